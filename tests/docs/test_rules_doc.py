"""Every rule is declared once, worded, tested, and listed on a page that is fresh."""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from ladok_core import rules
from ladok_core.model.choice import ChoiceKind
from ladok_core.rules.choosing import declare_ways
from ladok_core.rules.rule import DeclaredReason, Rule
from ladok_core.words import LANGUAGES, Words
from scripts_loaded import script
from source_trees import tree_of

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "rules.md"


DOC = script("rules_doc")
DECLARED = [rule.id for rule in DOC.declared()]
SPEECHLESS = {"EDU-3", "STA-6"}  # one answers with a sum and with filters, one only says where on the page


@pytest.fixture(scope="module")
def reasons() -> dict[str, list[DeclaredReason]]:
    """The reasons of each rule: reading all the source for them is no part of the collection."""
    found: dict[str, list[DeclaredReason]] = DOC.reasons()
    return found


@pytest.fixture(scope="module")
def page() -> str:
    """The page as it would be made now: to read all the tests for it takes a second."""
    made: str = DOC.page()
    return made


@cache
def source() -> tuple[tuple[Path, ast.Module], ...]:
    """The source, each file with its tree, read once for all that look through it."""
    return tuple((path, tree_of(path)) for path in sorted((ROOT / "src").rglob("*.py")))


@cache
def source_nodes() -> tuple[tuple[Path, ast.AST], ...]:
    """Every node of the source with its file."""
    return tuple((path, node) for path, tree in source() for node in ast.walk(tree))


def test_every_rule_that_is_made_is_declared_where_the_page_finds_it() -> None:
    """A rule made inside a function, or outside rules/, would be on no page and in no history."""
    made = [
        node
        for _, node in source_nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule"
    ]

    assert len(made) == len(DECLARED)
    assert DECLARED


def test_an_id_that_is_declared_twice_is_an_error(tmp_path: Path) -> None:
    """Two sentences for one rule is how the page and the portal would drift apart."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text('REG_1 = Rule("REG-1", "A sentence.")\n')

    with pytest.raises(ValueError, match=r"REG-1 is declared in both one\.py and two\.py"):
        DOC.declared(tmp_path)


def test_every_rule_is_named_by_a_test() -> None:
    """In a docstring: so that whoever changes the rule finds what holds it."""
    named = DOC.named_in_tests()

    assert [rule_id for rule_id in DECLARED if not named.get(rule_id)] == []


def test_every_rule_gives_reasons(reasons: dict[str, list[DeclaredReason]]) -> None:
    """A rule that never speaks decides nothing."""
    assert {rule_id for rule_id in DECLARED if not reasons[rule_id]} == SPEECHLESS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_worded_in_both_languages(reasons: dict[str, list[DeclaredReason]], language: str) -> None:
    words = Words(language)
    assert [one.key for given in reasons.values() for one in given if words.find(one.key) is None] == []


def test_every_reason_is_declared_once_beside_its_rules(reasons: dict[str, list[DeclaredReason]]) -> None:
    """A reason made anywhere else would have no words, and nobody would know what it does.

    Those that each kind of choice has of its own are made in one place for them both.
    """
    trees = [tree for _, tree in source()]
    shared = [node for tree in trees for node in tree.body if getattr(node, "name", "") == declare_ways.__name__]
    made, of_each_kind = (len([node for one in nodes for node in _declarations(one)]) for nodes in (trees, shared))

    assert of_each_kind
    assert made + (len(ChoiceKind) - 1) * of_each_kind == sum(len(given) for given in reasons.values())


def _declarations(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call that declares a reason."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="reason"), args=[ast.Constant(), *_]):
                yield node


def test_nobody_parses_a_rule_id() -> None:
    """What other code needs to know of a reason is a field of it: no id, no key and no rule is compared with.

    A rule that is split or renamed would else change what a screen does, and nothing would say so.
    """
    nodes = source_nodes()
    named = [f"{path.name}: {node.value!r}" for path, node in nodes if isinstance(node, ast.Constant) and _is_key(node)]
    compared = [
        f"{path.name}:{node.lineno}"
        for path, node in nodes
        if isinstance(node, ast.Compare) and any(map(_is_an_id, [node.left, *node.comparators]))
    ]

    assert len(named) == len(DECLARED), named  # each rule's own declaration names it, and nothing else does
    assert compared == []


def _is_key(node: ast.Constant) -> bool:
    return isinstance(node.value, str) and re.match(r"[A-Z]{3}-\d+(/|$)", node.value) is not None


def _is_an_id(node: ast.expr) -> bool:
    reason = ast.unparse(node).rpartition(".")[0].rpartition(".")[2]
    return isinstance(node, ast.Attribute) and (
        node.attr == "rule" or (node.attr in ("code", "key") and ("reason" in reason or reason == "headline"))
    )


def test_a_rule_says_since_when_it_holds_and_where_it_stands() -> None:
    """For limits that a law or a year changes; silent where the rule says nothing."""
    module = ModuleType("ladok_core.rules.dated")
    module.__dict__["DTD_1"] = Rule("DTD-1", "A sentence.", since=date(2026, 7, 1), source="SFS 1993:100, 6 kap. 24 §")
    module.__dict__["DTD_2"] = Rule("DTD-2", "A sentence.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, module.__name__, module)
        dated, silent = (DOC._since(DOC.Declared(f"DTD-{n}", "A sentence.", f"DTD_{n}", "dated")) for n in (1, 2))

    assert (dated, silent) == ("Since 2026-07-01. Source: SFS 1993:100, 6 kap. 24 §.", "")


def test_a_range_of_rules_names_each_of_them(tmp_path: Path) -> None:
    """As tests write them."""
    folder = tmp_path / "tests" / "contract"
    folder.mkdir(parents=True)
    (folder / "test_a.py").write_text('"""XYZ-9."""\ndef test_b():\n    """REG-2 to REG-4, STA-1: said."""\n')

    assert DOC.named_in_tests(folder.parent) == {
        rule_id: ["tests/contract/test_a.py"] for rule_id in ("REG-2", "REG-3", "REG-4", "STA-1")
    }


def test_the_page_is_what_the_rules_say(page: str) -> None:
    """Else run scripts/rules_doc.py: the page is read by people who can't read the code."""
    assert PAGE.read_text("utf-8") == page


def test_a_stale_page_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str) -> None:
    """What CI asks; and made anew it is right."""
    monkeypatch.setattr(DOC, "PAGE", tmp_path / "rules.md")
    monkeypatch.setattr(DOC, "page", lambda: page)

    assert DOC.main(["--check"]) == 1
    assert DOC.main([]) == 0
    assert DOC.main(["--check"]) == 0
    (tmp_path / "rules.md").write_text("stale")
    assert DOC.main(["--check"]) == 1


def test_the_rules_are_where_the_script_looks() -> None:
    """A moved folder must not make an empty page."""
    assert rules.__file__ is not None
    assert (DOC.CORE / "rules").samefile(Path(rules.__file__).parent)
