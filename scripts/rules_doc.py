#!/usr/bin/env python3
"""Make docs/rules.md of the rules in the code, the words for their reasons, and the tests; --check only compares."""

import ast
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ladok_core.model.reason_kind import Turn
from ladok_core.rules.choosing import Ways
from ladok_core.rules.rule import DeclaredReason, Rule
from ladok_core.words import Words

REPO = Path(__file__).parents[1]
CORE, TESTS, PAGE = REPO / "src" / "ladok_core", REPO / "tests", REPO / "docs" / "rules.md"
_ID = re.compile(r"\b([A-Z]{3})-([0-9]+)\b")
_RANGE = re.compile(r"\b([A-Z]{3})-([0-9]+) to \1-([0-9]+)\b")
_HEAD = """\
# The rules in the code

Made by `scripts/rules_doc.py` from the rules themselves, the catalogues and the tests; not to be edited by hand.

Every answer of the portal carries the reasons below: the line on the screen, the refusal and the explanation are the
same words. A rule is changed as `docs/rules-history.md` says, and each choice of ours is told in `docs/decisions/`; in
the code, and in the catalogue of rules, † marks such a choice: the guide that the rules come from is silent there.

What a reason does, and whose turn it is, is declared with it in the code: it *allows* (or shows), *waits* for a day,
tells what was *missed* or that nobody has *set* a day, that it is *done* already, that an *obstacle* stands in the way,
that the wish is *refused* whatever the day, that the thing is *hidden*, or seen in a *copy*; a *fact* decides nothing.
"""


class Declared(NamedTuple):
    """A rule as it stands in the code: ``name`` is that of its constant, ``module`` the file's stem."""

    id: str
    sentence: str
    name: str
    module: str


def declared(folder: Path = CORE / "rules") -> list[Declared]:
    """Find the rules that the modules declare, in the order of their ids.  ValueError when an id is declared twice."""
    found: dict[str, Declared] = {}
    for path in sorted(folder.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            rule = _rule(node, path.stem)
            if rule is None:
                continue
            if rule.id in found:
                what = f"{rule.id} is declared in both {found[rule.id].module}.py and {rule.module}.py"
                raise ValueError(what)
            found[rule.id] = rule
    return sorted(found.values(), key=lambda rule: _order(rule.id))


def _rule(node: ast.stmt, module: str) -> Declared | None:
    match node:
        case ast.Assign(
            targets=[ast.Name(id=name)],
            value=ast.Call(
                func=ast.Name(id="Rule"), args=[ast.Constant(value=str(id_)), ast.Constant(value=str(said))]
            ),
        ):
            return Declared(id_, said, name, module)
        case _:
            return None


def _order(rule_id: str) -> tuple[str, int]:
    letters, _, number = rule_id.partition("-")
    return letters, int(number)


def reasons() -> dict[str, list[DeclaredReason]]:
    """Find the reasons that each rule declares, by the rule's id, in the order of the code."""
    found: dict[str, dict[str, DeclaredReason]] = {rule.id: {} for rule in declared()}
    for module in pkgutil.iter_modules([str(CORE / "rules")]):
        for value in vars(import_module(f"ladok_core.rules.{module.name}")).values():
            for reason in reasons_in(value):
                found[reason.rule.id][reason.code] = reason
    return {rule_id: list(given.values()) for rule_id, given in found.items()}


def reasons_in(value: object) -> Iterator[DeclaredReason]:
    """Yield the reason that a module's name stands for, or those that it holds: of two kinds of choice each has its."""
    match value:
        case DeclaredReason():
            yield value
        case Ways():
            fields = (getattr(value, name) for name in value.__struct_fields__)
            yield from (one for one in fields if isinstance(one, DeclaredReason))


# Where rules are held; the tests of screens and commands name them too, in passing.
HOLDING = ("core/rules", "core/actions", "core/pages", "core/properties", "contract")


def named_in_tests(folder: Path = TESTS) -> dict[str, list[str]]:
    """Find the files whose tests name a rule in a docstring, by the rule's id; "REG-1 to REG-3" names three."""
    named: dict[str, list[str]] = {}
    for path in sorted(path for part in HOLDING for path in (folder / part).rglob("test_*.py")):
        text = " ".join(_docstrings(path))
        ids = {f"{one[1]}-{one[2]}" for one in _ID.finditer(text)}
        for one in _RANGE.finditer(text):
            ids |= {f"{one[1]}-{number}" for number in range(int(one[2]), int(one[3]) + 1)}
        for rule_id in ids:
            named.setdefault(rule_id, []).append(path.relative_to(folder.parent).as_posix())
    return named


def _docstrings(path: Path) -> Iterator[str]:
    """Read the docstrings of functions and classes; a file's own says what it is about, not what is held."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield ast.get_docstring(node) or ""


def page() -> str:
    """Write the page.  ValueError when an id is declared twice."""
    given, tests = reasons(), named_in_tests()
    parts = [_HEAD]
    for rule in declared():
        parts += [f"## {rule.id}", "", rule.sentence, ""]
        if since := _since(rule):
            parts += [since, ""]
        if given[rule.id]:
            parts += ["| reason | what it does | whose turn | på svenska | in English |", "|---|---|---|---|---|"]
            parts += [_line(reason) for reason in given[rule.id]]
            parts.append("")
        parts += [f"Declared in `rules/{rule.module}.py`, tested in:", ""]
        parts += [f"- `{path}`" for path in tests.get(rule.id, ())]
        parts.append("")
    return "\n".join(parts)


def _since(rule: Declared) -> str:
    """Say since when a rule holds, and where it stands, as far as it says so itself."""
    made: Rule = getattr(import_module(f"ladok_core.rules.{rule.module}"), rule.name)
    told = (f"Since {made.since}." if made.since else "", f"Source: {made.source}." if made.source else "")
    return " ".join(part for part in told if part)


def _line(reason: DeclaredReason) -> str:
    turn = "" if reason.turn is Turn.NOBODY else reason.turn
    return f"| `{reason.key}` | {reason.kind} | {turn} | {_say('sv', reason.key)} | {_say('en', reason.key)} |"


def _say(language: str, key: str) -> str:
    """Say a reason as the catalogue has it, its places not filled."""
    said = Words(language).find(key)
    if said is None:
        what = f"{key} is not worded in {language}"
        raise ValueError(what)
    return said.replace("|", r"\|")


def main(arguments: list[str]) -> int:
    """Write docs/rules.md, or with ``--check`` only tell whether it is stale; 1 when it is, or can't be made."""
    try:
        made = page()
    except ValueError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    if "--check" in arguments:
        if PAGE.is_file() and PAGE.read_text("utf-8") == made:
            return 0
        sys.stderr.write("docs/rules.md is not what the rules say; run scripts/rules_doc.py\n")
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
