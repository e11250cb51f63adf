"""Values as they travel: rows of results as texts, bind values as literals of SQL."""

from __future__ import annotations

import datetime as dt
import json
import re
import zoneinfo
from decimal import Decimal
from typing import Any

from sqlglot import exp

from emulator.sqltypes import SEMI_STRUCTURED, SqlType

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ZONELESS = 1440


def encode(value: Any, kind: SqlType, offsets: dict[int, int]) -> str | None:
    """A value as the JSON results have it. The offsets, by microseconds since 1970, are those of TIMESTAMP_TZ values."""
    if value is None:
        return None
    if kind.name == "REAL":
        return real(float(value))
    if kind.name in SEMI_STRUCTURED:
        return semi_structured(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.datetime):
        micros = micros_since_epoch(value)
        text = seconds(micros)
        if kind.name == "TIMESTAMP_TZ":
            offset = _zone_offset(micros, kind.zone) if kind.zone else offsets.get(micros, 0)
            return f"{text} {offset + _ZONELESS}"
        return text
    if isinstance(value, dt.date):
        return str((value - _EPOCH.date()).days)
    if isinstance(value, dt.time):
        return seconds(((value.hour * 60 + value.minute) * 60 + value.second) * 10**6 + value.microsecond)
    if isinstance(value, (bytes, bytearray)):
        return value.hex().upper()
    return str(value)


def _zone_offset(micros: int, zone: str) -> int:
    """The minutes by which a zone is before UTC at an instant."""
    at = (_EPOCH + dt.timedelta(microseconds=micros)).astimezone(zoneinfo.ZoneInfo(zone))
    return int((at.utcoffset() or dt.timedelta()).total_seconds() // 60)


def micros_since_epoch(value: dt.datetime) -> int:
    """Exact, also before 1970; a value without a zone counts as UTC."""
    gap = (value if value.tzinfo else value.replace(tzinfo=dt.UTC)) - _EPOCH
    return (gap.days * 86400 + gap.seconds) * 10**6 + gap.microseconds


def seconds(micros: int) -> str:
    """Seconds with nine digits of fraction: -1.5 seconds are -1.500000000."""
    sign = "-" if micros < 0 else ""
    whole, fraction = divmod(abs(micros), 10**6)
    return f"{sign}{whole}.{fraction:06d}000"


def real(value: float) -> str:
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "-inf"
    text = repr(value)
    return text[:-2] if text.endswith(".0") else text


def semi_structured(value: Any) -> str:
    """JSON as Snowflake prints it: keys in order, two spaces a level."""
    try:
        parsed = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return json.dumps(parsed, indent=2, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ": "))


def literal(kind: str, value: str | None) -> exp.Expr:
    """The literal that stands for a bind value of the driver's; raises ValueError for a type unknown here."""
    if value is None:
        return exp.Null()
    if kind == "FIXED" or kind == "DECFLOAT":
        return _number(value)
    if kind == "REAL":
        return _cast(value, exp.DataType.Type.DOUBLE)
    if kind == "BOOLEAN":
        return exp.Boolean(this=value.lower() in ("true", "1"))
    if kind == "DATE":
        return _cast((_EPOCH + dt.timedelta(milliseconds=int(value))).date().isoformat(), exp.DataType.Type.DATE)
    if kind == "TIME":
        return _cast((_EPOCH + _nanos(value)).time().isoformat("microseconds"), exp.DataType.Type.TIME)
    if kind == "TIMESTAMP_NTZ":
        return _cast(_instant(value).isoformat(" ", "microseconds")[:26], exp.DataType.Type.TIMESTAMPNTZ)
    if kind == "TIMESTAMP_LTZ":
        return _cast(_instant(value).isoformat(" ", "microseconds"), exp.DataType.Type.TIMESTAMPLTZ)
    if kind == "TIMESTAMP_TZ":
        nanos, _, offset = value.partition(" ")
        zone = dt.timezone(dt.timedelta(minutes=int(offset or _ZONELESS) - _ZONELESS))
        return _cast(_instant(nanos).astimezone(zone).isoformat(" ", "microseconds"), exp.DataType.Type.TIMESTAMPTZ)
    if kind == "BINARY":
        return exp.HexString(this=value)
    if kind in ("TEXT", "ANY"):
        return exp.Literal.string(value)
    if kind in SEMI_STRUCTURED:
        return exp.ParseJSON(this=exp.Literal.string(value))
    raise ValueError(f"bind value of type {kind}")


def _number(value: str) -> exp.Expr:
    number = Decimal(value)
    positive = exp.Literal.number(format(abs(number), "f"))
    return exp.Paren(this=exp.Neg(this=positive)) if number < 0 else positive


def _cast(text: str, kind: exp.DataType.Type) -> exp.Expr:
    return exp.Cast(this=exp.Literal.string(text), to=exp.DataType(this=kind))


def _nanos(value: str) -> dt.timedelta:
    return dt.timedelta(microseconds=int(value) // 1000)


def _instant(nanos: str) -> dt.datetime:
    return _EPOCH + _nanos(nanos)


_OFFSET = re.compile(r"^\s*(\d{4}-.*\d)\s*([+-]\d\d):?(\d\d)?\s*$|^\s*(\d{4}-.*\d)\s*(Z)\s*$", re.S)


def split_offset(text: str) -> tuple[str, str] | None:
    """A timestamp that is written with its offset, and the offset as +hh:mm."""
    found = _OFFSET.match(text)
    if not found or ":" not in text:
        return None
    return (found[4], "+00:00") if found[5] else (found[1].strip(), f"{found[2]}:{found[3] or '00'}")


def offset_of(text: str) -> tuple[int, int] | None:
    """The microseconds since 1970 and the offset in minutes of a timestamp that is written with its offset."""
    found = split_offset(text)
    if found is None:
        return None
    try:
        local = dt.datetime.fromisoformat(found[0])
    except ValueError:
        return None
    minutes = (int(found[1][1:3]) * 60 + int(found[1][4:6])) * (-1 if found[1][0] == "-" else 1)
    return micros_since_epoch(local) - minutes * 60 * 10**6, minutes
