"""``doctor``: what a support person asks first, in words or as JSON; nothing is made, changed or asked."""

import os
from collections.abc import Iterator, Mapping

import msgspec

from ladok_core.words import Words
from ladok_core.words.catalogue import grouped
from ladok_tui.commands.json_output import write_json
from ladok_tui.commands.options import Options
from ladok_tui.commands.output import write_lines, write_prose
from ladok_tui.commands.places import Place, places, store_path
from ladok_tui.commands.settings_said import place_items, setting_items
from ladok_tui.commands.show import is_plain
from ladok_tui.commands.status import DONE, REFUSED
from ladok_tui.config.faults import faults
from ladok_tui.config.folder import config_folder
from ladok_tui.config.settings import read_settings
from ladok_tui.doctor.impersonal import Impersonal
from ladok_tui.doctor.program import program
from ladok_tui.doctor.report import Finding, Report, State, worst
from ladok_tui.doctor.store import store
from ladok_tui.doctor.terminal import terminal
from ladok_tui.render.items import Group, Item, columns_of_items, plain_items
from ladok_tui.terminal.in_force import settings_in_force

_WORDED = frozenset({"none", "legacy", "kitty"})
"""Values that are told by a word of the catalogues."""


def doctor(options: Options, words: Words) -> int:
    """Write what is found, and answer 1 where something is wrong."""
    report = examined(options, words, os.environ)
    if options.json:
        write_json(report)
    elif is_plain(options):
        write_prose(plain_items(told(report, words)))
    else:
        write_lines(columns_of_items(told(report, words)))
    return REFUSED if report.state is State.WRONG else DONE


def examined(options: Options, words: Words, environ: Mapping[str, str]) -> Report:
    """Look at everything, and leave out what would tell whose it is."""
    impersonal = Impersonal(environ)
    folder = config_folder(environ)
    read = read_settings(folder)
    settings = settings_in_force(read, environ, options.lang)
    found = places(environ, options.store, demo=options.demo)
    where = store_path(environ, options.store, demo=options.demo)
    findings = (
        *program(words),
        *terminal(environ, {one.name: one for one in settings}, words),
        *(store(where, impersonal.text(str(where)), words) if where else _no_store(options, words)),
    )
    wrong = faults(folder, read, words.template, impersonal.text)
    return Report(
        worst((*(one.state for one in findings), *(State.WRONG for _ in wrong))),
        tuple(_impersonal_finding(one, impersonal) for one in findings),
        tuple(_impersonal_place(one, impersonal) for one in found),
        settings,
        wrong,
    )


def _no_store(options: Options, words: Words) -> Iterator[Finding]:
    if options.demo:
        yield Finding("store.use", value=True, code="demo", sentences=(words.say("doctor.demo"),))
    else:
        yield Finding("store.use", value=False, state=State.LOOK, code="no-home", sentences=(words.say("cli.no-home"),))


def _impersonal_finding(one: Finding, impersonal: Impersonal) -> Finding:
    value = impersonal.text(one.value) if isinstance(one.value, str) else one.value
    return msgspec.structs.replace(one, value=value)


def _impersonal_place(one: Place, impersonal: Impersonal) -> Place:
    return msgspec.structs.replace(one, path=None if one.path is None else impersonal.text(one.path))


def told(report: Report, words: Words) -> Iterator[Group]:
    """Put a report into words: the result first, then what it rests on."""
    yield Group("", (Item(_result(report, words), ""),))
    for group in dict.fromkeys(one.name.partition(".")[0] for one in report.findings):
        items = tuple(_item(one, words) for one in report.findings if one.name.startswith(f"{group}."))
        yield Group(words.say(f"doctor.group.{group}"), items)
    yield Group(words.say("doctor.group.places"), place_items(report.places, words))
    yield Group(words.say("doctor.group.settings"), setting_items(report.settings, words))
    wrong = words.say("doctor.state.wrong")
    yield Group(words.say("doctor.group.faults"), tuple(Item(one.sentence, "", state=wrong) for one in report.faults))


def _result(report: Report, words: Words) -> str:
    states = [*(one.state for one in report.findings), *(State.WRONG for _ in report.faults)]
    wrong, look = states.count(State.WRONG), states.count(State.LOOK)
    parts = (words.count("doctor.wrong", wrong) if wrong else "", words.count("doctor.look", look) if look else "")
    return " ".join(part for part in parts if part) or words.say("doctor.fine")


def _item(one: Finding, words: Words) -> Item:
    state = words.say(f"doctor.state.{one.state}")
    return Item(words.say(f"doctor.{one.name}"), _value(one, words), state=state, below=one.sentences)


def _value(one: Finding, words: Words) -> str:
    match one.value:
        case None:
            return words.say("doctor.value.unknown")
        case bool():
            return words.say("doctor.value.yes" if one.value else "doctor.value.no")
        case int():
            return grouped(one.value)
        case "":
            return words.say("doctor.value.unset")
        case _:
            return words.say(f"doctor.value.{one.value}") if one.value in _WORDED else one.value
