"""My details: what stands on the page, of whom, and what it offers.  CON-1 to CON-3, LOG-5."""

from msgspec.structs import replace

from ladok_core.actions import spec_of
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.span import Span
from ladok_core.model.student import Address, Student, TemporaryAddress
from ladok_core.pages.asks import AskDetails
from ladok_core.pages.details import DetailsPage, build
from records import DAY, NOW, TODAY, record

REGISTERED = Address("Gatan 1", "123 45", "By", registered=True)
OWN = Address("Box 1", "123 46", "By")
THERE = TemporaryAddress(Address("Gränd 2", "123 47", "Ort"), Span(TODAY, TODAY))
SWEDE = Student(
    "s", "Sam", "Sand", Identity(IdentityKind.PERSONAL, "200405179821"), "s@example.com", "070-174 06 30", (REGISTERED,)
)


def page(student: Student) -> DetailsPage:
    return build(record(of=student), AskDetails(), NOW)


def test_the_page_has_who_the_student_is_and_how_they_are_reached() -> None:
    """LOG-5, CON-1, CON-2: the whole number, which is masked everywhere else."""
    seen = page(replace(SWEDE, addresses=(REGISTERED, OWN), temporary=THERE))

    assert (seen.name, seen.identity) == ("Sam Sand", "20040517-9821")
    assert (seen.email, seen.phone) == ("s@example.com", "070-174 06 30")
    assert (seen.registered, seen.postal) == (REGISTERED, OWN)
    assert seen.temporary is not None
    assert (seen.temporary.address, seen.temporary.span) == (THERE.address, THERE.span)
    assert seen.temporary.stands.open
    assert seen.hidden is None
    assert seen.postal_editing is not None
    assert not seen.postal_editing.open


def test_a_temporary_address_is_shown_until_it_is_removed() -> None:
    """CON-2: the day after its last one it is told that it has ended."""
    later = replace(SWEDE, temporary=replace(THERE, span=Span(TODAY - DAY, TODAY - DAY)))

    seen = page(later)

    assert seen.temporary is not None
    assert [reason.key for reason in seen.temporary.stands.reasons] == ["CON-2/ended"]


def test_what_is_offered_can_be_done() -> None:
    """CON-1, CON-2: removal only where there is something to remove."""
    offered = {student: [spec_of(one.action).name for one in page(student).offered] for student in (
        SWEDE, replace(SWEDE, temporary=THERE), replace(SWEDE, temporary=THERE, protected=True))}  # fmt: skip

    assert list(offered.values()) == [
        ["details", "temporary-address"],
        ["details", "temporary-address", "remove-temporary-address"],
        ["details"],
    ]


def test_of_a_protected_identity_there_is_neither_address_nor_phone() -> None:
    """CON-3: and a sentence says so; nor is anything said of what could be changed."""
    seen = page(replace(SWEDE, protected=True, temporary=THERE))

    assert (seen.phone, seen.registered, seen.postal, seen.temporary) == ("", None, None, None)
    assert (seen.postal_editing, seen.elsewhere) == (None, None)
    assert seen.hidden is not None
    assert [reason.key for reason in seen.hidden.reasons] == ["CON-3/hidden"]
    assert seen.email == "s@example.com"


def test_a_copy_offers_nothing_that_is_open() -> None:
    """IMP-1: the page is shown, and nothing on it can be changed."""
    copy = build(record(of=replace(SWEDE, temporary=THERE), imported_on=TODAY), AskDetails(), NOW)

    assert copy.temporary is not None
    assert [one.decision.open for one in copy.offered] == [False, False, False]
    assert not copy.editing.open
