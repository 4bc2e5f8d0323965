"""What has changed is drawn, and nothing else: after most keys that is two rows of a list and the line of the keys.

Textual would ask every widget between the first and the last of them for all its lines, and throw them away.
"""

from typing import NamedTuple

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class PlacedStrip(NamedTuple):
    """A strip at its column and row of the screen."""

    x: int
    y: int
    strip: Strip


class StripsUpdate(CompositorUpdate):
    """A paint of strips here and there."""

    def __init__(self, strips: list[PlacedStrip]) -> None:
        self.strips = strips

    def render_segments(self, console: Console) -> str:
        """Return the text that draws the strips."""
        return "".join(f"{Control.move_to(x, y).segment.text}{strip.render(console)}" for x, y, strip in self.strips)


class SparingCompositor(Compositor):
    """A compositor that draws each changed region by itself, where one widget covers all of it."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw the regions that have changed; None where there is none."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions}
        owners = {region: self._covering(region) for region in regions if region}
        if not owners or not all(owners.values()):
            return super().render_partial_update()
        self._dirty_regions.clear()
        strips: list[PlacedStrip] = []
        for region, found in owners.items():
            if found is not None:
                widget, at = found
                drawn = widget.render_lines(region.translate(-at.offset))
                strips += [PlacedStrip(region.x, y, strip) for y, strip in enumerate(drawn, region.y)]
        return StripsUpdate(strips)  # type: ignore[return-value]  # an update is all that is asked for

    def _covering(self, region: Region) -> tuple[Widget, Region] | None:
        """Return the foremost widget in a region, with its own region, if no other shows there beside it."""
        for widget, (own, clip) in self.visible_widgets.items():
            seen = own.intersection(clip)
            if seen.overlaps(region):
                return (widget, own) if seen.contains_region(region) else None
        return None
