"""SHOW PRIMARY KEYS, SHOW UNIQUE KEYS and SHOW IMPORTED KEYS: keys as they were declared."""

from __future__ import annotations

from collections.abc import Callable

from fakesnow import statement_type
from sqlglot import exp

from emulator import errors, sqltypes, wire
from emulator.answers import Answer
from emulator.catalogue import Catalogue, Key
from emulator.scopes import exact, shown
from emulator.sessions import Session

_KINDS = {"PRIMARY KEYS": "PRIMARY KEY", "UNIQUE KEYS": "UNIQUE", "IMPORTED KEYS": "FOREIGN KEY"}
_OWN = "created_on database_name schema_name table_name column_name key_sequence constraint_name rely comment"
_IMPORTED = (
    "created_on pk_database_name pk_schema_name pk_table_name pk_column_name fk_database_name fk_schema_name fk_table_name"
    " fk_column_name key_sequence update_rule delete_rule fk_name pk_name deferrability rely comment"
)


def show(session: Session, tree: exp.Show) -> Answer | None:
    """The answer to SHOW PRIMARY, UNIQUE or IMPORTED KEYS; none to any other SHOW."""
    kind = _KINDS.get(tree.name.upper())
    if kind is None:
        return None
    catalogue = session.database.catalogue
    meant = _scope(session, tree)
    keys = [key for key in catalogue.keys if key.kind == kind and meant(key)]
    columns, rows = [], []
    names = _IMPORTED if kind == "FOREIGN KEY" else _OWN
    for key in keys:
        for at, column in enumerate(key.columns, 1):
            rows.append(_imported(catalogue, key, column, at) if kind == "FOREIGN KEY" else _own(catalogue, key, column, at))
    for name in names.split():
        columns.append((name, {"created_on": sqltypes.LTZ, "key_sequence": sqltypes.fixed()}.get(name, sqltypes.TEXT)))
    return Answer(columns, rows, statement_type.SHOW)


def _scope(session: Session, tree: exp.Show) -> Callable[[Key], bool]:
    """Which keys are meant; those of the current schema where nothing is said."""
    scope = tree.args.get("scope")
    kind = str(tree.args.get("scope_kind") or "").upper()
    if kind in ("ACCOUNT", "DATABASE"):
        return lambda key: True
    if scope is None or kind == "SCHEMA":
        schema = exact(scope.this) if scope is not None else session.schema
        return lambda key: key.schema == schema
    where = (exact(scope.args.get("db")) or session.schema or "", exact(scope.this))
    if where not in session.database.catalogue.tables:
        raise errors.missing_object(shown(where[1]), "Table")
    return lambda key: (key.schema, key.table) == where


def _created(catalogue: Catalogue, key: Key) -> str | None:
    return wire.encode(catalogue.tables[(key.schema, key.table)].created, sqltypes.LTZ, {})


def _own(catalogue: Catalogue, key: Key, column: str, at: int) -> list[str | None]:
    rely = "true" if key.rely else "false"
    return [_created(catalogue, key), catalogue.database, key.schema, key.table, column, str(at), key.name, rely, None]


def _imported(catalogue: Catalogue, key: Key, column: str, at: int) -> list[str | None]:
    schema, table, columns = key.references or ("", "", [])
    target = catalogue.key_of(schema, table, columns)
    named = columns or (target.columns if target else [])
    referred = named[at - 1] if at <= len(named) else None
    primary: list[str | None] = [_created(catalogue, key), catalogue.database, schema, table, referred]
    foreign: list[str | None] = [catalogue.database, key.schema, key.table, column, str(at), "NO ACTION", "NO ACTION", key.name]
    return [*primary, *foreign, target.name if target else None, "NOT DEFERRABLE", "true" if key.rely else "false", None]
