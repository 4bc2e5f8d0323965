"""The completion script for zsh."""

from collections.abc import Iterator

from ladok_tui.commands.shells.offered import Offer, Place, Takes, valued


def zsh_script(places: tuple[Place, ...]) -> Iterator[str]:
    """Return the lines of the script."""
    options = valued(places)
    yield "#compdef ladok-tui"
    yield "_ladok_tui() {"
    yield '  local place="" word i'
    yield "  local -a offered"
    yield "  case ${words[CURRENT-1]} in"
    for option in options:
        yield f"    {'|'.join(option.names)}) {_value(option)}; return ;;"
    yield "  esac"
    yield "  for ((i = 2; i < CURRENT; i++)); do"
    yield f"    case ${{words[i-1]}} in {'|'.join('|'.join(option.names) for option in options)}) continue ;; esac"
    yield "    word=${words[i]}"
    paths = "|".join(f'"{_path(place)}"' for place in places if place.path)
    yield f'    case "$place/$word" in {paths}) place+="/$word" ;; esac'
    yield "  done"
    yield "  case $place in"
    for place in places:
        yield f'    "{_path(place)}")'
        yield f"      offered=({' '.join(_described(place))})"
        yield "      _describe ladok-tui offered"
        if any(argument.takes is Takes.FILE for argument in place.arguments):
            yield "      _files"
        yield "      ;;"
    yield "  esac"
    yield "}"
    # Read by itself or found along the path of functions: then the file is the function's first call.
    yield 'if [ "$funcstack[1]" = "_ladok_tui" ]; then _ladok_tui "$@"; else compdef _ladok_tui ladok-tui; fi'


def _path(place: Place) -> str:
    return "/".join(("", *place.path)) if place.path else ""


def _value(option: Offer) -> str:
    match option.takes:
        case Takes.FILE:
            return "_files"
        case Takes.CHOICE:
            return f"compadd {' '.join(option.choices)}"
        case _:
            return f"_message {_quoted(option.about)}"


def _described(place: Place) -> Iterator[str]:
    for offer in (*place.commands, *place.options):
        for name in offer.names:
            yield _quoted(f"{name}:{offer.about.replace(':', chr(92) + ':')}")
    for argument in place.arguments:
        yield from map(_quoted, argument.choices)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
