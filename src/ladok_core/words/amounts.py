"""Credits, money and per cent in words: always from decimals and öre, never by way of a float."""

from decimal import ROUND_HALF_UP, Decimal

from ladok_core.words.catalogue import Words, grouped

_HUNDREDTH = Decimal("0.01")
_LARGEST = 12  # digits before the point; no study is larger, and an exponent from a file could fill the screen


def number(words: Words, amount: Decimal) -> str:
    """Write a decimal with one decimal place, rounded half up; two where the second is not 0, as 2,25."""
    if not amount.is_finite() or amount.adjusted() >= _LARGEST:
        return "?"
    rounded = abs(amount).quantize(_HUNDREDTH, ROUND_HALF_UP)
    digits = f"{rounded:f}".removesuffix("0").replace(".", words.say("number.point"))
    return f"−{digits}" if amount < 0 and rounded else digits


def extent(words: Words, amount: Decimal, unit: str = "HP") -> str:
    """Write an extent with its unit: "7,5 hp", "7.5 credits"."""
    return f"{number(words, amount)} {_unit(words, unit)}"


def extent_short(words: Words, amount: Decimal, unit: str = "HP") -> str:
    """Write an extent where the names beside it have too little room: "7,5 hp", "7.5 cr"."""
    return f"{number(words, amount)} {_unit(words, unit, '.short')}"


def extent_spoken(words: Words, amount: Decimal, unit: str = "HP") -> str:
    """Write an extent for ears: "7,5 högskolepoäng", "7.5 credits"."""
    return f"{number(words, amount)} {_unit(words, unit, '.spoken')}"


def _unit(words: Words, unit: str, form: str = "") -> str:
    for key in (f"unit.{unit}{form}", f"unit.{unit}"):
        found = words.find(key)
        if found is not None:
            return found
    return unit  # a unit that no table knows is named by its own code


def money(words: Words, ore: int) -> str:
    """Write a sum in öre as kronor: "70 000 kr", with two decimals only where there are öre: "12,50 kr"."""
    return words.say("money", amount=_kronor(words, ore))


def money_spoken(words: Words, ore: int) -> str:
    """Write a sum in öre for ears: "70 000 kronor"."""
    return words.say("money.spoken", amount=_kronor(words, ore))


def money_in_file(ore: int) -> str:
    """Write a sum in öre for a program, as kronor with a point and two decimals in any language: "70000.00"."""
    kronor, rest = _parts(ore)
    return f"{'-' if ore < 0 else ''}{kronor}.{rest:02}"


def _parts(ore: int) -> tuple[int, int]:
    """Return the kronor and the öre of a sum, exactly, whatever its sign."""
    return divmod(abs(ore), 100)


def _kronor(words: Words, ore: int) -> str:
    kronor, rest = _parts(ore)
    digits = f"{kronor:,}".replace(",", " ")  # sums stand in columns, so four digits are parted too
    if rest:
        digits += f"{words.say('number.point')}{rest:02}"
    return f"−{digits}" if ore < 0 else digits


def percent(words: Words, number: int) -> str:
    """Write a percentage: "50 %", "50%"."""
    return words.say("percent", number=grouped(number))


def percent_spoken(words: Words, number: int) -> str:
    """Write a percentage for ears: "50 procent", "50 per cent"."""
    return words.say("percent.spoken", number=grouped(number))
