"""All the themes there are, from several folders, kept up to date while their files change."""

import contextlib
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec

from ladok_tui.config.config_file import Problem, nearest
from ladok_tui.config.folder import THEMES_FOLDER
from ladok_tui.config.theme_files import BadTheme, ThemeFile, ThemeRefused, load_theme, shipped_folder


class Changes(msgspec.Struct, frozen=True):
    """What a look at the folders brought: new or changed themes, and files that were refused."""

    themes: tuple[ThemeFile, ...] = ()
    troubles: tuple[BadTheme, ...] = ()


class Themes:
    """The themes by name.  A later folder's theme takes the place of an earlier one's with the same name."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._seen: dict[Path, tuple[int, int]] = {}
        self._loaded: dict[Path, ThemeFile] = {}

    @classmethod
    def standard(cls, config: Path) -> "Themes":
        """Return the shelf of the program's own themes and the user's."""
        return cls((shipped_folder(), config / THEMES_FOLDER))

    @property
    def themes(self) -> dict[str, ThemeFile]:
        """Every theme by its name, the shipped ones first."""
        return {theme.name: theme for theme in self._loaded.values()}

    def look(self, names: Collection[str] | None = None) -> Changes:
        """Read what is new or has changed since the last look; a refused file leaves its former theme in place.

        With ``names`` only those of our own themes are read, each from the file that is called so; the rest wait for
        the next look.
        """
        files = {path: state for path, state in self._files().items() if names is None or _may_be(path, names)}
        gone = self._seen.keys() - files.keys()
        for path in gone:
            del self._seen[path]
            self._loaded.pop(path, None)
        changed = [path for path, state in files.items() if self._seen.get(path) != state]
        # The folders' order, whatever the order in which the files came to be there.
        self._seen = files
        troubles = tuple(trouble for path in changed if (trouble := self._load(path)))
        self._loaded = {path: self._loaded[path] for path in files if path in self._loaded}
        return Changes(tuple(self._loaded[path] for path in changed if path in self._loaded), troubles)

    def pick(self, name: str, default: str) -> tuple[ThemeFile, Problem | None]:
        """Return the theme of that name; where there is none the default one, and what is wrong with the name."""
        return self.themes.get(name) or self.themes[default], self.unknown(name)

    def unknown(self, name: str) -> Problem | None:
        """Return what is wrong with a theme's name, if there is none such."""
        themes = self.themes
        return None if name in themes else Problem("config.unknown-theme", name=name, nearest=nearest(name, themes))

    def _files(self) -> dict[Path, tuple[int, int]]:
        found: dict[Path, tuple[int, int]] = {}
        for folder in self._folders:
            # A folder that isn't there, or a file that goes while we look, is no trouble.
            for path in sorted(folder.glob("*.toml")):
                with contextlib.suppress(OSError):
                    status = path.stat()
                    found[path] = (status.st_mtime_ns, status.st_size)
        return found

    def _load(self, path: Path) -> BadTheme | None:
        try:
            theme = load_theme(path)
        except ThemeRefused as refused:
            return refused.trouble
        twin = next((other for other, one in self._loaded.items() if one.name == theme.name and other != path), None)
        if twin is not None and twin.parent == path.parent:
            return BadTheme(path, (Problem("config.theme-twice", name=theme.name, other=twin.name),))
        self._loaded[path] = theme
        return None


def _may_be(path: Path, names: Collection[str]) -> bool:
    """Tell whether a file may have a theme of one of these names: a user calls files as they like."""
    return path.stem in names or path.parent != shipped_folder()
