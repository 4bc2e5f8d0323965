"""Rows of the store with their cells named as the fields of the structs, ready to be converted."""

from collections import defaultdict
from typing import Any

from ladok_core.store.cells import amount, flag, moment, span, text
from ladok_core.store.queries import Row

Raw = dict[str, Any]
Grouped = defaultdict[Any, list[Raw]]


def raw_participation(row: Row, offerings: dict[str, Raw], events: Grouped) -> Raw:
    """Put a place on an offering together with the offering and what has happened to it."""
    place, offering, within, replaces, reserve, study_plan_on, completed, passed, credited = row
    reported = None
    if completed is not None:
        reported = {"completed": flag(completed), "passed": amount(passed), "credited": amount(credited)}
    return {
        "participation_id": place,
        "offering": offerings[offering],
        "within": within,
        "replaces": replaces,
        "reserve": flag(reserve),
        "events": events[place],
        "reported": reported,
        "study_plan_on": study_plan_on,
    }


def raw_result(row: Row, notes: Grouped) -> Raw:
    """Put a result together with its notes."""
    result_id, education, module, scale, grade, state, hp, examined_on, certified_at, *more = row
    examiner, title, read_in_at, *own = more
    return {
        "result_id": result_id,
        "education_id": education,
        "module_id": module,
        "scale_id": scale,
        "grade_id": grade,
        "state": state,
        "credits": None if hp is None else amount(hp),
        "examined_on": examined_on,
        "certified_at": moment(certified_at),
        "examiner": examiner,
        "title": title,
        "read_in_at": moment(read_in_at),
        "notes": notes[result_id],
        "grade": _own_grade(grade, *own),
    }


def _own_grade(grade: Any, code: Any, sv: Any, en: Any, final: Any, rank: Any) -> Raw | None:
    """Name the cells of a grade as the source describes it; most results have none."""
    if code is None:
        return None
    return {"grade_id": grade, "code": code, "name": text(sv, en), "final": flag(final), "rank": rank}


def raw_other_result(row: Row) -> Raw:
    """Name the cells of a result that belongs to no course."""
    result_id, sv, en, hp, code, scale, grade, examined_on, examiner = row
    return {
        "result_id": result_id,
        "name": text(sv, en),
        "credits": amount(hp),
        "code": code,
        "scale_id": scale,
        "grade_id": grade,
        "examined_on": examined_on,
        "examiner": examiner,
    }


def raw_fee_period(row: Row) -> Raw:
    """Name the cells of a fee period: a fee with one invoice, of which these tables know only what it comes to."""
    fee_period_id, sv, en, first, last, hp, fee, left = row
    invoice = {
        "invoice_id": fee_period_id,
        "term": text(sv, en),
        "span": span(first, last),
        "credits": amount(hp),
        "fee_ore": fee,
        "movements": [{"kind": "payment", "ore": fee - left}] if fee > left else [],
    }
    return {"fee_id": fee_period_id, "participation_id": "", "fee_ore": fee, "invoices": [invoice]}
