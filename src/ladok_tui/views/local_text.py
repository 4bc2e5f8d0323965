"""The institution's own text, said: of Markdown what lines of text can show, and nothing is obeyed.  LOC-1.

A link is its text and its address, and each can be opened and copied beneath the text.  A character reference can
make any character, and so what comes out is made safe once more.  Who writes no Markdown waits for no reader of it: a
text without its signs is said as it is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ladok_core.model.text import Text
from ladok_core.sanitize import clean, clean_lines
from ladok_tui.views.view import NOTHING, Address, Link, Said
from ladok_tui.views.voices import Voices

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKED = r"(?m)[*_`\[<&\\#>~]|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|[ ]*\t)"
"""What may be Markdown; a text without it means what it says."""

_BULLET = "– "
_PARAGRAPH = "\n\n"


def local_text(text: Text | None, say: Voices) -> Said:
    """Say an institution's own text; nothing where there is none."""
    return NOTHING if text is None else Said.alike(plain(say.words.text(text)))


def local_links(text: Text | None, say: Voices) -> tuple[Link, ...]:
    """Return the links in an institution's own text, in its order, each once."""
    markdown = "" if text is None else say.words.text(text)
    if not re.search(_MARKED, markdown):
        return ()
    found = (link for token in _parsed(markdown) for link in _links(token.children or ()))
    links: dict[object, Link] = {}
    for said, address in found:
        if (link := linked(said, address, say)) is not None:
            links.setdefault(link.ask, link)
    return tuple(links.values())


def linked(text: str, address: str, say: Voices) -> Link | None:
    """Return a link to an address, by its text if it has one; None where it is neither of the web nor of mail."""
    to = Address(address)
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no address
        return None
    is_of_web = parts.scheme in ("http", "https") and bool(parts.netloc)
    if clean(address) != address or not (is_of_web or (parts.scheme == "mailto" and parts.path)):
        return None
    name = clean(text)
    return Link(
        say("link.named", name=name, address=to.shown)
        if name not in ("", address, to.shown)
        else say("link", address=to.shown),
        to,
    )


def plain(markdown: str) -> str:
    """Return Markdown as lines of text that are safe to draw.  LOC-1.

    The author's line breaks stay †, as in what was written before there was Markdown here.
    """
    if not re.search(_MARKED, markdown):
        return clean_lines(markdown)
    return clean_lines("".join(_blocks(_parsed(markdown))).strip("\n"))


def _parsed(markdown: str) -> "list[Token]":
    from markdown_it import MarkdownIt  # noqa: PLC0415  it takes as long as a page: only for who has something to read

    # HTML is no markup here, but text like any other.
    return MarkdownIt("commonmark", {"html": False}).parse(markdown)


def _links(tokens: Iterable["Token"]) -> Iterator[tuple[str, str]]:
    """Yield the text and the address of each link within a block."""
    address, parts = "", [""]
    for token in tokens:
        if token.type == "link_open":
            address, parts = str(token.attrGet("href") or ""), []
        elif token.type == "link_close":
            yield "".join(parts), address
        elif token.type == "image":
            yield token.content, str(token.attrGet("src") or "")
        else:
            parts.append(token.content)


def _blocks(tokens: Iterable["Token"]) -> Iterator[str]:
    """Yield the text of every block, and the breaks and signs between them; a list's entries stand close together."""
    lists: list[int | None] = []  # the numbers that the lists around are at; None where they have none
    begun, sign = False, ""
    for token in tokens:
        match token.type:
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                sign = "  " * (len(lists) - 1) + (_BULLET if number is None else f"{number}. ")
                lists[-1] = None if number is None else number + 1
            case "inline" | "fence" | "code_block":
                said = "".join(_inline(token.children)) if token.children is not None else token.content.rstrip("\n")
                if begun:
                    yield "\n" if lists else _PARAGRAPH
                yield sign + said
                begun, sign = True, ""


def _inline(tokens: Iterable["Token"]) -> Iterator[str]:
    """Yield the text within a block; emphasis is left out, and after a link stands its address."""
    links: list[tuple[str, list[str]]] = []
    for token in tokens:
        match token.type:
            case "link_open":
                links.append((str(token.attrGet("href") or ""), []))
                continue
            case "link_close":
                address, parts = links.pop()
                said = _linked("".join(parts), address)
            case "image":
                said = _linked(token.content, str(token.attrGet("src") or ""))
            case "softbreak" | "hardbreak":
                said = "\n"
            case _:
                said = token.content
        if links:
            links[-1][1].append(said)
        else:
            yield said


def _linked(text: str, address: str) -> str:
    """Return a link's text and its address, which no text can hide; once, where they are the same."""
    bare = address.removeprefix("mailto:")
    if not address or text in (address, bare):
        return text or address
    return f"{text} ({bare})" if text else bare
