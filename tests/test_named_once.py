"""A page and an action are each named once in the core and once in the terminal: no other list has them."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from ladok_core.actions import ACTIONS
from ladok_core.pages import PAGES
from ladok_tui.views import VIEWS
from ladok_tui.views.verbs import VERBS
from source_trees import tree_of

SRC = Path(__file__).parents[1] / "src"


def lists_naming(names: Collection[str]) -> Iterator[str]:
    """The files in which a tuple, list, set or dict, or the arguments of calls in one, name several of these."""
    for path in sorted(SRC.rglob("*.py")):
        text = path.read_text("utf-8")
        if sum(f'"{name}"' in text for name in names) < 2:  # to read the trees of all the others takes seconds
            continue
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
                held = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
                if len(held & set(names)) > 1:
                    yield path.relative_to(SRC).as_posix()


@pytest.mark.parametrize(
    ("names", "lists"),
    [
        (PAGES, {"ladok_core/pages/__init__.py", "ladok_tui/views/__init__.py"}),
        # The core's own list has the specs themselves, and each action's file has its name.
        ([spec.name for spec in ACTIONS], {"ladok_tui/views/verbs.py"}),
    ],
    ids=["pages", "actions"],
)
def test_no_other_list_names_pages_or_actions(names: Collection[str], lists: set[str]) -> None:
    """Tuition fees, tried on a frame with twelve such lists, took 25 source files."""
    assert set(lists_naming(names)) == lists


def test_every_page_and_action_has_its_place_in_the_terminal() -> None:
    assert [spec.page for spec in VIEWS] == list(PAGES)
    assert list(VERBS) == [spec.name for spec in ACTIONS]
