"""What ears hear of one's number, and of a theme that changes.  R10, R11."""

import pytest

from ladok_core.model.record import Record
from tui.sample_app import NOW, sample
from tui.screens.conftest import Drive
from tui.views.said import everything, lines_of, pages, view_of


@pytest.mark.parametrize("held", sample(), ids=lambda held: held.student.student_id)
def test_no_page_says_the_identity_number(held: Record) -> None:
    """R10: it belongs in My details, and nowhere else, neither for the eye nor for ears."""
    number = held.student.identity
    whole = number.shown if number else "no number"
    for name, page in pages(held, NOW):
        if name == "details":
            continue
        view = view_of(name, page)
        said = [text for one in everything(view) for text in one]
        assert not any(whole in text or whole[-4:] in text.split() for text in (*said, *lines_of(view, held))), name


async def test_the_menu_masks_the_identity_number_and_a_new_theme_is_said(drive: Drive) -> None:
    """R10, R11: `m` spoke the whole number each time; a theme changed without a sentence."""
    async with drive(size=(80, 24)) as it:
        await it.press("m")
        number = sample()[0].student.identity
        assert number is not None
        assert f"{number.shown[:8]}-****" in it.text
        assert number.shown[-4:] not in it.text
        await it.press("escape", "t", "down", "enter")
        assert it.caret.startswith("Temat är nu ")
