-- What only SQLite understands: transactions, what a connection is told, and how a file is looked at.

-- name: begin_reading()!
-- One moment's view for all queries of a page.
begin;

-- name: begin_writing()!
-- The write lock is taken at once, so that what is read before the write can't change under it.
begin immediate;

-- name: commit()!
-- Ends a transaction.
commit;

-- name: rollback()!
-- Takes a transaction back.
rollback;

-- name: application()$
-- Whose file this is.
pragma application_id;

-- name: version()$
-- Which migrations the file has had.
pragma user_version;

-- name: objects()$
-- How many tables, indexes, views and triggers there are.
select count(*) from sqlite_master;

-- name: strangers()$
-- How many things there are that run of themselves or are no table of ours: our schema has none.
select count(*) from sqlite_master where type not in ('table', 'index') or sql like 'create virtual%';

-- name: check_file()$
-- Looks at every page and every row, and that each is found where it is sought; "ok" or the first thing that is wrong.
pragma integrity_check(1);

-- name: check_quickly()$
-- Looks at every page and every row, and not at whether each is found where it is sought; "ok" or what is wrong.
pragma quick_check(1);

-- name: distrust()!
-- A foreign file's views and triggers may call nothing that has side effects.
pragma trusted_schema = off;

-- name: check_cells()!
-- A damaged page is noticed when it is read, and not when it is believed.
pragma cell_size_check = on;

-- name: use_foreign_keys()!
-- SQLite leaves foreign keys unchecked unless it is told.
pragma foreign_keys = on;

-- name: ignore_foreign_keys()!
-- A migration may rebuild a table that others point at; they are checked before it is committed.
pragma foreign_keys = off;

-- name: broken_foreign_keys()
-- The rows that point nowhere.
select * from pragma_foreign_key_check;

-- name: sync_fully()!
-- What has been acknowledged is on the disk.
pragma synchronous = full;

-- name: be_alone()!
-- Nobody else comes in until the connection is closed; what they would share is kept in memory of one's own.
pragma locking_mode = exclusive;

-- name: use_journal()$
-- The older way to write: what was there is kept beside the file until the change is whole.
pragma journal_mode = delete;

-- name: use_log()$
-- Readers and one writer at a time don't wait for each other.
pragma journal_mode = wal;

-- name: empty_log()^
-- Moves what is in the write-ahead log into the file, as far as that can be done without waiting for anyone.
pragma wal_checkpoint(passive);
