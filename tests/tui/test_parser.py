"""A1, A2: no letters that a terminal sends end the parser, deafen it, or mean what can't be."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseDown, Paste, Resize
from textual.message import Message

from ladok_tui.terminal import parser as limits
from ladok_tui.terminal.parser import LONGEST_PASTE, TALLEST, WIDEST, TerminalParser

Clock = Callable[[float], None]
LATER = 5.0
"""Seconds after which nothing that came before may still be waited for."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time that passes when it is told to."""
    now = [1000.0]
    monkeypatch.setattr("textual._parser.get_time", lambda: now[0])
    monkeypatch.setattr(limits, "monotonic", lambda: now[0])

    def wait(seconds: float) -> None:
        now[0] += seconds

    return wait


def keys(messages: Iterable[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, Key)]


def only(messages: Iterable[Message], kind: type[Message]) -> list[Message]:
    found = list(messages)
    assert all(isinstance(message, kind) for message in found), found
    return found


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[1114112u", "\x1b[1;1:99999A", "\x1b[97:65:99;2:1;65u", "\x1b[55296u", "\x1b[97;1;57005u",
        "\x1b[" + "9" * 60 + "u", "\x1b[" + "0" * 100_000 + "A", "\x1b[M \xff\xff", "\x1b[<0;" + "9" * 50 + ";1M",
        "\x1b[<0;-1;-1M", "\x1b[?62;22c", "\x1b[24;80R", "\x1b[I", "\x1b[O", "\x1b[?1;2;3z", "\x1bOz",
        "\x1b]11;rgb:0000/0000/0000\x07", "\x1b]0;x\x1b\\", "\x1bP1+r544e\x1b\\", "\x1b_G\x1b\\",
    ],
    ids=lambda sequence: repr(sequence[:16]),
)  # fmt: skip
def test_an_impossible_sequence_means_nothing_and_the_next_key_is_heard(sequence: str) -> None:
    parser = TerminalParser()

    assert list(parser.feed(sequence)) == []
    assert keys(parser.feed("q")) == ["q"]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("\x1b[A", ["up"]), ("\x1b\x1b[A", ["escape", "up"]), ("\x1bOP", ["f1"]), ("\x1b[[A", ["f1"]),
        ("\x1b[15~", ["f5"]), ("\x1b[Z", ["shift+tab"]), ("\x1b[3$", ["shift+delete"]), ("\x1b[113;5u", ["ctrl+q"]),
        ("\x1b[1;5C", ["ctrl+right"]), ("\x1bx", ["escape", "x"]), ("\x1b[99\x03", ["ctrl+c"]),
        ("\x1bO\x11", ["ctrl+q"]), ("\x1b[1\x1b[B", ["down"]), ("å", ["å"]),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_a_key_is_heard_as_one(typed: str, heard: list[str]) -> None:
    assert keys(TerminalParser().feed(typed)) == heard


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("\x1b3", ["escape", "3"]), ("\x1b-", ["escape", "minus"]), ("\x1bå\x1b[B", ["escape", "å", "down"]),
        ("\x1b ", ["escape", "space"]), ("\x1bm", ["alt+m"]), ("\x1bf", ["ctrl+right"]), ("\x1bb", ["alt+b"]),
        ("\x1b\r", ["alt+enter"]),
    ],
    ids=repr,
)  # fmt: skip
def test_escape_and_a_key_that_come_in_one_are_two_unless_alt_means_something(typed: str, heard: list[str]) -> None:
    """A busy program, a slow line and tmux put them together; a pound sign, as Textual has it for one, is nobody's."""
    assert keys(TerminalParser(alt_keys=lambda: {"alt+m", "alt+b"}).feed(typed)) == heard


@pytest.mark.parametrize(
    "begun", ["\x1b]", "\x1bP", "\x1b[", "\x1bO", "\x1b[200~", "\x1b[200~hej\x1b[20", "\x1b]0;x", "\x1b[1;"]
)
def test_what_has_begun_and_never_ends_deafens_nobody_for_longer_than_a_second(clock: Clock, begun: str) -> None:
    parser = TerminalParser()
    list(parser.feed(begun))

    clock(1.01)

    list(parser.tick())
    assert keys(parser.feed("q")) == ["q"]


@pytest.mark.parametrize("kind", ["]", "P", "[", "O", "X"])
def test_such_a_letter_behind_escape_is_a_key(clock: Clock, kind: str) -> None:
    parser = TerminalParser()
    assert keys(parser.feed(f"\x1b{kind}")) == []
    clock(0.2)

    escape, heard = parser.tick()

    assert isinstance(heard, Key)
    assert (keys([escape]), heard.character) == (["escape"], kind)


def test_a_report_without_an_end_is_over_after_a_second_though_letters_come_all_the_time(clock: Clock) -> None:
    parser = TerminalParser()
    list(parser.feed("\x1b]0;"))
    heard = []
    for _ in range(30):
        clock(0.05)
        heard += [*parser.tick(), *parser.feed("x")]

    assert 5 <= len(keys(heard)) <= 12


@pytest.mark.parametrize("ending", ["\x03", "\x11"])
def test_an_open_paste_is_ended_by_the_keys_that_end_the_program(ending: str) -> None:
    messages = list(TerminalParser().feed(f"\x1b[200~hej{ending}"))

    assert [type(message) for message in messages] == [Paste, Key]


def test_a_paste_is_text_of_a_bounded_length() -> None:
    pasted = "\x1b[31mhej\r\n\x00" + "å" * 200_000

    (paste, after) = TerminalParser().feed(f"\x1b[200~{pasted}\x1b[201~q")

    assert isinstance(paste, Paste)
    assert paste.text.startswith("␛[31mhej\n␀å")
    assert len(paste.text) <= LONGEST_PASTE
    assert keys([after]) == ["q"]


@pytest.mark.parametrize("over", range(-7, 8))
def test_no_part_of_its_end_stands_in_a_paste(over: int) -> None:
    (paste,) = TerminalParser().feed(f"\x1b[200~{'x' * (LONGEST_PASTE + over)}\x1b[201~")

    assert isinstance(paste, Paste)
    assert paste.text == "x" * min(LONGEST_PASTE, LONGEST_PASTE + over)


def test_a_size_that_was_never_agreed_on_is_nobodys() -> None:
    parser = TerminalParser()

    assert list(parser.feed("\x1b[48;99999;24;1;1t")) == []
    (pressed,) = only(parser.feed("\x1b[<0;10;5M"), MouseDown)
    assert isinstance(pressed, MouseDown)
    assert (pressed.x, pressed.y) == (9, 4)


@pytest.mark.parametrize(("told", "taken"), [("24;80", (80, 24)), ("99999;99999", (WIDEST, TALLEST)), ("1;1", (1, 1))])
def test_a_size_that_is_agreed_on_is_at_most_what_a_terminal_can_have(told: str, taken: tuple[int, int]) -> None:
    parser = TerminalParser()
    list(parser.feed("\x1b[?2048;1$y"))

    (resized,) = only(parser.feed(f"\x1b[48;{told};0;0t"), Resize)

    assert isinstance(resized, Resize)
    assert resized.size == taken
    assert len(only(parser.feed("\x1b[<0;10;5M"), MouseDown)) == 1  # without pixels the mouse is told by columns


def test_a_size_of_nothing_is_none() -> None:
    parser = TerminalParser()
    list(parser.feed("\x1b[?2048;1$y"))

    assert list(parser.feed("\x1b[48;0;0;0;0t")) == []


PARTS = st.sampled_from(
    ["\x1b", "[", "]", "O", "P", "M", "<", ";", "u", "~", "R", "t", "200~", "201~", "\x07", "\x9c", "\\", "?", "$", "y",
     "48;", "2048", "999999999999", "0", ":", "\x00", "å", "\ufffd", "\x03"]
)  # fmt: skip


@given(st.lists(st.lists(PARTS | st.text(max_size=3), max_size=12), max_size=12), st.data())
def test_nothing_ends_the_parser_and_afterwards_a_key_is_a_key(pieces: list[list[str]], data: st.DataObject) -> None:
    now = [0.0]
    parser = TerminalParser()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual._parser.get_time", lambda: now[0])
        patch.setattr(limits, "monotonic", lambda: now[0])
        for piece in pieces:
            for message in [*parser.feed("".join(piece) or "x"), *parser.tick()]:
                assert_is_possible(message)
            now[0] += data.draw(st.sampled_from([0.0, 0.01, 0.3, 1.5]))
        now[0] += LATER
        list(parser.tick())

        assert keys(parser.feed("q")) == ["q"]


def assert_is_possible(message: Message) -> None:
    if isinstance(message, Key):
        f"{message.key}{message.character}".encode()
    elif isinstance(message, Resize):
        assert 1 <= message.size.width <= WIDEST
        assert 1 <= message.size.height <= TALLEST
    elif isinstance(message, Paste):
        assert message.text.replace("\n", " ").isprintable()
