"""Credits, money and per cent in words: always from decimals and öre, never by way of a float."""

from decimal import ROUND_HALF_UP, Decimal

from ladok_core.codes import tables
from ladok_core.words.catalogue import Catalogue, grouped

_HUNDREDTH = Decimal("0.01")
_LARGEST = 12  # digits before the point; no study is larger, and an exponent from a file could fill the screen


class Amounts(Catalogue):
    """Amounts in one language."""

    def number(self, amount: Decimal) -> str:
        """Write a decimal with one decimal place, rounded half up; two where the second is not 0, as 2,25."""
        if not amount.is_finite() or amount.adjusted() >= _LARGEST:
            return "?"
        rounded = abs(amount).quantize(_HUNDREDTH, ROUND_HALF_UP)
        digits = f"{rounded:f}".removesuffix("0").replace(".", self.say("number.point"))
        return f"−{digits}" if amount < 0 and rounded else digits

    def credits(self, amount: Decimal, unit: str = "HP") -> str:
        """Write an extent with its unit: "7,5 hp", "7.5 credits"."""
        return f"{self.number(amount)} {self._unit(unit)}"

    def credits_short(self, amount: Decimal, unit: str = "HP") -> str:
        """Write an extent where the names beside it have too little room: "7,5 hp", "7.5 cr"."""
        return f"{self.number(amount)} {self._unit(unit, '.short')}"

    def credits_spoken(self, amount: Decimal, unit: str = "HP") -> str:
        """Write an extent for ears: "7,5 högskolepoäng", "7.5 credits"."""
        return f"{self.number(amount)} {self._unit(unit, '.spoken')}"

    def _unit(self, unit: str, form: str = "") -> str:
        for key in (f"unit.{unit}{form}", f"unit.{unit}"):
            found = self.find(key)
            if found is not None:
                return found
        return unit  # a unit that no table knows is named by its own code

    def money(self, ore: int) -> str:
        """Write a sum in öre as kronor: "70 000 kr", with two decimals only where there are öre: "12,50 kr"."""
        return self.say("money", amount=self._kronor(ore))

    def money_spoken(self, ore: int) -> str:
        """Write a sum in öre for ears: "70 000 kronor"."""
        return self.say("money.spoken", amount=self._kronor(ore))

    def _kronor(self, ore: int) -> str:
        kronor, rest = divmod(abs(ore), 100)
        digits = f"{kronor:,}".replace(",", " ")  # sums stand in columns, so four digits are parted too
        if rest:
            digits += f"{self.say('number.point')}{rest:02}"
        return f"−{digits}" if ore < 0 else digits

    def percent(self, number: int) -> str:
        """Write a percentage: "50 %", "50%"."""
        return self.say("percent", number=grouped(number))

    def percent_spoken(self, number: int) -> str:
        """Write a percentage for ears: "50 procent", "50 per cent"."""
        return self.say("percent.spoken", number=grouped(number))

    def teaching_form(self, code: str) -> str:
        """Name a teaching form in a word, by its code: NML "campus", DST "distans"; else what the tables call it."""
        found = self.find(f"form.{code}")
        if found is None:
            known = tables.teaching_form(code)
            return known.name.in_language(self.language) if known else code
        return found

    def level(self, code: str) -> str:
        """Name a level by its code, as it stands inside a line: 1 "grundnivå"; an unknown code is its own name."""
        return self.find(f"level.{code}") or code
