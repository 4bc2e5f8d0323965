"""Which program opens an address here, and that none is run for what is no address of the web."""

import sys
from pathlib import Path

import pytest

from ladok_tui.terminal.browser import open_in_browser, opener


@pytest.mark.parametrize(
    ("environ", "platform", "program"),
    [
        ({"DISPLAY": ":0"}, "linux", "xdg-open"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "xdg-open"),
        ({}, "linux", None),  # a console: a browser there would take the screen
        ({"SSH_CONNECTION": "a 1 b 22"}, "linux", None),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10.0"}, "linux", "xdg-open"),
        ({}, "darwin", "open"),
        ({"SSH_CONNECTION": "a 1 b 22"}, "darwin", None),
        ({"DISPLAY": ""}, "linux", None),
    ],
)
def test_a_browser_is_opened_where_it_can_be_seen(environ: dict[str, str], platform: str, program: str | None) -> None:
    """Over ssh it would open on the machine at the other end."""
    assert opener(environ, platform) == program


def told(path: Path) -> str | None:
    """What the program was given; None where it was not run."""
    return path.read_text() if path.exists() else None


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a stand-in for the program that opens addresses writes what it was given, and how it ends."""
    program, told = tmp_path / "xdg-open", tmp_path / "told"
    program.write_text(
        f'#!/bin/sh\necho noise; echo noise >&2\nprintf "%s" "$*" > {told}\ncase $1 in *bad*) exit 3;; esac\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return told


@pytest.mark.parametrize(("url", "answer"), [("https://a.se/?x=1&y='$(z)'", True), ("http://bad.se", False)])
async def test_the_address_is_handed_over_as_it_is(
    opened: Path, capfd: pytest.CaptureFixture[str], url: str, *, answer: bool
) -> None:
    """No shell reads it, what the program writes stands nowhere, and how it ended is known."""
    assert await open_in_browser(url) is answer
    assert told(opened) == url
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("url", ["mailto:a@b.se", "file:///etc/passwd", "-version", "javascript:x", ""])
async def test_nothing_else_is_opened(opened: Path, url: str) -> None:
    """Whatever an institution writes."""
    assert await open_in_browser(url) is False
    assert told(opened) is None


async def test_without_a_program_there_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop may lack it."""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", "/nowhere")

    assert await open_in_browser("https://a.se") is False
