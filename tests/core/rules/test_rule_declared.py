"""A rule declares its reasons, and each carries all that others may need to know of it."""

from datetime import date

from ladok_core.model.decision import Count, Reason
from ladok_core.model.destination import ToCourse, ToPage
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.rules.rule import Rule

LIBRARY = Rule("LIB-1", "Books are brought back.", since=date(2026, 7, 1), source="SFS 1993:100")
FEES = ToPage("fees")


def test_a_reason_is_given_as_it_is_declared() -> None:
    """REG-6: whoever holds one, here or over the wire, needs no list of rules to know what it means."""
    books = LIBRARY.reason("books", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT, "isbn")

    assert books.key == "LIB-1/books"
    assert books.because(FEES, missing=Count(2)) == Reason(
        "LIB-1", "books", {"missing": Count(2)}, Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT, FEES, "isbn"
    )


def test_a_reason_that_says_no_more_is_nobodys_and_leads_nowhere() -> None:
    """A fact that decides nothing is said last, and asks nothing of anyone."""
    told = LIBRARY.reason("told", Kind.FACT).because()

    assert (told.kind, told.urgency, told.turn, told.leads_to) == (Kind.FACT, Urgency.NONE, Turn.NOBODY, None)
    assert told == Reason("LIB-1", "told")


def test_where_a_reason_leads_depends_on_what_was_seen() -> None:
    """REG-6: each missing condition leads to a course of its own, if the student has it."""
    books = LIBRARY.reason("books", Kind.OBSTACLE)

    assert books.because(ToCourse("MA1020")).leads_to == ToCourse("MA1020")
    assert books.because().leads_to is None
