-- Reading one student's record at one institution: each query finds its rows by key, whatever the store holds.

-- name: student(student_id)^
-- Who the student is, at every institution.
select given_name, family_name, identity_kind, identity_digits, email, phone, protected
  from student
 where student_id = :student_id;

-- name: student_addresses(student_id)
-- Where the student lives, in the order of the source.
select street, postcode, town, care_of, country, registered
  from student_address
 where student_id = :student_id
 order by position;

-- name: record(institution_id, student_id)^
-- The record itself; no row when the student has none at the institution.
select fee_liable, imported_on
  from record
 where institution_id = :institution_id and student_id = :student_id;

-- name: participations(institution_id, student_id)
-- The student's places on offerings, in the order of the source.
select participation_id, offering_id, within_id, replaces_id, reserve, study_plan_on,
       reported_completed, reported_passed, reported_credited
  from participation
 where institution_id = :institution_id and student_id = :student_id
 order by position, participation_id;

-- name: participation_events(institution_id, student_id)
-- What has happened to the participations, as the source told it.
select participation_id, kind, on_day, period
  from participation_event
 where institution_id = :institution_id and student_id = :student_id
 order by participation_id, position;

-- name: registrations(institution_id, student_id)
-- The registrations made here, in the order in which they were made.
select participation_id, kind, on_day, period, registered_at
  from registration
 where institution_id = :institution_id and student_id = :student_id
 order by registered_at, participation_id, period;

-- name: results(institution_id, student_id)
-- Grades on courses and modules, in the order of the source.
select result_id, education_id, module_id, scale_id, grade_id, state, credits, examined_on, certified_at,
       examiner, title, read_in_at, grade_code, grade_sv, grade_en, grade_final, grade_rank
  from result
 where institution_id = :institution_id and student_id = :student_id
 order by position, result_id;

-- name: result_notes(institution_id, student_id)
-- The notes on the results.
select result_id, note_sv, note_en
  from result_note
 where institution_id = :institution_id and student_id = :student_id
 order by result_id, position;

-- name: other_results(institution_id, student_id)
-- Results that belong to no course.
select result_id, name_sv, name_en, credits, code, scale_id, grade_id, examined_on, examiner
  from other_result
 where institution_id = :institution_id and student_id = :student_id
 order by position, result_id;

-- name: credit_transfers(institution_id, student_id)
-- Decisions on credit transfer.
select transfer_id, case_number, decided_on
  from credit_transfer
 where institution_id = :institution_id and student_id = :student_id
 order by position, transfer_id;

-- name: transfer_targets(institution_id, student_id)
-- What credit was given for.
select transfer_id, target_id, kind, name_sv, name_en, credits, code, education_id, module_id
  from transfer_target
 where institution_id = :institution_id and student_id = :student_id
 order by transfer_id, position, target_id;

-- name: transfer_grounds(institution_id, student_id)
-- What the credit transfers rest on.
select transfer_id, kind, name_sv, name_en
  from transfer_ground
 where institution_id = :institution_id and student_id = :student_id
 order by transfer_id, position;

-- name: study_leaves(institution_id, student_id)
-- Leave from studies.
select participation_id, first_day, last_day, place_kept
  from study_leave
 where institution_id = :institution_id and student_id = :student_id
 order by position;

-- name: suspensions(institution_id, student_id)
-- Suspensions.
select first_day, last_day
  from suspension
 where institution_id = :institution_id and student_id = :student_id
 order by position;

-- name: fee_periods(institution_id, student_id)
-- The periods that tuition invoices cover.
select fee_period_id, term_sv, term_en, first_day, last_day, credits, fee_ore, left_ore
  from fee_period
 where institution_id = :institution_id and student_id = :student_id
 order by position, fee_period_id;

-- name: last_sign_in(institution_id, student_id, until)$
-- The latest sign-in up to a moment (STA-1).
select max(signed_in_at)
  from sign_in
 where institution_id = :institution_id and student_id = :student_id and signed_in_at <= :until;
