"""The menu that stands beside the page where the window is wide enough; elsewhere it is a dialog."""

from ladok_tui.screens.menu_rows import menu_sections
from ladok_tui.session import Session
from ladok_tui.widgets.row_list import RowList


class SideMenu(RowList):
    """The menu's rows, the highlight on the page in view until one goes into it."""

    def retext(self, session: Session, here: str) -> None:
        """Draw the menu in the words of the session."""
        sections = menu_sections(session, here, places=True)
        if sections != self.sections:  # as it is after nearly every answer
            self.set_page(sections)
        self.show_page(here)

    def show_page(self, here: str) -> None:
        """Highlight the page in view, unless one is in the menu."""
        if not self.has_focus:
            self._highlight_page(here)

    def enter(self, here: str) -> bool:
        """Go into the menu; return False where there is none in view."""
        if self.display:
            self._highlight_page(here)
            self.focus()
        return self.display

    def _highlight_page(self, name: str) -> None:
        self.highlight(f"app.open_page('{name}')")
