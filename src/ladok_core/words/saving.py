"""How a visit is saved better, in the browser that saved it."""

from ladok_core.words import Words

WAYS = ("empty", "cut", "save")
"""What may be wrong with a file: content missing from it, content cut short, or anything else."""

BROWSERS = ("firefox", "chrome", "edge", "safari", "other")
"""The browsers that are told apart."""


def how_to_save(words: Words, why: str, browser: str) -> str:
    """Say how to save a visit of which answers could not be read, for that reason of ``report.WHYS``."""
    way = why if why in WAYS else "save"
    return words.say(f"import.how.{way}.{browser if browser in BROWSERS else 'other'}")
