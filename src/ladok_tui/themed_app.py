"""An app whose themes are files, shown anew as soon as one is saved; and which styles a screen only where it has to."""

from collections.abc import Collection, Hashable
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from ladok_tui.config.theme_files import BadTheme, fallback_variables
from ladok_tui.config.themes import Changes, Themes
from ladok_tui.screens.small_window import SmallWindow
from ladok_tui.terminal.parts import AppPart

SECONDS_BETWEEN_LOOKS = 1.0


class ThemedApp(AppPart):
    """An app with a shelf of themes."""

    shelf: Themes | None = None
    _renewals = 0

    def __init__(self) -> None:
        super().__init__()
        self._styled_by: WeakKeyDictionary[Screen[Any], Hashable] = WeakKeyDictionary()

    def _register(self, parent: DOMNode, *widgets: Widget, **named: Any) -> list[Widget]:
        """Give a screen the classes of its size before it is first styled; Textual does so when it is all there.

        Nor need it be styled again for a change of theme before it was born.
        """
        if not self._renewals:  # no theme was put on before the first screen
            self._renew_variables()
        for screen in widgets:
            if isinstance(screen, Screen):
                wide = screen._get_breakpoint_classes(self.size.width, screen.HORIZONTAL_BREAKPOINTS or [])  # noqa: SLF001  # a test holds it
                screen.add_class(*wide, update=False)
                if isinstance(screen, SmallWindow):
                    screen.update_classes(screen.classes_at(self.size), update=False)
                screen._css_update_count = self._css_update_count  # noqa: SLF001  # a test holds it
                self._styled_by[screen] = self._decides_styles(screen)
        return super()._register(parent, *widgets, **named)

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Style a part of the screen anew, but not a screen that comes into view as it was when it was styled."""
        if isinstance(node, Screen):
            if self._styled_by.get(node) == (decides := self._decides_styles(node)):
                return
            self._styled_by[node] = decides
        super().update_styles(node, animate)

    def _decides_styles(self, screen: Screen[Any]) -> Hashable:
        """Return what decides how a whole screen is styled; what is a part's own styles the part as it changes."""
        return screen.classes, self.classes, self.pseudo_classes, self.app_focus, self._renewals

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the theme that is on; none before the first CSS is read, when it may be another."""
        return super().get_css_variables() if self._renewals else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our CSS its variables while none of our themes is on."""
        is_ours = self.shelf is not None and self.theme in self.shelf.themes
        return {} if is_ours else fallback_variables()

    def use_themes(self, shelf: Themes, names: Collection[str] | None = None) -> Changes:
        """Register the themes of a shelf, before the first is chosen; answers what was found and what refused.

        With ``names`` only those of our own themes: nobody waits for the others' files before the first page.
        """
        self.shelf = shelf
        return self.look_for_themes(names)

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew, once there is something; Textual would read all CSS three times before."""
        if self._is_mounted:
            self._renewals += 1
            super().refresh_css(animate)
        elif not self.screen_stack:  # whatever comes onto the screen is styled by these as it comes
            self._renew_variables()

    def _renew_variables(self) -> None:
        self._renewals += 1
        self.stylesheet.set_variables(self.get_css_variables())

    def watch_theme_files(self) -> None:
        """Look for changed theme files once a second from now on; to be called when the app runs."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.look_for_themes)

    def look_for_themes(self, names: Collection[str] | None = None) -> Changes:
        """Register what has changed, and show it if it is the theme that is on."""
        if self.shelf is None:
            return Changes()
        changes = self.shelf.look(names)
        in_force = self.shelf.themes
        for theme in changes.themes:
            # A shipped file that changes doesn't push the user's theme of the same name aside.
            if in_force[theme.name] is theme:
                self.register_theme(theme.textual())
        if any(theme.name == self.theme for theme in changes.themes):
            # The name is the same, so the reactive has to be told; it renews the CSS of every screen.
            self.mutate_reactive(App.theme)
        for trouble in changes.troubles:
            self.theme_refused(trouble)
        return changes

    def theme_refused(self, trouble: BadTheme) -> None:
        """Told of each theme file that was refused; the app puts it into words."""
