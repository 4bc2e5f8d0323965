"""Which language the program speaks: the user's choice, else the environment's.  LOG-3."""

from collections.abc import Mapping

LANGUAGES = ("sv", "en")
"""The languages that the catalogues have."""

VARIABLES = ("LADOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where the environment says its language, the first that says anything wins."""

PREFERRED = "LANGUAGE"
"""A list, as ``sv:en``, that goes before the locale wherever there is one, as in every program that uses gettext."""


def choose_language(setting: str | None, environ: Mapping[str, str]) -> str:
    """Return ``sv`` or ``en``.  LOG-3."""
    return decide_language(setting, environ)[0]


def decide_language(setting: str | None, environ: Mapping[str, str]) -> tuple[str, str]:
    """Return ``sv`` or ``en``, and the variable that decided; none where the setting did, or nothing did.  LOG-3.

    A stored choice wins.  Otherwise the first variable that is set and not empty decides alone: Swedish if it names
    Swedish, English for anything else, ``C`` and ``POSIX`` among them.  Where that is a locale and not one of those
    two, the first language of ``LANGUAGE`` that we speak goes before it.
    """
    if setting in LANGUAGES:
        return setting, ""
    place, said = next(((name, value) for name in VARIABLES if (value := environ.get(name, "").strip())), ("", ""))
    if place not in ("", "LADOK_LANG") and _named(said) not in {"c", "posix"}:
        wished = [_named(one) for one in environ.get(PREFERRED, "").split(":") if one.strip()]
        if wished:
            return next((one for one in wished if one in LANGUAGES), "en"), PREFERRED
    return "sv" if _named(said) in {"sv", "swedish"} else "en", place


def _named(locale: str) -> str:
    # sv, sv_SE.UTF-8, sv-FI, sv@euro: the language stands before the first of these signs.
    return locale.strip().replace("-", "_").replace(".", "_").replace("@", "_").partition("_")[0].casefold()
