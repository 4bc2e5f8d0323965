-- Writing what students share: institutions, educations, offerings; and the student, who is the same at all of them.

-- name: add_institution(institution_id, name_sv, name_en)*!
-- An institution.
insert into institution (
    institution_id, name_sv, name_en
) values (
    :institution_id, :name_sv, :name_en
)
on conflict (institution_id) do update set
    name_sv = excluded.name_sv, name_en = excluded.name_en;

-- name: add_institution_switch(institution_id, switch)*!
-- A feature that the institution has turned on.
insert into institution_switch (
    institution_id, switch
) values (
    :institution_id, :switch
);

-- name: clear_institution_switch(institution_id)*!
-- Turn every feature off, before those that are on are written.
delete from institution_switch
 where institution_id = :institution_id;

-- name: add_institution_text(institution_id, place, text_sv, text_en)*!
-- The institution's own words at a place.
insert into institution_text (
    institution_id, place, text_sv, text_en
) values (
    :institution_id, :place, :text_sv, :text_en
);

-- name: clear_institution_text(institution_id)*!
-- Take away the institution's own words.
delete from institution_text
 where institution_id = :institution_id;

-- name: add_student(student_id, given_name, family_name, identity_kind, identity_digits, email, phone, protected)*!
-- A student.
insert into student (
    student_id, given_name, family_name, identity_kind, identity_digits, email, phone, protected
) values (
    :student_id, :given_name, :family_name, :identity_kind, :identity_digits, :email, :phone, :protected
)
on conflict (student_id) do update set
    given_name = excluded.given_name, family_name = excluded.family_name, identity_kind = excluded.identity_kind,
    identity_digits = excluded.identity_digits, email = excluded.email, phone = excluded.phone,
    protected = excluded.protected;

-- name: add_student_address(student_id, position, street, postcode, town, care_of, country, registered)*!
-- An address of a student.
insert into student_address (
    student_id, position, street, postcode, town, care_of, country, registered
) values (
    :student_id, :position, :street, :postcode, :town, :care_of, :country, :registered
);

-- name: clear_student_address(student_id)*!
-- Take away the student's addresses.
delete from student_address
 where student_id = :student_id;

-- name: add_education(institution_id, education_id, version_id, version, kind, code, name_sv, name_en, credits, unit, level, type_code, scale_id, is_current)*!
-- A course or package in one of its versions.
insert into education (
    institution_id, education_id, version_id, version, kind, code, name_sv, name_en, credits, unit, level,
    type_code, scale_id, is_current
) values (
    :institution_id, :education_id, :version_id, :version, :kind, :code, :name_sv, :name_en, :credits, :unit,
    :level, :type_code, :scale_id, :is_current
)
on conflict (institution_id, education_id, version_id) do update set
    version = excluded.version, kind = excluded.kind, code = excluded.code, name_sv = excluded.name_sv,
    name_en = excluded.name_en, credits = excluded.credits, unit = excluded.unit, level = excluded.level,
    type_code = excluded.type_code, scale_id = excluded.scale_id, is_current = excluded.is_current;

-- name: add_module(institution_id, education_id, version_id, module_id, position, code, name_sv, name_en, credits, scale_id)*!
-- A part of a course.
insert into module (
    institution_id, education_id, version_id, module_id, position, code, name_sv, name_en, credits, scale_id
) values (
    :institution_id, :education_id, :version_id, :module_id, :position, :code, :name_sv, :name_en, :credits,
    :scale_id
);

-- name: clear_module(institution_id, education_id, version_id)*!
-- Take away the modules of one version.
delete from module
 where institution_id = :institution_id
   and education_id = :education_id
   and version_id = :version_id;

-- name: add_offering(institution_id, offering_id, education_id, version_id, code, pace, form, place_sv, place_en, cancelled, self_registration)*!
-- An offering of a course or package.
insert into offering (
    institution_id, offering_id, education_id, version_id, code, pace, form, place_sv, place_en, cancelled,
    self_registration
) values (
    :institution_id, :offering_id, :education_id, :version_id, :code, :pace, :form, :place_sv, :place_en,
    :cancelled, :self_registration
)
on conflict (institution_id, offering_id) do update set
    education_id = excluded.education_id, version_id = excluded.version_id, code = excluded.code,
    pace = excluded.pace, form = excluded.form, place_sv = excluded.place_sv, place_en = excluded.place_en,
    cancelled = excluded.cancelled, self_registration = excluded.self_registration;

-- name: add_study_period(institution_id, offering_id, period, first_day, last_day, credits, registration_first, registration_last)*!
-- A study period of an offering.
insert into study_period (
    institution_id, offering_id, period, first_day, last_day, credits, registration_first, registration_last
) values (
    :institution_id, :offering_id, :period, :first_day, :last_day, :credits, :registration_first, :registration_last
);

-- name: clear_study_period(institution_id, offering_id)*!
-- Take away the study periods of an offering.
delete from study_period
 where institution_id = :institution_id
   and offering_id = :offering_id;

-- name: add_entry_condition(institution_id, offering_id, position, code, name_sv, name_en, credits)*!
-- A course that must be passed before registration.
insert into entry_condition (
    institution_id, offering_id, position, code, name_sv, name_en, credits
) values (
    :institution_id, :offering_id, :position, :code, :name_sv, :name_en, :credits
);

-- name: clear_entry_condition(institution_id, offering_id)*!
-- Take away the entry conditions of an offering.
delete from entry_condition
 where institution_id = :institution_id
   and offering_id = :offering_id;
