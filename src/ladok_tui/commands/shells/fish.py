"""The completion script for fish."""

from collections.abc import Iterator

from ladok_tui.commands.shells.offered import Offer, Place, Takes, valued


def fish_script(places: tuple[Place, ...]) -> Iterator[str]:
    """Return the lines of the script."""
    skipped = " ".join(name for option in valued(places) for name in option.names)
    paths = " ".join("/".join(place.path) for place in places if place.path)
    yield "function __ladok_tui_place"
    yield "  set -l words (commandline -opc)"
    yield "  set -l place"
    yield "  set -l previous"
    yield "  for word in $words[2..-1]"
    yield f'    if not contains -- "$previous" {skipped}; and contains -- (string join / $place $word) {paths}'
    yield "      set place $place $word"
    yield "    end"
    yield "    set previous $word"
    yield "  end"
    yield "  string join / $place"
    yield "end"
    yield "function __ladok_tui_at"
    yield "  set -l place (__ladok_tui_place)"
    yield '  test "$place" = "$argv[1]"'  # quoted apart: older fish has no substitution inside quotes
    yield "end"
    yield "complete -c ladok-tui -f"
    for place in places:
        condition = f"-n {_quoted(_is_at(place))}"
        for offer in place.commands:
            yield f"complete -c ladok-tui {condition} -a {offer.names[0]} -d {_quoted(offer.about)}"
        for offer in place.options:
            yield f"complete -c ladok-tui {condition} {_option(offer)} -d {_quoted(offer.about)}"
        for offer in place.arguments:
            if offer.takes is not Takes.TEXT:
                yield f"complete -c ladok-tui {condition} {_argument(offer)} -d {_quoted(offer.about)}"


def _is_at(place: Place) -> str:
    return f'__ladok_tui_at "{"/".join(place.path)}"'


def _option(offer: Offer) -> str:
    named = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in offer.names)
    match offer.takes:
        case Takes.NOTHING:
            return named
        case Takes.FILE:
            return f"{named} -r -F"
        case Takes.CHOICE:
            return f"{named} -x -a {_quoted(' '.join(offer.choices))}"
        case _:
            return f"{named} -x"


def _argument(offer: Offer) -> str:
    return "-F" if offer.takes is Takes.FILE else f"-a {_quoted(' '.join(offer.choices))}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
