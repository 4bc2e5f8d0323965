"""What the messages of a row list are about: the list, or one of its rows."""

from typing import TYPE_CHECKING

from textual.message import Message

from ladok_tui.views.view import Row

if TYPE_CHECKING:  # it tells them
    from ladok_tui.widgets.row_list import RowList


class ListMessage(Message):
    """Something about the list."""

    def __init__(self, row_list: "RowList") -> None:
        super().__init__()
        self.row_list = row_list

    @property
    def control(self) -> "RowList":
        """The list that tells."""
        return self.row_list


class RowMessage(ListMessage):
    """Something about a row."""

    def __init__(self, row_list: "RowList", row: Row) -> None:
        super().__init__(row_list)
        self.row = row
