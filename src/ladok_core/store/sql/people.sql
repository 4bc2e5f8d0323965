-- Who has a record in the store, and where.

-- name: any_record()$
-- Whether there is any record at all.
select 1 from record limit 1;

-- name: count_records()$
-- How many records there are; a student has one at each institution.
select count(*) from record;

-- name: keys(most)
-- Whose records there are, and where, up to so many.
select institution_id, student_id from record order by institution_id, student_id limit :most;

-- name: students(most)
-- Every student with the institutions of their records, by name, up to so many.
select s.student_id, s.given_name, s.family_name, s.protected, r.institution_id, r.imported_on
  from student as s
  join record as r on r.student_id = s.student_id
 order by s.family_name, s.given_name, s.student_id, r.institution_id
 limit :most;

-- name: students_by_id(student_id, lower_case)
-- The student of an id, as it was typed or in lower case.
select s.student_id, s.given_name, s.family_name, s.protected, r.institution_id, r.imported_on
  from student as s
  join record as r on r.student_id = s.student_id
 where s.student_id in (:student_id, :lower_case)
 order by s.family_name, s.given_name, s.student_id, r.institution_id;

-- name: students_by_name(pattern, most)
-- The students whose names have a part in lower case, up to so many.
select s.student_id, s.given_name, s.family_name, s.protected, r.institution_id, r.imported_on
  from student as s
  join record as r on r.student_id = s.student_id
 where s.student_id in (select student_id from student where sought_name like :pattern escape '\')
 order by s.family_name, s.given_name, s.student_id, r.institution_id
 limit :most;

-- name: imported_student(identity_kind, identity_digits)$
-- Under which id the store has copies of the records of an identity number (LOG-4).
select min(s.student_id)
  from student as s
  join record as r on r.student_id = s.student_id
 where s.identity_digits = :identity_digits and s.identity_kind = :identity_kind and r.imported_on is not null;

-- name: joined_student(student_id)$
-- Under which id the store has what was another student's, once it was known that they are one.
select student_id from joined where joined_id = :student_id;

-- name: imported_records(student_id)
-- The institutions whose records of a student are copies.
select institution_id from record where student_id = :student_id and imported_on is not null order by institution_id;

-- name: institutions()
-- Every institution.
select institution_id, version, body from institution order by institution_id;

-- name: institutions_of(student_id)
-- The institutions where the student has a record (LOG-4).
select i.institution_id, i.version, i.body
  from record as r
  join institution as i on i.institution_id = r.institution_id
 where r.student_id = :student_id
 order by i.institution_id;
