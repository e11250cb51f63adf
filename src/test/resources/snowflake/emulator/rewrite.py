"""Statements of Snowflake's made into ones that fakesnow runs with the same answer. Each function changes the tree in place."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp
from sqlglot.tokens import Token, TokenType

from emulator import wire
from emulator.errors import SnowflakeError, unsupported
from emulator.scopes import exact

_META = ("_FS_INFORMATION_SCHEMA", "_FS_GLOBAL")
_CONSTRAINTS = ("TABLE_CONSTRAINTS", "REFERENTIAL_CONSTRAINTS")

# What the governance table functions answer where no test scripts another answer: no rows.
_REFERENCES = {
    "POLICY_REFERENCES": "POLICY_DB POLICY_SCHEMA POLICY_NAME POLICY_KIND REF_DATABASE_NAME REF_SCHEMA_NAME REF_ENTITY_NAME"
    " REF_ENTITY_DOMAIN REF_COLUMN_NAME REF_ARG_COLUMN_NAMES TAG_DATABASE TAG_SCHEMA TAG_NAME POLICY_STATUS",
    "TAG_REFERENCES": "TAG_DATABASE TAG_SCHEMA TAG_NAME TAG_VALUE APPLY_METHOD LEVEL OBJECT_DATABASE OBJECT_SCHEMA OBJECT_NAME"
    " DOMAIN COLUMN_NAME",
    "TAG_REFERENCES_ALL_COLUMNS": "TAG_DATABASE TAG_SCHEMA TAG_NAME TAG_VALUE APPLY_METHOD LEVEL OBJECT_DATABASE OBJECT_SCHEMA"
    " OBJECT_NAME DOMAIN COLUMN_NAME",
}


def numbered(sql: str, tokens: list[Token]) -> str:
    """The statement with its question marks numbered in the order in which they are written."""
    parts = []
    end = 0
    marks = [token for token in tokens if token.token_type == TokenType.PLACEHOLDER and token.text == "?"]
    for number, token in enumerate(marks, 1):
        parts += [sql[end : token.start], f":{number}"]
        end = token.end + 1
    return "".join([*parts, sql[end:]])


def bind(tree: exp.Expr, values: dict[str, exp.Expr]) -> exp.Expr:
    """Puts literals in the place of the numbered marks; a mark without a value is Snowflake's error for that."""
    for mark in list(tree.find_all(exp.Placeholder)):
        value = values.get(mark.name)
        if value is None:
            raise SnowflakeError("002049", "42601", f"SQL compilation error:\nBind variable {mark.sql()} not set.")
        mark.replace(value.copy())
    return tree


def refuse_unknown(tree: exp.Expr) -> None:
    """What would get another answer here than in Snowflake."""
    if tree.find(exp.Collate):
        raise unsupported("COLLATE in an expression")


def drop_time_travel(tree: exp.Expr) -> None:
    """DuckDB has no time travel: AT and BEFORE read what there is now."""
    for table in tree.find_all(exp.Table):
        table.set("when", None)


def context_functions(tree: exp.Expr, values: Callable[[str], str | None]) -> None:
    """Functions of the session, such as CURRENT_ROLE(), become what they answer."""
    for node in list(tree.find_all(exp.Func)):
        name = node.name.upper() if isinstance(node, exp.Anonymous) else node.sql_name()
        if not name.startswith(("CURRENT_", "IS_ROLE", "LAST_QUERY", "LOCALTIMESTAMP")):
            continue
        argument = node.expressions[0].name if node.expressions else ""
        value = values(f"{name} {argument}".strip())
        if value is not None:
            literal = exp.Null() if value == "" else exp.Literal.string(value)
            if value in ("true", "false"):
                literal = exp.Boolean(this=value == "true")
            node.replace(literal)


def governance(tree: exp.Expr) -> None:
    """TABLE(INFORMATION_SCHEMA.POLICY_REFERENCES(…)) and its like answer no rows, with the right columns."""
    for node in list(tree.find_all(exp.TableFromRows)):
        function = node.this.expression if isinstance(node.this, exp.Dot) else node.this
        if not isinstance(function, exp.Anonymous):
            continue
        columns = _REFERENCES.get(function.name.upper())
        if columns is None:
            raise unsupported(f"TABLE({function.name.upper()}(…))")
        empty = exp.select(*(exp.cast(exp.Null(), "varchar").as_(name) for name in columns.split())).where(exp.false())
        node.replace(
            exp.Subquery(this=empty, alias=node.args.get("alias") or exp.TableAlias(this=exp.to_identifier("_REFERENCES")))
        )


def information_schema(tree: exp.Expr) -> set[str]:
    """Sends the views that fakesnow lacks to where the catalogue writes them; returns the names of all that are read."""
    read = set()
    for table in tree.find_all(exp.Table):
        if exact(table.args.get("db")) != "INFORMATION_SCHEMA":
            continue
        name = exact(table.this)
        read.add(name)
        if name in _CONSTRAINTS:
            alias = table.args.get("alias") or exp.TableAlias(this=exp.to_identifier(name))
            schema, catalog = (exp.to_identifier(part) for part in _META)
            table.replace(exp.Table(this=exp.to_identifier(f"_SF_{name}"), db=schema, catalog=catalog, alias=alias))
    return read


def remember_offsets(tree: exp.Expr, offsets: dict[int, int]) -> None:
    """Keeps the offsets of timestamps that are written with one, for columns of TIMESTAMP_TZ."""
    for literal in tree.find_all(exp.Literal):
        if literal.is_string and (found := wire.offset_of(literal.name)):
            offsets[found[0]] = found[1]
