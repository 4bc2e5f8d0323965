"""The files of settings and keys as one would begin them: everything that can be said, with what it is for."""

from collections.abc import Iterator

from ladok_core.words import Words
from ladok_tui.config.keys import DEFAULT_KEYS, KEY_ACTIONS
from ladok_tui.config.settings import CHOICES, DEFAULTS, as_toml


def settings_text(words: Words) -> str:
    """Return a file with every setting at its default; one that the environment decides is there as a comment."""
    return "\n".join(_settings(words))


def _settings(words: Words) -> Iterator[str]:
    yield f"# {words.say('config.first.settings')}"
    for name, default in DEFAULTS.items():
        choices = tuple(map(as_toml, CHOICES[name]))
        yield ""
        yield f"# {words.say(f'setting.{name}')}"
        if choices:
            yield f"# {' | '.join(choices)}"
        yield f"#{name} = {(*choices, as_toml(''))[0]}" if default is None else f"{name} = {as_toml(default)}"
    yield ""


def keys_text(words: Words) -> str:
    """Return a file with every key as a comment.

    What stood there would hold on to today's keys, and quarrel with the one that a later version gives something new.
    """
    return "\n".join(_keys(words))


def _keys(words: Words) -> Iterator[str]:
    yield f"# {words.say('config.first.keys')}"
    for scope in dict.fromkeys(action.scope for action in KEY_ACTIONS):
        yield ""
        yield f"# {words.say(f'config.scope.{scope}')}"
        for action in KEY_ACTIONS:
            if action.scope == scope:
                keys = ", ".join(map(as_toml, DEFAULT_KEYS[action.id]))
                yield f'#"{action.id}" = [{keys}]  # {words.say(action.words)}'
    yield ""
