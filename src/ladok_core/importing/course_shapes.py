"""Ladok's answers about results: the course page, and the old list of certified grades.  Read as ``shapes`` says."""

from typing import Any

import msgspec

from ladok_core.importing.shapes import NOTHING, Shape


class GradeShape(Shape, frozen=True):
    """Betygsgradsobjekt: a grade with its id, and whether it may be a final one."""

    id: Any = None
    kod: Any = None
    giltig_som_slutbetyg: Any = None
    benamning: Any = None


class ScaleShape(Shape, frozen=True):
    """Betygsskala, in the order that the institution lists its grades."""

    id: Any = None
    betygsgrad: list[GradeShape] | None = None


class ResultShape(Shape, frozen=True):
    """One result; ProcessStatus 3 is certified."""

    uid: Any = None
    resultat_uid: Any = None
    betygsgrad: Any = None
    betygsgradsobjekt: GradeShape | None = None
    betygsskala_id: Any = None
    examinerad_omfattning: Any = None
    examinationsdatum: Any = None
    beslutsdatum: Any = None
    beslutsfattare: Any = None
    noteringsdefinitioner: Any = None
    projekttitel: Any = None
    process_status: Any = None


class DecisionShape(Shape, frozen=True):
    """Tillgodoraknande: a decision on credit transfer."""

    arendenummer: Any = None
    beslutsdatum: Any = None


class ResultsShape(Shape, frozen=True):
    """ResultatPaUtbildning: the latest certified result, earlier ones, and how much is credited."""

    har_tillgodoraknande: Any = None
    helt_tillgodoraknad: Any = None
    total_tillgodoraknad_omfattning: Any = None
    senast_attesterade_resultat: msgspec.Raw = NOTHING
    ovriga_resultat: list[msgspec.Raw] | None = None


class PartShape(Shape, frozen=True):
    """VersionensKurs or one of VersionensModuler: the course itself, or one module of it."""

    kod: Any = None
    utbildning_uid: Any = None
    utbildningsinstans_uid: Any = None
    utbildningsinstansbenamningar: Any = None
    omfattning: Any = None
    betygsskala: ScaleShape | None = None
    resultat_pa_utbildning: ResultsShape | None = None
    tillgodoraknanden: list[DecisionShape] | None = None
    har_tillgodoraknande_pa_hela_utbildningen: Any = None


class VersionShape(Shape, frozen=True):
    """One version of the course."""

    ar_aktuell_version: Any = None
    har_tillgodoraknande_pa_hela_kursen: Any = None
    kursversion: Any = None
    utbildningsinstans_uid: Any = None
    versionens_kurs: PartShape | None = None
    versionens_moduler: list[msgspec.Raw] | None = None


class CoursePageShape(Shape, frozen=True):
    """Kursinformation: the whole course page; each version is decoded by itself."""

    student_uid: Any = None
    utbildning_uid: Any = None
    kursversioner: list[msgspec.Raw] | None = None
    resultat_utan_koppling_till_kursversion: list[msgspec.Raw] | None = None


class CertifiedGrade(Shape, frozen=True):
    """A certified grade as the old list has it: by its letters alone."""

    utbildningskod: Any = None
    omfattningsvarde: Any = None
    betygsgradskod: Any = None


class CertifiedOnCourse(Shape, frozen=True):
    """The certified grades on one course, its modules' perhaps among them."""

    kurs_uid: Any = None
    studentresultat: list[CertifiedGrade] | None = None


class CertifiedList(Shape, frozen=True):
    """StudentresultatPerKurs: the old list of certified grades."""

    studentresultat_per_kurs: list[msgspec.Raw] | None = None
