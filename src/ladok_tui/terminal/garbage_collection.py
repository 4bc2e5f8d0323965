"""When Python looks for garbage: hardly ever while the program starts, as usual once it is there, never at its end.

A start makes a hundred thousand objects that stay, and next to no garbage.  Looking through them again and again took
a fifth of the time to the first page; looking through them as the program ends, a tenth of the time of a command.
"""

import atexit
import gc

SELDOM = 200_000  # new objects: more than there are at the first page
USUAL = gc.get_threshold()
STARTED = 1.0  # seconds after which an app shows its first page, or waits for something else


def sweep_seldom() -> None:
    """Let the program start, or a command do its work, with hardly a look for garbage."""
    gc.set_threshold(SELDOM)
    # What is frozen isn't looked through; its memory goes back to the system all the same.
    atexit.register(gc.freeze)


def sweep_as_usual() -> None:
    """Look for garbage as Python does: an app may be open all day."""
    gc.set_threshold(*USUAL)
