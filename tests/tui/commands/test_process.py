"""The command line as a process of its own: what it imports, a closed pipe, a signal, bytes on a real terminal."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from ladok_core.store import Store
from records import NOW, offering, participation, record
from tui.terminal import Terminal

PROGRAM = [sys.executable, "-m", "ladok_tui.cli"]
LOADED = (
    "import sys; from ladok_tui.cli import main; status = main(sys.argv[1:]);"
    "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(status)"
)


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**kept, "HOME": str(tmp_path), "LANG": "C.UTF-8"}


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--version"], {"textual", "rich", "msgspec", "sqlite3", "asyncio", "ladok_core.store"}),
        (
            ["show", "start", "--json", "--demo"],
            {"textual", "rich", "asyncio", "tomllib", "platformdirs", "typing_extensions", "inspect"},
        ),
        (["show", "start", "--plain", "--demo"], {"textual", "rich", "asyncio"}),
        (["show", "education", "--demo"], {"textual", "rich", "asyncio"}),
        (["show", "course", "MA2001", "--demo"], {"textual", "rich", "asyncio"}),
        (["do", "register", "MA2001", "--yes", "--demo"], {"textual", "rich", "asyncio"}),
        (["students", "--demo"], {"textual", "rich", "asyncio"}),
        (["completion", "bash"], {"textual", "rich", "asyncio"}),
        (["config", "show"], {"textual", "rich", "asyncio", "sqlite3"}),
        (["config", "path"], {"textual", "rich", "asyncio", "sqlite3"}),
    ],
)
def test_nothing_is_imported_that_is_not_needed(
    surroundings: dict[str, str], arguments: list[str], never: set[str]
) -> None:
    """Textual costs more than the whole page, and scripts start often."""
    done = _run([sys.executable, "-c", LOADED, *arguments], surroundings)

    assert done.returncode == 0
    assert not never & set(done.stderr.split())


def test_a_closed_pipe_is_no_error(surroundings: dict[str, str]) -> None:
    """`ladok-tui show education | head -1` ends quietly, with status 0."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(  # noqa: S603  our own program
            [*PROGRAM, "show", "education", "--demo"],
            stdout=closed, stderr=subprocess.PIPE, env=surroundings, check=False,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "status"), [(["nope"], 2), (["nope", "--json"], 2), (["do", "register", "KO2001", "--demo"], 1)]
)
def test_a_failure_that_nobody_reads_is_one_all_the_same(
    surroundings: dict[str, str], arguments: list[str], status: int
) -> None:
    """A script that closes what it doesn't want to see still goes by the status."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run([*PROGRAM, *arguments], stdout=closed, stderr=closed, env=surroundings, check=False)  # noqa: S603  our own program

    assert done.returncode == status


ANSWERED = ["--version", "show start --demo", "show start --demo --json", "do register KO2001 --demo --json",
            "--help", "completion bash", "schema start", "nope --json", "show course NOPE --demo --json"]  # fmt: skip
EVERYDAY = {*((arguments, ">/dev/full") for arguments in ANSWERED[:4]), *((one, ">&-") for one in ANSWERED[4:])}


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        pytest.param(*pair, marks=() if pair in EVERYDAY else pytest.mark.slow)
        for pair in product(ANSWERED, (">&-", ">/dev/full"))
    ],
)
def test_an_output_that_is_not_there_or_full_is_told_in_a_sentence(
    surroundings: dict[str, str], arguments: str, output: str
) -> None:
    """A9: who asks for an answer and doesn't get it hears of it, whatever the answer would have been."""
    if output == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("no device that is always full")

    done = _run(["sh", "-c", f"'{sys.executable}' -m ladok_tui.cli {arguments} {output}"], surroundings)

    assert (done.returncode, done.stderr.count("\n")) == (3, 1)


@pytest.mark.parametrize("json", ["", "--json"])
def test_what_is_done_is_told_where_its_answer_can_not_be_written(
    surroundings: dict[str, str], tmp_path: Path, json: str
) -> None:
    """A9: nobody shall believe that it wasn't done: the receipt's sentence comes before what went wrong."""
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    command = f"'{sys.executable}' -m ladok_tui.cli do register MA2001 --yes --demo --lang en {json}"
    store = f"--store '{tmp_path / 'store.db'}'"

    done = _run(["sh", "-c", f"{command} {store} >/dev/full"], surroundings)

    told, unwritten = done.stderr.splitlines()
    assert (done.returncode, told.startswith("Registered for Algorithms")) == (3, True)
    assert "could not be written" in unwritten


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_any_encoding_will_do(surroundings: dict[str, str], encoding: str) -> None:
    """Data is UTF-8 whatever the locale; what is said on standard error loses a letter, and never the sentence."""
    told = surroundings | {"PYTHONIOENCODING": encoding, "LADOK_LANG": "sv"}

    assert "Blå lärosätet" in _run([*PROGRAM, "show", "start", "--demo"], told).stdout
    refused = _run([*PROGRAM, "do", "register", "KO2001", "--demo"], told)
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)


def test_a_terminal_is_drawn_on_and_no_color_means_no_sequence(
    open_terminal: Callable[..., Terminal], surroundings: dict[str, str]
) -> None:
    """On a terminal the columns come with colour; with NO_COLOR not one escape sequence is sent."""
    for no_color in (False, True):
        environ = {"NO_COLOR": "1"} if no_color else {}
        terminal = open_terminal([*PROGRAM, "show", "start", "--demo", "--lang", "sv"], env=environ)
        assert terminal.wait_exit() == 0
        assert "Registrera Algoritmer" in terminal.text
        assert (b"\x1b" not in terminal.raw) is no_color


def test_a_terminal_of_a_poor_locale_and_no_width_is_drawn_on(open_terminal: Callable[..., Terminal]) -> None:
    """Its letters are no reason to end, and COLUMNS=0 none to draw nothing."""
    poor = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "COLUMNS": "0"}
    terminal = open_terminal([*PROGRAM, "show", "start", "--demo", "--lang", "sv"], env=poor)

    assert terminal.wait_exit() == 0
    assert "Blå lärosätet" in terminal.raw.decode()
    assert "Algoritmer" in terminal.raw.decode()


def test_the_bare_command_opens_ones_own_portal(open_terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    """After an import there is no more to type than the program's name."""
    store = tmp_path / "portal.sqlite"
    with Store.open(store, create=True) as opened:
        opened.add([record(participation(offering()))], source="test", at=NOW)
    terminal = open_terminal(PROGRAM, env={"LADOK_STORE": str(store)})

    terminal.wait_for("Ellen Ek")
    terminal.press("ctrl+c")
    terminal.press("enter")
    assert terminal.wait_exit() == 0


def test_an_interrupted_question_registers_nothing(open_terminal: Callable[..., Terminal]) -> None:
    """Ctrl+C at the question: a sentence says that nothing was done; status 130, no traceback."""
    terminal = open_terminal([*PROGRAM, "do", "register", "MA2001", "--demo", "--lang", "sv"])
    terminal.wait_for("Registrera? Ja eller nej:")
    terminal.send(b"\x03")
    assert terminal.wait_exit() == 130
    assert terminal.raw.decode().endswith("\r\nAvbrutet. Ingenting har ändrats.\r\n")


def test_a_yes_typed_at_the_question_registers(open_terminal: Callable[..., Terminal]) -> None:
    terminal = open_terminal([*PROGRAM, "do", "register", "MA2001", "--demo", "--lang", "sv"])
    terminal.wait_for("Registrera? Ja eller nej:")
    terminal.press("j", "enter")
    assert terminal.wait_exit() == 0
    assert "Registrerad på Algoritmer (MA2001), period 1." in terminal.raw.decode()


def _run(command: list[str], environ: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  our own program
        command, capture_output=True, env=environ, check=False, encoding="utf-8", errors="replace"
    )
