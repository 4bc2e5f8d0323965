"""Where a course, a grade or a participation stands: a word with a sign for the eye, a whole word for ears."""

from datetime import date

import msgspec
import pytest

from core.words.test_reasons import FEE
from declared import because
from ladok_core.model.decision import Count, Day
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.span import Span
from ladok_core.model.state import State, StateKind, StateWord, When, WhenKind
from ladok_core.model.text import Text
from ladok_core.words import Words, grades, states
from ladok_core.words.signs import SIGNS

TODAY = date(2026, 11, 23)
SV, EN = Words("sv"), Words("en")
VG = Grade("1", "VG", Text("Väl godkänd", "Pass with distinction"), final=True, rank=1)
U = Grade("2", "U", Text("Underkänd", "Fail"), final=False, rank=2)

OPENS = because("REG-2/opens", on=Day(date(2026, 12, 5)), days=Count(12))

AWAY = Span(date(2026, 10, 1), date(2026, 12, 20))
SUSPENDED = because("REG-6/suspended", span=AWAY)


@pytest.mark.parametrize(
    ("state", "grade", "sign", "plain"),
    [
        (GradeState.PASSED, VG, "✓ VG", "betyg Väl godkänd (VG)"),
        (GradeState.PASSED, None, "✓ godkänt", "godkänt"),
        (GradeState.FAILED, U, "– U", "betyg Underkänd (U), underkänt"),
        (GradeState.CREDITED, None, "↦ tillgodoräknad", "tillgodoräknad"),
        (GradeState.NONE, None, "○ inget betyg", "inget betyg än"),
        (GradeState.NOT_CERTIFIED, VG, "○ ej attesterat", "inte attesterat än"),
    ],
)
def test_no_grade_not_certified_and_failed_are_three_things(
    state: GradeState, grade: Grade | None, sign: str, plain: str
) -> None:
    """EDU-4: and a grade that is not certified is never said, whatever it is."""
    assert (grades.stated(SV, state, grade), grades.stated(SV, state, grade, sign=False)) == (sign, plain)


def test_a_grade_has_its_name_and_its_code() -> None:
    assert (grades.named(SV, VG), grades.named(EN, VG)) == ("Väl godkänd (VG)", "Pass with distinction (VG)")
    assert grades.named(SV, msgspec.structs.replace(VG, name=Text(""))) == "VG"


@pytest.mark.parametrize(
    ("state", "eye", "ear"),
    [
        (
            State(StateKind.COMPLETED, StateWord.COMPLETED, grade=VG, when=When(WhenKind.ON, date(2026, 1, 2))),
            "✓ VG · 2 jan 2026",
            "avklarad, betyg Väl godkänd (VG), 2 januari 2026",
        ),
        (State(StateKind.COMPLETED, StateWord.COMPLETED), "✓ klar", "avklarad"),
        (
            State(StateKind.REGISTERED, StateWord.ONGOING, when=When(WhenKind.UNTIL, date(2026, 12, 13))),
            "● pågår · t.o.m. 13 dec",
            "pågår, till och med 13 december 2026",
        ),
        (
            State(StateKind.REGISTERED, StateWord.REGISTERED, when=When(WhenKind.FROM, date(2027, 1, 18))),
            "● registrerad · från 18 jan",
            "registrerad, från 18 januari 2027",
        ),
        (
            State(
                StateKind.REGISTER,
                StateWord.REGISTER,
                reason=because("REG-1/until", on=Day(date(2026, 12, 4))),
                when=When(WhenKind.UNTIL, date(2026, 12, 4)),
            ),
            "▸ Registrera · t.o.m. 4 dec",
            "kan registreras, till och med 4 december 2026",
        ),
        (
            State(StateKind.WAITING, StateWord.EXPECTED, reason=OPENS, when=When(WhenKind.ON, date(2026, 12, 5))),
            "○ öppnar om 12 dagar · 5 dec",
            "öppnar om 12 dagar, 5 december 2026",
        ),
        (
            State(StateKind.STOPPED, StateWord.OBSTACLES, reason=SUSPENDED, when=When(WhenKind.UNTIL, AWAY.last)),
            "! avstängd · t.o.m. 20 dec",
            "avstängd, till och med 20 december 2026",
        ),
        (
            State(StateKind.STOPPED, StateWord.OBSTACLES, reason=SUSPENDED),
            "! avstängd t.o.m. 20 dec",
            "avstängd till och med 20 december",
        ),
        (
            State(StateKind.STOPPED, StateWord.OBSTACLES, reason=FEE, obstacles=2),
            "! 2 hinder",
            "2 hinder för registrering",
        ),
        (State(StateKind.STOPPED, StateWord.OBSTACLES, reason=FEE), "! studieavgift saknas", "studieavgift saknas"),
        (
            State(StateKind.STOPPED, StateWord.MISSED, when=When(WhenKind.CLOSED, date(2026, 11, 20)), urgent=True),
            "! registreringen missad · stängde 20 nov",
            "registreringen är missad, stängde 20 november 2026",
        ),
        (
            State(StateKind.NOT_COMPLETED, StateWord.NOT_COMPLETED, when=When(WhenKind.TERM, date(2024, 7, 1))),
            "– ej avklarad · HT24",
            "ej avklarad, höstterminen 2024",
        ),
        (
            State(StateKind.NOT_COMPLETED, StateWord.EXPECTED, when=When(WhenKind.TERM, date(2006, 6, 30))),
            "– ej påbörjad · VT06",
            "ej påbörjad, vårterminen 2006",
        ),
        (State(StateKind.NOT_COMPLETED, StateWord.FAILED, grade=U), "– U", "betyg Underkänd (U), underkänt"),
        (
            State(StateKind.LEFT, StateWord.NON_COMPLETION, when=When(WhenKind.ON, date(2026, 3, 3))),
            "✕ avbrott · 3 mars 2026",
            "avbrott, 3 mars 2026",
        ),
        (State(StateKind.CREDITED, StateWord.CREDITED), "↦ tillgodoräknad", "tillgodoräknad"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_state_is_a_sign_a_word_and_a_day(state: State, eye: str, ear: str) -> None:
    """REG-2, REG-3, REG-6, EDU-4, NCP-3: the parts stand apart, so that columns can align."""
    said = states.stated(SV, state, TODAY)

    assert said.whole == (eye, ear)
    assert said.eye == f"{said.sign} {said.word}"


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
@pytest.mark.parametrize("word", [word for word in StateWord if word is not StateWord.OBSTACLES])
def test_every_state_has_words_and_every_day_too(word: StateWord, words: Words) -> None:
    """A missing word would be an error here."""
    for day in (None, *(When(kind, TODAY) for kind in WhenKind)):
        eye, ear = states.stated(words, State(StateKind.WAITING, word, when=day), TODAY).whole
        assert len(eye) > 3, day
        assert ear[0].isalpha(), day


@pytest.mark.parametrize(
    ("state", "terse"),
    [
        (State(StateKind.WAITING, StateWord.EXPECTED, reason=OPENS, when=When(WhenKind.ON, TODAY)), "öppnar"),
        (State(StateKind.STOPPED, StateWord.OBSTACLES, reason=SUSPENDED), "avstängd"),
        (State(StateKind.STOPPED, StateWord.OBSTACLES, reason=FEE), "avgift saknas"),
        (State(StateKind.STOPPED, StateWord.OBSTACLES, reason=FEE, obstacles=2), "2 hinder"),
        (State(StateKind.STOPPED, StateWord.MISSED), "missad"),
        (State(StateKind.NOT_COMPLETED, StateWord.FAILED, grade=U), "U"),
        (State(StateKind.LEFT, StateWord.NON_COMPLETION), "avbrott"),
    ],
)
def test_where_there_is_little_room_a_state_is_said_in_fewer_letters(state: State, terse: str) -> None:
    """U9, U11: the day stands beside it, and the sentence beneath it; only then a name may be cut."""
    assert states.stated(SV, state, TODAY).terse == terse


def test_a_missed_registration_that_stands_alone_says_in_few_letters_what_was_missed() -> None:
    """U11: it is the longest word of Start, and all its names would end where it begins."""
    missed, counted = (State(StateKind.STOPPED, StateWord.MISSED, obstacles=number) for number in (0, 2))

    assert [states.stated(words, missed, TODAY).tight for words in (SV, EN)] == ["reg. missad", "reg. missed"]
    assert states.stated(SV, counted, TODAY).tight == ""


def test_each_kind_of_state_has_a_sign_of_its_own() -> None:
    """U16: no sign has two meanings; what each means stands in the legend of the screen."""
    assert len(set(SIGNS.values())) == len(SIGNS) == len(StateKind)
