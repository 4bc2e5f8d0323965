-- What a page is made of: five statements, and one more where the catalogue has changed or was never read.

-- name: record(institution_id, student_id, revision, catalogue)^
-- A student's record, the student, and the institution; without their bodies where the revisions are those that are
-- known: what was decoded then still stands.
select r.revision, r.version, case when r.revision = :revision and i.revision = :catalogue then null else r.body end,
       s.version, case when r.revision = :revision and i.revision = :catalogue then null else s.body end,
       i.revision, i.version, case when i.revision = :catalogue then null else i.body end
  from record as r
  join student as s on s.student_id = r.student_id
  join institution as i on i.institution_id = r.institution_id
 where r.institution_id = :institution_id and r.student_id = :student_id;

-- name: linked(institution_id, student_id, known, until)
-- What the catalogue holds out to students on the offerings of a record: what they may choose, by their ids the other
-- offerings of their courses that they may change to, and the exam sessions, those of the student's sign-ups among
-- them; of each session how many places had been taken here by a moment.  Of what is known already only these numbers
-- are told.
select 'choice' as kind, c.choice_id as thing_id, '' as offering_id, c.version, c.body, 0 as moved
  from place as p
 cross join choice as c
 where p.institution_id = :institution_id and p.student_id = :student_id and p.made = 0 and :known = 0
   and c.institution_id = p.institution_id and c.offering_id = p.offering_id
union
select 'alternative', o.offering_id, '', 0, '', 0
  from place as p
 cross join offering as own
 cross join offering as o
 where p.institution_id = :institution_id and p.student_id = :student_id and p.made = 0 and :known = 0
   and own.institution_id = p.institution_id and own.offering_id = p.offering_id
   and o.institution_id = own.institution_id and o.education_id = own.education_id and o.changeable = 1
union all
select 'exam', s.session_id, l.offering_id, s.version, case when :known = 1 then null else s.body end,
       t.moved
       - (select count(*) from seat as later
           where later.institution_id = s.institution_id and later.session_id = s.session_id
             and later.taken_at > :until and later.here > 0)
       + (select count(*) from seat as freed
           where freed.institution_id = s.institution_id and freed.session_id = s.session_id
             and freed.freed_at > :until)
  from place as p
 cross join exam_offering as l
 cross join exam_session as s
 cross join exam_places as t
 where p.institution_id = :institution_id and p.student_id = :student_id
   and l.institution_id = p.institution_id and l.offering_id = p.offering_id
   and s.institution_id = l.institution_id and s.session_id = l.session_id
   and t.institution_id = l.institution_id and t.session_id = l.session_id
union all
select 'exam', s.session_id, '', s.version, case when :known = 1 then null else s.body end,
       t.moved
       - (select count(*) from seat as later
           where later.institution_id = s.institution_id and later.session_id = s.session_id
             and later.taken_at > :until and later.here > 0)
       + (select count(*) from seat as freed
           where freed.institution_id = s.institution_id and freed.session_id = s.session_id
             and freed.freed_at > :until)
  from seat as own
 cross join exam_session as s
 cross join exam_places as t
 where own.institution_id = :institution_id and own.student_id = :student_id
   and s.institution_id = own.institution_id and s.session_id = own.session_id
   and t.institution_id = own.institution_id and t.session_id = own.session_id
 order by 1, 2, 3;

-- name: catalogue(institution_id, student_id)
-- The offerings that a record has places on, may choose or may change to, each with the course it is of.  The student
-- comes first, by a join whose order SQLite keeps: an institution's whole catalogue is not to be looked through for them.
select o.offering_id, o.version, o.body, e.education_id, e.version_id, e.version, e.body
  from place as p
 cross join offering as o
 cross join education as e
 where p.institution_id = :institution_id and p.student_id = :student_id
   and o.institution_id = p.institution_id and o.offering_id = p.offering_id
   and e.institution_id = o.institution_id and e.education_id = o.education_id and e.version_id = o.version_id
union all
select o.offering_id, o.version, o.body, e.education_id, e.version_id, e.version, e.body
  from place as p
 cross join choice as c
 cross join choice_option as x
 cross join offering as o
 cross join education as e
 where p.institution_id = :institution_id and p.student_id = :student_id and p.made = 0
   and c.institution_id = p.institution_id and c.offering_id = p.offering_id
   and x.institution_id = c.institution_id and x.choice_id = c.choice_id
   and o.institution_id = x.institution_id and o.offering_id = x.offering_id
   and e.institution_id = o.institution_id and e.education_id = o.education_id and e.version_id = o.version_id
union all
select o.offering_id, o.version, o.body, e.education_id, e.version_id, e.version, e.body
  from place as p
 cross join offering as own
 cross join offering as o
 cross join education as e
 where p.institution_id = :institution_id and p.student_id = :student_id and p.made = 0
   and own.institution_id = p.institution_id and own.offering_id = p.offering_id
   and o.institution_id = own.institution_id and o.education_id = own.education_id and o.changeable = 1
   and e.institution_id = o.institution_id and e.education_id = o.education_id and e.version_id = o.version_id
 order by 1;

-- name: changes(institution_id, student_id, until, signed_in_until)
-- What was done here up to a moment, in its order, and what became true by it; of the sign-ins the last alone, which is
-- all that counts (STA-1).  Behind it, as time passed, what the student changed of how they are reached, at whichever
-- institution that was: it is the same at all of them (CON-1).
select n, version, changes, '' as since, institution_id
  from journal
 where institution_id = :institution_id and student_id = :student_id and scope = 'record' and at <= :until
union all
select n, version, changes, '' as since, institution_id
  from (
    select n, version, changes, institution_id
      from journal
     where institution_id = :institution_id and student_id = :student_id and scope = 'visit'
       and at <= :signed_in_until
     order by at desc, n desc
     limit 1
  ) as signed_in
union all
select j.n, j.version, j.changes, j.at as since, j.institution_id
  from record as r
 cross join journal as j
 where r.student_id = :student_id and j.institution_id = r.institution_id and j.student_id = r.student_id
   and j.scope = 'student' and j.at <= :until
 order by since, institution_id, n;
