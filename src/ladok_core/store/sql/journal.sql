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
-- A row of the journal behind the last one; answers its number.
insert into journal (institution_id, student_id, at, who, action, request_key, version, changes, scope, body, receipt)
values (:institution_id, :student_id, :at, :who, :action, :request_key, :version, :changes, :scope, :body, :receipt)
returning n;

-- name: claim(institution_id, student_id, participation_id, event, n)!
-- Takes what can be had once; writes nothing when it is taken.
insert into claim (institution_id, student_id, participation_id, event, n)
values (:institution_id, :student_id, :participation_id, :event, :n)
on conflict do nothing;

-- name: release(institution_id, student_id, participation_id)!
-- Gives up all that a place had taken that is no more.
delete from claim
 where institution_id = :institution_id and student_id = :student_id and participation_id = :participation_id;

-- name: add_made_place(institution_id, student_id, offering_id)!
-- Says that the journal gives a place on an offering; writes nothing where that was said before.
insert into place (institution_id, student_id, offering_id, made)
values (:institution_id, :student_id, :offering_id, 1)
on conflict do nothing;
