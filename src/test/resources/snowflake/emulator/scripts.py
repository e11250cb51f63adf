"""Answers that tests give in the place of the emulator's, or before it."""

from __future__ import annotations

import base64
import datetime as dt
import re
import threading
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from emulator import sqltypes, wire
from emulator.errors import SnowflakeError
from emulator.sqltypes import SqlType

# More digits than any NUMBER has, so that none is rounded away.
_WIDE = Context(prec=60)


@dataclass
class Script:
    """An answer to statements that hold the pattern. Without rows and error it only delays them."""

    pattern: re.Pattern[str]
    columns: list[tuple[str, SqlType]] | None
    rows: list[list[str | None]]
    error: SnowflakeError | None
    delay: float
    left: int | None


class Scripts:
    """The scripts of one database; the newest that fits is taken."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: list[Script] = []

    def add(self, told: dict[str, Any]) -> None:
        """Raises ValueError or KeyError for what is no script."""
        columns = None
        if told.get("columns") is not None:
            columns = [
                (one["name"], sqltypes.named(one["type"], one.get("precision"), one.get("scale"))) for one in told["columns"]
            ]
        rows = [
            [_value(value, kind) for value, (_, kind) in zip(row, columns or [], strict=True)] for row in told.get("rows") or []
        ]
        failure = told.get("error")
        error = SnowflakeError(failure["code"], failure["sqlState"], failure["message"]) if failure else None
        pattern = re.compile(told["pattern"], re.IGNORECASE | re.DOTALL)
        script = Script(pattern, columns, rows, error, float(told.get("delayMillis") or 0) / 1000, told.get("times"))
        with self._lock:
            self._all.insert(0, script)

    def clear(self) -> None:
        with self._lock:
            self._all.clear()

    def take(self, sql: str) -> Script | None:
        """The script for a statement, which is used up by one where its times are counted."""
        with self._lock:
            for script in self._all:
                if script.left != 0 and script.pattern.search(sql):
                    if script.left is not None:
                        script.left -= 1
                    return script
        return None


def _value(value: Any, kind: SqlType) -> str | None:
    """A value as people write it, such as 2024-02-29 or 2024-02-29T10:00:00+02:00, in the encoding of results."""
    if value is None:
        return None
    if kind.name == "BOOLEAN":
        return "1" if str(value).lower() in ("true", "1") else "0"
    if kind.name == "FIXED":
        return format(Decimal(str(value)).quantize(Decimal(1).scaleb(-(kind.scale or 0)), context=_WIDE), "f")
    if kind.name == "REAL":
        return wire.real(float(value))
    if kind.name == "DATE":
        return wire.encode(dt.date.fromisoformat(value), kind, {})
    if kind.name == "TIME":
        return wire.encode(dt.time.fromisoformat(value), kind, {})
    if kind.name.startswith("TIMESTAMP"):
        at = dt.datetime.fromisoformat(value.replace("Z", "+00:00"))
        offset = at.utcoffset() or dt.timedelta()
        return wire.encode(at, kind, {wire.micros_since_epoch(at): int(offset.total_seconds() // 60)})
    if kind.name == "BINARY":
        return (bytes.fromhex(value) if re.fullmatch("[0-9A-Fa-f]*", value) else base64.b64decode(value)).hex().upper()
    if kind.name in sqltypes.SEMI_STRUCTURED:
        return wire.semi_structured(value)
    return str(value)
