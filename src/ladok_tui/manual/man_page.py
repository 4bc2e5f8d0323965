"""The manual as a page for ``man``: roff with the man macros, in ASCII, which every reader takes alike."""

from collections.abc import Iterable, Iterator

from ladok_core import __version__
from ladok_core.words import Words
from ladok_tui.manual.content import Entry, Manual, Section

_ASCII = 128
_SPECIAL = {"\\": "\\e", "-": "\\-", '"': "\\(dq", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def man_page(manual: Manual, words: Words) -> Iterator[str]:
    """Return the page's lines."""
    yield f'.TH {roff(manual.name.upper())} 1 "" "{roff(f"{manual.name} {__version__}")}"'
    yield f'.SH "{roff(words.say("manual.name").upper())}"'
    yield f"{roff(manual.name)} \\- {roff(manual.about)}"
    for section in manual.sections:
        yield f'.SH "{roff(section.title.upper())}"'
        yield from _inside(section)
        for below in section.below:
            yield f'.SS "{roff(below.title)}"'
            yield from _inside(below)


def _inside(section: Section) -> Iterator[str]:
    for sentence in section.sentences:
        yield from (".PP", _line(sentence))
    if section.typed:
        yield from (".PP", ".nf", *map(_bold, section.typed), ".fi")
    yield from _entries(section.entries)


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from (".TP", _bold(entry.term), _line(entry.text))


def _bold(text: str) -> str:
    return f"\\fB{roff(text)}\\fR"


def _line(text: str) -> str:
    # A dot or an apostrophe that begins a line would be read as a command.
    return f"\\&{roff(text)}"


def roff(text: str) -> str:
    """Return a text of one line so that roff shows it as it is."""
    return "".join(_SPECIAL.get(letter) or _letter(letter) for letter in " ".join(text.split()))


def _letter(letter: str) -> str:
    return letter if ord(letter) < _ASCII else f"\\[u{ord(letter):04X}]"
