"""Names in their exact case: DuckDB finds them in any, Snowflake does not."""

from __future__ import annotations

from sqlglot import exp

from emulator.catalogue import INFORMATION_SCHEMA, Catalogue
from emulator.errors import invalid_identifier, missing_object, unsupported
from emulator.scopes import Names, Scopes, exact, shown

# Views of the SQL standard that DuckDB has and Snowflake has not.
_ONLY_ELSEWHERE = ("KEY_COLUMN_USAGE", "CONSTRAINT_COLUMN_USAGE", "CONSTRAINT_TABLE_USAGE", "CHARACTER_SETS")
_READING = (exp.Query, exp.DML, exp.Create)
_CHECKED = (*_READING, exp.Alter, exp.Drop, exp.TruncateTable)


def check(tree: exp.Expr, scopes: Scopes, catalogue: Catalogue, database: str | None, schema: str | None) -> None:
    """Refuses names that Snowflake would not find."""
    if not isinstance(tree, _CHECKED):
        return
    _check_tables(tree, catalogue, database, schema or "")
    for names in scopes.every:
        for column in names.scope.columns:
            if isinstance(column.this, exp.Identifier):
                _check_column(scopes, column, names)
    _check_written(tree, catalogue, schema or "")


def _check_tables(tree: exp.Expr, catalogue: Catalogue, database: str | None, current: str) -> None:
    """DuckDB would look for a table elsewhere, too, as in its own catalogue."""
    made = {exact(cte.args["alias"].this) for cte in tree.find_all(exp.CTE)}
    creating = tree.find(exp.Table) if isinstance(tree, exp.Create) else None
    for table in tree.find_all(exp.Table):
        schema = exact(table.args.get("db"))
        name = exact(table.this)
        if table is creating or not isinstance(table.this, exp.Identifier) or (not schema and name in made):
            continue
        catalog = exact(table.args.get("catalog"))
        if catalog and catalog != database:
            raise missing_object(catalog, "Database")
        if schema == "INFORMATION_SCHEMA":
            _check_view(name)
        elif (schema or current) and not table.find_ancestor(exp.Reference):
            _check_table(table, catalogue, (schema or current, name), isinstance(tree, _READING))


def _check_table(table: exp.Table, catalogue: Catalogue, where: tuple[str, str], reads: bool) -> None:
    if where[0] not in catalogue.schemas:
        raise missing_object(where[0], "Schema")
    held = catalogue.tables
    if where not in held and (reads or any(_same(where, other) for other in held)):
        raise missing_object(".".join(shown(exact(part)) for part in table.parts))


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0].lower() == other[0].lower() and one[1].lower() == other[1].lower()


def _check_view(name: str) -> None:
    if name in _ONLY_ELSEWHERE or name != name.upper():
        raise missing_object(f"INFORMATION_SCHEMA.{name}")
    if name not in INFORMATION_SCHEMA:
        raise unsupported(f"INFORMATION_SCHEMA.{name}")


def _check_column(scopes: Scopes, column: exp.Column, names: Names) -> None:
    name = exact(column.this)
    table = exact(column.args.get("table"))
    known: set[str] = set()
    tables: set[str] = set()
    for level in scopes.around(names):
        known.update(level.aliases if not table else ())
        tables.update(level.sources)
        for source, columns in level.sources.items():
            if table in ("", source):
                if columns is None:
                    return
                known.update(columns)
    written = ".".join(shown(exact(part)) for part in column.parts)
    if table and table not in tables and table.lower() in {other.lower() for other in tables}:
        raise invalid_identifier(written)
    if name not in known and name.lower() in {other.lower() for other in known}:
        raise invalid_identifier(written)


def _check_written(tree: exp.Expr, catalogue: Catalogue, schema: str) -> None:
    """The columns that INSERT, UPDATE, DELETE and MERGE name outside of their queries."""
    if not isinstance(tree, exp.DML):
        return
    known: set[str] = set()
    for table in tree.find_all(exp.Table):
        found = catalogue.find(exact(table.args.get("db")) or schema, exact(table.this))
        known.update(found.columns if found else ())
    lower = {name.lower() for name in known}
    written = list(tree.this.expressions) if isinstance(tree.this, exp.Schema) else []
    outside = [column.this for column in tree.find_all(exp.Column) if not column.find_ancestor(exp.Query)]
    for name in written + outside:
        if isinstance(name, exp.Identifier) and exact(name) not in known and exact(name).lower() in lower:
            raise invalid_identifier(shown(exact(name)))
