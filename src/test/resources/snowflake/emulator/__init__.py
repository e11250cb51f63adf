"""A Snowflake for tests: the wire protocol of its drivers over fakesnow, which runs the SQL on DuckDB."""
