"""The choices of a dialog, as rows: every arrow moves between them, since none of them opens."""

from ladok_tui.widgets.row_list import RowList


class ChoiceList(RowList):
    """A list of a few choices."""

    def action_expand(self) -> None:
        """Go to the next choice."""
        self.action_cursor_down()

    def action_collapse(self) -> None:
        """Go to the choice before."""
        self.action_cursor_up()
