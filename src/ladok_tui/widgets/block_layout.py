"""The blocks of a thing as lines: facts, notes, parts, reasons, links and actions, drawn alike wherever they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from rich.cells import cell_len

from ladok_tui.views.view import Act, Address, Block, Fact, Heading, Link, Note, Part, Row, Section, Tone, Why
from ladok_tui.widgets.cell_text import HELD, clipped, on_one_line, padded, wrapped
from ladok_tui.widgets.columns import GAP, Columns
from ladok_tui.widgets.legend import LEADS_TO
from ladok_tui.widgets.measuring import Measure
from ladok_tui.widgets.row_layout import drawn_row
from ladok_tui.widgets.runs import Drawn, Run, cropped, indented

LABEL_SHARE = 3  # labels take a third of the width at most; longer ones stand on a line of their own
PART_IN = 2  # a part stands further in than the heading above it

Signs = Mapping[str, str]
"""The sign of each key action, by its id, as ``{"register": "r"}``."""


class BlockLine(msgspec.Struct, frozen=True):
    """A line, and the place of the block that it belongs to."""

    drawn: Drawn
    block: int


def drawn_blocks(blocks: Sequence[Block], width: int, signs: Signs) -> list[BlockLine]:
    """Return the lines of a thing's blocks at a width; with the signs of the keys that do its actions."""
    return list(_lines(blocks, max(1, width), signs))


def text_of_blocks(blocks: Iterable[Block]) -> list[str]:
    """Return what the blocks say to the eye, a line each, as it is copied."""
    return [text_of_block(block) for block in blocks]


def text_of_block(block: Block) -> str:
    """Return what a block says to the eye, as it is copied: a reason as its sentence, a link as its address alone."""
    return _text_of(block).replace(HELD, " ")


def _text_of(block: Block) -> str:
    match block:
        case Fact():
            return f"{block.label.eye}  {block.value.eye}".strip()
        case Part():
            return "  ".join(cell.said.eye for cell in block.cells if cell.said.eye)
        case Why():
            return " ".join(said.eye for said in (block.sentence, block.remedy) if said and said.eye)
        case Act():
            return " · ".join(said.eye for said in (block.said, block.reason) if said and said.eye)
        case Link(ask=Address() as address):
            return address.shown
        case _:
            return block.said.eye


def _lines(blocks: Sequence[Block], width: int, signs: Signs) -> Iterator[BlockLine]:
    draw = _Drawing(blocks, width, signs)
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and place:
            yield BlockLine((), place)
        for line in draw.lines(block):
            yield BlockLine(cropped(line, width), place)


class _Drawing:
    """How the blocks of one thing are drawn: their labels line up, and so do the columns of their parts."""

    def __init__(self, blocks: Sequence[Block], width: int, signs: Signs) -> None:
        self._width, self._signs = width, signs
        labels = (cell_len(block.label.eye) for block in blocks if isinstance(block, Fact))
        self._label = max((label for label in labels if label <= width // LABEL_SHARE), default=0)
        # Parts are measured together, those that stand apart too: so they line up down the thing.
        parts = tuple(Row("", None, block.cells) for block in blocks if isinstance(block, Part))
        self._part_in = PART_IN if any(isinstance(block, Heading) for block in blocks) else 0
        section = Section(rows=parts)
        self._parts: Columns = Measure((section,)).columns(section, max(1, width - self._part_in))
        acts = (signs.get(block.key, "") for block in blocks if isinstance(block, Act) and block.offered.decision.open)
        self._sign = max(map(cell_len, acts), default=0)

    def lines(self, block: Block) -> list[Drawn]:
        """Return a block's lines."""
        match block:
            case Heading():
                return [(Run(clipped(on_one_line(block.said.eye), self._width), Tone.HEADING),)]
            case Fact():
                return self._fact(block)
            case Note():
                return self._text(block.said.eye, block.tone)
            case Part():
                row = Row("", None, block.cells)
                return [indented(line, self._part_in) for line in drawn_row(row, 0, self._parts, opened=False)]
            case Why():
                return self._why(block)
            case Link():
                return self._text(LEADS_TO + block.said.eye, Tone.ACCENT, hang=len(LEADS_TO))
            case Act():
                return self._act(block)

    def _fact(self, fact: Fact) -> list[Drawn]:
        label, value = on_one_line(fact.label.eye), fact.value.eye
        if not self._label and not label:
            return self._text(value, fact.tone)
        if cell_len(label) > self._label:
            return [(Run(clipped(label, self._width), Tone.QUIET),), *self._text(value, fact.tone, left=PART_IN)]
        start = Run(padded(label, self._label + GAP), Tone.QUIET)
        first, *rest = self._text(value, fact.tone, left=self._label + GAP)
        return [(start, *first[1:]), *rest]

    def _why(self, why: Why) -> list[Drawn]:
        number = f"{why.number}  " if why.of > 1 else ""
        hang = len(number)
        lines = self._text(number + why.sentence.eye, Tone.NORMAL if why.against else Tone.QUIET, hang=hang)
        if why.remedy is not None and why.remedy.eye:
            tone = Tone.ACCENT if why.leads_to is not None else Tone.QUIET
            lines += self._text(LEADS_TO + why.remedy.eye, tone, left=hang, hang=len(LEADS_TO))
        return lines

    def _act(self, act: Act) -> list[Drawn]:
        if not act.offered.decision.open:
            reason = f" · {act.reason.eye}" if act.reason and act.reason.eye else ""
            return self._text(act.said.eye + reason, Tone.QUIET, left=self._sign + GAP if self._sign else 0)
        sign = self._signs.get(act.key, "")
        if not self._sign:
            return self._text(act.said.eye, Tone.ACCENT)
        first, *rest = self._text(act.said.eye, Tone.NORMAL, left=self._sign + GAP)
        return [(Run(padded(sign, self._sign + GAP), Tone.ACCENT), *first[1:]), *rest]

    def _text(self, text: str, tone: Tone, left: int = 0, hang: int = 0) -> list[Drawn]:
        """Return a text over as many lines as it takes; the first run of each are the blanks before it."""
        left = min(left, self._width // 2)
        blanks = Run(" " * left, Tone.NORMAL)
        return [(blanks, Run(line, tone)) for line in wrapped(text, self._width - left, hang)]
