"""Libraries without what they import and nobody here needs: a start is mostly imports.

Call these before anything else imports the library.  Who has imported what is left out may have done so before; and
whoever needs it later imports it as ever.
"""

import sys
from types import ModuleType
from typing import Any

_modules: dict[str, Any] = sys.modules  # None in it is Python's sign that something can't be imported


def import_msgspec() -> None:
    """Import msgspec without ``typing_extensions``, with which come ``inspect`` and ``ast``: half of its time.

    All that it asks of them stands in ``typing`` since Python 3.11.
    """
    _import_without("msgspec", "typing_extensions")


def import_asyncio() -> None:
    """Import asyncio without ``ssl``, which takes 13 ms and 5 MB.  Its own TLS is off then; nobody uses it."""
    _import_without("asyncio", "ssl")


def import_textual() -> None:
    """Import Textual without the widgets whose types ``textual.types`` shows to others: trees, selections, files."""
    from textual import _types  # noqa: PLC0415  Textual takes its time, and only the app needs it

    known = {name: value for name, value in vars(_types).items() if not name.startswith("_")}
    types = ModuleType("textual.types")
    types.__dict__.update(known, __getattr__=_of_all_types)
    _modules.setdefault(types.__name__, types)
    import textual.app  # noqa: F401, PLC0415  the import is what is wanted


def _of_all_types(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    if _modules["textual.types"].__spec__ is None:
        del _modules["textual.types"]
    import textual.types  # noqa: PLC0415  another's wish

    return getattr(textual.types, name)


def _import_without(name: str, left_out: str) -> None:
    if left_out in _modules:
        return
    _modules[left_out] = None
    try:
        __import__(name)
    finally:
        del _modules[left_out]
