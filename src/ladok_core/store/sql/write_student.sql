-- Writing what belongs to one student at one institution.

-- name: add_record(institution_id, student_id, fee_liable, imported_on)*!
-- The record itself; a newer copy takes the place of an older one.
insert into record (
    institution_id, student_id, fee_liable, imported_on
) values (
    :institution_id, :student_id, :fee_liable, :imported_on
)
on conflict (institution_id, student_id) do update set
    fee_liable = excluded.fee_liable, imported_on = excluded.imported_on;

-- name: add_participation(institution_id, student_id, participation_id, position, offering_id, within_id, replaces_id, reserve, study_plan_on, reported_completed, reported_passed, reported_credited)*!
-- A student's place on an offering.
insert into participation (
    institution_id, student_id, participation_id, position, offering_id, within_id, replaces_id, reserve,
    study_plan_on, reported_completed, reported_passed, reported_credited
) values (
    :institution_id, :student_id, :participation_id, :position, :offering_id, :within_id, :replaces_id, :reserve,
    :study_plan_on, :reported_completed, :reported_passed, :reported_credited
);

-- name: add_participation_event(institution_id, student_id, participation_id, position, kind, on_day, period)*!
-- One thing that happened to a participation, in the order of the source.
insert into participation_event (
    institution_id, student_id, participation_id, position, kind, on_day, period
) values (
    :institution_id, :student_id, :participation_id, :position, :kind, :on_day, :period
);

-- name: add_result(institution_id, student_id, result_id, position, education_id, module_id, scale_id, grade_id, state, credits, examined_on, certified_at, examiner, title, read_in_at, grade_code, grade_sv, grade_en, grade_final, grade_rank)*!
-- A grade on a course or a module.
insert into result (
    institution_id, student_id, result_id, position, education_id, module_id, scale_id, grade_id, state, credits,
    examined_on, certified_at, examiner, title, read_in_at, grade_code, grade_sv, grade_en, grade_final, grade_rank
) values (
    :institution_id, :student_id, :result_id, :position, :education_id, :module_id, :scale_id, :grade_id, :state,
    :credits, :examined_on, :certified_at, :examiner, :title, :read_in_at, :grade_code, :grade_sv, :grade_en,
    :grade_final, :grade_rank
);

-- name: add_result_note(institution_id, student_id, result_id, position, note_sv, note_en)*!
-- A note on a result.
insert into result_note (
    institution_id, student_id, result_id, position, note_sv, note_en
) values (
    :institution_id, :student_id, :result_id, :position, :note_sv, :note_en
);

-- name: add_other_result(institution_id, student_id, result_id, position, name_sv, name_en, credits, code, scale_id, grade_id, examined_on, examiner)*!
-- A result that belongs to no course.
insert into other_result (
    institution_id, student_id, result_id, position, name_sv, name_en, credits, code, scale_id, grade_id,
    examined_on, examiner
) values (
    :institution_id, :student_id, :result_id, :position, :name_sv, :name_en, :credits, :code, :scale_id, :grade_id,
    :examined_on, :examiner
);

-- name: add_credit_transfer(institution_id, student_id, transfer_id, position, case_number, decided_on)*!
-- A decision on credit transfer.
insert into credit_transfer (
    institution_id, student_id, transfer_id, position, case_number, decided_on
) values (
    :institution_id, :student_id, :transfer_id, :position, :case_number, :decided_on
);

-- name: add_transfer_target(institution_id, student_id, transfer_id, target_id, position, kind, name_sv, name_en, credits, code, education_id, module_id)*!
-- What credit was given for.
insert into transfer_target (
    institution_id, student_id, transfer_id, target_id, position, kind, name_sv, name_en, credits, code,
    education_id, module_id
) values (
    :institution_id, :student_id, :transfer_id, :target_id, :position, :kind, :name_sv, :name_en, :credits, :code,
    :education_id, :module_id
);

-- name: add_transfer_ground(institution_id, student_id, transfer_id, position, kind, name_sv, name_en)*!
-- What a credit transfer rests on.
insert into transfer_ground (
    institution_id, student_id, transfer_id, position, kind, name_sv, name_en
) values (
    :institution_id, :student_id, :transfer_id, :position, :kind, :name_sv, :name_en
);

-- name: add_study_leave(institution_id, student_id, position, participation_id, first_day, last_day, place_kept)*!
-- Leave from studies on a package.
insert into study_leave (
    institution_id, student_id, position, participation_id, first_day, last_day, place_kept
) values (
    :institution_id, :student_id, :position, :participation_id, :first_day, :last_day, :place_kept
);

-- name: add_suspension(institution_id, student_id, position, first_day, last_day)*!
-- A suspension.
insert into suspension (
    institution_id, student_id, position, first_day, last_day
) values (
    :institution_id, :student_id, :position, :first_day, :last_day
);

-- name: add_fee_period(institution_id, student_id, fee_period_id, position, term_sv, term_en, first_day, last_day, credits, fee_ore, left_ore)*!
-- A period that one tuition invoice covers.
insert into fee_period (
    institution_id, student_id, fee_period_id, position, term_sv, term_en, first_day, last_day, credits, fee_ore,
    left_ore
) values (
    :institution_id, :student_id, :fee_period_id, :position, :term_sv, :term_en, :first_day, :last_day, :credits,
    :fee_ore, :left_ore
);
