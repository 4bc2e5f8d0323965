"""A record as rows of the store's tables: pure, the counterpart of reading.

The rows of a record are the same however often it is written and read, so that two records are the same exactly when
their rows are.  Where an id comes twice, the last one holds.
"""

from ladok_core.model.education import Education
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, OtherResult, Result
from ladok_core.sanitize import clean
from ladok_core.store.cells import amount_cell, day_cell, id_cell, lines_cells, moment_cell, text_cells
from ladok_core.store.flattening_shared import Row, Rows
from ladok_core.store.last import last


def offerings_of(record: Record) -> tuple[Offering, ...]:
    """List the offerings of a record, each once."""
    return tuple(last((p.offering for p in _places(record)), lambda o: clean(o.offering_id)))


def educations_of(record: Record) -> tuple[Education, ...]:
    """List the versions of courses and packages that those offerings are of, each once."""
    versions = (offering.education for offering in offerings_of(record))
    return tuple(last(versions, lambda e: (clean(e.education_id), clean(e.version_id))))


def of_record(record: Record) -> Rows:
    """Flatten what belongs to this student at this institution, and to nobody else."""
    key: Row = {
        "institution_id": clean(record.institution.institution_id),
        "student_id": clean(record.student.student_id),
    }
    imported = day_cell(record.imported_on)
    places = _places(record)
    transfers = last(record.credit_transfers, lambda t: clean(t.transfer_id))
    results = last(record.results, lambda r: clean(r.result_id))
    others = last(record.other_results, lambda r: clean(r.result_id))
    fees = last(record.invoices, lambda i: clean(i.invoice_id))
    return {
        "record": [{**key, "fee_liable": int(record.fee_liable), "imported_on": imported}],
        "participation": [_participation(key, n, place) for n, place in enumerate(places)],
        "participation_event": [row for place in places for row in _events(key, place)],
        "result": [_result(key, n, result) for n, result in enumerate(results)],
        "result_note": [row for result in results for row in _notes(key, result)],
        "other_result": [_other_result(key, n, result) for n, result in enumerate(others)],
        "credit_transfer": [_transfer(key, n, transfer) for n, transfer in enumerate(transfers)],
        "transfer_target": [row for transfer in transfers for row in _targets(key, transfer)],
        "transfer_ground": [row for transfer in transfers for row in _grounds(key, transfer)],
        "study_leave": [
            {
                **key,
                "position": n,
                "participation_id": clean(leave.participation_id),
                "first_day": day_cell(leave.span.first),
                "last_day": day_cell(leave.span.last),
                "place_kept": int(leave.place_kept),
            }
            for n, leave in enumerate(record.leaves)
        ],
        "suspension": [
            {**key, "position": n, "first_day": day_cell(s.span.first), "last_day": day_cell(s.span.last)}
            for n, s in enumerate(record.suspensions)
        ],
        "fee_period": [
            {
                **key,
                "fee_period_id": clean(fee.invoice_id),
                "position": n,
                **text_cells("term", fee.term),
                "first_day": day_cell(fee.span.first),
                "last_day": day_cell(fee.span.last),
                "credits": amount_cell(fee.credits),
                "fee_ore": fee.fee_ore,
                "left_ore": fee.left_ore,
            }
            for n, fee in enumerate(fees)
        ],
    }


def _participation(key: Row, position: int, place: Participation) -> Row:
    reported = place.reported
    return {
        **key,
        "participation_id": clean(place.participation_id),
        "position": position,
        "offering_id": clean(place.offering.offering_id),
        "within_id": id_cell(place.within),
        "replaces_id": id_cell(place.replaces),
        "reserve": int(place.reserve),
        "study_plan_on": day_cell(place.study_plan_on),
        "reported_completed": int(reported.completed) if reported else None,
        "reported_passed": amount_cell(reported.passed) if reported else None,
        "reported_credited": amount_cell(reported.credited) if reported else None,
    }


def _events(key: Row, place: Participation) -> list[Row]:
    return [
        {
            **key,
            "participation_id": clean(place.participation_id),
            "position": position,
            "kind": str(event.kind),
            "on_day": day_cell(event.on),
            "period": event.period,
        }
        for position, event in enumerate(place.events)
    ]


def _result(key: Row, position: int, result: Result) -> Row:
    own = result.grade
    return {
        **key,
        "result_id": clean(result.result_id),
        "position": position,
        "education_id": clean(result.education_id),
        "module_id": id_cell(result.module_id),
        "scale_id": clean(result.scale_id),
        "grade_id": clean(result.grade_id),
        "state": str(result.state),
        "credits": None if result.credits is None else amount_cell(result.credits),
        "examined_on": day_cell(result.examined_on),
        "certified_at": moment_cell(result.certified_at) if result.certified_at else None,
        "examiner": clean(result.examiner),
        "title": clean(result.title),
        "read_in_at": moment_cell(result.read_in_at) if result.read_in_at else None,
        "grade_code": clean(own.code) if own else None,
        **text_cells("grade", own.name if own else None),
        "grade_final": int(own.final) if own else None,
        "grade_rank": own.rank if own else None,
    }


def _notes(key: Row, result: Result) -> list[Row]:
    own: Row = {**key, "result_id": clean(result.result_id)}
    return [{**own, "position": n, **lines_cells("note", note)} for n, note in enumerate(result.notes)]


def _other_result(key: Row, position: int, result: OtherResult) -> Row:
    return {
        **key,
        "result_id": clean(result.result_id),
        "position": position,
        **text_cells("name", result.name),
        "credits": amount_cell(result.credits),
        "code": clean(result.code),
        "scale_id": clean(result.scale_id),
        "grade_id": clean(result.grade_id),
        "examined_on": day_cell(result.examined_on),
        "examiner": clean(result.examiner),
    }


def _transfer(key: Row, position: int, transfer: CreditTransfer) -> Row:
    return {
        **key,
        "transfer_id": clean(transfer.transfer_id),
        "position": position,
        "case_number": clean(transfer.case_number),
        "decided_on": day_cell(transfer.decided_on),
    }


def _targets(key: Row, transfer: CreditTransfer) -> list[Row]:
    return [
        {
            **key,
            "transfer_id": clean(transfer.transfer_id),
            "target_id": clean(target.target_id),
            "position": position,
            "kind": str(target.kind),
            **text_cells("name", target.name),
            "credits": amount_cell(target.credits),
            "code": clean(target.code),
            "education_id": id_cell(target.education_id),
            "module_id": id_cell(target.module_id),
        }
        for position, target in enumerate(last(transfer.targets, lambda t: clean(t.target_id)))
    ]


def _grounds(key: Row, transfer: CreditTransfer) -> list[Row]:
    own: Row = {**key, "transfer_id": clean(transfer.transfer_id)}
    return [
        {**own, "position": n, "kind": str(ground.kind), **text_cells("name", ground.name)}
        for n, ground in enumerate(transfer.grounds)
    ]


def _places(record: Record) -> list[Participation]:
    return last(record.participations, lambda p: clean(p.participation_id))
