"""What a person would see: pyte with an alternate screen, and the private modes that pyte doesn't keep."""

import re
from collections.abc import Iterable

import pyte

# The answers that a plain xterm gives; a program that asks and hears nothing may wait for seconds.
ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;c"}

MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
KITTY = re.compile(rb"\x1b\[([><])[0-9;]*u")
# pyte takes key modes (CSI > … u) and mode queries (CSI ? … $ p) for colours and cursor moves, and draws a DCS as text.
UNREAD = re.compile(rb"\x1b\[[><=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\")
ALTERNATE = re.compile(rb"(\x1b\[\?1049[hl])")
# A sequence that a read has cut in two; it waits for its other half.
CUT = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*|P[^\x1b]*\x1b?)?\Z")


class Emulator:
    """A screen fed with bytes.  `modes`: the private modes that are on; `key_modes`: the kitty modes pushed."""

    def __init__(self, cols: int, rows: int) -> None:
        self.main = pyte.Screen(cols, rows)
        self.screen = self.main
        self.modes: set[int] = {7, 25}
        self.key_modes = 0
        self._rest = b""
        self._stream = pyte.ByteStream(self.screen)

    def feed(self, data: bytes) -> Iterable[bytes]:
        """Draw the bytes, and return the answers that a terminal would send back."""
        data = self._rest + data
        cut = CUT.search(data)
        self._rest = cut.group() if cut else b""
        data = data.removesuffix(self._rest)
        answers = [answer for query, answer in ANSWERS.items() if query in data]
        for numbers, switch in MODE.findall(data):
            for number in map(int, numbers.split(b";")):
                (self.modes.add if switch == b"h" else self.modes.discard)(number)
        for push in KITTY.findall(data):
            self.key_modes += 1 if push == b">" else -1
        for part in ALTERNATE.split(UNREAD.sub(b"", data)):
            if ALTERNATE.fullmatch(part):
                self._switch(alternate=part.endswith(b"h"))
            else:
                self._stream.feed(part)
        return answers

    def resize(self, cols: int, rows: int) -> None:
        """Give both screens another size."""
        self.main.resize(rows, cols)
        if self.screen is not self.main:
            self.screen.resize(rows, cols)

    def _switch(self, *, alternate: bool) -> None:
        if alternate == (self.screen is not self.main):
            return
        before = self.screen
        self.screen = pyte.Screen(before.columns, before.lines) if alternate else self.main
        # Whether the cursor shows and lines wrap belongs to the terminal, not to either screen.
        self.screen.mode = set(before.mode)
        self.screen.cursor.hidden = before.cursor.hidden
        self._stream = pyte.ByteStream(self.screen)
