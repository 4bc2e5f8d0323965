"""What is left out as a library is imported stays out, and is there for who asks for it later."""

import subprocess
import sys

import pytest

LEAN = "import sys; from ladok_tui.lean_imports import import_asyncio, import_msgspec, import_textual; "
APP = f"{LEAN}import_asyncio(); import_textual(); import ladok_tui.app, ladok_tui.terminal.run; "


def told(code: str) -> str:
    """What a process of its own says."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603  our own code


@pytest.mark.parametrize("left_out", ["ssl", "textual.widgets._select", "textual.widgets._directory_tree"])
def test_the_app_comes_without_what_it_does_not_need(left_out: str) -> None:
    """P6: a fifth of what it takes beyond the least Textual app."""
    assert told(f"{APP}print({left_out!r} in sys.modules)") == "False"


def test_msgspec_comes_without_the_typing_extensions() -> None:
    assert told(f"{LEAN}import_msgspec(); import msgspec; print('typing_extensions' in sys.modules)") == "False"


@pytest.mark.parametrize(
    "asked", ["import ssl; print(ssl.__name__)", "import typing_extensions; print(typing_extensions.__name__)"]
)
def test_what_was_left_out_can_be_had(asked: str) -> None:
    assert told(f"{APP}import_msgspec(); {asked}") in {"ssl", "typing_extensions"}


def test_all_of_the_types_of_textual_can_be_had() -> None:
    """A widget that is used later may ask for any of them."""
    asked = "from textual.types import NoSelection, CallbackType; import textual.types as t; "
    assert told(f"{APP}{asked}print(all(hasattr(t, name) for name in t.__all__))") == "True"
    assert told(f"{APP}from textual.widgets import Select, DirectoryTree; print(Select.__name__)") == "Select"


def test_what_is_imported_already_is_left_as_it_is() -> None:
    code = "import ssl, textual.types, typing_extensions; "
    assert told(f"{code}{APP}import_msgspec(); print('ssl' in sys.modules, textual.types.NoSelection)").startswith(
        "True"
    )
