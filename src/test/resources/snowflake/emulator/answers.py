"""What a statement answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fakesnow import statement_type

from emulator import sqltypes
from emulator.sqltypes import SqlType


@dataclass
class Answer:
    """A result as it travels: columns with their types, rows of texts."""

    columns: list[tuple[str, SqlType]]
    rows: list[list[str | None]]
    type_id: int = statement_type.UNKNOWN
    extra: dict[str, Any] = field(default_factory=dict)


def done(type_id: int = statement_type.DDL) -> Answer:
    """The answer of a statement that has none."""
    return Answer([("status", sqltypes.TEXT)], [["Statement executed successfully."]], type_id)
