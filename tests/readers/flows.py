"""What a student does, by ear: each flow key by key, and what has to be heard of each, in both languages.

A flow begins where the one before has ended, but with a key that leads to its own page.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from readers.reader import Reader
from readers.speech import FRAME, Heard, begins_last, words_before
from tui.terminal import key_bytes

RESULT_WITHIN = 12  # words, some four seconds
MORE = 3  # times that a program which is still at it is listened to again: another one may have the processor


class Must(StrEnum):
    """How what is wanted has to be heard."""

    ROW = "the row is said last, what else before it"
    ASKED = "what is asked, and what Enter and Esc do"
    ALL = "said"
    DONE = "the result is said before the rest"


class Step(NamedTuple):
    """Keys typed in one go, with blanks between them, and what has to be heard then; ``text:`` is text."""

    name: str
    keys: str
    must: Must
    sv: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def check(self) -> str:
        """What the step is called where checks are listed."""
        return f"{self.name}: {self.must}"


_SV_KEYS, _EN_KEYS = ("Avbryt", "Enter Välj", "esc Tillbaka"), ("Cancel", "Enter Choose", "esc Back")

DATES = (
    Step("deadlines", "g l down", Must.ROW,
         ("Databasteknik Projektredovisning", "Viktiga datum", "nästa om 4 dagar"),
         ("Database Technology Project presentation", "Deadlines", "the next in 4 days")),
    Step("changes", "g n", Must.ROW,
         ("Databasteknik Tentamen", "Ändringar", "Sedan den senaste inloggningen"),
         ("Database Technology Written Examination", "What changed", "Since the last sign-in")),
)  # fmt: skip

EXAMS = (
    Step("exam sessions", "3 ] down", Must.ROW,
         ("Anmäl dig Statistik Tentamen", "Examinationstillfällen", "Inte anmäld 13"),
         ("Sign up Statistics Written exam", "Exam sessions", "Not signed up 13")),
    Step("sign-up", "+", Must.ASKED,
         ("Anmälan till examinationstillfälle", "80 platser är 12 kvar", "Anmäl dig", *_SV_KEYS),
         ("Sign up for an exam session", "12 of 80", "Sign up", *_EN_KEYS)),
    Step("signed up", "enter", Must.DONE,
         ("Du är anmäld till Statistik, Tentamen",), ("You are signed up for Statistics, Written exam",)),
    Step("sessions signed up for", "f down", Must.ROW, ("Statistik Tentamen",), ("Statistics Written exam",)),
    Step("sign-off", "-", Must.ASKED,
         ("Avanmälan från examinationstillfälle", "Avanmäl dig", *_SV_KEYS),
         ("Sign off from an exam session", "Sign off", *_EN_KEYS)),
    Step("signed off", "enter", Must.DONE,
         ("Du är avanmäld från Statistik, Tentamen",), ("You are signed off from Statistics, Written exam",)),
)  # fmt: skip

LINKS = (
    Step("a link in a page's text", "home down", Must.ROW,
         ("tentamensservice",), ("Exam Services",)),
    Step("mail copied", "enter", Must.DONE, ("Kopierat: tenta",), ("Copied: exams",)),
    Step("a link to the web", "7 end", Must.ROW,
         ("antagningsenheten", "Studieavgifter", "Det finns inga fakturor"),
         ("Admissions Office", "Tuition fees", "There are no invoices")),
    Step("its address, where there is no browser", "enter", Must.DONE,
         ("finns ingen webbläsare",), ("There is no browser",)),
)  # fmt: skip

CHOICE = (
    Step("a study choice to make", "1 ]", Must.ROW,
         ("Välj Studieval, termin 4",), ("Choose Study choice, semester 4",)),
    Step("its alternatives", "v ]", Must.ROW,
         ("inte vald Sannolikhetsteori", "Studieval, termin 4", "välj exakt 30,0 hp", "stängd Biostatistik"),
         ("not chosen Probability Theory", "Study choice, semester 4", "choose exactly 30.0 credits",
          "closed Biostatistics")),
    Step("a tick", "space", Must.DONE,
         ("Sannolikhetsteori: vald. 7,5 av 30,0 hp",), ("Probability Theory: chosen. 7.5 of 30.0 credits",)),
    Step("a broken rule", "] space j j space j space", Must.DONE,
         ("Funktionell programmering: vald. 30,0 av 30,0 hp, 1 bruten regel",),
         ("Functional Programming: chosen. 30.0 of 30.0 credits, 1 broken rule",)),
    Step("why it can't be chosen", "v", Must.ALL,
         ("Varför kan jag inte", "Kompilatorteknik (PR2001) och Funktionell programmering"),
         ("Why can't I", "Compiler Construction (PR2001) and Functional Programming")),
    Step("back from there", "escape", Must.ROW, ("vald Funktionell",), ("chosen Functional",)),
    Step("the rules kept", "space j j j j space", Must.DONE,
         ("Projekt i programvara: vald. 30,0 av 30,0 hp",), ("Software Project: chosen. 30.0 of 30.0 credits",)),
    Step("choosing", "v", Must.ASKED, ("Studieval, termin 4", *_SV_KEYS), ("Study choice, semester 4", *_EN_KEYS)),
    Step("chosen", "enter", Must.DONE,
         ("Valet är gjort: Studieval, termin 4",), ("The choice has been made: Study choice, semester 4",)),
)  # fmt: skip

OFFERING = (
    Step("a course", "2 text:/stat enter enter", Must.ALL, ("Resultat", "Statistik"), ("Results", "Statistics")),
    Step("its other offerings", "end up", Must.ROW, ("Byt tillfälle Statistik",), ("Change offering Statistics",)),
    Step("the offerings", "enter down", Must.ROW,
         ("Byt till tillfälle", "Byt tillfälle: Statistik"), ("Change to offering", "Change offering: Statistics")),
    Step("change", "b", Must.ASKED, ("Byt", *_SV_KEYS), ("Change", *_EN_KEYS)),
    Step("the other button", "left", Must.ROW, ("Byt",), ("Change",)),
    Step("changed", "enter", Must.DONE,
         ("Du har bytt tillfälle på Statistik",), ("You have changed offering of Statistics",)),
)  # fmt: skip

DETAILS = (
    Step("my details", "8 ] ]", Must.ROW, ("post ellen.ek", "Mina uppgifter"), ("mail ellen.ek", "My details")),
    Step("the field", "enter", Must.ALL, ("Klar", "Spara", "Ångra"), ("Done", "Save", "Undo")),
    Step("a wrong value", "ctrl+u text:ab enter", Must.ALL,
         ("1 ändring, ej sparad", "E-postadressen är ingen giltig adress"),
         ("1 change, not saved", "The e-mail address is not a valid one")),
    Step("a new value", "enter ctrl+u text:a@b.se enter", Must.ALL,
         ("b.se",), ("b.se",)),
    Step("saving", "ctrl+s", Must.ASKED,
         ("Ändra kontaktuppgifter", "b.se", *_SV_KEYS), ("Change contact details", "b.se", *_EN_KEYS)),
    Step("saved", "enter", Must.DONE,
         ("Dina kontaktuppgifter är ändrade",), ("Your contact details have been changed",)),
)  # fmt: skip

APPLICATION = (
    Step("students", "s end", Must.ROW, ("Maja Holm", "vill du vara"), ("Maja Holm", "you want to be")),
    Step("an application to make", "enter down", Must.ROW, ("Anmäl Inriktning",), ("Apply Specialisation",)),
    Step("applying", "p", Must.ASKED, ("Inriktning säkerhet", *_SV_KEYS), ("Specialisation in Security", *_EN_KEYS)),
    Step("applied", "enter", Must.DONE,
         ("Anmäld till Inriktning säkerhet",), ("Applied for Specialisation in Security",)),
)  # fmt: skip

STEPS = (*DATES, *EXAMS, *LINKS, *CHOICE, *OFFERING, *DETAILS, *APPLICATION)


def follow(reader: Reader, language: str) -> Iterator[tuple[str, Heard]]:
    """Go through all flows, and yield each check with its answer."""
    said = reader.start()
    assert said, f"nothing was said; the program ended with {reader.status}; the screen:\n{reader.text}"
    for step in STEPS:
        wanted = step.sv if language == "sv" else step.en
        said = reader.type(_typed(step.keys))
        for _ in range(MORE):
            if not holds(step, wanted, said):
                said += reader.listen()
        yield step.check, Heard(holds(step, wanted, said), said)


def holds(step: Step, wanted: tuple[str, ...], said: list[str]) -> bool:
    """Decide whether what is wanted was heard as it must be."""
    before = [words_before(said, one) for one in wanted]
    match step.must:
        case Must.ROW:
            return begins_last(said, wanted[0]) and None not in before
        case Must.DONE:
            return all(one is not None and one <= RESULT_WITHIN for one in before)
        case Must.ASKED:
            return None not in before and not any(map(FRAME.search, said))
        case Must.ALL:
            return None not in before


def _typed(keys: str) -> str:
    parts = keys.split(" ")
    return "".join(one.removeprefix("text:") if one.startswith("text:") else key_bytes(one).decode() for one in parts)
