"""What a code of the national tables is called inside a line: a teaching form, a level."""

from ladok_core.codes import tables
from ladok_core.words.catalogue import Words


def teaching_form(words: Words, code: str) -> str:
    """Name a teaching form in a word, by its code: NML "campus", DST "distans"; else what the tables call it."""
    found = words.find(f"form.{code}")
    if found is None:
        known = tables.teaching_form(code)
        return known.name.in_language(words.language) if known else code
    return found


def level(words: Words, code: str) -> str:
    """Name a level by its code, as it stands inside a line: 1 "grundnivå"; an unknown code is its own name."""
    return words.find(f"level.{code}") or code
