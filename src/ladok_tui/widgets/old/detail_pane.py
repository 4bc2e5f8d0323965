"""Beside the list, in a wide window: the highlighted row at full length."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ladok_tui.widgets.old.rows import Column, Row, Tone


class DetailPane(VerticalScroll, can_focus=False):
    """The highlighted row's name, facts and details.  Drawn from the row itself, so that it says nothing else."""

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield Static(id="detail", markup=False)

    def show(self, row: Row | None) -> None:
        """Draw a row, or nothing."""
        self.query_one("#detail", Static).update(detail(row) if row else Content(""))


def detail(row: Row) -> Content:
    """Put a row into lines: its name, its facts, then what would open beneath it."""
    name = row.cell(Column.NAME)
    facts = [cell for cell in row.cells if cell.column is not Column.NAME and cell.text]
    parts = [Content.styled(name.text if name else "", "bold $ladok-heading")]
    if facts:
        parts.append(Content(" · ").join([_toned(cell.text, row.tone_of(cell)) for cell in facts]))
    parts += [Content(""), *(_toned(line.text, line.tone) for line in row.details)]
    return Content("\n").join(parts)


def _toned(text: str, tone: Tone) -> Content:
    if tone is Tone.NORMAL:
        return Content(text)
    return Content.styled(text, f"$ladok-{tone}")
