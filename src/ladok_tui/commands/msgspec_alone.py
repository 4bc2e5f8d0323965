"""msgspec without what it can do without: half of the time that its import takes.

It asks for ``typing_extensions`` where they are installed, which Textual sees to, and they for ``inspect`` and ``ast``.
All that it wants of them stands in ``typing`` since Python 3.11.
"""

import sys
from types import ModuleType

UNNEEDED = "typing_extensions"


def import_msgspec() -> None:
    """Import msgspec, and leave it to whoever needs them to import the extensions."""
    if UNNEEDED in sys.modules:
        return
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None says: not to be imported
    modules[UNNEEDED] = None
    try:
        import msgspec  # noqa: F401, PLC0415  the import is what is wanted
    finally:
        del modules[UNNEEDED]
