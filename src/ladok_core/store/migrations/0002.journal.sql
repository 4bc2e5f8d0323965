-- The journal grows at its end, and what is claimed has columns; sessions that a student is told of without a place.
--
-- A row of the journal goes behind the last one of all: so many more students cost a write no more pages, and a row that
-- is longer than a place in an index stays on its page.

alter table claim rename to claim_before;
drop index journal_by_scope;
alter table journal rename to journal_before;

-- What was done here, in its order: it is folded over the record when that is read, and it is the audit.  A source that
-- is read in anew touches nothing of it.
create table journal (
    n integer not null primary key,
    institution_id text not null,
    student_id text not null,
    at text not null,
    -- student, or the kind of source that a record came from.
    who text not null,
    -- The tag of the action, or sign_in, or add_record.
    action text not null,
    -- The client's own, new for each wish; null for what nobody asked for.
    request_key text,
    version integer not null,
    -- What became true, and where it counts: for the record, for all that the student has (CON-1: student), or for a
    -- visit, of which only the last counts (STA-1); null where nothing became true.
    changes text not null,
    scope text,
    -- The action as it was asked for, and what it was answered with.
    body text,
    receipt text,
    foreign key (institution_id, student_id) references record (institution_id, student_id)
);

-- Which number each row had among the student's, and which it has among all: their order stays.
create table renumbered (
    institution_id text not null,
    student_id text not null,
    before integer not null,
    n integer not null,
    primary key (institution_id, student_id, before)
) without rowid;

insert into renumbered (institution_id, student_id, before, n)
select institution_id, student_id, n, row_number() over (order by n, at, institution_id, student_id)
  from journal_before;

insert into journal (n, institution_id, student_id, at, who, action, request_key, version, changes, scope, body, receipt)
select r.n, b.institution_id, b.student_id, b.at, b.who, b.action, b.request_key, b.version, b.changes, b.scope, b.body,
       b.receipt
  from journal_before as b
  join renumbered as r on r.institution_id = b.institution_id and r.student_id = b.student_id and r.before = b.n
 order by r.n;

-- In it what counts is found, however often the student has signed in.
create index journal_by_scope on journal (institution_id, student_id, scope, at);
-- A request is carried out once.
create unique index journal_by_request on journal (institution_id, student_id, request_key)
    where request_key is not null;

-- What can be had once, as a registration on one study period of a place, each with the row of the journal that took it.
create table claim (
    institution_id text not null,
    student_id text not null,
    participation_id text not null,
    event text not null,
    n integer not null references journal (n),
    primary key (institution_id, student_id, participation_id, event)
) without rowid;

-- Before, a claim was student/place/event/period in one, of which only the ids may have slashes more.
insert into claim (institution_id, student_id, participation_id, event, n)
select whole.institution_id, whole.student_id, substr(whole.place, 1, length(whole.place) - 1),
       case substr(whole.said, length(whole.place) + 1) when 'placed/' then 'placed'
            else substr(whole.said, length(whole.place) + 1) end,
       r.n
  from (select upto.*, rtrim(substr(upto.event, 1, length(upto.event) - 1), replace(upto.said, '/', '')) as place
          from (select c.institution_id, c.student_id, c.n, substr(c.thing, length(c.student_id) + 2) as said,
                       substr(rtrim(c.thing, replace(c.thing, '/', '')), length(c.student_id) + 2) as event
                  from claim_before as c) as upto) as whole
  join renumbered as r
    on r.institution_id = whole.institution_id and r.student_id = whole.student_id and r.before = whole.n;

-- By way of numbers that no row has: of one moment a student can have several seats in a session, each freed but the last.
update seat
   set here = (select -r.n from renumbered as r
                where r.institution_id = seat.institution_id and r.student_id = seat.student_id and r.before = seat.here)
 where here > 0;
update seat set here = -here where here < 0;

drop table renumbered;
drop table claim_before;
drop table journal_before;

-- Sessions that a source tells a student of who has no place on any of their offerings, as on those of a choice to make:
-- asked to be signed up, they are told why they can't (EXM-5).
create table told_session (
    institution_id text not null,
    student_id text not null,
    session_id text not null,
    primary key (institution_id, student_id, session_id),
    foreign key (institution_id, student_id) references record (institution_id, student_id),
    foreign key (institution_id, session_id) references exam_session (institution_id, session_id)
) without rowid;
