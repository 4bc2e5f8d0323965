"""An app whose themes are files: registered at the start, shown anew as soon as one is saved."""

from typing import TypeVar

from textual.app import App

from ladok_tui.config.theme_files import BadTheme, fallback_variables
from ladok_tui.config.themes import Changes, Themes

Result = TypeVar("Result")
SECONDS_BETWEEN_LOOKS = 1.0


class ThemedApp(App[Result]):
    """An app with a shelf of themes."""

    shelf: Themes | None = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our CSS its variables before the first of our themes is on."""
        return fallback_variables()

    def use_themes(self, shelf: Themes) -> Changes:
        """Register the themes of a shelf, before the first is chosen; answers what was found and what refused."""
        self.shelf = shelf
        return self.look_for_themes()

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew, once there is something; Textual would read all CSS three times before."""
        if self._is_mounted:
            super().refresh_css(animate)
        elif not self.screen_stack:  # whatever comes onto the screen is styled by these as it comes
            self.stylesheet.set_variables(self.get_css_variables())

    def watch_theme_files(self) -> None:
        """Look for changed theme files once a second from now on; to be called when the app runs."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.look_for_themes)

    def look_for_themes(self) -> Changes:
        """Register what has changed, and show it if it is the theme that is on."""
        if self.shelf is None:
            return Changes()
        changes = self.shelf.look()
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
