"""What is read of Ladok's answers, held against skeletons of real ones, where those are at hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from ladok_core.importing import course_shapes, shapes
from ladok_core.importing.shapes import Shape

SKELETONS = Path(__file__).parents[4] / "shared" / "domain-data" / "shapes"

# Fields that the domain notes name and that the skeletons, made of one student's answers, happen not to have.
NOT_SEEN = {
    "Skyddsstatus",
    "CareOf",
    "Installt",
    "AterkalladDatum",
    "RegistreringEjTillgangligtFranOchMed",
    "LarosateID",
    "ExamineradOmfattning",
    "Projekttitel",
    "Arendenummer",
    "Beslutsdatum",
    "Kod",
    "ForegaendeTillfallesdeltagandeUID",
    "Sammanfattattillstand",
    "Benamning",
}


def keys(value: Any) -> Iterator[str]:
    """Every key anywhere in a skeleton."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def read_of(shape: type[Shape]) -> Iterator[str]:
    """Every field that a shape reads, also in the shapes inside it."""
    yield from shape.__struct_encode_fields__
    for hint in get_type_hints(shape).values():
        for inner in (hint, *get_args(hint), *(a for h in get_args(hint) for a in get_args(h))):
            if isinstance(inner, type) and issubclass(inner, Shape):
                yield from read_of(inner)


@pytest.mark.parametrize(
    ("skeleton", "read"),
    [
        ("student", [shapes.Person]),
        ("kontaktuppgifter", [shapes.Contact]),
        ("tillfallesdeltaganden", [shapes.Place]),
        ("tillfallesdeltaganden_kurs", [shapes.Place]),
        ("studiestruktur", [shapes.Structure, shapes.Node, shapes.Place]),
        (
            "kursinformation",
            [
                course_shapes.CoursePageShape,
                course_shapes.VersionShape,
                course_shapes.PartShape,
                course_shapes.ResultShape,
            ],
        ),
    ],
)
def test_every_field_that_is_read_stands_in_real_answers(skeleton: str, read: list[type[Shape]]) -> None:
    """A misspelt field would be missing in every import, and no invented answer would show it."""
    path = SKELETONS / f"{skeleton}.shape.json"
    if not path.is_file():
        pytest.skip("the skeletons of real answers are not at hand")
    real = set(keys(json.loads(path.read_text(encoding="utf-8"))))
    wanted = {field for shape in read for field in read_of(shape)} - NOT_SEEN

    if skeleton.startswith("tillfallesdeltaganden"):  # a list of courses has nothing of packages
        wanted -= {"TillstandKurspaketering", "Tillganglighet", "RegistreringTillgangligtFranOchMed"}
    if skeleton == "tillfallesdeltaganden_kurs":
        wanted -= {"Registreringsperiod"}  # no window was set on that course
    if skeleton == "studiestruktur":  # the packages' places have no periods of their own, nor a course's state
        wanted -= {
            "Perioddeltaganden",
            "Periodindex",
            "Registreringsperiod",
            "UtbildningsPeriodFran",
            "UtbildningsPeriodTill",
            "Tillstand",
            "TillstandKurs",
            "Godkannandedatum",
        }
    assert sorted(wanted - real) == []


def test_names_are_ladoks_own() -> None:
    assert [shapes.ladok_name(n) for n in ("uid", "id", "utbildning_uid", "larosate_id", "tillstand_kurs")] == [
        "Uid",
        "ID",
        "UtbildningUID",
        "LarosateID",
        "TillstandKurs",
    ]
