"""The rules that hold for a widget found once for all the apps of a test run: the same place has the same style.

For each widget and each component of one, Textual goes through all rules again, a quarter of what an app test takes.
What they answer depends on the style sheet and on what every selector asks of the widget and of what it stands in.
"""

from collections.abc import Callable, Iterable
from typing import Any
from weakref import ref

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_apply = Stylesheet.apply
_replace = Stylesheet.replace_rules.__func__  # type: ignore[attr-defined]  # a class method

APP_WIDE = {"dark", "light", "inline", "ansi", "nocolor"}
"""What a widget answers as its app does, at the root of its path: asked there alone."""

FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")

Asked = tuple[int, tuple[str, ...]]
"""The number of a style sheet, and the pseudo-classes that stand anywhere in it."""

Place = tuple[Any, ...]
"""The number of a style sheet; then for each node, from the app on, all that a selector asks of it."""

_found: dict[Place, tuple[RulesMap | None, tuple[bool, ...]]] = {}
_sheets: dict[tuple[int, ...], tuple[Asked, list[RuleSet]]] = {}  # with the rules, which are known by their place
_rules: list[RuleSet] = []  # of the style sheet that was asked last
_asked: Asked = 0, ()
_replaced: dict[DOMNode, RulesMap] = {}
_checks: dict[tuple[type[DOMNode], int], list[Callable[[Any], bool]]] = {}
_holder: tuple[Callable[[], DOMNode | None], Place] = lambda: None, ()  # whose components are styled next


def apply(
    sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: dict[tuple[Any, ...], RulesMap] | None = None
) -> None:
    """Style a node, in place of ``Stylesheet.apply``."""
    place = _place(sheet, node)
    if place not in _found:
        _apply(sheet, node, animate=animate, cache=cache)
        _found[place] = _replaced.pop(node, None), tuple(getattr(node, flag) for flag in FLAGS)
        return
    rules, flags = _found[place]
    for flag, value in zip(FLAGS, flags, strict=True):
        setattr(node, flag, value)
    if rules is not None:
        _replace(Stylesheet, node, rules, animate)
    sheet._process_component_classes(node)


def replace_rules(node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
    """Take the rules that were found, in place of ``Stylesheet.replace_rules``, and remember them."""
    _replaced[node] = rules
    _replace(Stylesheet, node, rules, animate)


def _place(sheet: Stylesheet, node: DOMNode) -> Place:
    global _holder  # noqa: PLW0603  # a widget is styled, and each of its components right after it
    if type(node) is DOMNode and node._parent is _holder[0]():
        return *_holder[1], _own(node, ())
    asked = _asked_by(sheet)
    place = asked[0], *(_own(one, [true(one) for true in _checks_of(type(one), asked)]) for one in node.css_path_nodes)
    _holder = ref(node), place
    return place


def _own(node: DOMNode, true_of_it: Iterable[bool]) -> Place:
    return type(node), node._css_type_name, node.id, node.classes, *true_of_it


def _checks_of(kind: type[DOMNode], asked: Asked) -> list[Callable[[Any], bool]]:
    if (kind, asked[0]) not in _checks:
        known: dict[str, Callable[[Any], bool]] = kind._PSEUDO_CLASSES  # declared as the app's
        names = [name for name in asked[1] if issubclass(kind, App) or name not in APP_WIDE]
        _checks[kind, asked[0]] = [known[name] for name in names if name in known]
    return _checks[kind, asked[0]]


def _asked_by(sheet: Stylesheet) -> Asked:
    global _rules, _asked  # asked for each widget: one app is at work at a time
    rules = sheet.rules
    if rules is not _rules:
        key = tuple(map(id, rules))  # they are the same objects in every app, and are kept
        if key not in _sheets:
            pseudo: set[str] = set().union(*(rule.pseudo_classes for rule in rules))
            _sheets[key] = (len(_sheets), tuple(sorted(pseudo))), rules
        _rules, _asked = rules, _sheets[key][0]
    return _asked
