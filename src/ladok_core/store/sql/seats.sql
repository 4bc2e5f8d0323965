-- Places in exam sessions: taken and given back, one at a time (EXM-6).

-- name: take_place(institution_id, session_id)!
-- Takes one of a session's places; writes nothing when there is none left.
update exam_places
   set moved = moved + 1
 where institution_id = :institution_id and session_id = :session_id and (most is null or moved < most);

-- name: take_seat(institution_id, student_id, session_id, here, taken_at)!
-- Gives the place to a student; writes nothing when they have one.
insert into seat (institution_id, student_id, session_id, here, taken_at)
values (:institution_id, :student_id, :session_id, :here, :taken_at)
on conflict do nothing;

-- name: free_seat(institution_id, student_id, session_id, freed_at)!
-- Takes a student's place from them; writes nothing when they have none.
update seat
   set freed_at = :freed_at
 where institution_id = :institution_id and session_id = :session_id and student_id = :student_id
   and freed_at is null;

-- name: free_place(institution_id, session_id)!
-- Gives a place back.
update exam_places
   set moved = moved - 1
 where institution_id = :institution_id and session_id = :session_id;
