"""Credits, money and per cent: the figures that a registrar would write, and never a float's."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladok_core.codes import tables
from ladok_core.words import Words, amounts, codes

SV, EN = Words("sv"), Words("en")
EXTENTS = st.decimals(min_value=-9999, max_value=9999, places=4)


@pytest.mark.parametrize(
    ("amount", "swedish", "english"),
    [
        ("7.5", "7,5 hp", "7.5 credits"),
        ("30", "30,0 hp", "30.0 credits"),
        ("0", "0,0 hp", "0.0 credits"),
        ("7.500", "7,5 hp", "7.5 credits"),
        ("2.25", "2,25 hp", "2.25 credits"),
        ("2.245", "2,25 hp", "2.25 credits"),
        ("2.295", "2,3 hp", "2.3 credits"),
        ("3E+1", "30,0 hp", "30.0 credits"),
        ("-1.5", "−1,5 hp", "−1.5 credits"),
        ("-0.001", "0,0 hp", "0.0 credits"),
    ],
)
def test_credits_have_one_decimal_and_two_where_it_matters(amount: str, swedish: str, english: str) -> None:
    assert (amounts.extent(SV, Decimal(amount)), amounts.extent(EN, Decimal(amount))) == (swedish, english)


def test_credits_have_a_narrow_and_a_spoken_form() -> None:
    extent = Decimal("7.5")
    assert (amounts.extent_short(SV, extent), amounts.extent_short(EN, extent)) == ("7,5 hp", "7.5 cr")
    assert (amounts.extent_spoken(SV, extent), amounts.extent_spoken(EN, extent)) == (
        "7,5 högskolepoäng",
        "7.5 credits",
    )


def test_other_units_have_their_own_words_and_an_unknown_one_its_code() -> None:
    assert amounts.extent(SV, Decimal(40), "V") == "40,0 veckor"
    assert amounts.extent_spoken(SV, Decimal(60), "FUP") == "60,0 förutbildningspoäng"
    assert amounts.extent(EN, Decimal(3), "{X}") == "3.0 {X}"
    assert amounts.extent_short(EN, Decimal(3), "AUP") == "3.0 p"


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+400", "1E+999999"])
def test_a_number_that_no_study_has_is_not_written_out(amount: str) -> None:
    """A file can say anything; a million digits would fill the screen and the memory."""
    assert amounts.extent(SV, Decimal(amount)) == "? hp"


@given(EXTENTS)
def test_credits_read_back_are_the_credits_rounded_half_up(amount: Decimal) -> None:
    for words, point in ((SV, ","), (EN, ".")):
        digits = amounts.number(words, amount).replace(point, ".").replace("−", "-")
        assert Decimal(digits) == amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert 1 <= len(digits.partition(".")[2]) <= 2


@pytest.mark.parametrize(
    ("ore", "said"),
    [
        (0, "0 kr"),
        (50, "0,50 kr"),
        (12_05, "12,05 kr"),
        (999_00, "999 kr"),
        (2_500_00, "2 500 kr"),
        (70_000_00, "70 000 kr"),
        (-20_000_00, "−20 000 kr"),
        (1_234_567_89, "1 234 567,89 kr"),
    ],
)
def test_money_is_grouped_and_has_decimals_only_where_there_are_ore(ore: int, said: str) -> None:
    assert amounts.money(SV, ore) == said


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_money_read_back_is_the_same_sum(ore: int) -> None:
    """FEE-3: sums are whole öre and always add up, so none may be lost between the store and the screen."""
    for words, point in ((SV, ","), (EN, ".")):
        digits = amounts.money(words, ore).removesuffix(" kr").replace(" ", "").replace("−", "-").replace(point, ".")
        assert Decimal(digits) * 100 == ore


def test_per_cent() -> None:
    assert (amounts.percent(SV, 50), amounts.percent(EN, 50)) == ("50 %", "50%")
    assert (amounts.percent_spoken(SV, 50), amounts.percent_spoken(EN, 50)) == ("50 procent", "50 per cent")


def test_money_for_ears_has_its_unit_in_full() -> None:
    assert amounts.money_spoken(SV, 7_000_000) == "70 000 kronor"


def test_forms_and_levels_are_named_and_unknown_ones_are_their_codes() -> None:
    assert (codes.teaching_form(SV, "NML"), codes.teaching_form(SV, "DST"), codes.teaching_form(EN, "NML")) == (
        "campus",
        "distans",
        "on campus",
    )
    assert (codes.level(SV, "1"), codes.level(EN, "3")) == ("grundnivå", "third cycle")
    assert (codes.teaching_form(SV, "{}"), codes.level(SV, "{}")) == ("{}", "{}")


@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
def test_every_unit_of_the_tables_has_words(words: Words) -> None:
    for unit in tables._units():
        for said in (amounts.extent(words, Decimal(1), unit), amounts.extent_short(words, Decimal(1), unit)):
            assert said.split(" ", 1)[1] != unit


@pytest.mark.parametrize(
    ("ore", "said"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (1250, "12.50"), (-7_000_000, "-70000.00"), (10**17 + 1, f"{10**15}.01")],
)
def test_money_in_a_file_is_exact(ore: int, said: str) -> None:
    """FEE-2: also where a float would have lost the öre."""
    assert amounts.money_in_file(ore) == said
