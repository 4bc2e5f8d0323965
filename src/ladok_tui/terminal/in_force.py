"""Each setting as it holds here and now, with where it comes from: default, file, environment or option."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from ladok_tui.config.language import decide_language
from ladok_tui.config.settings import DEFAULTS, ReadSettings
from ladok_tui.terminal.accessible import is_accessible
from ladok_tui.terminal.environment import ANIMATIONS, ESCAPE_DELAY, NO_KITTY, decide_theme

_TEXTUALS_DELAY = 100  # milliseconds, where ESCDELAY is no number


class Source(StrEnum):
    """Where a setting comes from."""

    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    OPTION = "option"


class InForce(msgspec.Struct, frozen=True):
    """A setting in force.  ``by`` names the variable or option that decided, ``line`` where it stands in the file."""

    name: str
    value: str | bool | int
    source: Source
    by: str | None = None
    line: int | None = None


def settings_in_force(read: ReadSettings, environ: Mapping[str, str], lang: str | None) -> tuple[InForce, ...]:
    """Return every setting; ``lang`` is the language that the command line asks for.

    What the environment says goes before the file; but for language and theme the person's own choice goes first.
    """
    return tuple(_one(name, read, environ, lang) for name in DEFAULTS)


def _one(name: str, read: ReadSettings, environ: Mapping[str, str], lang: str | None) -> InForce:
    settings = read.settings
    match name:
        case "language" if lang:
            return InForce(name, lang, Source.OPTION, "--lang")
        case "language":
            value, by = decide_language(settings.language, environ)
            return _decided(name, value, by, read)
        case "theme":
            value, by = decide_theme(settings, environ)
            return _decided(name, value, by, read)
        case _:
            said = next(_said(name, read, environ), None)
            return said or _decided(name, getattr(settings, name), "", read)


def _said(name: str, read: ReadSettings, environ: Mapping[str, str]) -> Iterator[InForce]:
    """Yield what the environment says of how Textual is to behave, the strongest first."""
    listening = is_accessible(environ)
    match name:
        case "keyboard":
            if NO_KITTY in environ:
                value = "legacy" if environ[NO_KITTY] == "1" else "auto"
                yield InForce(name, value, Source.ENVIRONMENT, NO_KITTY)
            elif listening and read.settings.keyboard != "legacy":
                yield InForce(name, "legacy", Source.ENVIRONMENT, "ACCESSIBLE")
        case "motion":
            if ANIMATIONS in environ:
                yield InForce(name, environ[ANIMATIONS].lower() != "none", Source.ENVIRONMENT, ANIMATIONS)
            elif listening and read.settings.motion:
                yield InForce(name, value=False, source=Source.ENVIRONMENT, by="ACCESSIBLE")
        case "escape_delay" if ESCAPE_DELAY in environ:
            try:
                delay = max(int(environ[ESCAPE_DELAY]), 1)
            except ValueError:
                delay = _TEXTUALS_DELAY
            yield InForce(name, delay, Source.ENVIRONMENT, ESCAPE_DELAY)


def _decided(name: str, value: str | bool | int, by: str, read: ReadSettings) -> InForce:
    if by:
        return InForce(name, value, Source.ENVIRONMENT, by)
    if name in read.lines:
        return InForce(name, value, Source.FILE, line=read.lines[name] or None)
    return InForce(name, value, Source.DEFAULT)
