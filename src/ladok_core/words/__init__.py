"""Everything that is said, in Swedish or English: the only place where a fact becomes a sentence.

``Words("sv")`` is the messages of a language, and all that is handed on; which language is chosen elsewhere.  What is
said of one kind of thing is a module of functions that take the words: ``dates.day(words, day, today)``.  The modules
are ``dates``, ``amounts``, ``codes``, ``grades``, ``states``, ``reasons``, ``receipts``, ``troubles`` and ``imports``,
and who says none of a kind imports none of it.
"""

from ladok_core.words.catalogue import LANGUAGES, MissingWords, Words

__all__ = ["LANGUAGES", "MissingWords", "Words"]
