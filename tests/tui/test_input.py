"""P9, A1: a lone Esc is a key as soon as it can be, and no byte that a terminal sends ends the reading."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from textual.events import Key
from textual.message import Message

from ladok_tui.terminal.input import read_input
from ladok_tui.terminal.intake import Intake
from ladok_tui.terminal.parser import TerminalParser

DELAY = 0.02


class Heard:
    """What was heard of what is typed, and when."""

    def __init__(self, typing: int) -> None:
        self.typing = typing
        self.keys: list[str] = []
        self.at = 0.0

    def hear(self, message: Message) -> None:
        if isinstance(message, Key):
            self.keys.append(message.key)
            self.at = monotonic()

    def wait(self, count: int) -> None:
        limit = monotonic() + 5
        while len(self.keys) < count and monotonic() < limit:
            sleep(0.002)


@pytest.fixture
def escape_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.ESCAPE_DELAY", DELAY)


@contextmanager
def reading() -> Iterator[Heard]:
    """A thread that reads what is typed into a pipe."""
    source, typing = os.pipe()
    heard, ended, parser = Heard(typing), Event(), TerminalParser()
    assert parser._timeout_time is None  # what the waiting goes by
    thread = Thread(target=read_input, args=(source, ended, parser, Intake(heard.hear, lambda: 0)))
    thread.start()
    try:
        yield heard
    finally:
        ended.set()
        thread.join()
        os.close(source)
        os.close(typing)


@pytest.mark.usefixtures("escape_delay")
def test_a_lone_esc_is_heard_when_its_time_is_over() -> None:
    """Textual looks once in 100 ms; here the best of some shows that nothing is waited for but the delay."""
    waits = []
    with reading() as heard:
        for count in range(1, 8):
            began = monotonic()
            os.write(heard.typing, b"\x1b")
            heard.wait(count)
            waits.append(heard.at - began)

    assert heard.keys == ["escape"] * 7
    assert DELAY <= min(waits) < 2 * DELAY, waits


@pytest.mark.usefixtures("escape_delay")
def test_a_sequence_in_one_piece_or_two_is_one_key() -> None:
    with reading() as heard:
        os.write(heard.typing, b"\x1b[A\x1b")
        os.write(heard.typing, b"[B")
        heard.wait(2)

    assert heard.keys == ["up", "down"]


@pytest.mark.parametrize("odd", [b"\xe5", b"\xff\xfe", b"\x1b[M \xa0\xa1", b"\xc3\x28"])
def test_bytes_that_are_no_text_end_nothing(odd: bytes) -> None:
    """A1: å from a terminal in Latin-1, a mouse far to the right."""
    with reading() as heard:
        os.write(heard.typing, odd + b"qqq")
        heard.wait(1)
        limit = monotonic() + 5
        while "q" not in heard.keys and monotonic() < limit:
            sleep(0.002)

        assert heard.keys[-1:] == ["q"]


def test_half_a_letter_waits_for_its_other_half() -> None:
    with reading() as heard:
        os.write(heard.typing, "å".encode()[:1])
        sleep(0.05)
        os.write(heard.typing, "å".encode()[1:])
        heard.wait(1)

    assert heard.keys == ["å"]


def test_a_terminal_that_is_gone_ends_the_reading() -> None:
    source, typing = os.pipe()
    os.close(typing)
    read_input(source, Event(), TerminalParser(), Intake(lambda message: None, lambda: 0))
    os.close(source)
