"""The manual has everything that can be typed, pressed and set, and is taken by what reads it without a complaint."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ladok_core.words import Words
from ladok_tui.commands.arguments import build
from ladok_tui.commands.parser import commands_of
from ladok_tui.config.keys import KEY_ACTIONS
from ladok_tui.config.settings import CHOICES
from ladok_tui.manual.content import VARIABLES, Entry, Manual, Section, manual
from ladok_tui.manual.html_page import html_page
from ladok_tui.manual.man_page import man_page
from scripts_loaded import script
from source_trees import tree_of
from tui.commands.conftest import Call

SRC = Path(__file__).parents[3] / "src"
VARIABLE = re.compile("(?:LADOK|XDG|TEXTUAL)_[A-Z_]+")
HOSTILE = Manual(
    "en", "ladok-tui", '.<b>&"\\', (Section(".sh <x>", ("'br", ".so x"), ("\\fB", "<&"), (Entry("-", "\x1b[2J\\"),)),)
)


@pytest.fixture(params=["sv", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    return Words(str(request.param))


def elements(found: Manual) -> Iterator[Section]:
    for section in found.sections:
        yield section
        yield from section.below


def test_everything_is_in_it(words: Words) -> None:
    found = manual(words)
    titles = {section.title for section in elements(found)}
    terms = {entry.term for section in elements(found) for entry in section.entries}
    texts = " ".join(entry.text for section in elements(found) for entry in section.entries)

    waiting, typed = [build()], set()
    while waiting:
        parser = waiting.pop()
        below = commands_of(parser)
        assert below or parser.prog in titles
        waiting += below.values()  # type: ignore[arg-type]  # no other kind is made
        typed |= {option for action in parser._actions for option in action.option_strings}
    assert typed <= set(re.findall(r"--?[\w-]+", " ".join(terms)))
    assert [action.id for action in KEY_ACTIONS if f"({action.id})" not in texts] == []
    assert set(CHOICES) <= {term.split()[0] for term in terms}
    assert set(VARIABLES) <= terms


def test_every_variable_that_is_read_is_told() -> None:
    """By what the source asks the environment for."""
    asked = set()
    naming = (path for path in SRC.rglob("*.py") if VARIABLE.search(path.read_text("utf-8")))
    for path in naming:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                asked |= {node.value} if VARIABLE.fullmatch(node.value) else set()
    assert asked - {"TEXTUAL_THEME"} <= set(VARIABLES)  # that one is only ever set


@pytest.mark.parametrize("format_", ["man", "html"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_written_in_the_language_asked_for(call: Call, format_: str, language: str) -> None:
    answer = call("manual", "--format", format_, "--lang", language)

    assert (answer.status, answer.err) == (0, "")
    assert ("Settings" in answer.out or "SETTINGS" in answer.out) is (language == "en")
    assert call("manual", "--lang", language).out.startswith(".TH")


def test_the_browsers_page_is_well_formed_and_can_be_found_ones_way_in(words: Words) -> None:
    """Its language said, one main heading, none left out below it, each link leading somewhere, no script."""
    page = ET.fromstring("\n".join(html_page(manual(words), words)).partition("\n")[2])  # noqa: S314  ours
    headings = [int(one.tag[1]) for one in page.iter() if re.fullmatch(r"h\d", one.tag)]
    ids = [one.attrib["id"] for one in page.iter() if "id" in one.attrib]

    assert page.attrib["lang"] == words.language
    assert headings.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))
    assert [f"#{one}" for one in ids] == [one.attrib["href"] for one in page.iter("a")]
    assert (len(set(ids)), page.find(".//script")) == (len(ids), None)
    assert page.findtext(".//title")
    assert page.find(".//main") is not None


def test_what_means_something_to_a_reader_is_shown_as_it_is(words: Words) -> None:
    page = "\n".join(html_page(HOSTILE, words))
    assert "<b>" not in page
    assert "<x>" not in page
    lines = list(man_page(HOSTILE, words))
    assert {line.split()[0] for line in lines if line.startswith((".", "'"))} == {
        ".TH", ".SH", ".PP", ".nf", ".fi", ".TP"
    }  # fmt: skip
    assert "\\\\" not in "".join(lines)
    assert all(line.isascii() for line in man_page(manual(words), words))


@pytest.mark.parametrize("checker", ["groff -ww -man -Tutf8 -z -", "mandoc -Tlint -Wwarning -"])
def test_man_has_nothing_to_complain_of(words: Words, checker: str) -> None:
    command = checker.split()
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    page = "\n".join(man_page(manual(words), words)) + "\n"

    done = subprocess.run(command, input=page, capture_output=True, text=True, check=False)  # noqa: S603  our own page

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_wheel_has_what_the_command_prints_where_man_looks_for_it(tmp_path: Path, call: Call) -> None:
    """The pages are written by the program as it is built: there is no second text that could be another."""
    belongs = script("man_pages").write_all(tmp_path)

    assert {place: Path(path).read_text("ascii") for path, place in belongs.items()} == {
        "share/man/man1/ladok-tui.1": call("manual", "--lang", "en").out,
        "share/man/sv/man1/ladok-tui.1": call("manual", "--lang", "sv").out,
    }
