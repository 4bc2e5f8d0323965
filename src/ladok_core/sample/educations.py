"""Courses and packages as a table reads: one line a course, its parts at the end."""

from decimal import Decimal

import msgspec

from ladok_core.model.education import Education, EducationKind, Module
from ladok_core.model.text import Text

# Grade scales by id (codes/grade_scales.json).  Gröna lärosätet has a TH of its own beside the national one (EDU-4).
FOG, UG, UV, UM, TH, DT = "1", "2", "101312", "102030", "102035", "102040"
AF, PF, LOCAL_TH, LOCAL_UV = "131657", "131656", "131669", "131668"

_COURSE_TYPES = {"1": "2007GKURS", "2": "2007AKURS", "3": "2007FKURS"}
_PACKAGE_TYPES = {
    EducationKind.PROGRAMME: "2007PRG",
    EducationKind.SPECIALISATION: "2007INR",
    EducationKind.THIRD_CYCLE_SUBJECT: "2007FA",
}


class Part(msgspec.Struct, frozen=True):
    """A module to be: ``stem`` begins its code where codes are letters (TEN1); credits in hp."""

    stem: str
    name: Text
    credits: str
    scale_id: str


def exam(credits_hp: str, scale_id: str = UV) -> Part:
    """Make a written examination."""
    return Part("TEN", Text("Tentamen", "Written Examination"), credits_hp, scale_id)


def labs(credits_hp: str, scale_id: str = UG) -> Part:
    """Make a laboratory part."""
    return Part("LAB", Text("Laborationer", "Laboratory Work"), credits_hp, scale_id)


def tasks(credits_hp: str, scale_id: str = UG) -> Part:
    """Make a part of assignments to hand in."""
    return Part("INL", Text("Inlämningsuppgifter", "Assignments"), credits_hp, scale_id)


def seminars(credits_hp: str, scale_id: str = UG) -> Part:
    """Make a part of seminars."""
    return Part("SEM", Text("Seminarier", "Seminars"), credits_hp, scale_id)


def project(credits_hp: str, scale_id: str = UG) -> Part:
    """Make a project."""
    return Part("PRO", Text("Projekt", "Project"), credits_hp, scale_id)


class Name(msgspec.Struct, frozen=True):
    """A code with its name in both languages, as a line of a catalogue begins."""

    code: str
    sv: str
    en: str


def course(house: str, name: Name, credits_hp: str, scale_id: str, *parts: Part, level: str = "1") -> Education:
    """Make a course at the institution ``house``, in its first version; credits in hp."""
    education_id = f"{house}.{name.code}"
    return Education(
        education_id=education_id,
        version_id=f"{education_id}.v1",
        version=1,
        kind=EducationKind.COURSE,
        code=name.code,
        name=Text(name.sv, name.en),
        credits=Decimal(credits_hp),
        level=level,
        type_code=_COURSE_TYPES[level],
        scale_id=scale_id,
        modules=tuple(_module(house, education_id, number, part) for number, part in enumerate(parts)),
    )


def _module(house: str, education_id: str, number: int, part: Part) -> Module:
    """Make a module with a code as its institution makes them: 1000, 1100 … at Blå, TEN1, LAB1 at Gröna."""
    code = str(1000 + 100 * number) if house == "bla" else f"{part.stem}1"
    return Module(f"{education_id}.{code}", code, part.name, Decimal(part.credits), part.scale_id)


def package(house: str, kind: EducationKind, name: Name, credits_hp: str, level: str = "1") -> Education:
    """Make a programme, a specialisation or a third-cycle subject at the institution ``house``; credits in hp."""
    education_id = f"{house}.{name.code}"
    return Education(
        education_id=education_id,
        version_id=f"{education_id}.v1",
        version=1,
        kind=kind,
        code=name.code,
        name=Text(name.sv, name.en),
        credits=Decimal(credits_hp),
        level=level,
        type_code=_PACKAGE_TYPES[kind],
    )
