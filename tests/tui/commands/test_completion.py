"""The completion scripts: they parse, and in bash they complete what the parser knows."""

import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from ladok_core.words import Words
from ladok_tui.commands.arguments import SHELLS, build
from ladok_tui.commands.completion import SCRIPTS
from ladok_tui.commands.shells.offered import places
from tui.commands.conftest import Call

CHECKS = {"bash": ["-n"], "zsh": ["-n"], "fish": ["--no-execute"]}
ASKED = 'COMP_WORDS=(ladok-tui "$@"); COMP_CWORD=$#; _ladok_tui; printf "%s\\n" "${COMPREPLY[@]}"'


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_parses_in_its_shell(call: Call, tmp_path: Path, shell: str, language: str) -> None:
    """A script that its shell can't read spoils every new window."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(call("completion", shell, "--lang", language).out)
    done = subprocess.run([program, *CHECKS[shell], str(script)], capture_output=True, text=True, check=False)  # noqa: S603  our own script

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_knows_every_command_and_option(call: Call, shell: str) -> None:
    script = call("completion", shell).out

    for place in places(build(), Words("en")):
        for offer in (*place.commands, *place.options):
            name = offer.names[0]
            assert (name.removeprefix("--") if shell == "fish" else name) in script


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_quotes_in_a_description_end_no_string(shell: str) -> None:
    """English has "program's"; whatever a translator writes stays one word."""
    all_places = tuple(places(build(), Words("en")))
    first = all_places[0]
    odd = replace(first, commands=(replace(first.commands[0], about='it\'s `odd` \\ $HOME: "x"'),))
    line = next(line for line in SCRIPTS[shell]((odd,)) if "odd" in line)

    assert ("'\\''" if shell == "zsh" else "\\'") in line


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["sh"], {"show"}),
        (["show", ""], {"start", "education", "course"}),
        (["show", "start", "--pl"], {"--plain"}),
        (["--student", "show", "sch"], {"schema"}),
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
