"""A visit as a student saves it who has studied for some years: a programme of many courses, most of them completed."""

from pathlib import Path

import ladok_answers as ladok

COURSES, RUNNING = 40, 4


def write_visit(path: Path) -> Path:
    """Write the visit as a HAR: every course has been looked at, and has three modules with a result each."""
    codes = [f"SF{1001 + number}" for number in range(COURSES)]
    places = [ladok.place(one, "registrerad" if n < RUNNING else "avklarad") for n, one in enumerate(codes)]
    pages = [ladok.entry(ladok.page_path(one), _page(one, done=n >= RUNNING)) for n, one in enumerate(codes)]
    return ladok.write(
        path,
        ladok.har(
            ladok.entry("/student/app/studentwebb/start", "<html></html>"),
            ladok.entry(ladok.PERSON, ladok.person()),
            ladok.entry(ladok.PLACES, ladok.places(*places)),
            ladok.entry(
                ladok.STRUCTURE,
                ladok.structure(ladok.node(ladok.package(), *(ladok.node(place) for place in places))),
            ),
            *pages,
        ),
    )


def _page(code: str, *, done: bool) -> ladok.Json:
    final = ladok.result(f"{code}-final") if done else None
    modules = [ladok.part(f"TEN{n}", 2.5, ladok.result(f"{code}-{n}")) for n in (1, 2, 3)]
    return ladok.course_page(code, ladok.version(ladok.part(code, 7.5, final), *modules))
