"""Ladok's answers about a person and their places, with only the fields that are read.

Every field may be missing or null, and what a field holds is checked where it is used: one odd value is to cost one
item, never the whole answer.  What is not named here is not decoded at all.
"""

from typing import Any

import msgspec

NOTHING = msgspec.Raw(b"null")
"""A part that is decoded by itself, and is not there; ``Raw | None`` would take nothing but null."""


def ladok_name(name: str) -> str:
    """Return Ladok's name of a field: ``utbildning_uid`` is UtbildningUID, while ``uid`` alone is Uid."""
    words = name.split("_")
    short = {"uid": "UID", "id": "ID"} if len(words) > 1 else {"id": "ID"}
    return "".join(short.get(word, word.capitalize()) for word in words)


class Shape(msgspec.Struct, frozen=True, rename=ladok_name):
    """Fields under Ladok's own names; unknown ones are passed over."""


class Person(Shape, frozen=True):
    """Student: who it is."""

    uid: Any = None
    fornamn: Any = None
    efternamn: Any = None
    personnummer: Any = None
    skyddsstatus: Any = None
    larosate_id: Any = None


class PostalAddress(Shape, frozen=True):
    """Postadress."""

    postadress_typ: Any = None
    care_of: Any = None
    utdelningsadress: Any = None
    postnummer: Any = None
    postort: Any = None
    land: Any = None


class Contact(Shape, frozen=True):
    """Kontaktuppgifter."""

    student_uid: Any = None
    epostadress: Any = None
    telefonnummer: Any = None
    postadresser: list[PostalAddress] | None = None
    larosate_id: Any = None


class Dates(Shape, frozen=True):
    """A study period or a registration window."""

    startdatum: Any = None
    slutdatum: Any = None


class PeriodOfOffering(Shape, frozen=True):
    """One of an offering's study periods."""

    index: Any = None
    omfattningsvarde: Any = None
    startdatum: Any = None
    slutdatum: Any = None


class PeriodOfPlace(Shape, frozen=True):
    """Perioddeltagande: one study period as the student takes part in it."""

    periodindex: Any = None
    omfattningsvarde: Any = None
    registreringsperiod: Dates | None = None
    utbildnings_period_fran: Any = None
    utbildnings_period_till: Any = None
    tillstand: Any = None
    aterkallad_datum: Any = None


class TypeOfEducation(Shape, frozen=True):
    """Utbildningstyp: its code, and whether it is a course or a package at bottom."""

    kod: Any = None
    grundtyp: Any = None


class Pace(Shape, frozen=True):
    """Studietakt."""

    takt: Any = None


class Form(Shape, frozen=True):
    """Undervisningsform: its id, and its code where the answer has one."""

    id: Any = None
    kod: Any = None


class EducationInfo(Shape, frozen=True):
    """Utbildningsinformation: the course or package, its version and its offering, all in one."""

    benamning: Any = None
    utbildningskod: Any = None
    utbildningstillfalleskod: Any = None
    utbildning_uid: Any = None
    utbildningsinstans_uid: Any = None
    utbildningstillfalle_uid: Any = None
    utbildningsversion: Any = None
    enhetskod: Any = None
    omfattningsvarde: Any = None
    utbildningens_omfattningsvarde: Any = None
    perioder: list[PeriodOfOffering] | None = None
    studieperiod: Dates | None = None
    studietakt: Pace | None = None
    undervisningsform: Form | None = None
    studielokalisering: Any = None
    installt: Any = None
    utbildningstyp: TypeOfEducation | None = None
    larosate_id: Any = None


class StateOfPlace(Shape, frozen=True):
    """TillstandKurs or TillstandKurspaketering: three answers, of which the summary is the one to show."""

    sammanfattattillstand: Any = None
    sammanfattat: Any = None
    tillfallesdeltagande: Any = None


class Availability(Shape, frozen=True):
    """Tillganglighet: when registration opens, and the first day on which it is closed again."""

    registrering_tillgangligt_fran_och_med: Any = None
    registrering_ej_tillgangligt_fran_och_med: Any = None


class Place(Shape, frozen=True):
    """Tillfallesdeltagande: a student's place on an offering of a course or package."""

    uid: Any = None
    studiestrukturreferens: Any = None
    foregaende_tillfallesdeltagande_uid: Any = None
    aterbud: Any = None
    avklarad: Any = None
    paborjad: Any = None
    godkannandedatum: Any = None
    summerad_godkand_omfattning: Any = None
    summerad_tillgodoraknad_omfattning: Any = None
    perioddeltaganden: list[PeriodOfPlace] | None = None
    tillstand_kurs: StateOfPlace | None = None
    tillstand_kurspaketering: StateOfPlace | None = None
    tillganglighet: Availability | None = None
    utbildningsinformation: EducationInfo | None = None
    larosate_id: Any = None


class Places(Shape, frozen=True):
    """An answer that lists places; each is decoded by itself."""

    tillfallesdeltaganden: list[msgspec.Raw] | None = None


class Node(Shape, frozen=True):
    """One node of the study structure; those below it are decoded by themselves."""

    barn: list[msgspec.Raw] | None = None
    referens: Any = None
    referens_till_foralder: Any = None
    tillfallesdeltagande: msgspec.Raw = NOTHING
    utbildningsinformation: EducationInfo | None = None


class Structure(Shape, frozen=True):
    """The study structure: its topmost nodes."""

    studiestrukturer: list[msgspec.Raw] | None = None
