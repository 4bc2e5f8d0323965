-- The first shape of the store.
--
-- institution_id stands first in every key: a student sees one institution at a time (LOG-4), so that everything one
-- page needs lies together.  The student alone is national: name, identity and contact are the same at every
-- institution (CON-1), and are keyed by student_id.
-- Dates and moments are ISO text, moments in UTC to the microsecond, so that they sort as they pass.  Credits are
-- decimals as text, as the source wrote them.  Flags are 0 and 1.
-- within_id, replaces_id and the like point where the source says, which may be nowhere: they are no foreign keys.

create table institution (
    institution_id text not null primary key,
    name_sv text not null,
    name_en text not null
) without rowid;

create table institution_switch (
    institution_id text not null references institution (institution_id),
    switch text not null,
    primary key (institution_id, switch)
) without rowid;

create table institution_text (
    institution_id text not null references institution (institution_id),
    place text not null,
    text_sv text not null,
    text_en text not null,
    primary key (institution_id, place)
) without rowid;

create table student (
    student_id text not null primary key,
    given_name text not null,
    family_name text not null,
    identity_kind text,
    identity_digits text,
    email text not null,
    phone text not null,
    protected integer not null
) without rowid;

create table student_address (
    student_id text not null references student (student_id),
    position integer not null,
    street text not null,
    postcode text not null,
    town text not null,
    care_of text not null,
    country text not null,
    registered integer not null,
    primary key (student_id, position)
) without rowid;

create table record (
    institution_id text not null references institution (institution_id),
    student_id text not null references student (student_id),
    fee_liable integer not null,
    imported_on text,
    primary key (institution_id, student_id)
) without rowid;

create index record_by_student on record (student_id, institution_id);

create table education (
    institution_id text not null references institution (institution_id),
    education_id text not null,
    version_id text not null,
    version integer not null,
    kind text not null,
    code text not null,
    name_sv text not null,
    name_en text not null,
    credits text not null,
    unit text not null,
    level text not null,
    type_code text not null,
    scale_id text not null,
    is_current integer not null,
    primary key (institution_id, education_id, version_id)
) without rowid;

create table module (
    institution_id text not null,
    education_id text not null,
    version_id text not null,
    module_id text not null,
    position integer not null,
    code text not null,
    name_sv text not null,
    name_en text not null,
    credits text not null,
    scale_id text not null,
    primary key (institution_id, education_id, version_id, module_id),
    foreign key (institution_id, education_id, version_id)
        references education (institution_id, education_id, version_id)
) without rowid;

create table offering (
    institution_id text not null,
    offering_id text not null,
    education_id text not null,
    version_id text not null,
    code text not null,
    pace integer,
    form text not null,
    place_sv text,
    place_en text,
    cancelled integer not null,
    self_registration integer not null,
    primary key (institution_id, offering_id),
    foreign key (institution_id, education_id, version_id)
        references education (institution_id, education_id, version_id)
) without rowid;

create table study_period (
    institution_id text not null,
    offering_id text not null,
    period integer not null,
    first_day text not null,
    last_day text not null,
    credits text not null,
    registration_first text,
    registration_last text,
    primary key (institution_id, offering_id, period),
    foreign key (institution_id, offering_id) references offering (institution_id, offering_id)
) without rowid;

create table entry_condition (
    institution_id text not null,
    offering_id text not null,
    position integer not null,
    code text not null,
    name_sv text not null,
    name_en text not null,
    credits text not null,
    primary key (institution_id, offering_id, position),
    foreign key (institution_id, offering_id) references offering (institution_id, offering_id)
) without rowid;

create table participation (
    institution_id text not null,
    student_id text not null,
    participation_id text not null,
    position integer not null,
    offering_id text not null,
    within_id text,
    replaces_id text,
    reserve integer not null,
    study_plan_on text,
    reported_completed integer,
    reported_passed text,
    reported_credited text,
    primary key (institution_id, student_id, participation_id),
    foreign key (institution_id, student_id) references record (institution_id, student_id),
    foreign key (institution_id, offering_id) references offering (institution_id, offering_id)
) without rowid;

create table participation_event (
    institution_id text not null,
    student_id text not null,
    participation_id text not null,
    position integer not null,
    kind text not null,
    on_day text,
    period integer,
    primary key (institution_id, student_id, participation_id, position),
    foreign key (institution_id, student_id, participation_id)
        references participation (institution_id, student_id, participation_id)
) without rowid;

-- Registrations made here, with the answer that was given.  The key guards against a doubled period (REG-5), the
-- second one against a request carried out twice.  They hang on no participation: what has been acknowledged outlives
-- a record that is replaced by a newer copy.
create table registration (
    institution_id text not null,
    student_id text not null,
    participation_id text not null,
    period integer not null,
    kind text not null,
    on_day text not null,
    registered_at text not null,
    request_key text not null,
    receipt text not null,
    primary key (institution_id, student_id, participation_id, period),
    unique (institution_id, student_id, request_key)
) without rowid;

create table result (
    institution_id text not null,
    student_id text not null,
    result_id text not null,
    position integer not null,
    education_id text not null,
    module_id text,
    scale_id text not null,
    grade_id text not null,
    state text not null,
    credits text,
    examined_on text,
    certified_at text,
    examiner text not null,
    title text not null,
    -- The grade as the source describes it, where its scale is an institution's own; mostly null.
    grade_code text,
    grade_sv text,
    grade_en text,
    grade_final integer,
    grade_rank integer,
    primary key (institution_id, student_id, result_id),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

create table result_note (
    institution_id text not null,
    student_id text not null,
    result_id text not null,
    position integer not null,
    note_sv text not null,
    note_en text not null,
    primary key (institution_id, student_id, result_id, position),
    foreign key (institution_id, student_id, result_id)
        references result (institution_id, student_id, result_id)
) without rowid;

create table other_result (
    institution_id text not null,
    student_id text not null,
    result_id text not null,
    position integer not null,
    name_sv text not null,
    name_en text not null,
    credits text not null,
    code text not null,
    scale_id text not null,
    grade_id text not null,
    examined_on text,
    examiner text not null,
    primary key (institution_id, student_id, result_id),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

create table credit_transfer (
    institution_id text not null,
    student_id text not null,
    transfer_id text not null,
    position integer not null,
    case_number text not null,
    decided_on text,
    primary key (institution_id, student_id, transfer_id),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

create table transfer_target (
    institution_id text not null,
    student_id text not null,
    transfer_id text not null,
    target_id text not null,
    position integer not null,
    kind text not null,
    name_sv text not null,
    name_en text not null,
    credits text not null,
    code text not null,
    education_id text,
    module_id text,
    primary key (institution_id, student_id, transfer_id, target_id),
    foreign key (institution_id, student_id, transfer_id)
        references credit_transfer (institution_id, student_id, transfer_id)
) without rowid;

create table transfer_ground (
    institution_id text not null,
    student_id text not null,
    transfer_id text not null,
    position integer not null,
    kind text not null,
    name_sv text not null,
    name_en text not null,
    primary key (institution_id, student_id, transfer_id, position),
    foreign key (institution_id, student_id, transfer_id)
        references credit_transfer (institution_id, student_id, transfer_id)
) without rowid;

create table study_leave (
    institution_id text not null,
    student_id text not null,
    position integer not null,
    participation_id text not null,
    first_day text not null,
    last_day text not null,
    place_kept integer not null,
    primary key (institution_id, student_id, position),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

create table suspension (
    institution_id text not null,
    student_id text not null,
    position integer not null,
    first_day text not null,
    last_day text not null,
    primary key (institution_id, student_id, position),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

create table fee_period (
    institution_id text not null,
    student_id text not null,
    fee_period_id text not null,
    position integer not null,
    term_sv text not null,
    term_en text not null,
    first_day text not null,
    last_day text not null,
    credits text not null,
    fee_ore integer not null,
    left_ore integer not null,
    primary key (institution_id, student_id, fee_period_id),
    foreign key (institution_id, student_id) references record (institution_id, student_id)
) without rowid;

create table sign_in (
    institution_id text not null,
    student_id text not null,
    signed_in_at text not null,
    session_id text not null,
    primary key (institution_id, student_id, signed_in_at, session_id)
) without rowid;

-- What was written, when, and how it went.  subject names a thing, never a person: no identity number stands here.
create table audit (
    institution_id text not null,
    student_id text not null,
    written_at text not null,
    audit_id text not null,
    action text not null,
    subject text not null,
    request_key text,
    outcome text not null,
    primary key (institution_id, student_id, written_at, audit_id)
) without rowid;
