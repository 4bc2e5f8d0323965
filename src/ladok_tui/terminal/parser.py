"""What a terminal's letters mean: keys, pastes, the mouse, sizes; and of what is impossible, nothing (A1, A2).

Textual's parser raises where a key has no code point, waits for ever for the end of a paste, hears an unknown sequence
as the letters it is made of, and takes any size from anybody.  What single keys and reports mean is still its to say;
where one begins and ends is said here, by the grammar of ECMA-48, with an end to everything.
"""

import re
from collections.abc import Callable, Container, Generator
from contextlib import suppress
from time import monotonic

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._parser import ParseEOF, ParseTimeout, Peek1, Read1
from textual._xterm_parser import IS_ITERM, XTermParser
from textual.events import Key, Paste, Resize
from textual.keys import Keys
from textual.message import Message
from textual.messages import InBandWindowResize, TerminalSupportsSynchronizedOutput

from ladok_core.sanitize import clean_lines

WIDEST, TALLEST = 1_000, 500
"""Columns and rows of the largest window that is drawn to; more would be memory for nobody to look at."""
LONGEST_PASTE = 10_000
"""Letters of a paste that are kept; the longest field takes far fewer."""
PASTE_PAUSE = 1.0
"""Seconds without a letter after which a paste is over, though its end was never sent."""

_ESC = "\x1b"
_PART_PAUSE = 0.1  # seconds between two letters of a sequence, which a slow line may part; nobody types one by hand
_STRING_TIME = 1.0  # seconds after which what a terminal says of itself (OSC, DCS) is over, ended or not
_LONGEST_SEQUENCE = 64
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_ENDING = "\x03\x11"  # Ctrl+C and Ctrl+Q stand in no paste and no report: who presses them wants to get out
_WORD_KEYS = "bf"  # with Alt they go from word to word, as in a shell, where the user has given that nothing else to do
_LARGEST_PLACE = 0xFFFF
_IN_BAND_SIZE = r"\x1b\[48;(\d+)[:\d]*;(\d+)[:\d]*;(\d+)[:\d]*;(\d+)[:\d]*t"
_MOUSE = r"\x1b\[<\d+;(-?\d+);(-?\d+)[Mm]"
_MODE = r"\x1b\[\?(\d+);(\d)\$y"
_NO_KEY = r"\x1b\[(\d+;\d+R|[IO])"  # where the cursor is, if no table knows it as F3 with Shift; the focus
_LONE_SURROGATE = "[\ud800-\udfff]"

Give = Callable[[Message], None]
Reading = Generator[Read1 | Peek1, str, str]
"""Reads letter by letter, and returns a letter that has been read and means something else; "" where none is left."""


class TerminalParser(XTermParser):
    """Gives the messages that a terminal's letters mean.  No letters end it, or keep it from hearing the next ones."""

    _sizes_in_band = False

    def __init__(self, debug: bool = False, alt_keys: Callable[[], Container[str]] = frozenset) -> None:
        """Ask which ``alt_keys`` do something: ESC and a letter are one of them, or else two keys."""
        super().__init__(debug)
        self._alt_keys = alt_keys

    def parse(self, token_callback: Give) -> Generator[Read1 | Peek1, str, None]:
        """Hand on every message to the callback, as the letters come."""
        character = ""
        with suppress(ParseEOF):
            while True:
                character = character or (yield self.read1())
                if character == _ESC:
                    character = yield from self._escape(token_callback)
                else:
                    self._hear(character, token_callback)
                    character = ""

    def _escape(self, give: Give) -> Reading:
        """Read on after ESC: a key of its own, one before another or with Alt, or the beginning of a sequence."""
        try:
            character = yield self.read1(constants.ESCAPE_DELAY)
        except ParseTimeout:
            character = _ESC
            left = ""
        else:
            left = character
        match character:
            case "\x1b":
                give(Key("escape", _ESC))
                return left
            case "[":
                return (yield from self._control_sequence(give))
            case "O":
                return (yield from self._function_key(give))
            case "]" | "P" | "X" | "^" | "_":
                return (yield from self._string(character, give))
            case "\\":
                return ""  # the end of a string that was over already
        is_word_key = character in _WORD_KEYS and f"alt+{character}" not in self._alt_keys()
        if character.isprintable() and not is_word_key:
            self._hear_after_escape(character, give)
        elif _ESC + character in ANSI_SEQUENCES_KEYS:
            self._hear(_ESC + character, give)
        else:
            self._hear(character, give, alt=True)
        return ""

    def _control_sequence(self, give: Give) -> Reading:
        """Read CSI, its parameters, its final letter, and what they say comes."""
        sequence = "\x1b["
        while sequence in {"\x1b[", "\x1b[["} or not "@" <= sequence[-1] <= "~":
            try:
                character = yield self.read1(_PART_PAUSE)
            except ParseTimeout:
                if sequence == "\x1b[":
                    self._hear_after_escape("[", give)
                return ""
            if not " " <= character <= "~":
                return character  # no sequence goes on with it: what has begun means nothing
            sequence = sequence[:_LONGEST_SEQUENCE] + character
            if sequence in ANSI_SEQUENCES_KEYS:
                break  # some terminals end keys in a letter that ends nothing
        if sequence == _PASTE_BEGINS:
            return (yield from self._paste(give))
        if sequence == "\x1b[M":
            yield from self._old_mouse()
        elif len(sequence) <= _LONGEST_SEQUENCE:
            self._mean(sequence, give)
        return ""

    def _old_mouse(self) -> Reading:
        """Pass over a mouse in the old way, three letters long; another way is asked for."""
        with suppress(ParseTimeout):
            for _ in range(3):
                yield self.read1(_PART_PAUSE)
        return ""

    def _function_key(self, give: Give) -> Reading:
        try:
            character = yield self.read1(_PART_PAUSE)
        except ParseTimeout:
            self._hear_after_escape("O", give)
            return ""
        if not " " <= character <= "~":
            return character
        self._hear(f"\x1bO{character}", give)
        return ""

    def _string(self, kind: str, give: Give) -> Reading:
        """Pass over what a terminal says of itself: nothing of it was asked for.  Typed, it is a key with Alt."""
        began = monotonic()
        empty = True
        while True:
            try:
                character = yield self.read1(constants.ESCAPE_DELAY if empty else _PART_PAUSE)
            except ParseTimeout:
                if empty:
                    self._hear_after_escape(kind, give)
                return ""
            empty = False
            if character in "\x07\x9c":
                return ""
            if character == _ESC or character in _ENDING or monotonic() - began > _STRING_TIME:
                return character

    def _paste(self, give: Give) -> Reading:
        kept: list[str] = []
        end, left = "", ""
        with suppress(ParseTimeout):
            while end != _PASTE_ENDS:
                character = yield self.read1(PASTE_PAUSE)
                if character in _ENDING:
                    left = character
                    break
                if len(kept) < LONGEST_PASTE + len(_PASTE_ENDS):
                    kept.append(character)
                end = (end + character)[-len(_PASTE_ENDS) :]
        text = "".join(kept).removesuffix(_PASTE_ENDS)[:LONGEST_PASTE].replace("\r\n", "\n").replace("\r", "\n")
        if text:
            give(Paste(clean_lines(text)))
        return left

    def _mean(self, sequence: str, give: Give) -> None:
        """Give what a whole control sequence means, if anything; whether the window has the focus means nothing."""
        if size := re.fullmatch(_IN_BAND_SIZE, sequence):
            self._resize([int(number) for number in size.groups()], give)
        elif mouse := re.fullmatch(_MOUSE, sequence):
            if max(map(int, mouse.groups())) <= _LARGEST_PLACE and (event := self.parse_mouse_code(sequence)):
                give(event)
        elif mode := re.fullmatch(_MODE, sequence):
            self._mode(mode[1], int(mode[2]), give)
        elif sequence in ANSI_SEQUENCES_KEYS or re.fullmatch(_NO_KEY, sequence) is None:
            self._hear(sequence, give)

    def _resize(self, told: list[int], give: Give) -> None:
        """Take a size that the terminal tells in its letters: only where that is agreed on, and no more than it has."""
        rows, columns, pixel_rows, pixel_columns = told
        if not self._sizes_in_band or not rows or not columns:
            return
        size = min(columns, WIDEST), min(rows, TALLEST)
        pixels = min(pixel_columns, _LARGEST_PLACE), min(pixel_rows, _LARGEST_PLACE)
        event = Resize.from_dimensions(size, pixels)
        if pixels[0] >= columns and pixels[1] >= rows:  # else it has none, and tells the mouse by columns
            self.mouse_pixels = True
            self.terminal_size, self.terminal_pixel_size = event.size, event.pixel_size
        give(event)

    def _mode(self, mode: str, setting: int, give: Give) -> None:
        if mode == "2026" and setting:
            give(TerminalSupportsSynchronizedOutput())
        elif mode == "2048" and constants.SMOOTH_SCROLL and not IS_ITERM:
            report = InBandWindowResize.from_setting_parameter(setting)
            self._sizes_in_band = report.supported
            give(report)

    def _hear_after_escape(self, character: str, give: Give) -> None:
        """Give a key with Alt where there is such a one, else Esc and the key itself.

        A busy program, a slow line and tmux, which waits half a second after Esc, put the two together; Textual's own
        table takes some of them for signs that a Mac writes with Option, as ESC 3 for a pound.
        """
        if f"alt+{character}" in self._alt_keys():
            self._hear(character, give, alt=True)
        else:
            give(Key("escape", _ESC))
            self._hear(character, give)

    def _hear(self, sequence: str, give: Give, *, alt: bool = False) -> None:
        """Give the keys that a letter or a sequence is, if it is any."""
        try:
            keys = list(self._sequence_to_key_events(sequence, alt=alt))
        except (ValueError, OverflowError):  # a code point that doesn't exist, or no number at all
            return
        for key in keys:
            if alt and "alt+" not in key.key:  # Textual leaves it out of a sign's name, which is another key then
                key.key = f"alt+{key.key}"
            if key.key != Keys.Ignore and not re.search(_LONE_SURROGATE, key.key + (key.character or "")):
                give(key)
