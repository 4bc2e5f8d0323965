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
-- The exam sessions of a record's places, of its sign-ups, and that its source tells of besides, of each how many of its
-- places had been taken here by a moment; and the offerings that the journal gives places on.  Of sessions that are
-- known only these numbers are told.  One that is found twice is told twice: to tell it once would take a table of its
-- own at every page.
select 'exam' as kind, s.session_id as thing_id, s.version, case when :known = 1 then null else s.body end,
       t.moved
       - (select count(*) from seat as later
           where later.institution_id = s.institution_id and later.session_id = s.session_id
             and later.taken_at > :until and later.here > 0)
       + (select count(*) from seat as freed
           where freed.institution_id = s.institution_id and freed.session_id = s.session_id
             and freed.freed_at > :until)
  from (
    select l.session_id
      from place as p
     cross join exam_offering as l
     where p.institution_id = :institution_id and p.student_id = :student_id
       and l.institution_id = p.institution_id and l.offering_id = p.offering_id
    union all
    select session_id from seat where institution_id = :institution_id and student_id = :student_id
    union all
    select session_id from told_session where institution_id = :institution_id and student_id = :student_id
  ) as mine
 cross join exam_session as s
 cross join exam_places as t
 where s.institution_id = :institution_id and s.session_id = mine.session_id
   and t.institution_id = s.institution_id and t.session_id = s.session_id
union all
select 'made', offering_id, 0, null, 0
  from place
 where institution_id = :institution_id and student_id = :student_id and made = 1
 order by 1, 2;

-- name: catalogue(institution_id, student_id)
-- What the catalogue holds out to a student: which offerings they have places on or may come to choose (near), what may
-- be chosen on each, and, with the course that each is of, these and the offerings that they may change to.  The student
-- comes first, by a join whose order SQLite keeps: an institution's whole catalogue is not to be looked through for them.
with recursive near (offering_id) as (
  select offering_id from place where institution_id = :institution_id and student_id = :student_id
  union
  select x.offering_id
    from near
   cross join choice as c
   cross join choice_option as x
   where c.institution_id = :institution_id and c.offering_id = near.offering_id
     and x.institution_id = c.institution_id and x.choice_id = c.choice_id
)
select 'choice' as kind, c.choice_id as thing_id, c.version, c.body, c.offering_id as offering_id, '', 0, ''
  from near
 cross join choice as c
 where c.institution_id = :institution_id and c.offering_id = near.offering_id
union all
select 'near', offering_id, 0, '', offering_id, '', 0, ''
  from near
union all
select 'offering', o.offering_id, o.version, o.body, e.education_id, e.version_id, e.version, e.body
  from (
    select offering_id from near
    union
    select other.offering_id
      from near
     cross join offering as own
     cross join offering as other
     where own.institution_id = :institution_id and own.offering_id = near.offering_id
       and other.institution_id = own.institution_id and other.education_id = own.education_id and other.changeable = 1
  ) as wanted
 cross join offering as o
 cross join education as e
 where o.institution_id = :institution_id and o.offering_id = wanted.offering_id
   and e.institution_id = o.institution_id and e.education_id = o.education_id and e.version_id = o.version_id
 order by 1, 2;

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
