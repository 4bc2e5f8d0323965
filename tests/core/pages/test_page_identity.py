"""Who is signed in, and how they look at it."""

from datetime import date

from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.institution import Switch
from ladok_core.model.student import Student
from ladok_core.pages import identity
from records import NOW, institution, record


def test_the_menu_has_name_number_and_address() -> None:
    """LOG-5: the whole number, to its owner."""
    of = Student("ellen", "Ellen", "Ek", Identity(IdentityKind.PERSONAL, "189001019802"), "ellen@example.org")
    who = identity.build(record(of=of), (), None, read_only=False)

    assert (who.student_id, who.name, who.identity, who.email) == (
        "ellen", "Ellen Ek", "18900101-9802", "ellen@example.org",
    )  # fmt: skip
    assert (who.institution.institution_id, who.institution.here) == ("bla", True)
    assert (who.as_of, who.read_only, who.imported_on) == (None, False, None)


def test_without_a_number_nothing_stands_there() -> None:
    """LOG-5: foreign students may have none."""
    assert identity.build(record(), (), None, read_only=False).identity == ""


def test_what_is_turned_on_is_listed_in_one_order() -> None:
    """LOG-4: the menu follows it."""
    at = institution(switches=frozenset({Switch.MY_EDUCATION, Switch.REGISTER_COURSE}))

    assert identity.build(record(at=at), (), None, read_only=False).switches == (
        Switch.REGISTER_COURSE, Switch.MY_EDUCATION,
    )  # fmt: skip


def test_a_view_that_is_not_of_now_or_not_to_be_written_says_so() -> None:
    """IMP-1, SUP-1: the header tells it on every page."""
    who = identity.build(record(imported_on=date(2026, 9, 1)), (), NOW, read_only=True)

    assert (who.as_of, who.read_only, who.imported_on) == (NOW, True, date(2026, 9, 1))
