"""The command line called in-process, in a home of its own, with an answer that can be looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ladok_tui.cli import main


class Answer(NamedTuple):
    """How a command ended, and what it wrote where."""

    status: int
    out: str
    err: str


Call = Callable[..., Answer]

_HEEDED = (
    "LADOK_STORE", "LADOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "ACCESSIBLE", "NO_COLOR", "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
)  # fmt: skip


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    for name in _HEEDED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LADOK_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("LADOK_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("LADOK_STORE", str(tmp_path / "own" / "portal.sqlite"))

    def called(*arguments: object) -> Answer:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Answer(status, *capsys.readouterr())

    return called
