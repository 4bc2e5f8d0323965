-- The first shape of the store.
--
-- A student's record at an institution is one row: its body is the record's own struct as JSON, and only what is
-- searched, ordered or constrained stands beside it as a column.  Courses and offerings, which many share, are rows of
-- their own, a body each; what is done here is the journal.  institution_id stands first in every key but the
-- student's: a student sees one institution at a time (LOG-4), while name, identity and contact are national (CON-1).
--
-- version is that of the body's form, which a reader brings up to date.  revision counts how often a thing has been
-- written, so that what was decoded can be kept for as long as it stands, and nobody writes over what they haven't read.
-- Moments are ISO text in UTC to the microsecond, so that they sort as they pass.

create table institution (
    institution_id text not null primary key,
    -- Of the institution and its catalogue: of every course and offering of it.
    revision integer not null,
    version integer not null,
    body text not null
);

create table education (
    institution_id text not null references institution (institution_id),
    education_id text not null,
    version_id text not null,
    version integer not null,
    body text not null,
    primary key (institution_id, education_id, version_id)
);

create table offering (
    institution_id text not null,
    offering_id text not null,
    education_id text not null,
    version_id text not null,
    -- 1 for those that students on the course's other offerings may change to (OFC-1).
    changeable integer not null,
    version integer not null,
    body text not null,
    primary key (institution_id, offering_id),
    foreign key (institution_id, education_id, version_id)
        references education (institution_id, education_id, version_id)
);

create index offering_to_change_to on offering (institution_id, education_id, offering_id) where changeable = 1;

create table student (
    student_id text not null primary key,
    given_name text not null,
    family_name text not null,
    -- Both names in lower case, for finding a student by part of them.
    sought_name text not null,
    identity_kind text,
    identity_digits text,
    protected integer not null,
    version integer not null,
    body text not null
);

create index student_by_name on student (family_name, given_name, student_id);
create index student_by_sought_name on student (sought_name, student_id);
create index student_by_identity on student (identity_digits, identity_kind);

-- Ids by which a source knows someone who is kept under another: Ladok has an id for each institution (LOG-4).
create table joined (
    joined_id text not null primary key,
    student_id text not null references student (student_id)
) without rowid;

create table record (
    institution_id text not null references institution (institution_id),
    student_id text not null references student (student_id),
    revision integer not null,
    imported_on text,
    version integer not null,
    body text not null,
    primary key (institution_id, student_id)
);

create index record_by_student on record (student_id, institution_id);

-- Which offerings a record has places on: written with it, for questions across students, and so that no offering of
-- anyone's goes away.  made is 1 for those that the journal gives, and has given: whoever reads it needs to know them.
create table place (
    -- In the order of the key: else SQLite's quick_check takes the columns for one another and finds nulls in them.
    institution_id text not null,
    student_id text not null,
    offering_id text not null,
    made integer not null,
    primary key (institution_id, student_id, offering_id, made),
    foreign key (institution_id, offering_id) references offering (institution_id, offering_id),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

create index place_by_offering on place (institution_id, offering_id, student_id);

-- What students on an offering of a package may choose, within a period and by rules; and the offerings it is between.
create table choice (
    institution_id text not null,
    choice_id text not null,
    offering_id text not null,
    version integer not null,
    body text not null,
    primary key (institution_id, choice_id),
    foreign key (institution_id, offering_id) references offering (institution_id, offering_id)
);

create index choice_by_offering on choice (institution_id, offering_id, choice_id);

create table choice_option (
    institution_id text not null,
    choice_id text not null,
    offering_id text not null,
    primary key (institution_id, choice_id, offering_id),
    foreign key (institution_id, choice_id) references choice (institution_id, choice_id),
    foreign key (institution_id, offering_id) references offering (institution_id, offering_id)
) without rowid;

-- Exam sessions, and the offerings whose students they are for.  A link stays when a session loses it: who has signed
-- up is to find the session all the same.
create table exam_session (
    institution_id text not null references institution (institution_id),
    session_id text not null,
    version integer not null,
    body text not null,
    primary key (institution_id, session_id)
);

create table exam_offering (
    institution_id text not null,
    offering_id text not null,
    session_id text not null,
    primary key (institution_id, offering_id, session_id),
    foreign key (institution_id, session_id) references exam_session (institution_id, session_id)
) without rowid;

-- How many places of a session have been taken here since its source counted them, less than nothing where more were
-- given back; and the most that can be, null where there is no limit.  No two programs take the same last one (EXM-6).
create table exam_places (
    institution_id text not null,
    session_id text not null,
    most integer,
    moved integer not null,
    primary key (institution_id, session_id),
    foreign key (institution_id, session_id) references exam_session (institution_id, session_id),
    check (most is null or moved <= most or moved <= 0)
) without rowid;

-- Who is signed up for a session, and was: since when, and until when.  here is the row of the journal by which it was
-- taken, 0 where a source says so.
create table seat (
    institution_id text not null,
    student_id text not null,
    session_id text not null,
    here integer not null,
    taken_at text not null,
    freed_at text,
    primary key (institution_id, student_id, session_id, here, taken_at),
    foreign key (institution_id, student_id) references record (institution_id, student_id),
    foreign key (institution_id, session_id) references exam_session (institution_id, session_id)
) without rowid;

-- A student has one place in a session, or none.
create unique index seat_held on seat (institution_id, session_id, student_id) where freed_at is null;
create index seat_by_taken on seat (institution_id, session_id, taken_at);
create index seat_by_freed on seat (institution_id, session_id, freed_at);

-- What was done here, in its order: it is folded over the record when that is read, and it is the audit.  A source that
-- is read in anew touches nothing of it.
create table journal (
    institution_id text not null,
    student_id text not null,
    n integer not null,
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
    primary key (institution_id, student_id, n),
    unique (institution_id, student_id, request_key),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

-- In it what counts is found, however often the student has signed in.
create index journal_by_scope on journal (institution_id, student_id, scope, at);

-- What only one can have, as a registration on one study period, each with the row of the journal that took it.
create table claim (
    institution_id text not null,
    thing text not null,
    student_id text not null,
    n integer not null,
    primary key (institution_id, thing),
    foreign key (institution_id, student_id, n) references journal (institution_id, student_id, n)
) without rowid;
