"""A2: what comes in a flood is bounded, in its order, and the end is heard before all else."""

from collections.abc import Sequence

from textual.events import Key, MouseMove, Resize
from textual.geometry import Size
from textual.message import Message

from ladok_tui.terminal.intake import AHEAD, MOST_KEPT, Intake


class Program:
    """What was sent to a program that hears nothing until it is told to."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.heard = 0

    def waiting(self) -> int:
        return len(self.sent) - self.heard


def typed(text: str) -> list[Message]:
    return [Key(letter, letter) for letter in text]


def keys(messages: Sequence[Message]) -> str:
    return "".join(message.key for message in messages if isinstance(message, Key))


def test_what_a_person_types_is_heard_whole_and_in_order_however_slow_the_program() -> None:
    program = Program()
    intake = Intake(program.sent.append, program.waiting)
    text = "abcdefghij" * (MOST_KEPT // 10)
    for message in typed(text):
        intake.take(message)

    while intake.pass_on():
        assert program.waiting() <= AHEAD
        program.heard += 1

    assert keys(program.sent) == text


def test_of_a_flood_what_came_first_is_kept() -> None:
    program = Program()
    intake = Intake(program.sent.append, lambda: 0)
    for message in typed("a" * MOST_KEPT + "b" * 50_000):
        intake.take(message)

    assert not intake.pass_on()
    assert keys(program.sent) == "a" * MOST_KEPT


def test_the_end_is_heard_before_a_flood() -> None:
    program = Program()
    intake = Intake(program.sent.append, program.waiting)
    for message in [*typed("a" * MOST_KEPT), Key("ctrl+q", "\x11")]:
        intake.take(message)

    intake.pass_on()

    assert keys(program.sent) == "ctrl+q"


def test_the_end_waits_for_its_turn_where_little_was_typed_before_it() -> None:
    program = Program()
    intake = Intake(program.sent.append, program.waiting)
    for message in [*typed("a"), Key("ctrl+q", "\x11")]:
        intake.take(message)

    intake.pass_on()

    assert keys(program.sent) == "actrl+q"


def test_of_moves_and_sizes_in_a_row_the_last_one_counts() -> None:
    program = Program()
    intake = Intake(program.sent.append, lambda: 0)
    moves = [MouseMove(None, x, 0, 0, 0, 0, False, False, False) for x in range(5)]  # Textual's own order
    sizes = [Resize(Size(x, 1), Size(x, 1)) for x in range(5)]
    for message in [*moves, *sizes]:
        intake.take(message)

    intake.pass_on()

    assert program.sent == [moves[-1], sizes[-1]]
