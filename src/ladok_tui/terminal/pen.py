"""How a cell is drawn, as the terminal understands it, and the shortest way from one pen to the next."""

from typing import NamedTuple

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import SGR_STYLES

RESET, NO_COLOUR, NO_BACKGROUND = "0", "39", "49"
ON_BLANKS = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})
"""The attributes that show where no letter is: lines, reverse, blinking, frames."""


class Pen(NamedTuple):
    """The attributes, the colour and the background, each as SGR has it; and the address that a cell leads to."""

    attributes: tuple[str, ...] = ()
    colour: str = ""
    background: str = ""
    link: str = ""

    @property
    def on_blank(self) -> "Pen":
        """What of the pen shows where no letter is; of two that look alike there, only one is ever sent."""
        if not ON_BLANKS.isdisjoint(self.attributes):
            return self
        return Pen((), "", self.background, self.link)


PLAIN = Pen()

_pens: dict[tuple[Style, ColorSystem], Pen] = {}
_KEPT = 2048


def pen_of(style: Style, colours: ColorSystem) -> Pen:
    """Return the pen that draws a style with as many colours as there are."""
    pen = _pens.get((style, colours))
    if pen is None:
        if len(_pens) >= _KEPT:  # each click has a style of its own
            _pens.clear()
        pen = _pens[style, colours] = _made(style, colours)
    return pen


def _made(style: Style, colours: ColorSystem) -> Pen:
    # Rich has no public way to a style's attributes, colour and background as SGR; Textual's strip goes the same.
    bits = style._attributes & style._set_attributes  # noqa: SLF001  # a test holds it
    attributes = tuple(SGR_STYLES[bit] for bit in range(bits.bit_length()) if bits & (1 << bit))
    colour = ";".join(style.color.downgrade(colours).get_ansi_codes()) if style.color else ""
    background = ";".join(style.bgcolor.downgrade(colours).get_ansi_codes(foreground=False)) if style.bgcolor else ""
    return Pen(
        attributes,
        "" if colour == NO_COLOUR else colour,
        "" if background == NO_BACKGROUND else background,
        f"\x1b]8;id={style.link_id};{style.link}\x1b\\" if style.link else "",
    )


def switch(old: Pen, new: Pen) -> str:
    """Return the sequences that turn one pen into another; to none, a reset."""
    link = (new.link or "\x1b]8;;\x1b\\") if new.link != old.link else ""
    if old[:3] == new[:3]:
        return link
    if new[:3] == PLAIN[:3]:
        codes = [RESET]
    elif set(old.attributes) <= set(new.attributes):
        codes = [one for one in new.attributes if one not in old.attributes]
        codes += [new.colour or NO_COLOUR] if new.colour != old.colour else []
        codes += [new.background or NO_BACKGROUND] if new.background != old.background else []
    else:  # an attribute goes off surely by a reset alone: terminals differ in what else switches it off
        codes = [code for code in (RESET, *new.attributes, new.colour, new.background) if code]
    return f"{link}\x1b[{';'.join(codes)}m"
