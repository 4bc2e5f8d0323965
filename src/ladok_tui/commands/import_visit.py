"""``import``: a student's record from what a browser saved, into the store, and what came of it."""

import os
import sys
from functools import partial
from pathlib import Path

import msgspec

from ladok_core.importing import ImportReport, merged, read, reported_on
from ladok_core.model.civil_date import civil_date
from ladok_core.sanitize import clean
from ladok_core.store import Store
from ladok_core.store.writing import Additions
from ladok_core.words import Words, amounts
from ladok_core.words.imports import told
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import is_terminal, tell, write_prose
from ladok_tui.commands.portals import default_store, given_path
from ladok_tui.commands.same_person import identified
from ladok_tui.commands.status import DONE
from ladok_tui.commands.usage import UsageError
from ladok_tui.session import Clock

SECONDS = 1.0
"""How long nobody wonders what is going on."""


class ImportAnswer(msgspec.Struct, frozen=True):
    """What ``import --json`` prints: how many records were new, joined to older ones, or held all of it already."""

    added: int
    changed: int
    unchanged: int
    report: ImportReport


def read_in(options: Options, words: Words, clock: Clock) -> int:
    """Read the files and store what they hold: all of it, or nothing.  Raises BadFile, StoreError, UsageError."""
    if options.demo:
        raise UsageError(key="cli.import-into-demo")
    now = clock()
    shown = _Share(words, clock)
    try:
        found = read([Path(path) for path in options.paths], civil_date(now), shown.tell)
    finally:
        shown.wipe()
    where = given_path(options.store) if options.store else default_store(os.environ)
    # Opened only now: files that can't be read leave no empty store behind.
    with Store.open(where, create=True) as store:
        if store.copy is not None:
            tell(words.say("cli.store-migrated", path=clean(str(store.copy))))
        of = identified(found, store, options, words)
        found = of.found
        joining = partial(merged, pages=found.pages, read_in_at=now)
        additions = store.add(found.records, source="import", at=now, merge=joining, same_person=of.same_person)
        keys = (*additions.added, *additions.changed, *additions.unchanged)
        report = reported_on(found.report, found.pages, [store.record(key) for key in keys])
    if options.json:
        write_json(_answer(additions, report))
        return DONE
    write_prose(told(words, report))
    nothing_new = not (additions.added or additions.changed)
    tell(words.say("cli.import-unchanged") if nothing_new else words.say("cli.imported"))
    return DONE


def _answer(additions: Additions, report: ImportReport) -> ImportAnswer:
    return ImportAnswer(len(additions.added), len(additions.changed), len(additions.unchanged), report)


class _Share:
    """How far the reading has come, on standard error, where a person watches and it takes more than a second."""

    def __init__(self, words: Words, clock: Clock) -> None:
        self._words, self._clock, self._begun = words, clock, clock()
        self._watched, self._shown = is_terminal(sys.stderr), ""

    def tell(self, share: float) -> None:
        if self._watched and (self._clock() - self._begun).total_seconds() > SECONDS:
            text = self._words.say("cli.reading", share=amounts.percent(self._words, int(share * 100)))
            if text != self._shown:
                sys.stderr.write("\r" + text.ljust(len(self._shown)))
                sys.stderr.flush()
                self._shown = text

    def wipe(self) -> None:
        if self._shown:
            # Blanks, not an escape sequence: the line is for every kind of terminal.
            sys.stderr.write("\r" + " " * len(self._shown) + "\r")
            sys.stderr.flush()
