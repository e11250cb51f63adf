"""What a database holds, with the types and keys as they were declared: DuckDB keeps neither."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from dataclasses import dataclass, field

import duckdb
from duckdb import DuckDBPyConnection
from sqlglot import exp

from emulator import sqltypes
from emulator.information_schema import COLUMN_FIELDS
from emulator.sqltypes import SqlType

_HIDDEN = ("_fs_information_schema", "main", "information_schema", "pg_catalog")
_META = "_fs_global._fs_information_schema"
INFORMATION_SCHEMA = ("COLUMNS", "DATABASES", "REFERENTIAL_CONSTRAINTS", "SCHEMATA", "TABLES", "TABLE_CONSTRAINTS", "VIEWS")


@dataclass
class Column:
    name: str
    type: SqlType
    nullable: bool
    default: str | None


@dataclass
class Table:
    schema: str
    name: str
    view: bool
    columns: dict[str, Column] = field(default_factory=dict)
    created: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))
    altered: dt.datetime | None = None
    ddl: dt.datetime | None = None
    transient: bool = False
    clustering: str | None = None
    retention: int = 1
    query: exp.Expr | None = None
    comment: str | None = None


@dataclass
class Key:
    """PRIMARY KEY, UNIQUE or FOREIGN KEY: recorded, and as in Snowflake never enforced."""

    kind: str
    schema: str
    table: str
    name: str
    columns: list[str]
    rely: bool
    references: tuple[str, str, list[str]] | None = None


class Catalogue:
    """The objects of one database. Its names are exact; a name without quotes is written in capitals."""

    def __init__(self, database: str, duck: DuckDBPyConnection) -> None:
        self.database = database
        self._duck = duck
        self._lock = threading.RLock()
        self._declared: dict[tuple[str, str], dict[str, SqlType]] = {}
        self.tables: dict[tuple[str, str], Table] = {}
        self.keys: list[Key] = []
        self.schemas: set[str] = set()
        # The instants that were written with an offset, for TIMESTAMP_TZ: DuckDB keeps the instant alone.
        self.offsets: dict[int, int] = {}
        self.refresh()

    def find(self, schema: str, table: str) -> Table | None:
        return self.tables.get((schema, table))

    def declare(self, schema: str, table: str, types: dict[str, SqlType], whole: bool) -> None:
        """Keeps the declared types of columns; all of the table's where it is whole."""
        with self._lock:
            kept = {} if whole else self._declared.get((schema, table), {})
            self._declared[(schema, table)] = {**kept, **types}

    def rename(self, schema: str, old: str, new: str) -> None:
        with self._lock:
            self._declared[(schema, new)] = self._declared.pop((schema, old), {})
            for key in self.keys:
                if (key.schema, key.table) == (schema, old):
                    key.table = new

    def add_key(self, key: Key) -> None:
        with self._lock:
            key.name = key.name or f"SYS_CONSTRAINT_{uuid.uuid4()}"
            self.keys.append(key)

    def drop_keys(self, schema: str, table: str, name: str | None = None, kind: str | None = None) -> None:
        with self._lock:
            self.keys = [
                key
                for key in self.keys
                if (key.schema, key.table) != (schema, table) or name not in (None, key.name) or kind not in (None, key.kind)
            ]

    def touch(self, schema: str, table: str) -> None:
        """Data of the table changed."""
        if found := self.find(schema, table):
            found.altered = dt.datetime.now(dt.UTC)

    def refresh(self, changed: tuple[str, str] | None = None) -> None:
        """Reads anew what there is, and writes what INFORMATION_SCHEMA shows. The changed table gets new times."""
        with self._lock:
            self._read()
            now = dt.datetime.now(dt.UTC)
            if changed and (table := self.tables.get(changed)):
                table.altered = table.ddl = now
            self.keys = [key for key in self.keys if (key.schema, key.table) in self.tables]
            self._declared = {name: types for name, types in self._declared.items() if name in self.tables}
            self._write_columns()
            self._write_keys()

    def _read(self) -> None:
        rows = self._duck.execute(
            "SELECT c.schema_name, c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default,"
            " v.view_name IS NOT NULL FROM duckdb_columns() c LEFT JOIN duckdb_views() v ON v.database_name = c.database_name"
            " AND v.schema_name = c.schema_name AND v.view_name = c.table_name"
            " WHERE c.database_name = ? ORDER BY c.schema_name, c.table_name, c.column_index",
            [self.database],
        ).fetchall()
        columns: dict[tuple[str, str], dict[str, Column]] = {}
        views = set()
        for schema, table, column, physical, nullable, default, view in rows:
            if schema.lower() in _HIDDEN:
                continue
            where = (schema, table)
            kind = sqltypes.narrowed(sqltypes.from_duckdb(physical), self._declared.get(where, {}).get(column))
            columns.setdefault(where, {})[column] = Column(column, kind, nullable, default)
            views.update({where} if view else ())
        found: dict[tuple[str, str], Table] = {}
        for where, held in columns.items():
            old = self.tables.get(where)
            found[where] = old if old and old.view == (where in views) else Table(*where, where in views)
            # Whole, for other sessions read it meanwhile.
            found[where].columns = held
        self.tables = found
        self.schemas = {
            name
            for (name,) in self._duck.execute(
                "SELECT schema_name FROM duckdb_schemas() WHERE database_name = ?", [self.database]
            ).fetchall()
            if name.lower() not in _HIDDEN
        }

    def _write_columns(self) -> None:
        rows = [
            self._column_row(table, position, column)
            for table in self.tables.values()
            for position, column in enumerate(table.columns.values(), 1)
        ]
        self._replace("_fs_columns", rows, f"({COLUMN_FIELDS})")

    def _column_row(self, table: Table, position: int, column: Column) -> list[object]:
        kind = column.type
        number = kind.name == "FIXED"
        return [
            self.database,
            table.schema,
            table.name,
            column.name,
            position,
            column.default,
            "YES" if column.nullable else "NO",
            kind.data_type,
            kind.length,
            min((kind.length or 0) * 4, sqltypes.MOST_TEXT) if kind.name == "TEXT" else kind.length,
            kind.precision if number else None,
            10 if number else None,
            kind.scale if number else None,
            kind.scale if kind.name.startswith("TIME") else None,
            kind.collation,
        ]

    def _write_keys(self) -> None:
        constraints = []
        references = []
        for key in self.keys:
            table = self.tables[(key.schema, key.table)]
            where = [self.database, key.schema, key.name]
            rely = "YES" if key.rely else "NO"
            constraints.append(where + [self.database, key.schema, key.table, key.kind, "NO", "YES", "NO", table.created, rely])
            if key.references:
                schema, name, columns = key.references
                target = self.key_of(schema, name, columns)
                found = [self.database, schema, target.name if target else None]
                references.append(where + found + ["FULL", "NO ACTION", "NO ACTION", table.created])
        self._replace("_sf_table_constraints", constraints)
        self._replace("_sf_referential_constraints", references)

    def key_of(self, schema: str, table: str, columns: list[str]) -> Key | None:
        """The key that a foreign key refers to."""
        for key in self.keys:
            if (key.schema, key.table) == (schema, table) and key.references is None and (not columns or key.columns == columns):
                return key
        return None

    def write_tables(self) -> None:
        """Writes INFORMATION_SCHEMA.TABLES with the number of rows that there are now."""
        with self._lock:
            rows = [self._table_row(table) for table in self.tables.values()]
            for view in INFORMATION_SCHEMA:
                rows.append(self._table_row(Table("INFORMATION_SCHEMA", view, True)))
            self._replace("_sf_tables", rows)

    def _table_row(self, table: Table) -> list[object]:
        count = None if table.view else self.count(table)
        altered = table.altered or table.created
        return [
            self.database,
            table.schema,
            table.name,
            None if table.schema == "INFORMATION_SCHEMA" else "SYSADMIN",
            "VIEW" if table.view else "BASE TABLE",
            "YES" if table.transient else "NO",
            table.clustering,
            count,
            None if count is None else size(count),
            None if table.view else table.retention,
            table.created,
            altered,
            table.ddl or table.created,
            table.comment,
        ]

    def count(self, table: Table) -> int:
        """The number of its rows, committed ones."""
        name = ".".join(exp.to_identifier(part, quoted=True).sql("duckdb") for part in (self.database, table.schema, table.name))
        with self._lock:
            try:
                return self._duck.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
            except duckdb.CatalogException:
                # another session has just dropped it
                return 0

    def _replace(self, table: str, rows: list[list[object]], fields: str = "") -> None:
        self._duck.execute("BEGIN")
        try:
            self._duck.execute(f"DELETE FROM {_META}.{table}")
            if rows:
                marks = ", ".join(["(" + ", ".join("?" * len(rows[0])) + ")"] * len(rows))
                self._duck.execute(
                    f"INSERT INTO {_META}.{table}{fields} VALUES {marks}", [value for row in rows for value in row]
                )
            self._duck.execute("COMMIT")
        except Exception:
            self._duck.execute("ROLLBACK")
            raise


def size(rows: int) -> int:
    """The bytes that a table of that many rows is said to have: more than nothing, and more for more rows."""
    return 0 if rows == 0 else 1024 + 64 * rows
