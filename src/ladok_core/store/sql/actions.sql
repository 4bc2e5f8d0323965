-- What a student does here: signs in, registers; and the audit row that every write leaves.

-- name: add_sign_in(institution_id, student_id, signed_in_at, session_id)!
-- A sign-in; results certified up to it are no longer new at the next (STA-1).
insert into sign_in (institution_id, student_id, signed_in_at, session_id)
values (:institution_id, :student_id, :signed_in_at, :session_id)
on conflict do nothing;

-- name: request(institution_id, student_id, request_key)^
-- What a request was answered with, if it has been carried out.
select participation_id, period, receipt
  from registration
 where institution_id = :institution_id and student_id = :student_id and request_key = :request_key;

-- name: add_registration(institution_id, student_id, participation_id, period, kind, on_day, registered_at, request_key, receipt)!
-- Writes nothing when the period is registered already, by this request or another (REG-5); answers the rows written.
insert into registration (
    institution_id, student_id, participation_id, period, kind, on_day, registered_at, request_key, receipt
) values (
    :institution_id, :student_id, :participation_id, :period, :kind, :on_day, :registered_at, :request_key, :receipt
)
on conflict do nothing;

-- name: add_audit(institution_id, student_id, written_at, audit_id, action, subject, request_key, outcome)!
-- What was written, when, and how it went.
insert into audit (institution_id, student_id, written_at, audit_id, action, subject, request_key, outcome)
values (:institution_id, :student_id, :written_at, :audit_id, :action, :subject, :request_key, :outcome);
