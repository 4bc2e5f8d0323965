"""What students share, and the student, as rows of the store's tables: pure.

Each thing comes with its parts, the table of the thing first.  Where an id comes twice among the parts, the last holds.
"""

from ladok_core.model.education import Education
from ladok_core.model.institution import Institution
from ladok_core.model.offering import Offering
from ladok_core.model.student import Student
from ladok_core.sanitize import clean
from ladok_core.store.cells import Cell, amount_cell, day_cell, lines_cells, text_cells
from ladok_core.store.last import last

Row = dict[str, Cell]
Rows = dict[str, list[Row]]


def of_institution(institution: Institution) -> Rows:
    """Flatten an institution with its switches and local texts."""
    key = {"institution_id": clean(institution.institution_id)}
    return {
        "institution": [{**key, **text_cells("name", institution.name)}],
        "institution_switch": [{**key, "switch": str(switch)} for switch in sorted(institution.switches)],
        "institution_text": [
            {**key, "place": str(place), **lines_cells("text", text)}
            for place, text in sorted(institution.local_texts.items())
        ],
    }


def of_student(student: Student) -> Rows:
    """Flatten a student with their addresses."""
    key: Row = {"student_id": clean(student.student_id)}
    identity = student.identity
    row: Row = {
        **key,
        "given_name": clean(student.given_name),
        "family_name": clean(student.family_name),
        "identity_kind": str(identity.kind) if identity else None,
        "identity_digits": identity.digits if identity else None,
        "email": clean(student.email),
        "phone": clean(student.phone),
        "protected": int(student.protected),
    }
    addresses: list[Row] = [
        {
            **key,
            "position": position,
            "street": clean(address.street),
            "postcode": clean(address.postcode),
            "town": clean(address.town),
            "care_of": clean(address.care_of),
            "country": clean(address.country),
            "registered": int(address.registered),
        }
        for position, address in enumerate(student.addresses)
    ]
    return {"student": [row], "student_address": addresses}


def of_education(institution_id: str, education: Education) -> Rows:
    """Flatten one version of a course or package with its modules."""
    key: Row = {
        "institution_id": clean(institution_id),
        "education_id": clean(education.education_id),
        "version_id": clean(education.version_id),
    }
    row: Row = {
        **key,
        "version": education.version,
        "kind": str(education.kind),
        "code": clean(education.code),
        **text_cells("name", education.name),
        "credits": amount_cell(education.credits),
        "unit": clean(education.unit),
        "level": clean(education.level),
        "type_code": clean(education.type_code),
        "scale_id": clean(education.scale_id),
        "is_current": int(education.current),
    }
    modules: list[Row] = [
        {
            **key,
            "module_id": clean(module.module_id),
            "position": position,
            "code": clean(module.code),
            **text_cells("name", module.name),
            "credits": amount_cell(module.credits),
            "scale_id": clean(module.scale_id),
        }
        for position, module in enumerate(last(education.modules, lambda m: clean(m.module_id)))
    ]
    return {"education": [row], "module": modules}


def of_offering(institution_id: str, offering: Offering) -> Rows:
    """Flatten an offering with its study periods and entry conditions; its education goes by itself."""
    key: Row = {"institution_id": clean(institution_id), "offering_id": clean(offering.offering_id)}
    row: Row = {
        **key,
        "education_id": clean(offering.education.education_id),
        "version_id": clean(offering.education.version_id),
        "code": clean(offering.code),
        "pace": offering.pace,
        "form": clean(offering.form),
        **text_cells("place", offering.place),
        "cancelled": int(offering.cancelled),
        "self_registration": int(offering.self_registration),
    }
    periods: list[Row] = [
        {
            **key,
            "period": period.number,
            "first_day": day_cell(period.span.first),
            "last_day": day_cell(period.span.last),
            "credits": amount_cell(period.credits),
            "registration_first": day_cell(period.registration.first) if period.registration else None,
            "registration_last": day_cell(period.registration.last) if period.registration else None,
        }
        for period in sorted(last(offering.periods, lambda p: p.number), key=lambda p: p.number)
    ]
    conditions: list[Row] = [
        {
            **key,
            "position": position,
            "code": clean(condition.code),
            **text_cells("name", condition.name),
            "credits": amount_cell(condition.credits),
        }
        for position, condition in enumerate(offering.conditions)
    ]
    return {"offering": [row], "study_period": periods, "entry_condition": conditions}
