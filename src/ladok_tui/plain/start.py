"""The start page in plain lines.  STA-1 to STA-6."""

from collections.abc import Iterator

from ladok_core.pages.start import NewResult, StartPage
from ladok_core.words import Words
from ladok_tui.plain.spoken import can_be_done, counted, given, heading, named, reasons, sentence


def start_lines(page: StartPage, words: Words) -> Iterator[str]:
    """Say the page in its order; what can be done now is numbered."""
    today = page.today
    yield heading(words.say("key.page.start"), words.text(page.institution), page.student)
    if page.new_results:
        yield counted(words.say("start.new-results"), len(page.new_results))
        for result in page.new_results:
            yield _result(result, words)
    if page.to_register:
        yield counted(words.say("start.to-do"), len(page.to_register))
        for number, row in enumerate(page.to_register, 1):
            yield f"{number}. {can_be_done(row, words, today)}"
    else:
        yield sentence(words.say("start.to-do"))
        yield sentence(words.nothing_to_do(page.next_opening, today))
    if page.current:
        yield counted(words.say("start.current"), len(page.current))
    else:
        yield sentence(words.say("start.current"))
        yield sentence(words.say("start.current.none"))
    for row in page.current:
        yield sentence(f"{named(row, words)}: {words.state(row, today, sign=False)}")
        yield from given(row, words)
        yield from reasons(row.register, words, today)
    if page.local_text is not None:
        yield sentence(words.say("start.other"))
        yield from words.text(page.local_text).splitlines()


def _result(result: NewResult, words: Words) -> str:
    module = words.text(result.module) if result.module is not None else ""
    thing = ", ".join(part for part in (words.text(result.course), result.code, module) if part)
    graded = words.say("plain.grade", grade=words.grade(result.grade)) if result.grade else words.say("start.result")
    day = words.day_full(result.examined_on) if result.examined_on else ""
    return sentence(f"{thing}: {', '.join(part for part in (graded, day) if part)}")
