-- The keys of some failing rows as JSON, masked as samples are; null unless store_failures says that they are kept.
ALTER TABLE check_result ADD COLUMN failing_keys text;

CREATE OR REPLACE VIEW store_version AS
SELECT 2 AS version;
