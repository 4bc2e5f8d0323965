"""The completion script for bash."""

from collections.abc import Iterator

from ladok_tui.commands.shells.offered import Offer, Place, Takes, valued

# A blank in a file's name is no end of it; older shells don't know compopt, and do without its slash after a folder.
_FILES = "local IFS=$'\\n'; compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- \"$current\"))"


def bash_script(places: tuple[Place, ...]) -> Iterator[str]:
    """Return the lines of the script."""
    options = valued(places)
    yield "_ladok_tui() {"
    yield '  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} path="" word i'
    yield "  COMPREPLY=()"
    yield "  case $previous in"
    for option in options:
        yield f"    {_pattern(option)}) {_value(option)}; return ;;"
    yield "  esac"
    yield "  for ((i = 1; i < COMP_CWORD; i++)); do"
    yield f"    case ${{COMP_WORDS[i-1]}} in {'|'.join(map(_pattern, options))}) continue ;; esac"
    yield "    word=${COMP_WORDS[i]}"
    paths = "|".join(f'"{"/".join(("", *place.path))}"' for place in places if place.path)
    yield f'    case "$path/$word" in {paths}) path+="/$word" ;; esac'
    yield "  done"
    yield "  case $path in"
    for place in places:
        yield f'    "{"/".join(("", *place.path)) if place.path else ""}") {_after(place)} ;;'
    yield "  esac"
    yield "}"
    yield "complete -F _ladok_tui ladok-tui"


def _pattern(option: Offer) -> str:
    return "|".join(option.names)


def _value(option: Offer) -> str:
    match option.takes:
        case Takes.FILE:
            return _FILES
        case Takes.CHOICE:
            return f'COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$current"))'
        case _:
            return ":"


def _after(place: Place) -> str:
    words = [name for offer in (*place.commands, *place.options) for name in offer.names]
    words += [choice for argument in place.arguments for choice in argument.choices]
    offered = f'COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$current"))'
    if any(argument.takes is Takes.FILE for argument in place.arguments):
        return f"{offered}; {_FILES}"
    return offered
