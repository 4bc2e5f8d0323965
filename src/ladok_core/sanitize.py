"""Making foreign text safe, once, where a record is read.

What a store, a server or a file says is drawn on a terminal, where a control character is a command and an invisible
one a disguise.  None is taken away silently: a reader should see that something was there.  C0 controls and DEL become
their own sign (Control Pictures, ESC is ␛), since each has one and it tells support what the sender did; everything
else that can't be drawn becomes �, the sign for what could not be understood: C1 controls, format characters (bidi,
zero width, tags), other invisible ones, lone surrogates, private use, and what this Python's Unicode doesn't know.
Joiners count among them, so a joined emoji falls into its parts: terminals disagree on its width, no name needs one.
"""

import re
import unicodedata

_REPLACEMENT = "\ufffd"
_CUT = "…"
_MARKS = 4  # Vietnamese needs two on a letter, Hebrew with accents three or four; more is a tower over other lines
_LOOK = 8  # how many times the limit is looked at: nobody's name may cost seconds, nor hide behind capped marks
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and marks that take no ink: combining grapheme joiner, Hangul fillers, Khmer inherent vowels, and the
# variation selectors of Mongolian, of symbols and of ideographs.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u3164\uffa0").union(
    map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0))
)
# Asks a symbol to be drawn as text or as emoji; right after a symbol it does what it is for, elsewhere it hides.
_PRESENTATION = frozenset("\ufe0e\ufe0f")
# Printable ASCII, Latin letters and the usual typographic signs: nothing to replace, and composed already.
# Patterns are texts here and elsewhere: re compiles one, and keeps it, when it is first asked for.
_PLAIN = "[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20ac{}]*"
_PLAIN_LINE = _PLAIN.format("")
_PLAIN_LINES = _PLAIN.format("\n")
_IDENTITY_NUMBER = r"(?<!\d)(?:\d{8}|\d{6})[-+ ]?(?:\d{4}|[A-Za-z][0-9A-Za-z]\d\d)(?![0-9A-Za-z])"
_MASK = "******-****"


def clean(text: str, limit: int = 2000) -> str:
    """Make a one-line field safe to draw: tabs become spaces, line breaks signs, all in at most ``limit`` characters.

    The answer is composed (NFC), at most four combining marks stand on a letter, and what was cut ends in "…".
    Cleaning again changes nothing.
    """
    if re.fullmatch(_PLAIN_LINE, text):
        return _cut(text, limit)
    return _cut(_safe(text, limit, keep=""), limit)


def clean_lines(text: str, limit: int = 20_000) -> str:
    """Make a text of several lines safe to draw: as ``clean``, yet line feeds stay; CR LF is one line feed."""
    if re.fullmatch(_PLAIN_LINES, text):
        return _cut(text, limit)
    return _cut(_safe(text.replace("\r\n", "\n"), limit, keep="\n"), limit)


def quoted(text: str, limit: int = 60) -> str:
    """Make safe to draw what somebody typed and an error repeats: cut, and what may be an identity number masked."""
    return clean(re.sub(_IDENTITY_NUMBER, _MASK, text[: _LOOK * limit]), limit)


def path_told(path: object) -> str:
    """Make a path safe to draw, whole, with what may be an identity number in it masked."""
    return clean(re.sub(_IDENTITY_NUMBER, _MASK, str(path)))


def _safe(text: str, limit: int, keep: str) -> str:
    # Marks are capped before composing, which takes quadratic time over a long run of them, and again after, because
    # composing can part one mark into two.
    looked_at = text[: _LOOK * limit]
    safe = _shown(looked_at, keep)
    if not unicodedata.is_normalized("NFC", safe):
        safe = _shown(unicodedata.normalize("NFC", safe), keep)
    return safe if len(looked_at) == len(text) else safe + _CUT


def _shown(text: str, keep: str) -> str:
    shown: list[str] = []
    marks = _MARKS  # a mark at the start of a line has no letter to stand on, and would land on what is drawn before it
    symbol = False
    for character in text:
        category = unicodedata.category(character)
        if character in keep:
            shown.append(character)
            marks = _MARKS
        elif _is_unshown(character, category, symbol=symbol):
            shown.append(_sign(character))
            marks = 0
        elif category[0] != "M":
            shown.append(character)
            marks = 0
        else:
            marks += 1
            if marks <= _MARKS:
                shown.append(character)
            elif marks == _MARKS + 1:  # one sign for all that are too many
                shown.append(_REPLACEMENT)
        symbol = category[0] == "S"
    return "".join(shown)


def _is_unshown(character: str, category: str, *, symbol: bool) -> bool:
    if category in _UNSHOWN:
        return True
    if character in _PRESENTATION and symbol:
        return False
    return character in _INVISIBLE


def _sign(character: str) -> str:
    if character == "\t":
        return " "
    if character == "\x7f":
        return "\u2421"
    return chr(0x2400 + ord(character)) if character < " " else _REPLACEMENT


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + _CUT
