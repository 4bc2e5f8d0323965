"""The report of an import in words: what was taken, what is missing, what was not known.  A line each."""

from collections.abc import Iterator

from ladok_core.importing.report import WHYS, ImportReport, Taken
from ladok_core.sanitize import clean
from ladok_core.words import Words
from ladok_core.words.saving import how_to_save

_MOST = 10  # of a list; the rest is counted

_MISSING = {
    "student": "import.missing.student",
    "contact": "import.missing.contact",
    "structure": "import.missing.structure",
    "places": "import.missing.places",
}
_LOST = {"places": "import.lost.places", "structure": "import.lost.structure"}
_BY_SAVING = frozenset({"empty", "cut", "redacted", "packed", "broken"})
"""Why an answer was not read, where saving the visit in another way may help."""


def told(words: Words, report: ImportReport) -> tuple[str, ...]:
    """Put a report into words, in the order in which a student wants to know."""
    return tuple(_lines(words, report))


def _lines(words: Words, report: ImportReport) -> Iterator[str]:
    names = ", ".join(words.text(name) for name in report.institutions)
    yield words.say("import.taken", institutions=names, things=", ".join(_things(words, report.taken)))
    if report.unvisited:
        codes = _listed(words, [clean(course.code, 30) for course in report.unvisited])
        yield words.count("import.unvisited", len(report.unvisited), codes=codes)
    for page in report.missing:
        yield words.say(_MISSING[page])
    for what in report.lost:
        if what not in report.missing:
            yield words.say(_LOST[what])
    if report.undated:
        yield words.say("import.undated")
    for skipped in report.skipped:
        yield words.count("import.skipped", skipped.times, where=skipped.where or words.say("import.somewhere"))
    for why in dict.fromkeys(unknown.why for unknown in report.unknown):
        places = [unknown.where for unknown in report.unknown if unknown.why == why]
        yield words.say(f"import.unknown.{why}", where=_listed(words, places))
    whys = {unknown.why for unknown in report.unknown} & _BY_SAVING
    yield from dict.fromkeys(how_to_save(words, why, report.browser) for why in sorted(whys, key=WHYS.index))
    if report.garbled:
        yield words.say("import.garbled", where=_listed(words, list(report.garbled)))


def _things(words: Words, taken: Taken) -> Iterator[str]:
    yield words.count("import.courses", taken.courses)
    if taken.packages:
        yield words.count("import.packages", taken.packages)
    if taken.modules:
        yield words.count("import.modules", taken.modules)
    if taken.results:
        yield words.count("import.results", taken.results)
    if taken.credit_transfers:
        yield words.count("import.credit-transfers", taken.credit_transfers)
    if taken.contact:
        yield words.say("import.contact")


def _listed(words: Words, names: list[str]) -> str:
    shown = ", ".join(names[:_MOST])
    return shown if len(names) <= _MOST else words.say("import.and-more", names=shown, number=len(names) - _MOST)
