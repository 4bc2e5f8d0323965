"""The rows of a page with what there is to say of the highlighted one: beside the list, below it, or in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from ladok_tui.views.view import NOTHING, Field, View
from ladok_tui.widgets.block_layout import Signs
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.details_place import BLANK, RULE, Place, details_place
from ladok_tui.widgets.row_list import RowList

if TYPE_CHECKING:  # few pages are filled in, and the first is to come soon
    from ladok_tui.widgets.field_input import FieldInput


class RowsWithDetails(Vertical):
    """A list, and details where the list's natural width leaves room for them (U7)."""

    DEFAULT_CSS = """
    RowsWithDetails {
        height: 1fr;
        layers: default over;
        #rows { width: 1fr; height: 1fr; }
    }
    """

    class Placed(Message):
        """The details stand elsewhere now, and so other rows open in the list."""

    def __init__(self, follow: Callable[[], None]) -> None:
        """Call ``follow`` at once when something else has the highlight."""
        super().__init__()
        self.rows = RowList(id="rows")
        """The list."""
        self.rows.follow = follow
        self._beside = Details(id="beside", classes="-beside")
        self._below = Details(id="below", classes="-below")
        self._view = View(NOTHING)
        self.typed: FieldInput | None = None
        """What lies over a row that is filled in, once there is one that can be."""

    def compose(self) -> ComposeResult:
        """Lay out the list; its details come when there is room for them, what is typed into with the first field."""
        yield self.rows

    @property
    def details(self) -> Details | None:
        """The details beside or below the list; None where they stand in it, or there are none."""
        return next((one for one in (self._beside, self._below) if one.is_attached and one.display), None)

    @property
    def is_typed_into(self) -> bool:
        """Whether what lies over a row has the focus."""
        return self.typed is not None and self.screen.focused is self.typed

    def type_into(self, key: str, field: Field, value: str) -> None:
        """Begin to fill in the highlighted row, which has that key, with a value to begin with."""
        self._lay_field().begin(key, field, value)

    def show(self, view: View, tab: str) -> None:
        """Show what a view has under a tab."""
        self._view = view
        if any(row.fields for row in view.rows()):
            self._lay_field()
        self.rows.set_view(view, tab)
        self.on_resize()
        self.show_details()

    def retext(self, signs: Signs, more: str, nothing_found: str) -> None:
        """Use these words, and these signs of keys before the actions."""
        self.rows.nothing_found = nothing_found
        self.rows.set_signs(signs)
        for details in (self._beside, self._below):
            details.set_signs(signs)
            details.retext(more, more)

    def on_resize(self) -> None:
        """Put the details where there is room for them: the list's natural width comes first."""
        room = self.size
        if not room:
            return
        found = details_place(*room, self.rows.natural_width, self.rows.line_count(room))
        blocks = any(row.blocks for row in self._view.rows())
        self._beside.styles.width = RULE + BLANK + found.size
        self._below.styles.height = found.size
        self._put(self._beside, shown=blocks and found.place is Place.BESIDE)
        self._put(self._below, shown=blocks and found.place is Place.BELOW)
        self.styles.layout = "horizontal" if self._beside.display else "vertical"
        if self.rows.put_blocks(elsewhere=blocks and found.place is not Place.IN_LIST):
            self.post_message(self.Placed())
        self.show_details()

    def _lay_field(self) -> "FieldInput":
        if self.typed is None:
            from ladok_tui.widgets.field_input import FieldInput  # noqa: PLC0415  after the first paint

            self.typed = FieldInput(self.rows)
            self.mount(self.typed)
        return self.typed

    def _put(self, details: Details, *, shown: bool) -> None:
        details.display = shown
        if shown and not details.is_attached:  # on many a page they never come, and a page is to come soon
            self.mount(details, after=self.rows)

    def show_details(self) -> None:
        """Show what there is about the highlighted row, where it has a place of its own."""
        if self.details is not None:
            self.details.show(self.rows.highlighted)
