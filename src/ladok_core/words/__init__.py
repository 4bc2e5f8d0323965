"""Everything that is said, in Swedish or English: the only place where a fact becomes a sentence.

``Words("sv")`` is all that a screen or a command needs; which language is chosen elsewhere.  The parts: the catalogue
(say, count), amounts, dates, reasons and decisions, states, answers (receipts and troubles).
"""

from ladok_core.words.answers import Answers, Trouble
from ladok_core.words.catalogue import LANGUAGES, MissingWords
from ladok_core.words.reasons import Line

__all__ = ["LANGUAGES", "Line", "MissingWords", "Trouble", "Words"]


class Words(Answers):
    """All words of one language, ``sv`` or ``en``; any other language is English."""
