"""What the source asks of the catalogues, read from its syntax tree: messages, counted messages, reasons, codes."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ladok_core.rules.rule import DeclaredReason
from source_trees import tree_of

SRC = Path(__file__).parents[3] / "src"


class Said(NamedTuple):
    """A message that a call names outright; ``given`` are the values of the call, None when they can't be told."""

    key: str
    method: str
    given: frozenset[str] | None
    where: str


class Given(NamedTuple):
    """A reason that a rule gives: its key and the names of what it saw."""

    key: str
    saw: frozenset[str]
    more: bool


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple((path.relative_to(SRC).as_posix(), tree_of(path)) for path in sorted(SRC.rglob("*.py")))


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Every node of the source with its file; walked once, which is the dear part."""
    return tuple((where, node) for where, tree in trees() for node in ast.walk(tree))


@cache
def _calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call with the bare name of what is called."""
    return tuple((where, _bare(node.func), node) for where, node in nodes() if isinstance(node, ast.Call))


def _bare(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else str(getattr(called, "id", ""))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


@cache
def said() -> tuple[Said, ...]:
    """Every message that the source says, counts or takes by its own name."""
    return tuple(_said())


def _said() -> Iterator[Said]:
    for where, name, call in _calls():
        # "text".count("x") has one argument, a counted message at least two.
        if (name in ("say", "template") and call.args) or (name == "count" and len(call.args) > 1):
            names = [keyword.arg for keyword in call.keywords]
            by_hand = name == "template" or not isinstance(call.func, ast.Attribute)  # who takes a template fills it
            given = None if by_hand or None in names else frozenset(n for n in names if n)
            for key in filter(None, _literals(call.args[0])):  # a line on the screen that says "" is emptied
                yield Said(key, name, given, where)


@cache
def constants() -> frozenset[str]:
    """Every text that stands in the source: a message can be named by a table as well as by a call."""
    return frozenset(
        node.value for _, node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def composed() -> frozenset[str]:
    """How every composed text of the source begins."""
    parts = [node.values[0] for _, node in nodes() if isinstance(node, ast.JoinedStr) and node.values]
    return frozenset(str(part.value) for part in parts if isinstance(part, ast.Constant))


@cache
def openings() -> tuple[str, ...]:
    """How the composed names of messages begin outside the words themselves, as ``say(f"theme.{name}")``.

    The words' own are declared in ``families``.
    """
    names = [
        call.args[0]
        for where, name, call in _calls()
        if name in ("say", "count", "template") and call.args and not where.startswith("ladok_core/words/")
    ]
    first = [name.values[0] for name in names if isinstance(name, ast.JoinedStr)]
    return tuple(str(part.value) for part in first if isinstance(part, ast.Constant) and "." in str(part.value))


@cache
def reasons() -> tuple[Given, ...]:
    """Every reason that is given anywhere in the source, as it is given there."""
    found = []
    for where, name, call in _calls():
        module = import_module(where.removesuffix(".py").replace("/", ".")) if name in {"because", "Switched"} else None
        if name == "Switched":  # gives its second argument, with nothing seen, wherever the feature is off
            found.append(Given(getattr(module, _bare(call.args[1])).key, frozenset(), more=False))
        if name == "because" and module is not None and isinstance(call.func, ast.Attribute):
            if isinstance(call.func.value, ast.Attribute):
                continue  # the reason that a struct holds: given where the struct is made
            said = getattr(call.func.value, "id", "")
            declared = getattr(module, said, None)
            if declared is None and any(map(_lists_reasons, vars(module).values())):
                continue  # one of a list: what each needs to be said stands where it is given by its name
            assert isinstance(declared, DeclaredReason), f"{where}:{call.lineno} gives a reason that is not declared"
            saw = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
            found.append(Given(declared.key, saw, any(keyword.arg is None for keyword in call.keywords)))
    return tuple(sorted(set(found), key=lambda given: (given.key, sorted(given.saw))))


def _lists_reasons(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, DeclaredReason) for one in value)


def argument(called: str, place: int, word: str) -> frozenset[str]:
    """Every literal that the calls of a name give at a place or by a word, as the ``what`` of ``BadFile``."""
    given = [
        node
        for _, name, call in _calls()
        if name == called
        for node in [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg == word)]
    ]
    return frozenset(literal for node in given for literal in _literals(node))
