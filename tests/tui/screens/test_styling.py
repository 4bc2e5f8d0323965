"""P6: a screen is styled once as it opens: with the classes of its width, and not again because it comes into view."""

from collections import Counter
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.widget import Widget
from textual.widgets import Input

from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.page_body import PageBody
from tui import found_rules
from tui.screens.conftest import Drive


@pytest.fixture
def styled(monkeypatch: pytest.MonkeyPatch) -> Counter[Widget]:
    """Return how often each widget is styled."""
    counts: Counter[Widget] = Counter()
    apply = Stylesheet.apply

    def counted(self: Stylesheet, node: Any, **named: Any) -> None:
        if isinstance(node, Widget):
            counts[node] += 1
        apply(self, node, **named)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    return counts


@pytest.mark.parametrize(("width", "name"), [(59, "-tiny"), (60, "-narrow"), (99, "-narrow"), (100, "-sidebar")])
async def test_each_part_is_styled_once(drive: Drive, styled: Counter[Widget], width: int, name: str) -> None:
    """Once more where it is given the focus; it was two or three times."""
    async with drive(size=(width, 24)) as it:
        screen = it.app.screen
        # A field to type in has a class of its own set as it is made.
        others = [part for part in screen.query("*") if part is not screen.focused and not isinstance(part, Input)]

        assert screen.has_class(name)
        assert {styled[part] for part in (screen, *others)} == {1}


async def test_a_page_that_opens_styles_no_other_and_back_nothing_is_styled(
    drive: Drive, styled: Counter[Widget]
) -> None:
    """A quarter of what it took to change the page; the first time, all CSS was read and heeded three times over."""
    async with drive() as it:
        start = it.app.screen
        styled.clear()
        await it.press("2")
        assert (styled[start], styled[it.app.screen]) == (0, 1)
        styled.clear()
        await it.press("1", "2")
        assert (styled[start], styled[it.app.screen]) == (0, 0)


@pytest.mark.parametrize("size", [(80, 24), (40, 9), (120, 40)], ids=str)
async def test_each_part_of_a_dialog_is_styled_once(
    drive: Drive, styled: Counter[Widget], size: tuple[int, int]
) -> None:
    """It was up to four times: for the width of the window, for its height, and where there was room for air."""
    async with drive(size=size) as it:
        await it.press("question_mark")
        dialog = it.app.screen
        counts = [styled[part] for part in dialog.query("*") if part is not dialog.focused]

        assert isinstance(dialog, Dialog)
        assert (styled[dialog], sum(counts)) == (1, len(counts))


async def test_back_from_a_dialog_and_from_a_page_nothing_is_said_again(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P6: a page of a thousand rows took as long to come back to as to open.  In other words it is said anew."""
    said: list[PageBody] = []
    show = PageBody.show

    def noted(body: PageBody, *args: Any, **named: Any) -> None:
        said.append(body)
        show(body, *args, **named)

    async with drive() as it:
        await it.press("2", "1", "down")
        before = it.text
        monkeypatch.setattr(PageBody, "show", noted)
        await it.press("m", "escape", "2", "1")
        assert (said, it.text) == ([], before)
        await it.press("L", "2")
        assert len(said) == 2
        assert "My education" in it.text


async def test_what_the_tests_remember_of_styles_is_what_holds(drive: Drive) -> None:
    """Each place is styled by the rules that Textual finds for it, though another app has found them."""
    for _ in range(2):
        async with drive() as it:
            await it.press("2", "down", "m")
            for part in (it.app.screen, *it.app.screen.query("*")):
                taken = dict(part.styles.base._rules)
                found_rules._apply(it.app.stylesheet, part)
                assert part.styles.base._rules == taken, part


async def test_a_window_whose_focus_has_come_and_gone_is_styled(drive: Drive, styled: Counter[Widget]) -> None:
    async with drive() as it:
        for focus in (False, True):
            styled.clear()
            it.app.app_focus = focus
            await it.pilot.pause()
            assert styled[it.app.screen] == 1, focus


async def test_a_theme_changed_elsewhere_is_on_every_page(drive: Drive) -> None:
    """A page that isn't in view is styled when it comes into view, if the theme is another one by then."""
    async with drive() as it:
        await it.press("2", "1")
        it.app.look_for_themes()  # the other themes come a second after the first page
        it.app.theme = "light"
        await it.press("2")

        background = it.app.screen.styles.background
        await it.press("1")
        assert it.app.screen.styles.background == background
