"""Taking out of what others will see where somebody's home is, what they are called, and numbers that are theirs."""

import os
import pwd
import re
from collections.abc import Iterator, Mapping

from ladok_core.sanitize import clean
from ladok_tui.config.folder import NOWHERE
from ladok_tui.terminal.report import masked

HOME, USER = "~", "$USER"
_SHORTEST = 3  # letters of a user's name that would be known again


class Impersonal:
    """Makes texts of somebody else's: of this machine's user, or of whoever the environment says they are."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        homes, users = set(_homes(environ)), set(_users(environ))
        self._changes = [(_whole(home, r"[\w.-]"), HOME) for home in sorted(homes, key=len, reverse=True)]
        self._changes += [(_whole(user, r"\w"), USER) for user in users if len(user) >= _SHORTEST]

    def text(self, text: str) -> str:
        """Return the text fit to be drawn and to be sent to anybody."""
        for pattern, stands_for in self._changes:
            text = pattern.sub(stands_for, text)
        return clean(masked(text))


def _whole(name: str, goes_on: str) -> re.Pattern[str]:
    """Return what finds a name that isn't a part of a longer one, which goes on with such letters."""
    return re.compile(rf"(?<!{goes_on}){re.escape(name)}(?!{goes_on})", re.IGNORECASE)


def _homes(environ: Mapping[str, str]) -> Iterator[str]:
    for home in (environ.get("HOME", ""), _account().get("home", "")):
        for place in (home.rstrip("/"), os.path.realpath(home) if home else ""):
            if place.count("/") and place not in ("", NOWHERE):
                yield place


def _users(environ: Mapping[str, str]) -> Iterator[str]:
    yield from (environ[name] for name in ("USER", "LOGNAME") if environ.get(name))
    if name := _account().get("name"):
        yield name


def _account() -> dict[str, str]:
    try:
        account = pwd.getpwuid(os.geteuid())
    except KeyError:  # a container's user without a line in the list
        return {}
    return {"name": account.pw_name, "home": account.pw_dir}
