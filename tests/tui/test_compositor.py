"""P7: only what has changed is drawn, each region by the one widget that covers it; else as Textual does it."""

from typing import Any

from textual._compositor import ChopsUpdate
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from ladok_tui.terminal.compositor import SparingCompositor, StripsUpdate


class Counted(Static):
    """A text that counts the lines it was asked for."""

    asked = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked += crop.height
        return super().render_lines(crop)


class TwoApp(App[None]):
    """Two texts side by side."""

    CSS = "Counted { width: 10; height: 4; }"

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Counted("left\n2\n3\n4", id="left")
            yield Counted("right\n2\n3\n4", id="right")


def drawn_by(screen: Screen[Any], *regions: Region) -> StripsUpdate | ChopsUpdate | None:
    compositor = screen._compositor
    compositor.__class__ = SparingCompositor  # as our own screens have it from the start
    compositor._dirty_regions = set(regions)
    return compositor.render_partial_update()


async def test_a_changed_region_asks_only_the_widget_that_covers_it() -> None:
    app = TwoApp()
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        left, right = app.query_one("#left", Counted), app.query_one("#right", Counted)
        left.asked = right.asked = 0
        update = drawn_by(app.screen, Region(10, 0, 10, 1), Region(10, 2, 10, 1))

        assert isinstance(update, StripsUpdate)
        assert sorted((x, y, strip.text.rstrip()) for x, y, strip in update.strips) == [
            (10, 0, "right"), (10, 2, "3")]  # fmt: skip
        assert (left.asked, right.asked) == (0, 2)
        assert drawn_by(app.screen) is None


async def test_where_several_widgets_show_it_is_drawn_as_textual_does() -> None:
    app = TwoApp()
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()

        assert isinstance(drawn_by(app.screen, Region(5, 1, 10, 1)), ChopsUpdate)
        assert not app.screen._compositor._dirty_regions
