"""Statements of the session, which the emulator answers itself."""

from __future__ import annotations

import re
from typing import Any

import sqlglot
from fakesnow import statement_type
from sqlglot import exp
from sqlglot.tokens import TokenType

from emulator import errors, sqltypes
from emulator.answers import Answer, done
from emulator.errors import SnowflakeError
from emulator.parameters import DEFAULTS, truth
from emulator.scopes import exact
from emulator.sessions import Session

_NOT_THERE = "SQL compilation error:\nObject does not exist, or operation cannot be performed."
_SHOW_PARAMETERS = re.compile(r"(?is)show\s+parameters(?:\s+like\s+'([^']*)')?(?:\s+(?:in|for)\s+(?:session|account))?")
# As the driver fetches what it did not wait for.
_RESULT_SCAN = re.compile(r"(?i)select \* from table\(result_scan\('([^']*)'\)\)")


def answer(session: Session, tree: exp.Expr) -> Answer | None:
    """The answer to a statement of these; none for any other."""
    text = tree.sql("snowflake") if isinstance(tree, (exp.Command, exp.Alter, exp.Use)) else ""
    if re.match(r"(?i)alter\s+session\s", text):
        return _alter_session(session, text)
    if isinstance(tree, exp.Use):
        return _use(session, tree)
    if found := _SHOW_PARAMETERS.fullmatch(text.strip()):
        return _show_parameters(session, found[1])
    if isinstance(tree, (exp.Grant, exp.Revoke)):
        return done(statement_type.DDL)
    if isinstance(tree, exp.Select) and tree.find(exp.TableFromRows):
        found = _RESULT_SCAN.fullmatch(tree.sql("snowflake"))
        return _result(session, found[1]) if found else None
    return None


def _result(session: Session, query_id: str) -> Answer:
    kept = session.answer_of(query_id)
    if kept is None:
        raise SnowflakeError("000709", "02000", f"Statement {query_id} not found")
    return kept


def _show_parameters(session: Session, like: str | None) -> Answer:
    pattern = re.escape((like or "%").upper()).replace("%", ".*").replace("_", ".")
    rows: list[list[str | None]] = []
    for name, value in sorted(session.parameters.all().items()):
        if re.fullmatch(pattern, name):
            default = DEFAULTS.get(name)
            level = "" if value == default else "SESSION"
            kind = "BOOLEAN" if isinstance(default, bool) else "NUMBER" if isinstance(default, int) else "STRING"
            rows.append([name, _written(value), _written(default), level, "", kind])
    columns = [(name, sqltypes.TEXT) for name in ("key", "value", "default", "level", "description", "type")]
    return Answer(columns, rows, statement_type.SHOW)


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _alter_session(session: Session, text: str) -> Answer:
    """SET name = value, …, with or without commas, and UNSET name, …."""
    tokens = [token for token in sqlglot.tokenize(text, read="snowflake") if token.token_type != TokenType.COMMA][2:]
    unset = tokens[0].text.upper() == "UNSET"
    at = 1
    while at < len(tokens):
        name = tokens[at].text.upper()
        if unset:
            session.parameters.remove(name)
            at += 1
        elif at + 2 < len(tokens) and tokens[at + 1].token_type == TokenType.EQ:
            value = tokens[at + 2]
            session.parameters.put(name, value.text if value.token_type == TokenType.STRING else _plain(value.text))
            at += 3
        else:
            raise errors.syntax_error(tokens[at].text)
        _take_effect(session, name)
    return done(statement_type.SCL + 0x100)


def _take_effect(session: Session, name: str) -> None:
    if name == "TIMEZONE":
        session.apply_timezone()
    elif name == "AUTOCOMMIT" and session.engine is not None:
        session.engine.connection.autocommit(truth(session.parameters.get(name)))


def _plain(text: str) -> Any:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return int(text) if re.fullmatch(r"\d+", text) else text


def _use(session: Session, tree: exp.Use) -> Answer:
    kind = str(tree.args.get("kind") or "DATABASE").upper()
    target = tree.this
    settings = session.database.settings
    if kind.startswith("SECONDARY"):
        session.secondary_roles = "NONE" if re.search(r"(?i)\bnone\b", tree.sql("snowflake")) else "ALL"
        return done(statement_type.USE)
    name = exact(target.this) if isinstance(target, exp.Table) else exact(target)
    if kind == "ROLE":
        if settings.roles is not None and name not in settings.roles:
            message = f"Requested role '{name}' is not assigned to the executing user. Specify another role to activate."
            raise SnowflakeError("003013", "42501", f"SQL access control error:\n{message}")
        session.role = name
    elif kind == "WAREHOUSE":
        if settings.warehouses is not None and name not in settings.warehouses:
            raise SnowflakeError("002043", "02000", _NOT_THERE)
        session.warehouse = name
    else:
        _move(session, kind, target)
    return done(statement_type.USE)


def _move(session: Session, kind: str, target: exp.Table) -> None:
    """USE DATABASE and USE SCHEMA, within the one database that the session sees."""
    database = exact(target.this) if kind == "DATABASE" else exact(target.args.get("db")) or session.database_name
    schema = "PUBLIC" if kind == "DATABASE" else exact(target.this)
    if session.engine is None or database != session.database.name or schema not in session.database.catalogue.schemas:
        raise SnowflakeError("002043", "02000", _NOT_THERE)
    session.engine.use_schema(database, schema)
