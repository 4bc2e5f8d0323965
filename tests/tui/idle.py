"""When an app that is driven without a terminal has done all that it will do of itself: its loop has nothing to run.

Textual's own answer watches the clock: 20 ms with hardly any processor time.  That is dear, two or three times a key,
and a busy machine, which gives the process no time, looks idle to it.  The loop itself knows.
"""

import asyncio
from typing import Any

from textual._context import active_app
from textual.pilot import Pilot

SOON = 0.03
"""Seconds: a timer that is due within them is waited for.  Textual repaints sixty times a second at most."""


async def wait_for_idle(min_sleep: float = 0.0, max_sleep: float = 5.0) -> None:
    """Wait until nothing waits to run in this loop and no timer is due soon, or ``max_sleep`` seconds have passed.

    An app on its way out paints no more, and asks for a paint for ever: it isn't waited for.
    """
    loop: Any = asyncio.get_running_loop()
    start, app = loop.time(), active_app.get(None)
    while (now := loop.time()) < start + max_sleep and not (app is not None and app._exit):
        await asyncio.sleep(0)  # what is ready goes first, and what the selector has found
        if loop._ready:
            continue
        due = [timer.when() for timer in loop._scheduled if not timer.cancelled() and timer.when() <= now + SOON]
        if not due and now >= start + min_sleep:
            return
        await asyncio.sleep(max(0.0, min(due, default=start + min_sleep) - now))


async def wait_for_screen(pilot: Pilot[Any]) -> bool:
    """Wait for what the app does of itself, in place of ``Pilot._wait_for_screen``; answer whether it all went well.

    Textual's own sends each widget a message and waits for the last answer, a fifth of what an app test takes: where
    the loop has nothing to run, no widget has a message to read.
    """
    if not pilot.app._exit:
        await wait_for_idle()
    return not pilot.app._exception
