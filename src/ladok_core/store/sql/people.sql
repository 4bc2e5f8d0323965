-- Who has a record in the store, and where.

-- name: students()
-- Every record in the store, by the student's name and the institution's.
select s.student_id, s.given_name, s.family_name, s.protected, i.institution_id, i.name_sv, i.name_en, r.imported_on
  from record as r
  join student as s on s.student_id = r.student_id
  join institution as i on i.institution_id = r.institution_id
 order by s.family_name, s.given_name, s.student_id, i.name_sv, i.institution_id;

-- name: imported_student(identity_kind, identity_digits)$
-- Under which id the store has copies of the records of an identity number (LOG-4).
select min(s.student_id)
  from record as r
  join student as s on s.student_id = r.student_id
 where s.identity_kind = :identity_kind and s.identity_digits = :identity_digits
   and r.imported_on is not null;

-- name: institutions_of(student_id)
-- The institutions where the student has studied, by name (LOG-4).
select i.institution_id, i.name_sv, i.name_en
  from record as r
  join institution as i on i.institution_id = r.institution_id
 where r.student_id = :student_id
 order by i.name_sv, i.institution_id;
