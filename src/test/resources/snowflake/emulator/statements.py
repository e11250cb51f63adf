"""From the text of a statement to its answer."""

from __future__ import annotations

import logging
from typing import Any

import sqlglot
from fakesnow import statement_type
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from emulator import commands, ddl, errors, exactness, keys, plans, rewrite, sqltypes, strict, typed, wire
from emulator.answers import Answer, done
from emulator.engine import Engine, Rows
from emulator.errors import SnowflakeError
from emulator.scopes import Scopes, exact
from emulator.sessions import Session
from emulator.sqltypes import SqlType

# sqlglot says what it cannot write for DuckDB; the statement then fails there.
logging.getLogger("sqlglot").setLevel(logging.ERROR)

_DDL = (exp.Create, exp.Alter, exp.Drop, exp.TruncateTable, exp.Comment)
_CHANGING = (exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.TruncateTable)


def parse(sql: str) -> tuple[exp.Expr, str]:
    """The tree of a statement and its text with numbered marks; raises SnowflakeError for what Snowflake cannot parse."""
    try:
        tokens = sqlglot.tokenize(sql, read="snowflake")
        strict.check_tokens(tokens)
        text = rewrite.numbered(sql, tokens)
        trees = [tree for tree in sqlglot.parse(text, read="snowflake") if tree and not isinstance(tree, exp.Semicolon)]
    except (ParseError, TokenError) as e:
        message = str(e).replace("\x1b[4m", "").replace("\x1b[0m", "")
        raise errors.compilation("001003", "42000", f"syntax error {message}") from e
    if not trees:
        raise SnowflakeError("000900", "42601", "SQL compilation error:\nEmpty SQL statement.")
    if len(trees) > 1:
        raise SnowflakeError(
            "000008", "0A000", f"Actual statement count {len(trees)} did not match the desired statement count 1."
        )
    strict.check_tree(trees[0])
    return trees[0], text


def execute(session: Session, sql: str, bindings: dict[str, dict[str, Any]], describe: bool) -> Answer:
    """Runs a statement, or only says what it would answer."""
    tree, _ = parse(sql)
    if describe:
        return _describe(session, tree)
    rows = [{mark: (one["type"], value) for mark, one, value in batch} for batch in _batches(bindings)]
    if len(rows) > 1 and isinstance(tree, exp.Insert) and isinstance(tree.expression, exp.Values):
        return run(session, _many(tree, rows))
    answer = Answer([], [])
    changed = 0
    for values in rows:
        answer = run(session, rewrite.bind(tree.copy(), _literals(values)))
        changed += int(answer.rows[0][0] or 0) if len(rows) > 1 and answer.rows else 0
    if len(rows) > 1:
        answer.rows = [[str(changed)]]
    return answer


def _batches(bindings: dict[str, dict[str, Any]]) -> list[list[tuple[str, dict[str, Any], Any]]]:
    """One list of mark, binding and value for each row; a batch has lists of values."""
    many = [len(one["value"]) for one in bindings.values() if isinstance(one["value"], list)]
    if not many:
        return [[(mark, one, one["value"]) for mark, one in bindings.items()]]
    return [[(mark, one, one["value"][at]) for mark, one in bindings.items()] for at in range(many[0])]


def _literals(values: dict[str, tuple[str, Any]]) -> dict[str, exp.Expr]:
    try:
        return {mark: wire.literal(kind, value) for mark, (kind, value) in values.items()}
    except ValueError as e:
        raise errors.unsupported(str(e)) from e


def _many(tree: exp.Insert, rows: list[dict[str, tuple[str, Any]]]) -> exp.Expr:
    """An INSERT of one row of marks as an INSERT of all rows of a batch."""
    whole = tree.copy()
    template = whole.expression.expressions[0]
    bound = [rewrite.bind(exp.Values(expressions=[template.copy()]), _literals(values)).expressions[0] for values in rows]
    whole.expression.set("expressions", bound)
    return whole


def _describe(session: Session, tree: exp.Expr) -> Answer:
    marks = list(tree.find_all(exp.Placeholder))
    names = {mark.name for mark in marks}
    nothing = rewrite.bind(tree.copy(), {name: exp.Null() for name in names})
    columns: list[tuple[str, SqlType]] = []
    if isinstance(nothing, exp.Query):
        columns = run(session, nothing, describe=True).columns
    extra = {
        "numberOfBinds": len(names),
        "arrayBindSupported": isinstance(tree, exp.Insert),
        "metaDataOfBinds": [
            {"type": "TEXT", "nullable": True, "precision": 0, "scale": 0, "length": 0, "byteLength": 0} for _ in names
        ],
    }
    return Answer(columns, [], statement_type.statement_type_id(tree), extra)


def run(session: Session, tree: exp.Expr, describe: bool = False) -> Answer:
    """Runs a tree without marks."""
    if (answer := _answered(session, tree)) is not None:
        return answer
    shown = _shown(tree)
    type_id = statement_type.statement_type_id(tree)
    if isinstance(tree, exp.SetOperation):
        type_id = statement_type.SELECT
    engine = _engine(session, tree)
    rewrite.refuse_unknown(tree)
    rewrite.context_functions(tree, session.context)
    rewrite.drop_time_travel(tree)
    rewrite.governance(tree)
    catalogue = session.database.catalogue
    rewrite.remember_offsets(tree, catalogue.offsets)
    scopes = Scopes(tree, catalogue, session.schema)
    exactness.check(tree, scopes, catalogue, session.database_name, session.schema)
    typed.refuse_offsets(scopes)
    typed.timestamps(tree, scopes)
    zoned = typed.converted(tree, scopes)
    typed.by_type(scopes, session.parameters.all())
    if "TABLES" in rewrite.information_schema(tree) or isinstance(tree, exp.Show):
        catalogue.write_tables()
    change = ddl.Change(tree, catalogue, session.schema or "", scopes) if isinstance(tree, _DDL) else None
    if change is not None and change.tree is None:
        change.apply()
        return done()
    if change is not None and not isinstance(tree, exp.TruncateTable):
        engine.commit()
    written = _written(tree, session.schema)
    types = list(scopes.outputs().values()) if type_id == statement_type.SELECT else []
    types = [zoned.get(place, kind) for place, kind in enumerate(types)]
    result = engine.describe(tree) if describe and isinstance(tree, exp.Query) else engine.run(tree)[0]
    if change is not None:
        change.apply()
    if written:
        catalogue.touch(*written)
    answer = _encoded(result, types, type_id, catalogue.offsets)
    if len(shown) == len(answer.columns):
        answer.columns = [(name or old, kind) for name, (old, kind) in zip(shown, answer.columns)]
    return answer


def _shown(tree: exp.Expr) -> list[str | None]:
    """The names of columns without an alias: their text, with functions in capitals. None for those that have a name."""
    if not isinstance(tree, exp.Query) or tree.is_star:
        return []
    return [None if isinstance(one, (exp.Alias, exp.Column)) else _in_capitals(one) for one in tree.selects]


def _in_capitals(tree: exp.Expr) -> str:
    capitals = tree.copy()
    for name in capitals.find_all(exp.Identifier):
        name.set("this", exact(name))
    return capitals.sql("snowflake")


def _answered(session: Session, tree: exp.Expr) -> Answer | None:
    """The answer to what does not go to DuckDB."""
    if isinstance(tree, exp.Show):
        return keys.show(session, tree)
    if isinstance(tree, exp.Command) and str(tree.this).upper() == "EXPLAIN":
        return plans.explain(session, tree, lambda sql: _compiled(session, sql))
    return commands.answer(session, tree)


def _compiled(session: Session, sql: str) -> exp.Expr:
    tree, _ = parse(sql)
    run(session, tree.copy(), describe=True)
    return tree


def _engine(session: Session, tree: exp.Expr) -> Engine:
    if session.engine is None:
        kind = tree.key.upper()
        raise SnowflakeError(
            "090105",
            "22000",
            f"Cannot perform {kind}. This session does not have a current database."
            " Call 'USE DATABASE', or use a qualified name.",
        )
    needs = isinstance(tree, (exp.Query, *_CHANGING)) and tree.find(exp.Table)
    if needs and session.warehouse is None and session.database.settings.warehouses is not None:
        raise SnowflakeError(
            "000606",
            "57P03",
            "No active warehouse selected in the current session.  Select an active warehouse with the 'use warehouse' command.",
        )
    return session.engine


def _written(tree: exp.Expr, schema: str | None) -> tuple[str, str] | None:
    if not isinstance(tree, _CHANGING):
        return None
    table = tree.find(exp.Table)
    return (exact(table.args.get("db")) or schema or "", exact(table.this)) if table else None


def _encoded(result: Rows, types: list[SqlType | None], type_id: int, offsets: dict[int, int]) -> Answer:
    known = types if len(types) == len(result.fields) else [None] * len(result.fields)
    columns = []
    for (name, physical), inferred in zip(result.fields, known, strict=True):
        if physical == "INTERVAL":
            raise errors.compilation("001044", "42P13", "Invalid argument types for function '-': a result cannot be an interval")
        columns.append((name, sqltypes.narrowed(sqltypes.from_duckdb(physical), inferred)))
    kinds = [kind for _, kind in columns]
    rows = [[wire.encode(value, kind, offsets) for value, kind in zip(row, kinds, strict=True)] for row in result.rows]
    return Answer(columns, rows, type_id)
