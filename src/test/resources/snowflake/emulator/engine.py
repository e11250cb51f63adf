"""fakesnow's cursor, used statement by statement on trees, with what must differ from it."""

from __future__ import annotations

import time
import warnings
from typing import Any

import duckdb
import fakesnow.transforms as transforms
import snowflake.connector.errors
from duckdb import DuckDBPyConnection
from fakesnow.conn import FakeSnowflakeConnection
from fakesnow.cursor import FakeSnowflakeCursor
from sqlglot import exp

from emulator import errors
from emulator.errors import SnowflakeError

_MANY = 20
_ATTEMPTS = 50
_PAUSE = 0.02
_WHOLE = (exp.DataType.Type.INT, exp.DataType.Type.SMALLINT, exp.DataType.Type.TINYINT)


def install() -> None:
    """Puts others in the place of fakesnow's transformations that lose something."""
    # SUM and AVG over floats in place of exact numbers
    transforms.numeric_agg_implicit_cast = lambda expression: expression
    transforms.integer_precision = _integer_precision
    # TRY_CAST to a timestamp would fail as CAST does
    to_timestamp = transforms.to_timestamp
    transforms.to_timestamp = lambda expression: expression if isinstance(expression, exp.TryCast) else to_timestamp(expression)
    # LTRIM and RTRIM would trim both sides, and blanks only
    transforms.trim_cast_varchar = _trim
    warnings.filterwarnings("ignore", module="fakesnow")


def _integer_precision(expression: exp.Expr) -> exp.Expr:
    """NUMBER is a DECIMAL of 38 digits; INT and its like stay DuckDB's whole numbers, which its functions take."""
    if isinstance(expression, exp.DataType):
        if expression.this == exp.DataType.Type.DECIMAL and not expression.expressions:
            return exp.DataType.build("DECIMAL(38, 0)")
        if expression.this in _WHOLE:
            return exp.DataType.build("BIGINT")
    return expression


def _trim(expression: exp.Expr) -> exp.Expr:
    if isinstance(expression, exp.Trim) and not isinstance(expression.this, (exp.Cast, exp.Literal)):
        expression.set("this", exp.cast(expression.this, "TEXT"))
    elif isinstance(expression, exp.Trim) and isinstance(expression.this, exp.Literal):
        expression.set("this", exp.Literal.string(expression.this.name))
    return expression


def _quote(tree: exp.Expr) -> None:
    """Names that are words of DuckDB's, such as AT, are names still."""
    for name in tree.find_all(exp.Identifier):
        if name.name.upper() != "DEFAULT":
            name.set("quoted", True)


def _plain_rows(tree: exp.Expr) -> list[exp.Expr]:
    """Takes all rows but the first out of a long INSERT of literals, which no transformation changes: it would take long."""
    if not isinstance(tree, exp.Insert) or not isinstance(tree.expression, exp.Values):
        return []
    rows = tree.expression.expressions
    if len(rows) < _MANY or not all(_is_plain(value) for row in rows for value in row.expressions):
        return []
    rest = rows[1:]
    tree.expression.set("expressions", rows[:1])
    return rest


def _is_plain(value: exp.Expr) -> bool:
    if isinstance(value, (exp.Neg, exp.Paren)):
        return _is_plain(value.this)
    return isinstance(value, (exp.Literal, exp.Null, exp.Boolean))


class Rows:
    """The rows of a result with DuckDB's types, in the place of fakesnow's Arrow table."""

    def __init__(self, columns: list[tuple[str, str]], rows: list[tuple[Any, ...]]) -> None:
        self.fields = columns
        self.rows = rows

    @property
    def num_rows(self) -> int:
        return len(self.rows)

    @property
    def columns(self) -> list[list[_Scalar]]:
        return [[_Scalar(row[at]) for row in self.rows] for at in range(len(self.fields))]


class _Scalar:
    def __init__(self, value: Any) -> None:
        self._value = value

    def as_py(self) -> Any:
        return self._value


class _Duck:
    """A DuckDB connection whose results are fetched with their types."""

    def __init__(self, duck: DuckDBPyConnection) -> None:
        self._duck = duck

    def __getattr__(self, name: str) -> Any:
        return getattr(self._duck, name)

    def to_arrow_table(self) -> Rows:
        fields = [(column[0], str(column[1])) for column in self._duck.description or []]
        return Rows(fields, self._duck.fetchall())


class Engine:
    """Runs trees of Snowflake's SQL in one session."""

    def __init__(self, connection: FakeSnowflakeConnection) -> None:
        self.connection = connection
        self.duck: DuckDBPyConnection = connection._duck_conn  # noqa: SLF001

    def run(self, tree: exp.Expr) -> tuple[Rows, int]:
        """The rows of a statement and how many it changed or answered; raises SnowflakeError, or DuckDB's interruption."""
        for attempt in range(_ATTEMPTS):
            try:
                return self._run(tree if isinstance(tree, exp.Query) else tree.copy())
            except duckdb.TransactionException as e:
                # Snowflake waits for the other session, where DuckDB gives up.
                if attempt + 1 == _ATTEMPTS or "conflict" not in str(e).lower():
                    raise errors.from_duckdb(e) from e
                time.sleep(_PAUSE)
        raise AssertionError("unreachable")

    def _run(self, tree: exp.Expr) -> tuple[Rows, int]:
        cursor = FakeSnowflakeCursor(self.connection, _Duck(self.duck))  # type: ignore[arg-type]
        try:
            cursor.check_db_and_schema(tree)
            for part in cursor._transform_explode(tree):  # noqa: SLF001
                rest = _plain_rows(part)
                transformed = cursor._transform(part, None)  # noqa: SLF001
                _quote(transformed)
                if rest:
                    transformed.expression.expressions.extend(rest)
                # kept in the catalogue already
                transformed.args.pop("text_lengths", None)
                cursor._execute(transformed, None)  # noqa: SLF001
        except (duckdb.InterruptException, duckdb.TransactionException):
            raise
        except snowflake.connector.errors.Error as e:
            cause = e.__cause__
            if isinstance(cause, duckdb.ParserException) and isinstance(tree, exp.Command):
                raise errors.unsupported(tree.sql("snowflake")) from e
            if isinstance(cause, duckdb.Error):
                raise errors.from_duckdb(cause) from e
            raise SnowflakeError(f"{e.errno or 603:06d}", e.sqlstate or "XX000", e.msg or str(e)) from e
        except duckdb.Error as e:
            raise errors.from_duckdb(e) from e
        except NotImplementedError as e:
            raise errors.unsupported(str(e)) from e
        result = cursor._arrow_table  # noqa: SLF001
        assert isinstance(result, Rows)
        self._forget(cursor)
        return result, cursor.rowcount or 0

    def _forget(self, cursor: FakeSnowflakeCursor) -> None:
        """fakesnow would keep every result for ever."""
        self.connection.results_cache.pop(cursor.sfqid, None)

    def use_schema(self, database: str, schema: str) -> None:
        """Goes into a schema that is there, by its exact name."""
        named = ".".join(exp.to_identifier(part, quoted=True).sql("duckdb") for part in (database, schema))
        self.duck.execute("SET schema = '" + named.replace("'", "''") + "'")
        self.connection._schema = schema  # noqa: SLF001
        self.connection.database_set = self.connection.schema_set = True

    def commit(self) -> None:
        """Ends a transaction, if there is one, as DDL does in Snowflake."""
        try:
            self.duck.execute("COMMIT")
        except duckdb.TransactionException:
            return
        self.connection._in_transaction = False  # noqa: SLF001

    def describe(self, tree: exp.Query) -> Rows:
        """The columns of a query, without its rows."""
        return self.run(tree.limit(0))[0]
