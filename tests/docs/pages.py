"""The project's own pages, taken apart: their blocks of code, commands, keys, links and code words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A block of code; ``kind`` is what stands beside its fence."""

    page: Path
    kind: str
    text: str


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(*kinds: str) -> list[Block]:
    return [
        Block(page, kind, re.sub(r"^ {3}", "", text, flags=re.MULTILINE) if text.startswith("   ") else text)
        for page in PAGES
        for kind, text in FENCE.findall(page.read_text("utf-8"))
        if kind in kinds
    ]


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", page.read_text("utf-8"))


def commands() -> Iterator[tuple[str, str]]:
    """Every command line of the program that stands in a block, with its page."""
    for block in blocks("sh", "bash", "console", ""):
        for line in block.text.replace("\\\n", " ").splitlines():
            command = line.split(" #")[0]
            for part in re.split(r"&&|\|\||[|;]", command):
                if found := re.match(r"\s*(?:\$ )?(?:\w+=\S* )*(?:uv run )?(ladok-tui\b(?!\.)[^>]*)", part):
                    yield name(block.page), found[1].strip()


def mentions() -> Iterator[tuple[str, str]]:
    """Every command of the program that is mentioned in a sentence, with its page."""
    for page in PAGES:
        for found in re.finditer(r"`(?:uv run )?(ladok-tui(?: [^`]*)?)`", prose(page)):
            yield name(page), found[1]


def tasks() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found in re.finditer(r"uv run poe (?:-q )?([a-z]+)", page.read_text("utf-8")):
            yield name(page), found[1]
