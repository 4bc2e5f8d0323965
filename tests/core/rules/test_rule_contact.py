"""CON-1 to CON-3: what can be changed of how a student is reached, by whom, and what is never shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ladok_core.model.contact import (
    ContactSet,
    TemporaryAddressRemoved,
    TemporaryAddressSet,
    TemporarySought,
    with_change,
)
from ladok_core.model.decision import Count, Day, Decision, Verdict
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.student import Address, Student, TemporaryAddress
from ladok_core.rules.contact import (
    LINES,
    can_change_details,
    details_sought,
    is_shown_contact,
    is_shown_details_page,
    may_change_details,
    may_change_postal,
)
from ladok_core.rules.temporary_address import (
    as_sought,
    can_remove_temporary,
    can_set_temporary,
    may_live_elsewhere,
    temporary_on,
)
from records import DAY, TODAY, record

PERSONAL = Identity(IdentityKind.PERSONAL, "200405179821")
INTERIM = Identity(IdentityKind.INTERIM, "20011023T281")
HOME = Address("Provgatan 1", "123 45", "Provby")
REGISTERED = replace(HOME, registered=True)
ABROAD = Address("Prøveveien 1", "0150", "Oslo", country="Norge")
THERE = TemporaryAddress(HOME, Span(TODAY, TODAY + 30 * DAY))
SWEDE = Student("s", "Sam", "Sand", PERSONAL, "sam@example.com", "070-174 06 30", (REGISTERED,))
GUEST = Student("g", "Gun", "Gran", INTERIM, "gun@example.com", "070-174 06 31", (HOME,))
SECRET = replace(SWEDE, protected=True, temporary=THERE)


def of(student: Student, imported_on: date | None = None) -> Record:
    return record(of=student, imported_on=imported_on)


def told(decision: Decision) -> tuple[Verdict, list[str]]:
    return decision.verdict, [reason.key for reason in decision.reasons]


@pytest.mark.parametrize(
    ("student", "wished", "verdict", "keys"),
    [
        (SWEDE, ContactSet(), Verdict.CLOSED, ["CON-1/nothing"]),
        (SWEDE, ContactSet(email="new@example.com"), Verdict.OPEN, ["CON-1/can"]),
        (SWEDE, ContactSet(email="sam@example.com"), Verdict.CLOSED, ["CON-1/same"]),
        (SWEDE, ContactSet(email=" sam@EXAMPLE.com "), Verdict.CLOSED, ["CON-1/same"]),
        (SWEDE, ContactSet(email="sam@example.com", phone="0701740631"), Verdict.OPEN, ["CON-1/can"]),
        (SWEDE, ContactSet(email=""), Verdict.CLOSED, ["CON-1/no-email"]),
        (SWEDE, ContactSet(email="sam.example.com"), Verdict.CLOSED, ["CON-1/email"]),
        (SWEDE, ContactSet(email="sam@example"), Verdict.CLOSED, ["CON-1/email"]),
        (SWEDE, ContactSet(phone="0701740630"), Verdict.CLOSED, ["CON-1/same"]),
        (SWEDE, ContactSet(phone=""), Verdict.OPEN, ["CON-1/can"]),
        (SWEDE, ContactSet(phone="112"), Verdict.CLOSED, ["CON-1/phone"]),
        (SWEDE, ContactSet(phone="call me"), Verdict.CLOSED, ["CON-1/phone"]),
        (SWEDE, ContactSet(postal=ABROAD), Verdict.CLOSED, ["CON-2/registered"]),
        (
            SWEDE,
            ContactSet("x", "1", Address("", "", "")),
            Verdict.CLOSED,
            ["CON-1/email", "CON-1/phone"],  # no address was there, and none is wished for
        ),
        (SWEDE, ContactSet("x", "1", HOME), Verdict.CLOSED, ["CON-1/email", "CON-1/phone", "CON-2/registered"]),
        (GUEST, ContactSet(postal=ABROAD), Verdict.OPEN, ["CON-1/can"]),
        (GUEST, ContactSet(postal=replace(HOME, postcode="12345")), Verdict.CLOSED, ["CON-1/same"]),
        (GUEST, ContactSet(postal=replace(HOME, postcode="1234")), Verdict.CLOSED, ["CON-1/postcode"]),
        (
            GUEST,
            ContactSet(postal=replace(HOME, country="Sverige", postcode="0150")),
            Verdict.CLOSED,
            ["CON-1/postcode"],
        ),
        (
            GUEST,
            ContactSet(postal=Address("", "", "")),
            Verdict.CLOSED,
            ["CON-1/street", "CON-1/postcode", "CON-1/town"],
        ),
        (GUEST, ContactSet(postal=replace(HOME, care_of="\x1b[2J")), Verdict.CLOSED, ["CON-1/signs"]),
        (SECRET, ContactSet(email="new@example.com"), Verdict.OPEN, ["CON-1/can"]),
        (SECRET, ContactSet(phone="0701740631"), Verdict.CLOSED, ["CON-3/protected"]),
        (SECRET, ContactSet(phone="nonsense"), Verdict.CLOSED, ["CON-3/protected"]),
        (SECRET, ContactSet(postal=ABROAD), Verdict.CLOSED, ["CON-3/protected"]),
        (SECRET, ContactSet("x", "", ABROAD), Verdict.CLOSED, ["CON-1/email", "CON-3/protected"]),
        (replace(GUEST, protected=True), ContactSet(phone="1", postal=ABROAD), Verdict.CLOSED, ["CON-3/protected"]),
        (replace(GUEST, protected=True), ContactSet(postal=ABROAD), Verdict.CLOSED, ["CON-3/protected"]),
        (replace(GUEST, identity=None), ContactSet(postal=ABROAD), Verdict.OPEN, ["CON-1/can"]),
    ],
)
def test_a_change_is_decided_on_as_a_whole(
    student: Student, wished: ContactSet, verdict: Verdict, keys: list[str]
) -> None:
    """CON-1, CON-2, CON-3: every obstacle is named; what differs in its writing alone is no change."""
    assert told(can_change_details(of(student), wished)) == (verdict, keys)


@pytest.mark.parametrize(("length", "keys"), [(99, ["CON-1/can"]), (100, ["CON-1/can"]), (101, ["CON-1/long"])])
def test_a_line_has_its_end(length: int, keys: list[str]) -> None:
    """CON-1 †: what no envelope has room for is refused, and how much it may be is said."""
    decision = can_change_details(of(GUEST), ContactSet(postal=replace(HOME, street="x" * length)))

    assert told(decision)[1] == keys
    assert decision.open or decision.headline.saw == {"longest": Count(100)}


@pytest.mark.parametrize(("length", "keys"), [(100, ["CON-1/can"]), (101, ["CON-1/long"])])
def test_an_email_address_has_its_end(length: int, keys: list[str]) -> None:
    """CON-1 †: as a line of an address has."""
    domain = f"@{'d' * 40}.{'e' * 40}.se"
    decision = can_change_details(of(SWEDE), ContactSet(email="x" * (length - len(domain)) + domain))

    assert told(decision)[1] == keys
    assert decision.open or decision.headline.saw == {"longest": Count(100)}


def test_what_is_kept_is_written_as_it_should_be() -> None:
    """CON-1: so that the same number is never kept in two writings."""
    wished = ContactSet("Sam@EXAMPLE.com", "+46 70-1740631", replace(HOME, postcode="SE-54321", street=" Ny  gata 2 "))

    assert details_sought(GUEST, wished) == ContactSet(
        "Sam@example.com",
        None,  # the very number that is known
        Address("Ny gata 2", "543 21", "Provby"),
    )


@pytest.mark.parametrize(
    ("first", "last", "verdict", "keys"),
    [
        (TODAY, TODAY, Verdict.OPEN, ["CON-2/elsewhere"]),
        (TODAY, TODAY + DAY, Verdict.OPEN, ["CON-2/elsewhere"]),
        (TODAY - DAY, TODAY, Verdict.OPEN, ["CON-2/elsewhere"]),
        (TODAY - DAY, TODAY - DAY, Verdict.CLOSED, ["CON-2/past"]),
        (TODAY + DAY, TODAY, Verdict.CLOSED, ["CON-2/order"]),
        (None, TODAY, Verdict.CLOSED, ["CON-2/no-first"]),
        (TODAY, None, Verdict.CLOSED, ["CON-2/no-last"]),
        (None, TODAY - DAY, Verdict.CLOSED, ["CON-2/no-first", "CON-2/past"]),
    ],
)
def test_the_last_day_may_be_today(first: date | None, last: date | None, verdict: Verdict, keys: list[str]) -> None:
    """CON-2: a day either side of today and of the first day changes the answer, and its reason."""
    assert told(can_set_temporary(of(SWEDE), TemporarySought(ABROAD, first, last), TODAY)) == (verdict, keys)


def test_the_days_that_are_wrong_are_named() -> None:
    """CON-2: a sentence without them would leave the student to look for them."""
    past = can_set_temporary(of(SWEDE), TemporarySought(HOME, TODAY - 2 * DAY, TODAY - DAY), TODAY)
    turned = can_set_temporary(of(SWEDE), TemporarySought(HOME, TODAY + DAY, TODAY), TODAY)

    assert past.headline.saw == {"on": Day(TODAY - DAY)}
    assert turned.headline.saw == {"on": Day(TODAY + DAY)}


def test_every_obstacle_to_a_temporary_address_is_named() -> None:
    """CON-2: one at a time would take five tries."""
    decision = can_set_temporary(of(SWEDE), TemporarySought(Address("", "1", "")), TODAY)

    lines = ["CON-1/street", "CON-1/postcode", "CON-1/town"]
    assert told(decision)[1] == [*lines, "CON-2/no-first", "CON-2/no-last"]


def test_what_is_so_already_holds() -> None:
    """CON-2: the same wish again is a success, after its days, too; none to remove is one as well."""
    there = of(replace(SWEDE, temporary=THERE))
    late = THERE.span.last + DAY

    same = TemporarySought(HOME, TODAY, TODAY + 30 * DAY)
    assert as_sought(THERE) == same
    assert told(can_set_temporary(there, same, late)) == (Verdict.CLOSED, ["CON-2/temporary-same"])
    assert can_set_temporary(there, as_sought(THERE), late).holds
    assert told(can_remove_temporary(there)) == (Verdict.OPEN, ["CON-2/removable"])
    assert told(can_remove_temporary(of(SWEDE))) == (Verdict.CLOSED, ["CON-2/none"])
    assert can_remove_temporary(of(SWEDE)).holds


@pytest.mark.parametrize(
    ("today", "verdict", "key", "on"),
    [
        (THERE.span.first - DAY, Verdict.LATER, "CON-2/later", THERE.span.first),
        (THERE.span.first, Verdict.OPEN, "CON-2/now", THERE.span.last),
        (THERE.span.first + DAY, Verdict.OPEN, "CON-2/now", THERE.span.last),
        (THERE.span.last - DAY, Verdict.OPEN, "CON-2/now", THERE.span.last),
        (THERE.span.last, Verdict.OPEN, "CON-2/now", THERE.span.last),
        (THERE.span.last + DAY, Verdict.CLOSED, "CON-2/ended", THERE.span.last),
    ],
)
def test_both_days_belong_to_a_temporary_address(today: date, verdict: Verdict, key: str, on: date) -> None:
    """CON-2: a day either side of each."""
    decision = temporary_on(THERE, today)

    assert told(decision) == (verdict, [key])
    assert decision.headline.saw == {"on": Day(on)}


def test_who_may_change_what() -> None:
    """CON-1, CON-2, CON-3: the page says it before anything is typed."""
    assert told(may_change_details(of(SWEDE))) == (Verdict.OPEN, ["CON-1/can"])
    assert told(may_change_postal(of(SWEDE))) == (Verdict.CLOSED, ["CON-2/registered"])
    assert told(may_change_postal(of(GUEST))) == (Verdict.OPEN, ["CON-2/own"])
    assert told(may_change_postal(of(SECRET)))[1] == ["CON-3/protected", "CON-2/registered"]
    assert told(may_live_elsewhere(of(GUEST))) == (Verdict.OPEN, ["CON-2/elsewhere"])
    assert told(may_live_elsewhere(of(SECRET))) == (Verdict.CLOSED, ["CON-3/protected"])


def test_a_protected_identity_is_told_nothing_of_what_is_kept() -> None:
    """CON-3: not even whether there is a temporary address, nor what would be wrong with another one."""
    assert told(is_shown_contact(SECRET)) == (Verdict.HIDDEN, ["CON-3/hidden"])
    assert told(is_shown_contact(SWEDE)) == (Verdict.OPEN, ["CON-1/page"])
    assert told(is_shown_details_page(of(SECRET))) == (Verdict.OPEN, ["CON-1/page"])
    for student in (SECRET, replace(SECRET, temporary=None)):
        assert told(can_remove_temporary(of(student))) == (Verdict.CLOSED, ["CON-3/protected"])
        wrong = TemporarySought(Address("", "", ""))
        assert told(can_set_temporary(of(student), wrong, TODAY)) == (Verdict.CLOSED, ["CON-3/protected"])


def test_what_is_kept_of_a_protected_identity_is_told_by_no_other_way() -> None:
    """CON-3: the very address that is kept, wished for again, is refused as any other."""
    decision = can_set_temporary(of(SECRET), as_sought(THERE), TODAY)

    assert told(decision) == (Verdict.CLOSED, ["CON-3/protected"])
    assert told(can_change_details(of(SECRET), ContactSet(phone=SECRET.phone))) == (Verdict.CLOSED, ["CON-3/protected"])


def test_a_copy_is_never_changed() -> None:
    """IMP-1: whatever else stands in the way is said beside it."""
    copy = of(replace(GUEST, temporary=THERE), imported_on=TODAY)
    decisions = [
        may_change_details(copy),
        may_change_postal(copy),
        may_live_elsewhere(copy),
        can_change_details(copy, ContactSet(email="new@example.com")),
        can_remove_temporary(copy),
        can_set_temporary(copy, TemporarySought(ABROAD, TODAY, TODAY), TODAY),
    ]

    assert {told(one)[0] for one in decisions} == {Verdict.CLOSED}
    assert [told(one)[1] for one in decisions] == [["IMP-1/copy"]] * 6
    assert all(one.headline.saw["on"] == Day(TODAY) for one in decisions)
    same = can_change_details(copy, ContactSet(email=GUEST.email))
    assert (told(same)[1], same.holds) == (["CON-1/same", "IMP-1/copy"], False)


texts = st.none() | st.text(max_size=12) | st.sampled_from(["new@example.com", "070-174 06 40", "08-123 456 78", ""])
addresses = st.none() | st.builds(
    Address, st.text(max_size=8), st.sampled_from(["12345", "1", "0150"]), st.text(max_size=8)
)
students = st.sampled_from([SWEDE, GUEST, SECRET, replace(GUEST, addresses=()), replace(GUEST, identity=None)])


@given(student=students, wished=st.builds(ContactSet, texts, texts, addresses))
def test_what_is_set_is_what_is_known_afterwards(student: Student, wished: ContactSet) -> None:
    """CON-1: open means that something changes; after it the same wish holds, and what is kept is kept as it is."""
    decision = can_change_details(of(student), wished)
    sought = details_sought(student, wished)
    if not decision.open:
        return
    after = with_change(student, sought)

    assert after != student
    assert sought.email in (None, after.email)
    assert sought.phone in (None, after.phone)
    assert sought.postal in (None, after.postal_address)
    assert after.registered_address == student.registered_address
    assert can_change_details(of(after), wished).holds
    assert details_sought(after, sought) == ContactSet()


@given(student=students, change=st.sampled_from([ContactSet(phone="1", postal=HOME), TemporaryAddressSet(THERE)]))
def test_what_was_changed_before_a_protection_is_not_known_under_it(
    student: Student, change: ContactSet | TemporaryAddressSet
) -> None:
    """CON-3: the journal may hold what was said before the identity was protected."""
    secret = replace(student, protected=True)

    assert with_change(secret, change) == secret
    assert with_change(secret, ContactSet(email="e@example.com")).email == "e@example.com"
    assert with_change(secret, TemporaryAddressRemoved()).temporary is None


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ({"street": ""}, ["street"]),
        ({"postcode": "1", "town": ""}, ["postcode", "town"]),
        ({"care_of": "\x1b", "country": "\x1b"}, ["care_of"]),
        ({"street": "x" * 101, "country": "x" * 101}, ["street"]),
        *(({"country": "Norge"} | {field: "\x1b"}, [field]) for field in LINES),
        *(({"country": "Norge"} | {field: "x" * 101}, [field]) for field in LINES),
    ],
)
def test_each_obstacle_names_the_field_it_is_about(lines: dict[str, str], fields: list[str]) -> None:
    """CON-1: who fills in a form is told there; of several lines that no envelope can bear, the first."""
    decision = can_change_details(of(GUEST), ContactSet(postal=replace(HOME, **lines)))

    assert [reason.field for reason in decision.reasons] == fields


@pytest.mark.parametrize(
    ("wished", "fields"),
    [
        (ContactSet(email=""), ["email"]),
        (ContactSet(email="x"), ["email"]),
        (ContactSet(email="x" * 101), ["email"]),
        (ContactSet(phone="1"), ["phone"]),
        (ContactSet(), [""]),
        (ContactSet(email="new@example.com"), [""]),
    ],
)
def test_an_obstacle_to_email_and_phone_names_its_field(wished: ContactSet, fields: list[str]) -> None:
    """CON-1: what is about the whole names none."""
    assert [reason.field for reason in can_change_details(of(SWEDE), wished).reasons] == fields


@pytest.mark.parametrize(
    ("first", "last", "fields"),
    [
        (None, None, ["first", "last"]),
        (TODAY, TODAY - DAY, ["last"]),
        (TODAY - DAY, TODAY - DAY, ["last"]),
        (TODAY, TODAY, [""]),
    ],
)
def test_an_obstacle_to_the_days_names_the_day(first: date | None, last: date | None, fields: list[str]) -> None:
    """CON-2."""
    decision = can_set_temporary(of(GUEST), TemporarySought(HOME, first, last), TODAY)

    assert [reason.field for reason in decision.reasons] == fields
