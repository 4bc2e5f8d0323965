"""The least Textual app that the program is measured against: header, footer, a list of 1,000.  Run as a program."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList

COURSES = 1_000


class MinimalApp(App[None]):
    """Nothing but the list."""

    def compose(self) -> ComposeResult:
        """Lay the list between header and footer."""
        yield Header()
        yield OptionList(*(f"Course {number:04}" for number in range(COURSES)))
        yield Footer()


if __name__ == "__main__":
    MinimalApp().run()
