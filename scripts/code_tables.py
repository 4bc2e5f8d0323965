#!/usr/bin/env python3
"""Write the packaged code tables from a folder of Ladok's own.

Run by a developer when the source tables change:  ``python scripts/code_tables.py FOLDER src/ladok_core/codes``

What is kept, left out and changed stands in ``src/ladok_core/codes/PROVENANCE.md``.  Each row becomes one line, in a
fixed order, so that a new source shows as a readable difference.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

NATIONAL = -1
EARLY_NON_COMPLETION = "commons.domain.regel.avbrottsregel"
UNTRANSLATED = "- No translation available -"
NEVER_VALID = "0001-01-01"
BASE_TYPES = {"KURS": "course", "KURSPAKETERING": "package", "MODUL": "module"}
# Code tables that are nothing but names: the source's file and ours.
NAMES = {
    "undervisningsform": "teaching_forms",
    "niva_inom_studieordning": "levels",
}


def tables(source: Path) -> dict[str, bytes]:
    """Make every table from the source folder: file name to content."""
    levels = {int(row["ID"]): row["Kod"] for row in _read(source, "niva_inom_studieordning")}

    def education_type(row: Row) -> Row:
        return _education_type(row, levels)

    made = {ours: _national(source, theirs, _named) for theirs, ours in NAMES.items()}
    made["education_types"] = _national(source, "utbildningstyp", education_type)
    made["units"] = _national(source, "enhet", lambda row: {**_named(row), "full_year": row["Helarsvarde"]})
    made["grade_scales"] = _grade_scales(_read(source, "betygsskalor"))
    made["institutions"] = sorted(map(_institution, _read(source, "larosaten")), key=lambda row: row["code"])
    return {f"{name}.json": _written(rows) for name, rows in made.items()}


def _read(source: Path, name: str) -> list[Row]:
    rows: list[Row] = json.loads((source / f"{name}.json").read_text("utf-8"))
    return rows


def _national(source: Path, name: str, make: Callable[[Row], Row]) -> list[Row]:
    # A local row is one institution's own: its code may mean something else elsewhere.
    rows = [row for row in _read(source, name) if row["LarosateID"] == NATIONAL]
    return [make(row) for row in sorted(rows, key=lambda row: row["Kod"])]


def _named(row: Row) -> Row:
    return {"code": row["Kod"], "name": _text(row["Benamning"])}


def _text(names: Row) -> Row:
    english = names.get("en", "")
    return {"sv": names["sv"], "en": "" if english == UNTRANSLATED else english}


def _education_type(row: Row, levels: dict[int, str]) -> Row:
    made = {**_named(row), "kind": BASE_TYPES[row["Grundtyp"]]}
    if row["AvserTillfalle"]:
        made["of_offering"] = True
    if row.get("NivaInomStudieordningID") is not None:
        made["level"] = levels[row["NivaInomStudieordningID"]]
    for rule in row["Regelverk"]["Regelvarden"]:
        if rule["Regelnamn"] == EARLY_NON_COMPLETION:
            made["early_non_completion_days"] = int(rule["Varde"])
    return made


def _grade_scales(rows: list[Row]) -> list[Row]:
    # Local scales stay, as their ids are unique; a scale that ended before it began never held a grade.
    valid = [row for row in rows if row["Giltighetsperiod"].get("Slutdatum") != NEVER_VALID]
    return [
        {"scale_id": row["ID"], **_named(row), "grades": [_grade(grade) for grade in _ranked(row["Betygsgrader"])]}
        for row in sorted(valid, key=lambda row: int(row["ID"]))
    ]


def _ranked(grades: list[Row]) -> list[Row]:
    return sorted(grades, key=lambda grade: (grade["Ordningsnummer"], int(grade["ID"])))


def _grade(row: Row) -> Row:
    return {"grade_id": row["ID"], **_named(row), "final": row["GiltigSomSlutbetyg"], "rank": row["Ordningsnummer"]}


def _institution(row: Row) -> Row:
    names = {
        "sv": row.get("nuvarande_namn_sv", row["namn_sv"]),
        "en": row.get("nuvarande_namn_en", row["namn_en"]),
    }
    return {"code": row.get("nuvarande_kod_forslag", row["kod"]), "name": names}


def _written(rows: list[Row]) -> bytes:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"[\n{lines}\n]\n".encode()


def main() -> None:
    """Read the source folder and write every table into the target folder."""
    parser = argparse.ArgumentParser(description="Write the packaged code tables from a folder of Ladok's own.")
    parser.add_argument("source", type=Path, help="folder with betygsskalor.json, utbildningstyp.json and the others")
    parser.add_argument("target", type=Path, help="folder to write to, src/ladok_core/codes")
    arguments = parser.parse_args()
    for name, content in tables(arguments.source).items():
        (arguments.target / name).write_bytes(content)


if __name__ == "__main__":
    main()
