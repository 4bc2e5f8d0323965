"""What an action answers with: one sentence or two when it is done, three when it is not."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from core.words import families
from core.words.test_reasons import CONDITIONS, FEE
from declared import because
from ladok_core.actions.action import Subject
from ladok_core.actions.outcome import Receipt, Touched
from ladok_core.actions.register import Register
from ladok_core.errors import (
    BadFile,
    NotFound,
    NotOpen,
    PortalError,
    Refused,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreTooNew,
)
from ladok_core.model.decision import Count, Day, Decision, Reason, Verdict
from ladok_core.model.education import EducationKind
from ladok_core.model.participation import REGISTRATIONS, EventKind
from ladok_core.model.text import Text
from ladok_core.words import Words, reasons, receipts, troubles
from records import choice

TODAY = date(2026, 11, 23)
SV, EN = Words("sv"), Words("en")
SUBJECT = Subject(
    "p1", "e1", EducationKind.COURSE, Text("Algoritmer", "Algorithms"), "MA2001", Decimal(15), period=1, periods=2
)


def _done(kind: EventKind = EventKind.REGISTRATION, *follows: Reason) -> Receipt:
    touched = Touched("p1", EducationKind.COURSE, SUBJECT.name, "MA2001", kind, 1)
    decision = Decision(Verdict.OPEN, (because("REG-1/until"),))
    return Receipt(Register("p1", 1), True, decision, SUBJECT, (touched,), follows)


DONE = _done()
FIRST = "Registrerad på Algoritmer (MA2001), period 1."


def _next(code: str, **saw: Day) -> Receipt:
    return _done(EventKind.REGISTRATION, because(f"REG-4/{code}", period=Count(2), **saw))


@pytest.mark.parametrize(
    ("receipt", "said"),
    [
        (DONE, FIRST),
        (
            msgspec.structs.replace(DONE, subject=msgspec.structs.replace(SUBJECT, periods=1)),
            "Registrerad på Algoritmer (MA2001).",
        ),
        (
            _next("next", on=Day(date(2027, 3, 10))),
            f"{FIRST} Du kan registrera dig på period 2 från 10 mars.",
        ),
        (
            _next("next-now", on=Day(TODAY)),
            f"{FIRST} Du kan registrera dig på period 2 redan nu, till och med 23 november.",
        ),
        (
            _next("next-closed", on=Day(date(2026, 11, 22))),
            f"{FIRST} Registreringen på period 2 stängde efter 22 november.",
        ),
        (
            msgspec.structs.replace(DONE, changed=False, touched=()),
            "Du var redan registrerad på Algoritmer (MA2001), period 1; ingenting har ändrats.",
        ),
    ],
)
def test_a_receipt_says_what_holds_and_what_comes_next(receipt: Receipt, said: str) -> None:
    """REG-4, REG-5: the same registration again is a success, and says that it changed nothing."""
    assert receipts.told(SV, receipt, TODAY) == said


def test_a_next_period_without_a_window_promises_no_date() -> None:
    """REG-3, REG-4."""
    said = receipts.told(EN, _next("next-undated"), TODAY)
    assert said.endswith(" No registration period has been set for period 2 yet.")


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
@pytest.mark.parametrize("kind", sorted(REGISTRATIONS))
def test_every_kind_of_registration_has_a_receipt(kind: EventKind, words: Words) -> None:
    assert "MA2001" in receipts.told(words, _done(kind), TODAY)


def _errors() -> list[PortalError]:
    made: list[PortalError] = [
        Refused(Decision(Verdict.CLOSED, (CONDITIONS, FEE))),
        *(
            NotFound(what, "X1")
            for what in ("course", "student", "institution", "participation", "period", "something else")
        ),
        NotFound("course", "X1", ("MA2001", "DB1001")),
        StoreTooNew(Path("x.sqlite"), 9, 3),
        *(StoreDamaged(Path("x.sqlite"), what, "bla") for what in ("file", "record", "something else")),
        NotOpen("val4", choice(), Decision(Verdict.HIDDEN, (because("CHO-1/no-place"),)), TODAY),
        PortalError(),
    ]
    special = StoreTooNew, StoreDamaged
    plain = [kind for kind in families.error_kinds() if issubclass(kind, StoreError) and not issubclass(kind, special)]
    return [*made, *(kind(Path("x.sqlite")) for kind in plain)]


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
@pytest.mark.parametrize("error", _errors(), ids=lambda error: f"{error.code}-{error}")
def test_every_trouble_says_what_happened_why_and_what_now(error: PortalError, words: Words) -> None:
    trouble = troubles.told(words, error, TODAY)

    assert trouble.code == error.code
    assert len(trouble.sentences) == 3
    for sentence in trouble.sentences:
        assert sentence[0].isupper() or sentence[0] in "xX", sentence
        assert sentence[-1] in ".)", sentence
        assert not set("{}…") & set(sentence), sentence


def test_a_refusal_names_its_rule_and_the_way_out() -> None:
    """REG-6: the headline is what helps soonest; every rule is named for scripts."""
    trouble = troubles.told(SV, Refused(Decision(Verdict.CLOSED, (CONDITIONS, FEE))), TODAY)

    assert trouble.why == "Ingen betald studieavgift täcker studieperioden. (REG-6/fee)"
    assert trouble.what_now == reasons.remedy(SV, FEE)
    assert trouble.rules == ("REG-6/conditions", "REG-6/fee")


def test_a_refusal_without_a_remedy_still_says_what_to_do() -> None:
    refused = Refused(Decision(Verdict.HIDDEN, (because("WDR-4/withdrawn"),)))
    assert troubles.told(SV, refused).what_now == "Kontakta lärosätet om du tror att det är fel."


def test_what_the_user_typed_is_quoted_safely() -> None:
    """Control bytes on the command line reach no terminal by way of an error, and braces stay braces."""
    trouble = troubles.told(SV, NotFound("course", "\x1b]52;c;\x07{wanted}" + "x" * 500, ("\x9bA", "B")))

    assert trouble.happened.isprintable()
    assert "{wanted}" in trouble.happened
    assert len(trouble.happened) < 120
    assert trouble.what_now.isprintable()
    assert troubles.told(SV, StoreLocked(Path("\x1b[31m{path}"))).happened.isprintable()


@pytest.mark.parametrize(
    ("number", "ending"), [(11, "K11."), (12, "K12."), (13, "K12 och 1 till."), (40, "K12 och 28 till.")]
)
def test_what_there_is_says_how_much_more_there_is(number: int, ending: str) -> None:
    """R12: a list that stops says so."""
    known = tuple(f"K{one}" for one in range(1, number + 1))

    assert troubles.told(SV, NotFound("course", "X1", known)).what_now.endswith(f", {ending}")


def test_what_is_not_found_is_looked_for_on_the_page_that_has_such() -> None:
    """EXM-1, CHO-1: where there is none to name."""
    found = [troubles.told(EN, NotFound(what, "X1")).what_now for what in ("exam-session", "choice", "course")]
    assert found == [
        f"See {page}."
        for page in (
            "Exam sessions for what there is",
            "Start for what can be chosen now",
            "My education for what there is",
        )
    ]


def test_an_error_without_words_of_its_own_borrows_its_parents() -> None:
    """An error that a later part adds is told as the nearest that has words, and is never speechless."""

    class StoreOnFire(StoreError):
        code = "store-on-fire"

    trouble = troubles.told(SV, StoreOnFire("x.sqlite"))
    assert (trouble.code, trouble.happened) == ("store-on-fire", "Datafilen x.sqlite kan inte användas.")


def test_a_bad_file_says_what_is_wrong_with_it_and_on_which_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words for each fault belong to whoever reads that kind of file; here one of them stands in."""
    monkeypatch.setattr(SV, "find", lambda key: "Det är inte JSON." if key == "bad-file.x" else Words("sv").find(key))

    trouble = troubles.told(SV, BadFile("visit.har", "x", 12))
    assert trouble.sentences[:2] == ("Filen visit.har kunde inte läsas in.", "Rad 12: Det är inte JSON.")
    assert troubles.told(SV, BadFile("visit.har", "x")).why == "Det är inte JSON."
