-- When a result came into a copy that was there already, so that it can be told as new (STA-1).
-- depends: 0001.first

alter table result add column read_in_at text;
