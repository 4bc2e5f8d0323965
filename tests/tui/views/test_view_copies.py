"""What a copy doesn't have is said to be lacking, and never to be nothing.  IMP-1."""

from datetime import date

import pytest

from ladok_core.pages import page_spec
from ladok_tui.views.view import View
from records import NOW, record
from tui.views.said import view_of

LACKING = {
    "exams": "En kopia har inga examinationstillfällen. De står i Ladok.",
    "fees": "En kopia har inga studieavgifter. De står i Ladok.",
    "deadlines": "En kopia har bara registreringens datum. Tentamen, val och avgifter står i Ladok.",
}


@pytest.mark.parametrize("name", LACKING)
def test_a_copy_says_that_it_has_none_and_a_record_kept_here_that_there_are_none(name: str) -> None:
    """IMP-1, EXM-1, FEE-1, DLN-1."""
    spec = page_spec(name)
    copied, kept = (
        view_of(name, spec.build(record(imported_on=day), spec.ask(), NOW), "sv") for day in (date(2026, 9, 1), None)
    )

    def said(view: View) -> list[str]:
        return [one.eye for one in view.context] + [one.note.eye for one in view.sections]

    assert LACKING[name] in said(copied)
    assert not [one for one in said(copied) if "just nu" in one or "finns nu" in one]
    assert LACKING[name] not in said(kept)
    assert [one for one in said(kept) if one]
