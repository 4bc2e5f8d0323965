"""CON-1: how an e-mail address, a phone number and a postal address are written, and kept."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_core.model.student import Address
from ladok_core.rules.contact_forms import (
    address_as_kept,
    email_as_kept,
    is_printable,
    is_swedish,
    line,
    phone_as_kept,
    postcode_as_kept,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("12345", "123 45"),
        ("123 45", "123 45"),
        (" 123  45 ", "123 45"),
        ("SE-12345", "123 45"),
        ("S-123 45", "123 45"),
        ("se 12345", "123 45"),
        ("99999", "999 99"),
        ("10000", "100 00"),
        ("01234", None),
        ("1234", None),
        ("123456", None),
        ("12 345", None),
        ("1234a", None),
        ("١٢٣٤٥", None),
        ("NO-12345", None),
        ("", None),
    ],
)
def test_a_swedish_postcode_has_five_digits(text: str, kept: str | None) -> None:
    """CON-1: the digits a Swede writes, and one more or one less."""
    assert postcode_as_kept(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("070-174 06 11", "070-174 06 11"),
        ("+46701740611", "070-174 06 11"),
        (" 0701740611 ", "070-174 06 11"),
        ("08-123 456 78", "08-123 456 78"),
        ("+47 22334455", "+47 22 33 44 55"),
        ("0046701740611", "070-174 06 11"),
        ("112", None),
        ("070174061", None),
        ("phone", None),
        ("", None),
    ],
)
def test_a_phone_number_is_kept_as_it_is_dialled(text: str, kept: str | None) -> None:
    """CON-1: a Swedish one as in Sweden, any other with its country."""
    assert phone_as_kept(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a.b@example.com", "a.b@example.com"),
        (" a.b@EXAMPLE.com ", "a.b@example.com"),
        ("a@åäö.se", "a@åäö.se"),
        ("å@example.com", None),
        ("a@example", None),
        ("a@b@example.com", None),
        ("a b@example.com", None),
        ("Namn <a@example.com>", None),
        ("a@127.0.0.1", None),
        ("", None),
    ],
)
def test_an_email_address_has_its_form(text: str, kept: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """CON-1: by a library, and without asking anybody on the net."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("a name was looked up"))

    assert email_as_kept(text) == kept


@pytest.mark.parametrize(
    ("country", "swedish"),
    [("", True), ("Sverige", True), ("SWEDEN", True), ("se", True), ("Norge", False), ("Swedenborg", False)],
)
def test_an_address_is_swedish_where_no_other_country_is_named(
    country: str, swedish: bool
) -> None:  # a case of a table
    """CON-1: only then has the postcode five digits."""
    address = Address("Gatan 1", "12345", "By", country=country)

    assert is_swedish(address) is swedish
    assert address_as_kept(address).postcode == ("123 45" if swedish else "12345")


def test_every_line_of_an_address_is_kept_and_none_says_that_it_is_registered() -> None:
    """CON-2: who gives an address is not the population register."""
    given_address = Address(" Gatan  1", "12345", "By ", " c/o  Al", " Sverige", registered=True)

    assert address_as_kept(given_address) == Address("Gatan 1", "123 45", "By", "c/o Al", "Sverige")
    foreign = Address(" Gata  1", " 1 2", "By ", " c/o  Al", " Norge", registered=True)
    assert address_as_kept(foreign) == Address("Gata 1", "1 2", "By", "c/o Al", "Norge")


@pytest.mark.parametrize(
    ("text", "printable"),
    [
        ("Gatan 1", True),
        (line("a\x1b"), False),
        (line("a\u202e"), False),
        ("\u23ff\u2427\ufffc", True),
        ("\u2426", False),
    ],
)
def test_what_an_envelope_can_bear(text: str, printable: bool) -> None:
    """CON-1: what stands for a sign that can't be drawn is none."""
    assert is_printable(text) is printable


@given(st.text())
def test_what_is_kept_is_kept_as_it_is(text: str) -> None:
    """CON-1: written once more it is the same, so that no change comes of looking."""
    assert line(line(text)) == line(text)
    for kept_as in (phone_as_kept, email_as_kept, postcode_as_kept):
        kept = kept_as(text)
        assert kept is None or kept_as(kept) == kept


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["", "+", "+46", "0", "+47", "+1 "]))
def test_a_number_of_any_country_is_kept_as_it_is(number: int, before: str) -> None:
    """CON-1: of the library's many plans each gives back what it wrote."""
    kept = phone_as_kept(f"{before}{number}")

    assert kept is None or phone_as_kept(kept) == kept
