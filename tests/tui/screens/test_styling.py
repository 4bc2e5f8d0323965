"""P6: a screen is styled once as it opens: with the classes of its width, and not again because it comes into view."""

from collections import Counter
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.widget import Widget

from tui.screens.conftest import Drive


@pytest.mark.parametrize(("width", "name"), [(59, "-tiny"), (60, "-narrow"), (99, "-narrow"), (100, "-sidebar")])
async def test_each_part_is_styled_once(drive: Drive, monkeypatch: pytest.MonkeyPatch, width: int, name: str) -> None:
    """Once more where it is given the focus; it was two or three times."""
    styled: Counter[Widget] = Counter()
    apply = Stylesheet.apply

    def counted(self: Stylesheet, node: Any, **named: Any) -> None:
        if isinstance(node, Widget):
            styled[node] += 1
        apply(self, node, **named)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    async with drive(size=(width, 24)) as it:
        screen = it.app.screen
        counts = [styled[part] for part in screen.query("*") if part is not screen.focused]

        assert screen.has_class(name)
        assert styled[screen] == 1
        assert sum(counts) <= len(counts) + 1  # a field to type in has a class of its own set as it is made


async def test_a_theme_changed_elsewhere_is_on_every_page(drive: Drive) -> None:
    """A page that isn't in view is styled when it comes into view, if the theme is another one by then."""
    async with drive() as it:
        await it.press("2", "1")
        it.app.theme = "light"
        await it.press("2")

        background = it.app.screen.styles.background
        await it.press("1")
        assert it.app.screen.styles.background == background
