"""Style sheets parsed once for all the apps of a test run: the same text with the same colours means the same rules.

Each app parses some fifty of them anew, a seventh of what its start takes.  Rules are only read, and can be shared.
"""

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_parse = Stylesheet._parse_rules
_parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
_asked: dict[str, str] = {}  # the variables of the sheet that was asked last
_found: frozenset[tuple[str, str]] = frozenset()


def parse_rules(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Return the rules of a text, in place of ``Stylesheet._parse_rules``; what is no style sheet is told each time."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, _colours(sheet))
    if key not in _parsed:
        _parsed[key] = _parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def _colours(sheet: Stylesheet) -> frozenset[tuple[str, str]]:
    global _asked, _found  # asked for each text: they are hundreds, and the same in all of a sheet
    if sheet._variables is not _asked:
        _asked, _found = sheet._variables, frozenset(sheet._variables.items())
    return _found
