"""A page that the institution has turned off, asked for by command: a sentence that says so, with its rule."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from ladok_core.pages import PAGES, page_spec
from ladok_core.pages.institution import InstitutionPage
from ladok_core.pages.page import PageSpec
from ladok_core.rules.switched import Switched
from ladok_core.store import Store
from ladok_core.words import Words
from ladok_tui.commands.refusal import RefusalAnswer
from records import ALL_SWITCHES, NOW, institution, offering, participation, record
from tui.commands.conftest import Call

HELD = record(participation(offering()))


def without(feature: Switched) -> Any:
    return msgspec.structs.replace(HELD, institution=institution(switches=ALL_SWITCHES - {feature.switch}))


GONE = [
    pytest.param(spec, feature, id=spec.name)
    for spec in map(page_spec, PAGES)
    for feature in spec.switches
    if not spec.shown(without(feature)).shown
]


@pytest.mark.parametrize(("spec", "feature"), GONE)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_that_is_turned_off_says_by_whom_and_by_which_rule(
    call: Call, tmp_path: Path, spec: PageSpec[Any], feature: Switched, language: str
) -> None:
    """INS-1, EDU-1, FEE-1: in a sentence, and as data for a script; nothing of the page is written."""
    store = tmp_path / "own.sqlite"
    with Store.open(store, create=True) as opened:
        opened.add([without(feature)], source="test", at=NOW)

    code = [HELD.participations[0].offering.education.code] if spec.ask.__struct_fields__ else []
    told = call("show", spec.name, *code, "--store", store, "--lang", language)
    data = call("show", spec.name, *code, "--store", store, "--lang", language, "--json")
    page = call("show", "institution", "--store", store, "--lang", language, "--json")

    sentence = Words(language).say(feature.off.key)
    assert {"sv": "Lärosätet", "en": "The institution"}[language] in sentence
    assert (told.status, told.out) == (1, "")
    assert f"{sentence} ({feature.off.key})" in told.err
    (reason,) = msgspec.json.decode(data.out, type=RefusalAnswer).refused.reasons
    assert (reason.key, reason.sentence) == (feature.off.key, sentence)
    off = [row.switch for row in msgspec.json.decode(page.out, type=InstitutionPage).switches if not row.on]
    assert off == [feature.switch]


def test_there_is_a_page_to_turn_off() -> None:
    """INS-1: the loop above is over something."""
    assert GONE
