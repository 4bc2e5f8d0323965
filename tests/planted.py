"""Secrets planted in what a test brings in, which no message, report, file name or mode may ever give away."""

import stat
from collections.abc import Iterator
from pathlib import Path

import ladok_answers as ladok
from ladok_core.model.identity import Identity, IdentityKind
from ladok_core.model.student import Student

NUMBER = "199001012384"  # of the series that the tax agency sets aside for tests
GIVEN, FAMILY, CODE = "Hemligina", "Dolderskog", "HEM999"

NUMBERS = (
    NUMBER,
    f"{NUMBER[:8]}-{NUMBER[8:]}",
    NUMBER[2:],
    f"{NUMBER[2:8]}-{NUMBER[8:]}",
    f"{NUMBER[:8]} {NUMBER[8:]}",
)
SECRETS = (*NUMBERS, GIVEN, FAMILY, CODE, GIVEN.casefold(), FAMILY.casefold(), CODE.casefold())


class Planted:
    """A student whom nobody may hear of but the student: a name, an identity number and a course code."""

    student = Student("hem", GIVEN, FAMILY, identity=Identity(IdentityKind.PERSONAL, NUMBER))

    def visit(self, path: Path) -> Path:
        """Write a visit to the real portal that holds the secrets, and return where it lies."""
        person = ladok.person(Fornamn=GIVEN, Efternamn=FAMILY, Personnummer=NUMBER, Fodelsedata=NUMBER[:8])
        exchanges = ladok.visit()
        visit = ladok.har(*exchanges)
        text = ladok.write(path, visit).read_text(encoding="utf-8")
        own = ladok.person()
        for name in ("Fornamn", "Efternamn", "Personnummer", "Fodelsedata"):
            text = text.replace(own[name], person[name])
        path.write_text(text.replace("SF1001", CODE), encoding="utf-8")
        return path

    def kept_from(self, *told: str) -> None:
        """Fail where one of the texts gives a secret away."""
        for text in told:
            given_away = [secret for secret in SECRETS if secret in text]
            assert not given_away, f"{given_away} in {text!r}"

    def kept_in(self, *folders: Path) -> None:
        """Fail where a file or folder below is open to others, or its name gives a secret away."""
        for folder in folders:
            for one in _all_in(folder):
                self.kept_from(one.name)
                wanted = 0o700 if one.is_dir() else 0o600
                assert stat.S_IMODE(one.stat().st_mode) == wanted, f"{one}: {one.stat().st_mode:o}"


def _all_in(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if not one.is_symlink())
