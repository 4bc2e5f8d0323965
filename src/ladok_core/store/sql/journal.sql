-- What is done here: each a row of the journal, with what it was asked for and answered with.

-- name: answered(institution_id, student_id, request_key)^
-- What a request asked for and was answered with, if it has been carried out.
select version, body, receipt
  from journal
 where institution_id = :institution_id and student_id = :student_id and request_key = :request_key;

-- name: done_at(institution_id, student_id, action, body)$
-- When that very thing was done here, if it was: the last time, since some things can be undone and done again.
select max(at)
  from journal
 where institution_id = :institution_id and student_id = :student_id and scope in ('record', 'student')
   and action = :action and body = :body;

-- name: add_entry(institution_id, student_id, at, who, action, request_key, version, changes, scope, body, receipt)$
-- A row of a student's journal, the next after the last; answers its number.
insert into journal (
    institution_id, student_id, n, at, who, action, request_key, version, changes, scope, body, receipt
)
select :institution_id, :student_id, coalesce(max(n), 0) + 1, :at, :who, :action, :request_key, :version, :changes,
       :scope, :body, :receipt
  from journal
 where institution_id = :institution_id and student_id = :student_id
returning n;

-- name: claim(institution_id, thing, student_id, n)!
-- Takes what only one can have; writes nothing when it is taken.
insert into claim (institution_id, thing, student_id, n)
values (:institution_id, :thing, :student_id, :n)
on conflict do nothing;

-- name: release(institution_id, first, last)!
-- Gives up all that stands between two names: what a place had taken that is no more.
delete from claim where institution_id = :institution_id and thing >= :first and thing < :last;

-- name: add_made_place(institution_id, student_id, offering_id)!
-- Says that the journal gives a place on an offering; writes nothing where that was said before.
insert into place (institution_id, student_id, offering_id, made)
values (:institution_id, :student_id, :offering_id, 1)
on conflict do nothing;
