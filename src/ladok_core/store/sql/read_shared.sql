-- Reading what students share: the institution, and the offerings and educations that one student's places lie on.

-- name: institution(institution_id)^
-- The name of an institution.
select name_sv, name_en
  from institution
 where institution_id = :institution_id;

-- name: institution_switches(institution_id)
-- What the institution has turned on.
select switch
  from institution_switch
 where institution_id = :institution_id
 order by switch;

-- name: institution_texts(institution_id)
-- The institution's own words on the pages.
select place, text_sv, text_en
  from institution_text
 where institution_id = :institution_id
 order by place;

-- name: offerings(institution_id, student_id)
-- The offerings that the student has a place on.
select distinct o.offering_id, o.education_id, o.version_id, o.code, o.pace, o.form, o.place_sv, o.place_en,
       o.cancelled, o.self_registration
  from participation as p
  join offering as o on o.institution_id = p.institution_id and o.offering_id = p.offering_id
 where p.institution_id = :institution_id and p.student_id = :student_id
 order by o.offering_id;

-- name: study_periods(institution_id, student_id)
-- The study periods of those offerings, in order of number; no registration dates when no window is set (REG-3).
select distinct s.offering_id, s.period, s.first_day, s.last_day, s.credits, s.registration_first, s.registration_last
  from participation as p
  join study_period as s on s.institution_id = p.institution_id and s.offering_id = p.offering_id
 where p.institution_id = :institution_id and p.student_id = :student_id
 order by s.offering_id, s.period;

-- name: entry_conditions(institution_id, student_id)
-- What those offerings ask for before registration (REG-6).
select distinct c.offering_id, c.position, c.code, c.name_sv, c.name_en, c.credits
  from participation as p
  join entry_condition as c on c.institution_id = p.institution_id and c.offering_id = p.offering_id
 where p.institution_id = :institution_id and p.student_id = :student_id
 order by c.offering_id, c.position;

-- name: educations(institution_id, student_id)
-- The courses and packages of those offerings, each in its version.
select distinct e.education_id, e.version_id, e.version, e.kind, e.code, e.name_sv, e.name_en, e.credits, e.unit,
       e.level, e.type_code, e.scale_id, e.is_current
  from participation as p
  join offering as o on o.institution_id = p.institution_id and o.offering_id = p.offering_id
  join education as e on e.institution_id = o.institution_id and e.education_id = o.education_id
   and e.version_id = o.version_id
 where p.institution_id = :institution_id and p.student_id = :student_id
 order by e.education_id, e.version_id;

-- name: modules(institution_id, student_id)
-- The modules of those courses, in the order of the source.
select distinct m.education_id, m.version_id, m.position, m.module_id, m.code, m.name_sv, m.name_en, m.credits,
       m.scale_id
  from participation as p
  join offering as o on o.institution_id = p.institution_id and o.offering_id = p.offering_id
  join module as m on m.institution_id = o.institution_id and m.education_id = o.education_id
   and m.version_id = o.version_id
 where p.institution_id = :institution_id and p.student_id = :student_id
 order by m.education_id, m.version_id, m.position, m.module_id;
