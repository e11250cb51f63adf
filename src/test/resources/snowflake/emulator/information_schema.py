"""INFORMATION_SCHEMA with the columns that Snowflake has, in place of fakesnow's views: tables, which the catalogue fills."""

from __future__ import annotations

from string import Template

import fakesnow.info_schema as info_schema

_META = "_fs_global._fs_information_schema"

_COLUMNS = f"""
create table if not exists {_META}._fs_columns (
    TABLE_CATALOG varchar, TABLE_SCHEMA varchar, TABLE_NAME varchar, COLUMN_NAME varchar, ORDINAL_POSITION bigint,
    COLUMN_DEFAULT varchar, IS_NULLABLE varchar, DATA_TYPE varchar, CHARACTER_MAXIMUM_LENGTH bigint,
    CHARACTER_OCTET_LENGTH bigint, NUMERIC_PRECISION bigint, NUMERIC_PRECISION_RADIX bigint, NUMERIC_SCALE bigint,
    DATETIME_PRECISION bigint, COMMENT varchar, INTERVAL_TYPE varchar, INTERVAL_PRECISION bigint,
    CHARACTER_SET_CATALOG varchar, CHARACTER_SET_SCHEMA varchar, CHARACTER_SET_NAME varchar, COLLATION_CATALOG varchar,
    COLLATION_SCHEMA varchar, COLLATION_NAME varchar, DOMAIN_CATALOG varchar, DOMAIN_SCHEMA varchar, DOMAIN_NAME varchar,
    UDT_CATALOG varchar, UDT_SCHEMA varchar, UDT_NAME varchar, SCOPE_CATALOG varchar, SCOPE_SCHEMA varchar,
    SCOPE_NAME varchar, MAXIMUM_CARDINALITY bigint, DTD_IDENTIFIER varchar, IS_SELF_REFERENCING varchar default 'NO',
    IS_IDENTITY varchar default 'NO', IDENTITY_GENERATION varchar, IDENTITY_START varchar, IDENTITY_INCREMENT varchar,
    IDENTITY_MAXIMUM varchar, IDENTITY_MINIMUM varchar, IDENTITY_CYCLE varchar, IDENTITY_ORDERED varchar,
    SCHEMA_EVOLUTION_RECORD varchar, DATA_TYPE_ALIAS varchar)
"""

_TABLES = f"""
create table if not exists {_META}._sf_tables (
    TABLE_CATALOG varchar, TABLE_SCHEMA varchar, TABLE_NAME varchar, TABLE_OWNER varchar, TABLE_TYPE varchar,
    IS_TRANSIENT varchar, CLUSTERING_KEY varchar, ROW_COUNT bigint, BYTES bigint, RETENTION_TIME bigint, CREATED timestamptz,
    LAST_ALTERED timestamptz, LAST_DDL timestamptz, COMMENT varchar)
"""

_CONSTRAINTS = f"""
create table if not exists {_META}._sf_table_constraints (
    CONSTRAINT_CATALOG varchar, CONSTRAINT_SCHEMA varchar, CONSTRAINT_NAME varchar, TABLE_CATALOG varchar,
    TABLE_SCHEMA varchar, TABLE_NAME varchar, CONSTRAINT_TYPE varchar, IS_DEFERRABLE varchar, INITIALLY_DEFERRED varchar,
    ENFORCED varchar, CREATED timestamptz, RELY varchar);
create table if not exists {_META}._sf_referential_constraints (
    CONSTRAINT_CATALOG varchar, CONSTRAINT_SCHEMA varchar, CONSTRAINT_NAME varchar, UNIQUE_CONSTRAINT_CATALOG varchar,
    UNIQUE_CONSTRAINT_SCHEMA varchar, UNIQUE_CONSTRAINT_NAME varchar, MATCH_OPTION varchar, UPDATE_RULE varchar,
    DELETE_RULE varchar, CREATED timestamptz)
"""

# Snowflake's columns in Snowflake's order; those that tests of ours cannot vary are constants.
_TABLES_VIEW = Template(f"""
create view if not exists ${{catalog}}._fs_information_schema._fs_tables as
select TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, TABLE_OWNER, TABLE_TYPE, IS_TRANSIENT, CLUSTERING_KEY, ROW_COUNT, BYTES,
    RETENTION_TIME, null::varchar as SELF_REFERENCING_COLUMN_NAME, null::varchar as REFERENCE_GENERATION,
    null::varchar as USER_DEFINED_TYPE_CATALOG, null::varchar as USER_DEFINED_TYPE_SCHEMA,
    null::varchar as USER_DEFINED_TYPE_NAME, case TABLE_TYPE when 'VIEW' then 'NO' else 'YES' end as IS_INSERTABLE_INTO,
    'YES' as IS_TYPED, null::varchar as COMMIT_ACTION, CREATED, LAST_ALTERED, LAST_DDL, 'TESTER' as LAST_DDL_BY,
    'NO' as AUTO_CLUSTERING_ON, COMMENT, 'NO' as IS_TEMPORARY, 'NO' as IS_ICEBERG, 'NO' as IS_DYNAMIC, 'NO' as IS_IMMUTABLE,
    'NO' as IS_HYBRID
from {_META}._sf_tables where TABLE_CATALOG = '${{catalog}}'
""")

COLUMN_FIELDS = (
    "TABLE_CATALOG, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE,"
    " CHARACTER_MAXIMUM_LENGTH, CHARACTER_OCTET_LENGTH, NUMERIC_PRECISION, NUMERIC_PRECISION_RADIX, NUMERIC_SCALE,"
    " DATETIME_PRECISION, COLLATION_NAME"
)


def install() -> None:
    """Has every database that fakesnow makes from now on made with these."""
    info_schema.SQL_CREATE_GLOBAL_INFORMATION_SCHEMA_COLUMNS_VIEW = f"{_COLUMNS};{_TABLES};{_CONSTRAINTS}"
    info_schema.SQL_CREATE_INFORMATION_SCHEMA_TABLES_VIEW = _TABLES_VIEW
