"""The sources of a catalogue, read as they are: in a checkout, where a .po is newer than what was compiled from it."""

import ast
import re
from gettext import NullTranslations
from pathlib import Path

_LINE = re.compile(r"""(?:(?P<field>msgid|msgid_plural|msgstr(?:\[\d\])?)\ )?(?P<text>".*")""", re.VERBOSE)


class Sources(NullTranslations):
    """Every message of a language's .po files.  ValueError names a line that is none of a .po file's."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._messages: dict[str, dict[str, str]] = {}
        for path in sorted(folder.glob("*.po")):
            self._read(path)

    def _read(self, path: Path) -> None:
        message: dict[str, str] = {}
        field = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            found = _LINE.fullmatch(line.strip())
            if found is None or not (field := found["field"] or field):
                what = f"{path}, line {number} is not a line of a catalogue"
                raise ValueError(what)
            if found["field"] == "msgid":
                self._keep(message)
                message = {}
            message[field] = message.get(field, "") + ast.literal_eval(found["text"])
        self._keep(message)

    def _keep(self, message: dict[str, str]) -> None:
        if message.get("msgid"):  # the header has an empty one
            self._messages[message["msgid"]] = message

    def gettext(self, message: str) -> str:
        """Return the message of a key, or the key where there is none."""
        found = self._messages.get(message, {})
        return found.get("msgstr") or found.get("msgstr[0]") or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the message of a key for so many things: both languages have one form for 1 and one for the rest."""
        one = n == 1
        return self._messages.get(msgid1, {}).get(f"msgstr[{int(not one)}]") or (msgid1 if one else msgid2)
