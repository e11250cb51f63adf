"""Snowflake's types: as declared, as DuckDB has them, and as they are described to drivers and in INFORMATION_SCHEMA."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

MOST_TEXT = 16777216
MOST_BYTES = 8388608


@dataclass(frozen=True)
class SqlType:
    """A type by its name on the wire, such as FIXED, REAL, TEXT, TIMESTAMP_LTZ or VARIANT.

    The zone is the one in which values of TIMESTAMP_TZ are, where one is for all of them.
    """

    name: str
    precision: int | None = None
    scale: int | None = None
    length: int | None = None
    collation: str | None = None
    zone: str | None = None

    @property
    def data_type(self) -> str:
        """The name in INFORMATION_SCHEMA."""
        return {"FIXED": "NUMBER", "REAL": "FLOAT"}.get(self.name, self.name)

    @property
    def described(self) -> str:
        """The name that DESCRIBE TABLE writes."""
        if self.name == "FIXED":
            return f"NUMBER({self.precision},{self.scale})"
        if self.name == "TEXT":
            return f"VARCHAR({self.length})"
        if self.name == "BINARY":
            return f"BINARY({self.length})"
        if self.name.startswith("TIME"):
            return f"{self.name}({self.scale})"
        return self.data_type

    def rowtype(self, name: str, nullable: bool) -> dict[str, Any]:
        """A column of a result as the driver reads it."""
        bytes_ = {"TEXT": min((self.length or MOST_TEXT) * 4, MOST_TEXT), "BINARY": self.length}.get(self.name)
        return {
            "name": name,
            "database": "",
            "schema": "",
            "table": "",
            "nullable": nullable,
            "type": self.name.lower(),
            "byteLength": bytes_,
            "length": self.length,
            "precision": 0 if self.name.startswith("TIME") else self.precision,
            "scale": self.scale,
            "collation": self.collation,
        }


TEXT = SqlType("TEXT", length=MOST_TEXT)
REAL = SqlType("REAL")
BOOLEAN = SqlType("BOOLEAN")
DATE = SqlType("DATE")
TIME = SqlType("TIME", scale=9)
NTZ = SqlType("TIMESTAMP_NTZ", scale=9)
LTZ = SqlType("TIMESTAMP_LTZ", scale=9)
TZ = SqlType("TIMESTAMP_TZ", scale=9)
BINARY = SqlType("BINARY", length=MOST_BYTES)
VARIANT = SqlType("VARIANT")
SEMI_STRUCTURED = ("VARIANT", "OBJECT", "ARRAY", "GEOGRAPHY", "GEOMETRY", "MAP", "VECTOR")


def fixed(scale: int = 0, precision: int = 38) -> SqlType:
    return SqlType("FIXED", precision=precision, scale=scale)


_D = exp.DataType.Type
_DECLARED = {
    _D.FLOAT: REAL,
    _D.DOUBLE: REAL,
    _D.BOOLEAN: BOOLEAN,
    _D.DATE: DATE,
    _D.TIME: TIME,
    _D.DATETIME: NTZ,
    _D.TIMESTAMP: NTZ,
    _D.TIMESTAMPNTZ: NTZ,
    _D.TIMESTAMPLTZ: LTZ,
    _D.TIMESTAMPTZ: TZ,
    _D.VARIANT: VARIANT,
    _D.OBJECT: SqlType("OBJECT"),
    _D.STRUCT: SqlType("OBJECT"),
    _D.ARRAY: SqlType("ARRAY"),
    _D.MAP: SqlType("MAP"),
    _D.GEOGRAPHY: SqlType("GEOGRAPHY"),
    _D.GEOMETRY: SqlType("GEOMETRY"),
}
_WHOLE = {_D.TINYINT, _D.SMALLINT, _D.INT, _D.BIGINT, _D.INT128}


def declared(written: exp.DataType) -> SqlType | None:
    """The type that a declaration or a cast names; none where it is not known here."""
    sizes = [int(param.name) for param in written.find_all(exp.DataTypeParam) if param.name.isdigit()]
    kind = written.this
    if kind in _WHOLE:
        return fixed()
    if kind == _D.DECIMAL:
        return fixed(sizes[1] if len(sizes) > 1 else 0, sizes[0] if sizes else 38)
    if kind in (_D.CHAR, _D.NCHAR):
        return SqlType("TEXT", length=sizes[0] if sizes else 1)
    if kind in exp.DataType.TEXT_TYPES:
        return SqlType("TEXT", length=sizes[0] if sizes else MOST_TEXT)
    if kind in (_D.BINARY, _D.VARBINARY):
        return SqlType("BINARY", length=sizes[0] if sizes else MOST_BYTES)
    found = _DECLARED.get(kind)
    if found and found.scale is not None and sizes:
        return SqlType(found.name, scale=sizes[0])
    return found


def from_duckdb(name: str) -> SqlType:
    """The type of values that DuckDB has as this one. Where it says less than Snowflake's, the commonest is taken."""
    if sizes := re.fullmatch(r"DECIMAL\((\d+),(\d+)\)", name):
        return fixed(int(sizes[2]), int(sizes[1]))
    if re.fullmatch(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?", name):
        return fixed()
    if name.endswith("]") or name.startswith(("STRUCT", "MAP")):
        return SqlType("ARRAY" if name.endswith("]") else "OBJECT")
    if name == "TIMESTAMP WITH TIME ZONE":
        return LTZ
    if name.startswith("TIMESTAMP"):
        return NTZ
    found = {"DOUBLE": REAL, "FLOAT": REAL, "BOOLEAN": BOOLEAN, "DATE": DATE, "TIME": TIME, "BLOB": BINARY, "JSON": VARIANT}
    return found.get(name, TEXT)


def named(name: str, precision: int | None = None, scale: int | None = None) -> SqlType:
    """A type by a name that people write, such as NUMBER, VARCHAR or TIMESTAMP_TZ."""
    upper = name.upper()
    if upper in ("FIXED", "NUMBER", "INTEGER", "INT"):
        return fixed(scale or 0, precision or 38)
    if upper in ("TEXT", "VARCHAR", "STRING"):
        return TEXT
    plain = {"REAL": REAL, "FLOAT": REAL, "DOUBLE": REAL, "BOOLEAN": BOOLEAN, "DATE": DATE, "TIME": TIME, "BINARY": BINARY}
    times = {"TIMESTAMP": NTZ, "TIMESTAMP_NTZ": NTZ, "TIMESTAMP_LTZ": LTZ, "TIMESTAMP_TZ": TZ}
    if found := {**plain, **times}.get(upper):
        return found
    if upper in SEMI_STRUCTURED:
        return SqlType(upper)
    raise ValueError(f"no type {name}")


def narrowed(physical: SqlType, inferred: SqlType | None) -> SqlType:
    """What is known from the text of a statement, where it does not gainsay what DuckDB answers."""
    if inferred is None or inferred.name == physical.name == "FIXED" and inferred.scale != physical.scale:
        return physical
    same = inferred.name == physical.name
    zoned = physical == LTZ and inferred.name in ("TIMESTAMP_LTZ", "TIMESTAMP_TZ")
    semi = physical.name in SEMI_STRUCTURED and inferred.name in SEMI_STRUCTURED
    return inferred if same or zoned or semi else physical
