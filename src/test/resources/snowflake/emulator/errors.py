"""Errors as Snowflake names them, and what DuckDB's errors are called there."""

from __future__ import annotations

import re

import duckdb


class SnowflakeError(Exception):
    """A refusal with Snowflake's six-digit code and SQLSTATE."""

    def __init__(self, code: str, state: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.state = state
        self.message = message


def syntax_error(unexpected: str) -> SnowflakeError:
    return compilation("001003", "42000", f"syntax error line 1 at position 0 unexpected '{unexpected}'.")


def unknown_function(name: str) -> SnowflakeError:
    return compilation("002140", "42601", f"Unknown function {name}")


def missing_object(name: str, kind: str = "Object") -> SnowflakeError:
    return compilation("002003", "42S02", f"{kind} '{name}' does not exist or not authorized.")


def invalid_identifier(name: str) -> SnowflakeError:
    return compilation("000904", "42000", f"error line 1 at position 0\ninvalid identifier '{name}'")


def unsupported(what: str) -> SnowflakeError:
    """What Snowflake has and this emulator has not: never a silent wrong answer."""
    return SnowflakeError("000002", "0A000", f"Unsupported feature '{what}' (the test server does not emulate it).")


def compilation(code: str, state: str, text: str) -> SnowflakeError:
    return SnowflakeError(code, state, f"SQL compilation error:\n{text}")


# By kind of error; the first pattern that is found in its message says what it is.
_DUCKDB: list[tuple[type[Exception], str, str, str, str | None]] = [
    (duckdb.InvalidInputException, "[Dd]ivision by zero", "100051", "22012", "Division by zero"),
    (duckdb.ConstraintException, "NOT NULL constraint", "100072", "22000", "NULL result in a non-nullable column"),
    (duckdb.ConversionException, "(?i)date field|time field|timestamp field|timezone", "100035", "22007", None),
    (
        duckdb.ConversionException,
        "out of range|overflow|Casting value|Could not cast value .* to DECIMAL|does not fit",
        "100039",
        "22003",
        None,
    ),
    (duckdb.ConversionException, "to BOOL", "100037", "22018", None),
    (duckdb.ConversionException, "(?i)date|time", "100035", "22007", None),
    (duckdb.ConversionException, "", "100038", "22018", None),
    (duckdb.OutOfRangeException, "", "100046", "22003", None),
    (duckdb.TransactionException, "has dropped this table", "002003", "42S02", None),
    (duckdb.TransactionException, "(?i)conflict", "000625", "57014", None),
    # a function that Snowflake has: else it had been refused already
    (duckdb.CatalogException, "(?i)(table|scalar|aggregate|window) function|function with name", "000002", "0A000", None),
    (duckdb.CatalogException, "already exists", "002002", "42710", None),
    (duckdb.CatalogException, "", "002003", "42S02", None),
    (
        duckdb.BinderException,
        "(?i)referenced (update )?(column|table)|candidate bindings|does not have a column",
        "000904",
        "42000",
        None,
    ),
    (duckdb.BinderException, "must appear in the GROUP BY", "000979", "42601", None),
    (duckdb.BinderException, "No function matches", "001044", "42P13", None),
    (duckdb.BinderException, "(?i)catalog .* does not exist", "002003", "02000", None),
    (duckdb.BinderException, "", "001007", "22023", None),
    (duckdb.ParserException, "", "001003", "42000", None),
]


def from_duckdb(error: Exception) -> SnowflakeError:
    """What Snowflake would call this; the text stays DuckDB's where Snowflake's cannot be told."""
    text = str(error)
    for kind, pattern, code, state, message in _DUCKDB:
        if isinstance(error, kind) and re.search(pattern, text):
            if code == "000002":
                return unsupported(_short(text, code))
            return SnowflakeError(code, state, message or _short(text, code))
    return SnowflakeError("000603", "XX000", f"SQL execution internal error: the test server cannot run this: {_short(text, '')}")


def _short(text: str, code: str) -> str:
    first = text.split("\n\n")[0].strip()
    if code == "000904" and (found := re.search(r'column "([^"]*)"', first)):
        return invalid_identifier(found.group(1)).message
    if code == "002003" and (found := re.search(r"with name (\S+) does not exist", first)):
        return missing_object(found.group(1)).message
    return first
