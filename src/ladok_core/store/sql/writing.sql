-- What a source writes: the catalogue and the student where they differ from what is there, and the record.

-- name: put_institution(institution_id, version, body)!
-- An institution; writes nothing where it is the same.
insert into institution (institution_id, revision, version, body)
values (:institution_id, 1, :version, :body)
on conflict (institution_id) do update
   set revision = institution.revision + 1, version = excluded.version, body = excluded.body
 where institution.body <> excluded.body or institution.version <> excluded.version;

-- name: put_education(institution_id, education_id, version_id, version, body)!
-- One version of a course or package; writes nothing where it is the same.
insert into education (institution_id, education_id, version_id, version, body)
values (:institution_id, :education_id, :version_id, :version, :body)
on conflict (institution_id, education_id, version_id) do update
   set version = excluded.version, body = excluded.body
 where education.body <> excluded.body or education.version <> excluded.version;

-- name: put_offering(institution_id, offering_id, education_id, version_id, changeable, version, body)!
-- An offering; writes nothing where it is the same.
insert into offering (institution_id, offering_id, education_id, version_id, changeable, version, body)
values (:institution_id, :offering_id, :education_id, :version_id, :changeable, :version, :body)
on conflict (institution_id, offering_id) do update
   set education_id = excluded.education_id, version_id = excluded.version_id, changeable = excluded.changeable,
       version = excluded.version, body = excluded.body
 where offering.body <> excluded.body or offering.version <> excluded.version;

-- name: put_choice(institution_id, choice_id, offering_id, version, body)!
-- A study choice or an application; writes nothing where it is the same.
insert into choice (institution_id, choice_id, offering_id, version, body)
values (:institution_id, :choice_id, :offering_id, :version, :body)
on conflict (institution_id, choice_id) do update
   set offering_id = excluded.offering_id, version = excluded.version, body = excluded.body
 where choice.body <> excluded.body or choice.version <> excluded.version;

-- name: clear_options(institution_id, choice_id)!
-- Takes away which offerings a choice is between, before they are written anew.
delete from choice_option where institution_id = :institution_id and choice_id = :choice_id;

-- name: add_option(institution_id, choice_id, offering_id)!
-- An offering that a choice is between.
insert into choice_option (institution_id, choice_id, offering_id)
values (:institution_id, :choice_id, :offering_id);

-- name: put_exam_session(institution_id, session_id, version, body)!
-- An exam session; writes nothing where it is the same.
insert into exam_session (institution_id, session_id, version, body)
values (:institution_id, :session_id, :version, :body)
on conflict (institution_id, session_id) do update
   set version = excluded.version, body = excluded.body
 where exam_session.body <> excluded.body or exam_session.version <> excluded.version;

-- name: put_exam_places(institution_id, session_id, most)!
-- How many of a session's places can be taken here; where more have been, they stay taken.
insert into exam_places (institution_id, session_id, most, moved)
values (:institution_id, :session_id, :most, 0)
on conflict (institution_id, session_id) do update
   set most = case when exam_places.moved > 0 and excluded.most < exam_places.moved then exam_places.moved
                   else excluded.most end;

-- name: add_exam_offering(institution_id, offering_id, session_id)!
-- An offering whose students a session is for; writes nothing where that was known.
insert into exam_offering (institution_id, offering_id, session_id)
values (:institution_id, :offering_id, :session_id)
on conflict do nothing;

-- name: clear_told_seats(institution_id, student_id)!
-- Takes away what a source said of a student's sign-ups, before it is written anew; not what was given back here.
delete from seat
 where institution_id = :institution_id and student_id = :student_id and here = 0 and freed_at is null;

-- name: add_told_seat(institution_id, student_id, session_id, taken_at)!
-- A sign-up as a source has it; writes nothing where the student has that place already, or has given it back.
insert into seat (institution_id, student_id, session_id, here, taken_at)
values (:institution_id, :student_id, :session_id, 0, :taken_at)
on conflict do nothing;

-- name: clear_told_sessions(institution_id, student_id)!
-- Takes away which sessions a source told a student of besides, before they are written anew.
delete from told_session where institution_id = :institution_id and student_id = :student_id;

-- name: add_told_session(institution_id, student_id, session_id)!
-- A session that a source tells a student of who has no place on its offerings.
insert into told_session (institution_id, student_id, session_id) values (:institution_id, :student_id, :session_id);

-- name: count_up_catalogue(institution_id)!
-- Says that something in an institution's catalogue has changed, so that nobody keeps what they decoded of it.
update institution set revision = revision + 1 where institution_id = :institution_id;

-- name: put_student(student_id, given_name, family_name, sought_name, identity_kind, identity_digits, protected, version, body)!
-- A student; writes nothing where it is the same.
insert into student (
    student_id, given_name, family_name, sought_name, identity_kind, identity_digits, protected, version, body
) values (
    :student_id, :given_name, :family_name, :sought_name, :identity_kind, :identity_digits, :protected, :version, :body
)
on conflict (student_id) do update
   set given_name = excluded.given_name, family_name = excluded.family_name, sought_name = excluded.sought_name,
       identity_kind = excluded.identity_kind, identity_digits = excluded.identity_digits,
       protected = excluded.protected, version = excluded.version, body = excluded.body
 where student.body <> excluded.body or student.version <> excluded.version;

-- name: count_up_records(student_id)!
-- Says that a student has changed, whom all their records tell of.
update record set revision = revision + 1 where student_id = :student_id;

-- name: add_record(institution_id, student_id, imported_on, version, body)!
-- A record that was not there.
insert into record (institution_id, student_id, revision, imported_on, version, body)
values (:institution_id, :student_id, 1, :imported_on, :version, :body);

-- name: change_record(institution_id, student_id, revision, imported_on, version, body)!
-- A record in the place of the one that was read, by its revision; writes nothing when somebody else was faster.
update record
   set revision = revision + 1, imported_on = :imported_on, version = :version, body = :body
 where institution_id = :institution_id and student_id = :student_id and revision = :revision;

-- name: clear_places(institution_id, student_id)!
-- Takes away which offerings a record has places on, before they are written anew; not those that the journal gives.
delete from place where institution_id = :institution_id and student_id = :student_id and made = 0;

-- name: add_place(institution_id, student_id, offering_id)!
-- A place on an offering.
insert into place (institution_id, student_id, offering_id, made)
values (:institution_id, :student_id, :offering_id, 0);

-- name: put_joined(joined_id, student_id)!
-- Says that a student is known under another's id from now on.
insert into joined (joined_id, student_id) values (:joined_id, :student_id)
on conflict (joined_id) do update set student_id = excluded.student_id;

-- name: follow_joined(joined_id, student_id)!
-- What led to a student leads to the one that they have become.
update joined set student_id = :student_id where student_id = :joined_id;

-- name: move_journal(institution_id, joined_id, student_id)!
-- What was done with a record was done with the one that it is joined to.
update journal set student_id = :student_id where institution_id = :institution_id and student_id = :joined_id;

-- name: remove_record(institution_id, student_id)!
-- A record that is another's now.
delete from record where institution_id = :institution_id and student_id = :student_id;

-- name: remove_student(student_id)!
-- A student who has no record left.
delete from student
 where student_id = :student_id and not exists (select 1 from record where student_id = :student_id);
