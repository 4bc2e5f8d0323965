"""Opening an address in a browser, where there is one that whoever sits at this terminal sees.

Python's ``webbrowser`` is not asked: without a desktop it takes a browser for terminals, which would take ours, and
what a browser writes would stand on our screen.
"""

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Mapping

PATIENCE = 2.0
"""Seconds after which a program that opens an address, and still runs, is taken to have found a browser."""

_FAR = ("SSH_CONNECTION", "SSH_TTY")
_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY")


def opener(environ: Mapping[str, str], platform: str) -> str | None:
    """Return the program that opens an address here; None over ssh, and where there is no desktop."""
    if any(map(environ.get, _DESKTOP)):  # over ssh as well, where it is forwarded
        return "xdg-open"
    if any(map(environ.get, _FAR)):
        return None
    return "open" if platform == "darwin" else None


async def open_in_browser(url: str) -> bool:
    """Open an address of the web, and answer whether a browser has taken it."""
    program = opener(os.environ, sys.platform)
    path = shutil.which(program) if program else None
    if path is None or not url.startswith(("http://", "https://")):
        return False
    try:
        opening = await asyncio.create_subprocess_exec(
            path, url, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
        return await asyncio.wait_for(opening.wait(), PATIENCE) == 0
    except TimeoutError:
        return True
    except OSError:
        return False
