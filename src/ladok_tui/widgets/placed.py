"""What stands on a page, and where: a row, a block beneath it, a heading or a note; and how it is put into lines."""

from types import MappingProxyType

import msgspec

from ladok_tui.views.view import Block, Row
from ladok_tui.widgets.block_layout import Signs
from ladok_tui.widgets.columns import Columns
from ladok_tui.widgets.row_lines import RowLines


class PageStyle(msgspec.Struct, frozen=True):
    """How a page is put into lines.

    ``airy`` puts a blank line before each heading but the first.  ``elsewhere`` says that the blocks of the rows stand
    in another widget, and only what lies in a row opens.  ``every_line_a_stop`` makes headings and notes places where
    the highlight stops, for who hears the page.  ``signs`` are those of the keys that do actions.
    """

    airy: bool = True
    elsewhere: bool = False
    every_line_a_stop: bool = False
    signs: Signs = MappingProxyType({})


class Placed(msgspec.Struct, frozen=True):
    """A place where the highlight can stand: a row, a block beneath it that can be followed, or a heading or note.

    ``at`` is where its text begins, ``line`` its first line, ``height`` how many it takes, with what is opened beneath
    it; ``own`` are the lines of the row itself, None where it is no row.  ``parent`` is the index of the row that it
    lies in; ``first`` whether it is the first of its section; ``opened`` and ``opens`` whether it is open, and could
    be.  ``block`` is the place of the block in the row, and ``still`` marks a heading or a note.  ``beneath`` is how
    many lines beneath it tell what was filled in.
    """

    row: Row
    level: int
    columns: Columns
    parent: int | None
    at: int
    line: int
    height: int
    own: RowLines | None = None
    first: bool = False
    opened: bool = False
    opens: bool = False
    block: int | None = None
    still: bool = False
    beneath: int = 0

    @property
    def key(self) -> tuple[str, int | None]:
        """What tells it from the others on the page."""
        return self.row.key, self.block

    @property
    def followed(self) -> Block | None:
        """The block, if it is one."""
        return self.row.blocks[self.block] if self.block is not None else None

    @property
    def is_row(self) -> bool:
        """Whether it is a row: no block beneath one, no heading and no note."""
        return self.own is not None
