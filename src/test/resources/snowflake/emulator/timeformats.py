"""Snowflake's formats of dates and times, as DuckDB's strftime writes them."""

from __future__ import annotations

import re

import sqlglot
from sqlglot import exp

from emulator.errors import unsupported
from emulator.sqltypes import SqlType

_ELEMENTS = {
    "YYYY": "%Y",
    "YY": "%y",
    "MMMM": "%B",
    "MON": "%b",
    "MM": "%m",
    "DD": "%d",
    "DY": "%a",
    "HH24": "%H",
    "HH12": "%I",
    "AM": "%p",
    "PM": "%p",
    "MI": "%M",
    "SS": "%S",
    "FF0": "",
    "FF3": "%g",
    "FF6": "%f",
    "FF9": "%f000",
    "FF": "%f000",
}
_ZONE = ("TZH:TZM", "TZHTZM", "TZH")
_PART = re.compile(r'"[^"]*"|TZH:TZM|TZHTZM|' + "|".join(sorted([*_ELEMENTS, "TZH"], key=len, reverse=True)) + "|.", re.I | re.S)
_OFFSET = (
    "CASE WHEN EXTRACT(TIMEZONE FROM :value) < 0 THEN '-' ELSE '+' END"
    " || LPAD(CAST(ABS(EXTRACT(TIMEZONE FROM :value)) // 3600 AS TEXT), 2, '0')"
)
_MINUTES = " || LPAD(CAST(ABS(EXTRACT(TIMEZONE FROM :value)) // 60 % 60 AS TEXT), 2, '0')"


def is_time_format(text: str) -> bool:
    """Whether a format has at least one element of a date or time."""
    return any(part.upper() in _ELEMENTS for part in _PART.findall(text))


def formatted(value: exp.Expr, text: str, kind: SqlType | None) -> exp.Expr:
    """The value as a text of that format. A TIMESTAMP_TZ is written in UTC: DuckDB does not keep its offset."""
    name = kind.name if kind else ""
    if name == "TIMESTAMP_TZ":
        value = exp.AtTimeZone(this=value.copy(), zone=exp.Literal.string("UTC"))
    elif name == "TIME":
        value = exp.Add(this=_template("CAST('1970-01-01' AS DATE)", value), expression=value.copy())
    parts: list[exp.Expr] = []
    run = ""
    for part in _PART.findall(text):
        upper = part.upper()
        if upper in _ZONE:
            parts.append(_strftime(value, run))
            parts.append(_offset(value, upper, name))
            run = ""
        elif upper in _ELEMENTS:
            run += _ELEMENTS[upper]
        elif part.startswith('"'):
            run += part[1:-1].replace("%", "%%")
        elif part.isalpha() and upper not in "TZ":
            raise unsupported(f"the element {part} of the format {text}")
        else:
            run += part.replace("%", "%%")
    if run:
        parts.append(_strftime(value, run))
    whole = parts[0]
    for part in parts[1:]:
        whole = exp.DPipe(this=whole, expression=part)
    return exp.Paren(this=whole)


def _strftime(value: exp.Expr, run: str) -> exp.Expr:
    return exp.Anonymous(this="STRFTIME", expressions=[value.copy(), exp.Literal.string(run)])


def _offset(value: exp.Expr, element: str, kind: str) -> exp.Expr:
    if kind != "TIMESTAMP_LTZ":
        return exp.Literal.string({"TZH": "+00", "TZHTZM": "+0000"}.get(element, "+00:00"))
    minutes = "" if element == "TZH" else (" || ':'" if element == "TZH:TZM" else "") + _MINUTES
    return exp.Paren(this=_template(_OFFSET + minutes, value))


def _template(text: str, value: exp.Expr) -> exp.Expr:
    return exp.replace_placeholders(sqlglot.parse_one(text.replace(":value", "$value"), read="duckdb"), value=value.copy())
