"""What holds of every action in the list, whatever the record says and whichever moment it is."""

import ast
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from core.properties.tangled import moments, records
from examples import examples
from ladok_core import actions
from ladok_core.actions import ACTIONS, AnyAction, spec_of
from ladok_core.actions.action import Action, ActionSpec
from ladok_core.actions.concern import STUDENT
from ladok_core.actions.outcome import Outlook, Receipt, foresee, offered, receipt
from ladok_core.actions.remove_temporary_address import RemoveTemporaryAddress
from ladok_core.errors import NotFound
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Verdict
from ladok_core.model.record import Record
from ladok_core.model.student import Address, TemporaryAddress
from ladok_core.words import Words, reasons, receipts
from records import NOW, days, record
from wishes import own_wishes, touches_places

thorough = settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
every = pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.name)
SV, EN = Words("sv"), Words("en")


def wishes(spec: ActionSpec, thing: Any, held: Record) -> Iterator[AnyAction]:
    """Every action of a kind that names a thing, offered or not: with the periods there are, where it asks for one."""
    named = spec.concerns.field
    fields = [field.name for field in msgspec.structs.fields(spec.struct) if field.name != named]
    said = {named: getattr(thing, named)}
    if not fields:
        yield spec.struct(**said)  # type: ignore[misc]  # by its fields
    elif fields == ["period"]:
        for period in thing.offering.periods:
            yield spec.struct(**said, period=period.number)  # type: ignore[misc]  # by its fields
    elif fields == ["participation_id", "periods"]:
        for place in held.participations:
            for periods in ((), (1,), (2, 3)):
                yield spec.struct(**said, participation_id=place.participation_id, periods=periods)  # type: ignore[misc]  # by its fields
    elif fields == ["pick"]:
        options = [option.option_id for option in thing.options]
        for pick in ((), options[:1], options[1:], options, ["nothing"]):
            yield spec.struct(**said, pick=tuple(pick))  # type: ignore[misc]  # by its fields
    else:
        pytest.fail(f"{spec.name} asks for {fields}, and nobody here knows what to answer")


def all_wishes(held: Record) -> Iterator[tuple[ActionSpec, AnyAction]]:
    for spec in ACTIONS:
        if spec.concerns is STUDENT:
            yield from ((spec, wish) for wish in own_wishes(spec))
            continue
        for thing in spec.concerns.things(held):
            yield from ((spec, wish) for wish in wishes(spec, thing, held))


def test_every_file_of_an_action_is_in_the_list() -> None:
    """An action that nobody lists can't be done, and nobody would notice."""
    folder = Path(actions.__file__).parent
    trees = {path.stem: ast.parse(path.read_text("utf-8")) for path in folder.glob("*.py")}
    made = {
        name
        for name, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name)
        if isinstance(getattr(import_module(f"{actions.__name__}.{name}"), node.targets[0].id), ActionSpec)
    }

    assert made == {spec.name.replace("-", "_") for spec in ACTIONS}


@every
def test_an_action_has_one_name(spec: ActionSpec) -> None:
    """The command, the words, the tag on the wire and the file are all called the same."""
    assert spec.struct.__struct_config__.tag == spec.name
    assert spec.struct.__module__.endswith(f".{spec.name.replace('-', '_')}")
    assert [one.name for one in ACTIONS].count(spec.name) == 1
    assert spec.struct in AnyAction.__args__
    assert issubclass(spec.struct, Action)
    assert spec.struct.__doc__


@every
@pytest.mark.parametrize("words", [SV, EN], ids=["sv", "en"])
def test_an_action_has_its_words(spec: ActionSpec, words: Words) -> None:
    """A verb for the eye and the ear, a title, a word for the waiting, help, and an answer where nothing changed."""
    keys = [f"verb.{spec.name}", f"verb.{spec.name}.spoken", f"{spec.name}.title", f"{spec.name}.working"]
    keys += [f"receipt.{spec.name}.unchanged", f"cli.about.do.{spec.name}"]

    assert [key for key in keys if words.find(key) is None] == []


@pytest.mark.parametrize("spec", [one for one in ACTIONS if one.concerns.field], ids=lambda spec: spec.name)
def test_nothing_is_done_with_what_is_not_there(spec: ActionSpec) -> None:
    """A page may be older than the record."""
    fields = {field.name: 1 if field.type is int else "nobody's" for field in msgspec.structs.fields(spec.struct)}
    wish = spec.struct(**fields)

    with pytest.raises(NotFound):
        foresee(record(), wish, NOW)  # type: ignore[arg-type]  # it is one of them


def test_nothing_follows_where_what_is_shared_was_the_case_before() -> None:
    """CON-1, CON-2: no institution uses anything "from now on" that it has used all along."""
    moved = TemporaryAddress(Address("Vägen 1", "11122", "Stad"), days(0, 9))
    own = record()
    away = msgspec.structs.replace(own, student=msgspec.structs.replace(own.student, temporary=moved))
    done, held = (foresee(one, RemoveTemporaryAddress(), NOW) for one in (away, own))

    assert (done.decision.open, [reason.key for reason in done.follows]) == (True, ["CON-1/shared"])
    assert (held.decision.holds, held.follows) == (True, ())


@given(held=records(), now=moments)
@thorough
def test_what_is_foreseen_is_of_one_piece(held: Record, now: datetime) -> None:
    """Any wish has an answer; open means that something changes, and nothing is foretold of what is refused."""
    for spec, wish in all_wishes(held):
        outlook = foresee(held, wish, now)

        assert outlook.decision == spec.decide(held, wish, now)
        assert outlook.focus is spec.focus
        assert bool(outlook.changes) is outlook.decision.open
        assert bool(outlook.touched) is (outlook.decision.open and touches_places(spec))
        assert outlook.decision.open or outlook.decision.holds or outlook.follows == ()
        assert not outlook.decision.open or held.imported_on is None
        assert spec_of(outlook.action) is spec


@given(held=records(), now=moments)
@thorough
def test_what_is_done_is_not_open_any_more(held: Record, now: datetime) -> None:
    """The same wish again holds: a lost answer can be asked for anew, and nothing happens twice."""
    for _, wish in all_wishes(held):
        outlook = foresee(held, wish, now)
        if outlook.decision.open:
            again = foresee(held.after(outlook.changes), wish, now)
            assert (again.decision.holds, again.changes) == (True, ())


@given(held=records(), now=moments)
@thorough
def test_what_a_page_offers_is_what_the_rule_says(held: Record, now: datetime) -> None:
    """Nothing hidden is offered, nothing twice, and each with the decision that it will be answered with."""
    for thing in (thing for concern in {spec.concerns for spec in ACTIONS} for thing in concern.things(held)):
        found = offered(held, thing, now)

        assert len({msgspec.json.encode(one.action) for one in found}) == len(found)
        for one in found:
            assert one.decision.verdict is not Verdict.HIDDEN
            assert one.decision == foresee(held, one.action, now).decision


@given(held=records(), now=moments)
@thorough
def test_it_arrives_over_the_wire_as_it_was_sent(held: Record, now: datetime) -> None:
    """A screen can't tell what was foreseen here from what a server foresaw."""
    for _, wish in all_wishes(held):
        outlook = foresee(held, wish, now)
        answer = receipt(outlook, now, changed=outlook.decision.open)

        assert msgspec.json.decode(msgspec.json.encode(wish), type=AnyAction) == wish
        assert msgspec.json.decode(msgspec.json.encode(outlook), type=Outlook) == outlook
        assert msgspec.json.decode(msgspec.json.encode(answer), type=Receipt) == answer


@given(held=records(), now=moments)
@thorough
def test_it_can_all_be_said(held: Record, now: datetime) -> None:
    """Every decision, what follows, and every receipt, in both languages; a word that is missing would fail here."""
    today = civil_date(now)
    for _, wish in all_wishes(held):
        outlook = foresee(held, wish, now)
        for words in (SV, EN):
            assert all(line.sentence for line in reasons.lines(words, outlook.decision, today))
            if outlook.decision.open or outlook.decision.holds:
                for changed in {outlook.decision.open, False}:
                    assert outlook.subject.code in receipts.told(words, receipt(outlook, now, changed=changed), today)
