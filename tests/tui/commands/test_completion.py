"""The completion scripts: they parse, and in bash, zsh and fish they complete what the parser knows."""

import argparse
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ladok_core.pages import PAGES
from ladok_core.words import Words
from ladok_tui.commands.arguments import SHELLS, build
from ladok_tui.commands.completion import completion_script
from ladok_tui.commands.parser import commands_of
from tui.commands.conftest import Call
from tui.terminal import Terminal

CHECKS = {"bash": ["-n"], "zsh": ["-n"], "fish": ["--no-execute"], "tcsh": ["-n"]}
ASKED = '\nCOMP_WORDS=(ladok-tui "$@"); COMP_CWORD=$#; _shtab_ladok_tui; printf "%s\\n" "${COMPREPLY[@]}"'


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_parses_in_its_shell(call: Call, tmp_path: Path, shell: str, language: str) -> None:
    """A script that its shell can't read spoils every new window."""
    program = shutil.which(shell)
    if program is None or shell not in CHECKS:
        pytest.skip(f"{shell} is not installed, or can't read a script without running it")
    script = tmp_path / "script"
    script.write_text(call("completion", shell, "--lang", language).out)
    done = subprocess.run([program, *CHECKS[shell], str(script)], capture_output=True, text=True, check=False)  # noqa: S603  our own script

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_knows_every_command_and_option(call: Call, shell: str) -> None:
    script = call("completion", shell).out

    for name in known(build()):
        assert (name if shell in ("bash", "zsh", "powershell") else name.removeprefix("--")) in script


def known(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Name every command and long option, at every depth."""
    yield from (name for action in parser._actions for name in action.option_strings if name.startswith("--"))
    for name, below in commands_of(parser).items():
        yield name
        yield from known(below)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_a_translator_may_write_any_sign(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: str) -> None:
    """English has "program's"; whatever stands in a catalogue stays one word, and runs nothing."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    monkeypatch.setattr(Words, "say", lambda *_, **__: f'it\'s `touch {tmp_path}/ran` $(x) "x" 100 % [a]: {{b}}')
    (tmp_path / "script").write_text(completion_script(shell, Words("en")))
    done = subprocess.run([program, *CHECKS[shell], tmp_path / "script"], capture_output=True, text=True, check=False)  # noqa: S603  our own script

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    subprocess.run([program, "-c", f"source {tmp_path}/script"], capture_output=True, check=False)  # noqa: S603  our own script
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["sh"], {"show"}),
        (["show", ""], {"start", "education", "course"}),
        (["show", "start", "--pl"], {"--plain"}),
        (["show", "start", "--lang", ""], {"sv", "en"}),
        (["schema", "re"], {"receipt", "refusal"}),
        (["completion", "f"], {"fish"}),
        (["do", "register", "MA2001", "--per"], {"--period"}),
        (["--student", ""], set()),
        (["--store", "my v"], {"my visit.har"}),
        (["import", "my v"], {"my visit.har"}),
    ],
)
def test_bash_completes(call: Call, tmp_path: Path, typed: list[str], offered: set[str]) -> None:
    """The script run as bash runs it: the words typed so far, the last of them begun."""
    (tmp_path / "my visit.har").touch()
    script = tmp_path / "script"
    script.write_text(call("completion", "bash").out + ASKED)
    done = subprocess.run(["bash", str(script), *typed], capture_output=True, text=True, check=True, cwd=tmp_path)  # noqa: S603, S607  our own script

    found = set(done.stdout.splitlines()) - {""}
    assert offered <= found if typed == ["show", ""] else found == offered, done.stderr


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sh", {"show"}),
        ("show ", set(PAGES)),
        ("show start --pl", {"--plain"}),
        ("--student show sch", {"schema"}),
        ("show start --lang ", {"sv", "en"}),
        ("schema re", {"receipt", "refusal"}),
        ("completion f", {"fish"}),
        ("do register MA2001 --per", {"--period"}),
        ("--store my", {"my visit.har"}),
        ("import my", {"my visit.har"}),
        ("import other.har my", {"my visit.har"}),
    ],
)
def test_fish_completes(call: Call, tmp_path: Path, typed: str, offered: set[str]) -> None:
    """The script asked by fish itself, which answers a description behind each word."""
    (tmp_path / "my visit.har").touch()
    (tmp_path / "script").write_text(call("completion", "fish").out)
    asked = ["fish", "--no-config", "-c", f"source script; complete -C 'ladok-tui {typed}'"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=tmp_path)  # noqa: S603  our own script

    assert {line.partition("\t")[0] for line in done.stdout.splitlines()} == offered


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_completes(call: Call, open_terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    """The script as zsh finds it along the path of functions, with keys as they are typed."""
    (tmp_path / "_ladok-tui").write_text(call("completion", "zsh", "--lang", "sv").out)
    terminal = open_terminal(["zsh", "-f", "-i"])
    terminal.send(f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -D; print re''ady\r".encode())
    terminal.wait_for("ready")
    for typed, offered in [("show \t\t", "Visa Min utbildning"), ("show start --pl\t", "show start --plain")]:
        terminal.send(f"\x15ladok-tui {typed}".encode())
        terminal.wait_for(offered)
    terminal.send(b"\x15exit\r")
    terminal.wait_exit()
