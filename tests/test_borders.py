"""The border between the core and the terminal, as it is at run time: whatever an import looks like on paper."""

import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
TERMINAL = {"ladok_tui", "rich", "textual"}


def packages_after(code: str) -> set[str]:
    """Run the code in a new interpreter and answer the top-level packages that it has loaded by then."""
    told = f"{code}\nimport sys; print('\\n' + ' '.join(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", told], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_the_whole_core_loads_without_a_terminal_library() -> None:
    """Also what is imported late, or by a path that the import linter can't follow."""
    modules = [
        ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted((SRC / "ladok_core").rglob("*.py"))
    ]
    assert len(modules) > 50

    loaded = packages_after("import importlib\n" + "\n".join(f"importlib.import_module({m!r})" for m in modules))

    assert "ladok_core" in loaded
    assert loaded & TERMINAL == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["show", "start", "--demo", "--json"],
        ["show", "education", "--demo", "--plain"],
        ["schema", "start"],
        ["completion", "bash"],
    ],
    ids=" ".join,
)
def test_a_command_without_a_screen_loads_no_terminal_library(arguments: list[str]) -> None:
    """Textual alone costs more time than the whole answer; a pipe and a screen reader need nothing of it."""
    loaded = packages_after(f"from ladok_tui.cli import main\nassert main({arguments!r}) == 0")

    assert loaded & {"rich", "textual"} == set()


def test_a_page_is_shown_without_what_only_other_commands_need() -> None:
    """What isn't needed is felt at every start: the import, migrations, an event loop, e-mail, zip files."""
    loaded = packages_after("from ladok_tui.cli import main\nassert main(['show', 'start', '--demo', '--json']) == 0")

    assert loaded & {"asyncio", "platformdirs", "httpx", "keyring", "email", "zipfile"} == set()


def test_the_app_starts_without_what_only_other_moments_need() -> None:
    """What a report of a fault looks up, and with it e-mail and zip files, was a thirtieth of the time to a page."""
    loaded = packages_after("import ladok_tui.commands.launch, ladok_core.sample, ladok_tui.app")

    assert loaded & {"email", "zipfile"} == set()
