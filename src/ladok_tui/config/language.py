"""Which language the program speaks: the user's choice, else the environment's.  LOG-3."""

from collections.abc import Mapping

LANGUAGES = ("sv", "en")
"""The languages that the catalogues have."""

VARIABLES = ("LADOK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where the environment says its language, the first that says anything wins."""


def choose_language(setting: str | None, environ: Mapping[str, str]) -> str:
    """Return ``sv`` or ``en``.  LOG-3.

    A stored choice wins.  Otherwise the first variable that is set and not empty decides alone: Swedish if it names
    Swedish, English for anything else, ``C`` and ``POSIX`` among them.
    """
    if setting in LANGUAGES:
        return setting
    said = next((value for name in VARIABLES if (value := environ.get(name, "").strip())), "")
    # sv, sv_SE.UTF-8, sv-FI, sv@euro: the language stands before the first of these signs.
    spoken = said.replace("-", "_").replace(".", "_").replace("@", "_").partition("_")[0].casefold()
    return "sv" if spoken in {"sv", "swedish"} else "en"
