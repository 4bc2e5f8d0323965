"""The manual as a page for a browser: whole in itself, without a script, its headings in order."""

from collections.abc import Iterable, Iterator
from html import escape

from ladok_core.words import Words
from ladok_tui.manual.content import Entry, Manual, Section

_STYLE = (
    ":root { color-scheme: light dark } "
    "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem } "
    "code, pre { font-family: ui-monospace, monospace } pre { overflow-x: auto } dd { margin: 0 0 .5rem 2rem }"
)


def html_page(manual: Manual, words: Words) -> Iterator[str]:
    """Return the page's lines; they are well-formed XML, too."""
    name = escape(manual.name)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(manual.language)}">'
    yield f'<head><meta charset="utf-8"/><title>{name}: {escape(words.say("manual.title"))}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    yield f"<style>{_STYLE}</style></head>"
    yield f"<body><main><h1>{name}</h1>"
    yield f"<p>{escape(manual.about)}</p>"
    yield f'<nav aria-label="{escape(words.say("manual.contents"))}"><ul>'
    for number, section in enumerate(manual.sections, start=1):
        yield f'<li><a href="#section-{number}">{escape(section.title)}</a></li>'
    yield "</ul></nav>"
    for number, section in enumerate(manual.sections, start=1):
        yield f'<h2 id="section-{number}">{escape(section.title)}</h2>'
        yield from _inside(section)
        for below in section.below:
            yield f"<h3>{escape(below.title)}</h3>"
            yield from _inside(below)
    yield "</main></body></html>"


def _inside(section: Section) -> Iterator[str]:
    yield from (f"<p>{escape(sentence)}</p>" for sentence in section.sentences)
    if section.typed:
        yield f"<pre><code>{escape(chr(10).join(section.typed))}</code></pre>"
    yield from _entries(section.entries)


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    rows = [f"<dt><code>{escape(one.term)}</code></dt><dd>{escape(one.text)}</dd>" for one in entries]
    if rows:
        yield from ("<dl>", *rows, "</dl>")
