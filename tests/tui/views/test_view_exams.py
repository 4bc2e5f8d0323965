"""The exam sessions, said."""

import msgspec

from ladok_core.model.text import Text
from ladok_core.sample import build
from ladok_tui.views.view import Address, Column
from records import NOW, TODAY
from tui.views.said import pages, view_of


def test_a_text_keeps_its_links_where_a_source_has_an_id_twice() -> None:
    """LOC-1, C5: rows are told apart by new keys, and nothing else of the page is another."""
    held = next(one for one in build(TODAY) if one.student.student_id == "ellen")
    page = dict(pages(held, NOW))["exams"]
    twice = msgspec.structs.replace(
        page, sessions=(*page.sessions, *page.sessions), local_text=Text("[Tentor](https://example.org/tentor)")
    )
    view = view_of("exams", twice)

    assert [link.ask for link in view.sections[0].links] == [Address("https://example.org/tentor")]
    keys = [row.key for row in view.rows()]
    assert len(keys) == len(set(keys)) == 2 * len(page.sessions)


def test_of_a_long_name_what_kind_of_exam_it_is_stays() -> None:
    """EXM-1, STA-4: its course is told by the code too; on Start and on the exams' own page."""
    held = next(one for one in build(TODAY) if one.student.student_id == "ellen")
    names = [
        row.cell(Column.NAME)
        for page in ("exams", "start")
        for row in view_of(page, dict(pages(held, NOW))[page]).rows()
        if row.key.startswith("exam ")
    ]
    assert len(names) > 2
    assert all(name and name.ending.startswith(" · ") and name.said.eye.endswith(name.ending) for name in names)
