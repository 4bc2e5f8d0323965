"""The choices of a dialog, as rows: every arrow moves between them, since none of them opens."""

from ladok_tui.widgets.row_list import RowList
from ladok_tui.widgets.row_messages import ListMessage


class ChoiceList(RowList):
    """A list of a few choices beneath what they are about, which is what turning the page turns."""

    class Turned(ListMessage):
        """A key that turns the page was pressed."""

        def __init__(self, row_list: RowList, *, on: bool) -> None:
            super().__init__(row_list)
            self.on = on

    def action_page_down(self) -> None:
        """Turn what stands above on."""
        self.post_message(self.Turned(self, on=True))

    def action_page_up(self) -> None:
        """Turn what stands above back."""
        self.post_message(self.Turned(self, on=False))

    def action_expand(self) -> None:
        """Go to the next choice."""
        self.action_cursor_down()

    def action_collapse(self) -> None:
        """Go to the choice before."""
        self.action_cursor_up()
