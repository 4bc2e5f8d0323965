"""A compiled catalogue (``.mo``): a message is looked up in the file when it is said, since most never are.

``GNUTranslations`` decodes two thousand of them before it says the first, which takes as long as a page.
"""

from gettext import NullTranslations
from struct import error, unpack_from

_MAGIC = 0x950412DE
_FORMS = b"\0"  # between the forms of a counted message
_COUNTED = 2


class Compiled(NullTranslations):
    """Every message of a language's ``.mo``, as it is built here.  OSError for what is no such file."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        try:
            magic, _, count, keys, texts = unpack_from("<5I", data)
            places = unpack_from(f"<{2 * count}I", data, keys)
            self._texts = unpack_from(f"<{2 * count}I", data, texts)
        except error as fault:
            raise OSError(str(fault)) from None
        if magic != _MAGIC:
            raise OSError(magic)
        self._data = data
        spans = zip(places[::2], places[1::2], strict=True)
        self._numbers = {
            data[start : start + length].partition(_FORMS)[0]: number for number, (length, start) in enumerate(spans)
        }

    def gettext(self, message: str) -> str:
        """Return the message of a key, or the key where there is none."""
        forms = self._forms(message)
        return forms[0].decode() if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message of a key for so many things: both languages have one form for 1 and one for the rest."""
        one, forms = n == 1, self._forms(msgid1)
        if len(forms) < _COUNTED:
            return msgid1 if one else msgid2
        return forms[not one].decode()

    def _forms(self, key: str) -> list[bytes]:
        """Return the forms of the message of a key, one where it isn't counted; none where there is no message."""
        number = self._numbers.get(key.encode()) if key else None  # the header has an empty key
        if number is None:
            return []
        length, start = self._texts[2 * number : 2 * number + 2]
        return self._data[start : start + length].split(_FORMS)
