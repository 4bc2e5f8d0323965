"""A text in Swedish and English, as institutions write their names and notices."""

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A text in Swedish and, where it exists, in English."""

    sv: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text in ``sv`` or ``en``; in the other language when it was never translated."""
        return (self.en or self.sv) if language == "en" else (self.sv or self.en)
