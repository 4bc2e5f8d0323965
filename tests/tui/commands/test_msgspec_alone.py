"""What msgspec is imported without is there for who asks for it later."""

import subprocess
import sys

import pytest

ALONE = "import sys; from ladok_tui.commands.msgspec_alone import import_msgspec; import_msgspec(); import msgspec; "


def told(code: str) -> str:
    """What a process of its own says."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603  our own code


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (f"{ALONE}print('typing_extensions' in sys.modules)", "False"),
        (f"{ALONE}import typing_extensions; print(typing_extensions.__name__)", "typing_extensions"),
        (f"import typing_extensions; {ALONE}print('typing_extensions' in sys.modules)", "True"),
    ],
)
def test_the_extensions_come_with_who_needs_them(code: str, answer: str) -> None:
    assert told(code) == answer
