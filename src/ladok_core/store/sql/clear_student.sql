-- Taking away what belongs to one student at one institution, before a newer copy is written.
-- Registrations made here are kept (REG-5).

-- name: clear_participation(institution_id, student_id)!
-- Take away the participations, once their events are gone.
delete from participation
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_participation_event(institution_id, student_id)!
-- Take away what has happened to the participations.
delete from participation_event
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_result(institution_id, student_id)!
-- Take away the results, once their notes are gone.
delete from result
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_result_note(institution_id, student_id)!
-- Take away the notes on results.
delete from result_note
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_other_result(institution_id, student_id)!
-- Take away the results that belong to no course.
delete from other_result
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_credit_transfer(institution_id, student_id)!
-- Take away the credit transfers, once their targets and grounds are gone.
delete from credit_transfer
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_transfer_target(institution_id, student_id)!
-- Take away the targets of credit transfers.
delete from transfer_target
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_transfer_ground(institution_id, student_id)!
-- Take away the grounds of credit transfers.
delete from transfer_ground
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_study_leave(institution_id, student_id)!
-- Take away the leaves.
delete from study_leave
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_suspension(institution_id, student_id)!
-- Take away the suspensions.
delete from suspension
 where institution_id = :institution_id
   and student_id = :student_id;

-- name: clear_fee_period(institution_id, student_id)!
-- Take away the fee periods.
delete from fee_period
 where institution_id = :institution_id
   and student_id = :student_id;
