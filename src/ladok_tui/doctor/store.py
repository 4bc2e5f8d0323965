"""The store's health, found and put into words."""

import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from ladok_core.errors import (
    StoreError,
    StoreFailing,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreReadOnly,
)
from ladok_core.store.health import Health, examine
from ladok_core.words import Words, troubles
from ladok_tui.doctor.report import Finding, State

PATIENCE = 20.0
"""Seconds that are waited for a disk: one on another machine may never answer."""

_NO_FAULT = (StoreMissing, StoreLocked, StoreReadOnly, StoreFull)
"""What can be quite right, and is to be looked at."""


def store(path: Path, shown: str, words: Words, look: Callable[[Path], Health] = examine) -> Iterator[Finding]:
    """Yield what is found; ``shown`` is the path as it is told."""
    health = _in_time(path, look)
    yield _use(health, shown, words)
    if health.size is None:
        return
    yield Finding("store.size", health.size)
    yield _rights("store.rights", health.rights, 0o077, "rights", words)
    yield _rights("store.folder-rights", health.folder_rights, 0o022, "folder-rights", words)
    yield from _schema(health, words)
    if health.uses_log is not None:
        yield _journal(health, words)
    yield from _facts(health, words)


def _in_time(path: Path, look: Callable[[Path], Health]) -> Health:
    """Return the health, or that the disk fails where it doesn't answer."""
    found: list[Health] = []
    # A thread that hangs in the kernel can't be stopped: it is left behind when the program ends.
    thread = threading.Thread(target=lambda: found.append(look(path)), daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return found[0] if found else Health(trouble=StoreFailing(path))


def _use(health: Health, shown: str, words: Words) -> Finding:
    trouble = health.trouble
    if trouble is None:
        return Finding("store.use", value=True)
    trouble.path = shown
    state = State.LOOK if isinstance(trouble, _NO_FAULT) else State.WRONG
    return Finding("store.use", value=False, state=state, code=trouble.code, sentences=_sentences(trouble, words))


def _sentences(trouble: StoreError, words: Words) -> tuple[str, ...]:
    return troubles.told(words, trouble).sentences


def _rights(name: str, rights: int | None, others: int, code: str, words: Words) -> Finding:
    if rights is None:
        return Finding(name, None)
    value = f"{stat.S_IMODE(rights):04o}"
    if rights & others:
        return Finding(name, value, State.LOOK, code, (words.say(f"doctor.{code}"),))
    return Finding(name, value)


def _schema(health: Health, words: Words) -> Iterator[Finding]:
    if health.version is None:
        return
    if health.version < health.knows:
        said = words.say("doctor.older")
        yield Finding("store.schema", health.version, State.LOOK, "older", (said,))
    else:
        yield Finding("store.schema", health.version)


def _journal(health: Health, words: Words) -> Finding:
    value = "wal" if health.uses_log else "delete"
    if health.unread_log:
        said = words.say("doctor.unread-log")
        return Finding("store.journal", value, State.LOOK, "unread-log", (said,))
    return Finding("store.journal", value)


def _facts(health: Health, words: Words) -> Iterator[Finding]:
    code = None if health.is_whole is not None or health.trouble or health.unread_log else "not-checked"
    said = (words.say("doctor.not-checked"),) if code else ()
    state = State.WRONG if health.is_whole is False else State.LOOK if code else State.OK
    yield Finding("store.whole", health.is_whole, state, code, said)
    yield Finding("store.locks", health.has_locks, State.WRONG if health.has_locks is False else State.OK)
    yield Finding("store.remote", health.is_remote)
    yield Finding("store.records", health.records)
    yield Finding("store.copies", health.copies)
