"""One walk through the program by ear: what is pressed, what has to be heard, in the order in which it happens."""

from collections.abc import Iterator
from typing import NamedTuple

from readers.reader import Reader
from readers.speech import FRAME, JUNK, Heard, words_before

CHECKS = (
    "start: the page's name and a row are said",
    "start: no junk from escape sequences",
    "the cursor is visible",
    "]: the row under the cursor is said, first or last",
    "r: the dialog's title, what is asked and what can be done are said",
    "r: no frame and no letters of the page beneath are said",
    "right: the button is said",
    "esc: the row that one comes back to is said last",
    "enter: the result is said within 12 words",
    "left: that the row is folded is said in words",
    "f: the chosen filter is said",
    "/ enter: the first hit is said",
    "L: the new language is said",
    "q: ends with status 0",
)
NOT_YET: frozenset[str] = frozenset()
"""What the lists don't say yet (R6): told when it doesn't hold, and to be taken from here when it does."""

RESULT_WITHIN = 12  # words, some four seconds


class Said(NamedTuple):
    """What has to be heard, in a language."""

    page: str
    choice: str
    row: str
    title: str
    asked: str
    button: str
    done: str
    folded: str
    chosen: str
    hit: str
    language: str


SAID = {
    "sv": Said("Start", "Välj Studieval", "Registrera Algoritmer", "Registrera", "Period 1 av 2", "Avbryt",
               "Registrerad på Algoritmer", "hopfälld", "Visar: avklarade", "Statistik", "English"),
    "en": Said("Start", "Choose Study choice", "Register Algorithms", "Register", "Period 1 of 2", "Cancel",
               "Registered for Algorithms", "folded", "Showing: completed", "Statistics", "Svenska"),
}  # fmt: skip


def walk(reader: Reader, language: str) -> dict[str, Heard]:
    """Return each check with its answer; the same key may answer several."""
    heard = [*_start(reader, SAID[language]), *_register(reader, SAID[language]), *_education(reader, SAID[language])]
    return dict(zip(CHECKS, heard, strict=True))


def _start(reader: Reader, say: Said) -> Iterator[Heard]:
    said = reader.start()
    assert said, f"nothing was said; the program ended with {reader.status}; the screen:\n{reader.text}"
    told = " ".join(said)
    yield Heard(say.page in told and say.row in told, said)
    junk = [one for one in said if JUNK.match(one)]
    yield Heard(not junk, junk)
    yield Heard(not reader.is_cursor_hidden, [])


def _register(reader: Reader, say: Said) -> Iterator[Heard]:
    said = reader.press("]")
    yield Heard(words_before(said, say.choice) in (0, None) and any(say.choice in one for one in said), said)
    reader.press("down")
    said = reader.press("r")
    yield Heard(all(wanted in " ".join(said) for wanted in (say.title, say.asked, say.button)), said)
    framed = [one for one in said if FRAME.search(one)]
    yield Heard(bool(said) and not framed, framed)
    said = reader.press("right")
    yield Heard(any(say.button in one for one in said), said)
    said = reader.press("escape")
    yield Heard(words_before(said, say.row) == 0, said)
    reader.press("r")
    said = reader.press("enter", still=1.2)
    before = words_before(said, say.done)
    yield Heard(before is not None and before <= RESULT_WITHIN, [f"({before} words before it)", *said])


def _education(reader: Reader, say: Said) -> Iterator[Heard]:
    reader.press("2", still=1.0)
    reader.press("down")
    said = [*reader.press("left"), *reader.press("left")]
    yield Heard(say.folded in " ".join(said), said)
    said = reader.press("f")
    yield Heard(say.chosen in " ".join(said), said)
    reader.press("escape")
    reader.press("/")
    reader.type("stat")
    said = reader.press("enter")
    yield Heard(any(say.hit in one for one in said), said)
    said = reader.press("L", still=1.0)
    yield Heard(say.language in " ".join(said), said)
    reader.press("q", still=1.0)
    yield Heard(reader.status == 0, [str(reader.status)])
