"""The JSON Schema of the file of settings, made of the list of settings: editors of TOML complete and check by it."""

from typing import Any

from ladok_core.words import Words
from ladok_tui.config.settings import CHOICES, DEFAULTS, THEME_NAME


def settings_schema(words: Words) -> dict[str, Any]:
    """Return the schema, its descriptions in the person's language."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ladok-tui settings.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _setting(name, words) for name in CHOICES},
    }


def _setting(name: str, words: Words) -> dict[str, Any]:
    choices, default = CHOICES[name], DEFAULTS[name]
    about: dict[str, Any] = {"description": words.say(f"setting.{name}")}
    about |= {"enum": list(choices)} if choices else {"type": "string", "pattern": f"^{THEME_NAME.pattern}$"}
    return about if default is None else about | {"default": default}
