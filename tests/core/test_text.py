"""Foreign text: what a terminal would obey or a reader could not see is shown as a sign, and the rest is untouched."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ladok_core.sanitize import clean, clean_lines

UNDRAWABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
INVISIBLE = "\u034f\u115f\u1160\u17b4\u3164\uffa0\u180b\U000e0100\ufe00"
# Plain text() seldom lands on what hurts: half of the signs are drawn from among the troublemakers.
nasty = st.sampled_from(
    "\x00\t\n\r\x1b\x7f\x85\x9b\xad\u0301\u0323\u0338\u0344\u0345\u061c\u1fef\u200b\u200d\u200e\u202e\u2028\u2029\u2066"
    "\u2069\u2126\u212b\u2adc\u0dd9\u0dcf\u0dca\u1100\u1161\u11a8\ufe0f\ufeff\ufffd\ufffe\ue000\ud800\udfff\u0378❤a=å"
    "\U000e0041\U0001f468\U0001d15e" + INVISIBLE
)
hostile = st.text(st.one_of(nasty, st.characters()), max_size=60)


@given(hostile)
@example("\u2adc\ufe0f")
@example("\u0344\u0344\u0344\u0344")
@example("a" + "\u0323\u0301" * 9)
def test_nothing_is_left_that_a_terminal_obeys_or_a_reader_cannot_see(text: str) -> None:
    """Data is hostile: no control, format, bidi, surrogate or unknown character gets past the reader of a record."""
    for cleaned in (clean(text), clean_lines(text).replace("\n", "")):
        assert not {unicodedata.category(character) for character in cleaned} & UNDRAWABLE
        assert not set(cleaned) & set(INVISIBLE)


@given(hostile, st.integers(1, 40))
@example("\u2adc\ufe0f", 9)
@example("\u0344\u0344\u0344\u0344", 9)
@example("e\u0301" * 9, 3)
def test_cleaning_again_changes_nothing_and_the_text_is_composed(text: str, limit: int) -> None:
    """A record that is stored, read and sent is cleaned more than once; searching and sorting need one form."""
    for cleaner in (clean, clean_lines):
        cleaned = cleaner(text, limit)
        assert cleaner(cleaned, limit) == cleaned
        assert unicodedata.is_normalized("NFC", cleaned)
        assert len(cleaned) <= limit


@given(hostile)
def test_at_most_four_marks_stand_on_a_letter_and_none_on_the_edge(text: str) -> None:
    """A tower of marks covers the lines above; a mark that starts a line lands on the frame beside it."""
    for line in clean_lines(text).split("\n"):
        run = 0
        for place, character in enumerate(line):
            run = run + 1 if unicodedata.category(character).startswith("M") else 0
            assert run <= 4
            assert run == 0 or place > 0


@given(st.text(" -~åäöÅÄÖéüñßøæœšŁ–—’“”…€§½".replace(" -~", "".join(map(chr, range(32, 127))))))
def test_what_people_write_here_is_untouched(text: str) -> None:
    """Swedish and its neighbours, figures and the signs of the trade: the very same text comes back."""
    assert clean(text) == text
    assert clean_lines(f"{text}\n\n{text}") == f"{text}\n\n{text}"


@pytest.mark.parametrize(
    "text",
    [
        "Bokföring, 7,5 hp",
        "Łódź Œuvre",
        "Trần Thị Hằng",
        "Ελληνικά",
        "Русский",
        "日本語",
        "हिन्दी",
        "العربية",
        "שָׁלוֹם",
        "한국어",
        "✔ 👍🏽",
        "⚠️ Obs!",
    ],
)
def test_names_in_any_script_are_untouched(text: str) -> None:
    """A student's name is theirs, in whatever script; a symbol may ask to be drawn as emoji."""
    composed = unicodedata.normalize("NFC", text)

    assert clean(text) == composed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\u030angstro\u0308m", "Ångström"),
        ("\u212b", "Å"),
        ("\x1b[31mröd\x1b[0m", "␛[31mröd␛[0m"),
        ("\x1b]8;;x\x07", "␛]8;;x␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("rad\r\nrad", "rad␍␊rad"),
        ("a\tb", "a b"),
        ("\x9b31m", "\ufffd31m"),
        ("gnp\u202efdp.exe", "gnp\ufffdfdp.exe"),
        ("\u2066a\u2069", "\ufffda\ufffd"),
        ("ad\u200bmin", "ad\ufffdmin"),
        ("soft\u00adhyphen", "soft\ufffdhyphen"),
        ("\ufeffTitel", "\ufffdTitel"),
        ("x\U000e0041", "x\ufffd"),
        ("\ud83d", "\ufffd"),
        ("\ue000\uffff", "\ufffd\ufffd"),
        ("a\u2028b\u2029c\u0085d", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ufe0fb", "a\ufffdb"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f\ufffd"),
        ("\u3164", "\ufffd"),
        ("👩\u200d🎓", "👩\ufffd🎓"),
        ("x" + "\u0337" * 9 + "y", "x" + "\u0337" * 4 + "\ufffdy"),
        ("\u0301a", "\ufffda"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
    ],
)
def test_what_was_there_is_shown_as_a_sign(text: str, expected: str) -> None:
    """Nothing is removed silently: C0 keep their own sign, the rest is �; markup is only text, and stays."""
    assert clean(text) == expected


def test_lines_stay_lines_and_nothing_else_breaks_them() -> None:
    """LOC-1: a local text keeps its paragraphs, whoever's line ends it came with; no other character makes a line."""
    cleaned = clean_lines("ett\r\ntvå\n\ntre\rfyra\u2028fem\x0bsex\x0csju\x85åtta\tnio\n\u0301tio")

    assert cleaned == "ett\ntvå\n\ntre␍fyra\ufffdfem␋sex␌sju\ufffdåtta nio\n\ufffdtio"
    assert len(cleaned.splitlines()) == 5


@pytest.mark.parametrize("letter", ["a", "\u0416", "\x00"])
def test_a_text_of_the_limit_stays_and_a_longer_one_says_that_it_was_cut(letter: str) -> None:
    """A field that was cut must not look whole."""
    limit = 10
    whole = clean(letter * limit, limit)

    assert len(whole) == limit
    assert not whole.endswith("…")
    assert clean(letter * (limit + 1), limit) == whole[:-1] + "…"
    assert clean_lines(letter * 100 * limit, limit) == whole[:-1] + "…"


def test_a_text_hidden_behind_a_tower_of_marks_says_that_it_was_cut() -> None:
    """Only the first part of an overlong text is looked at; that the rest was there still shows."""
    assert clean("a" + "\u0301\u0323" * 500 + "hemligt", 20) == "ạ\u0323\u0301\u0301\ufffd…"


def test_a_tower_of_marks_costs_no_noticeable_time() -> None:
    """Composing a long run of marks takes quadratic time, half a minute for this one: it is capped before."""
    tower = "a" + "\u0301\u0323" * 100_000
    started = time.process_time()
    clean_lines(tower, len(tower))

    assert time.process_time() - started < 5
