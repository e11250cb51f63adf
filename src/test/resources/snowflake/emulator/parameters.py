"""Parameters of sessions and statements, over Snowflake's defaults."""

from __future__ import annotations

from typing import Any

# As Snowflake documents them, but for the two of the middle paragraph.
DEFAULTS: dict[str, Any] = {
    "AUTOCOMMIT": True,
    "BINARY_OUTPUT_FORMAT": "HEX",
    "CLIENT_HONOR_CLIENT_TZ_FOR_TIMESTAMP_NTZ": True,
    "CLIENT_MEMORY_LIMIT": 1536,
    "CLIENT_PREFETCH_THREADS": 4,
    "CLIENT_RESULT_CHUNK_SIZE": 160,
    "CLIENT_RESULT_COLUMN_CASE_INSENSITIVE": False,
    "CLIENT_SESSION_KEEP_ALIVE": False,
    "CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY": 3600,
    "CLIENT_TIMESTAMP_TYPE_MAPPING": "TIMESTAMP_LTZ",
    "DATE_OUTPUT_FORMAT": "YYYY-MM-DD",
    "JDBC_FORMAT_DATE_WITH_TIMEZONE": True,
    "JDBC_RS_COLUMN_CASE_INSENSITIVE": False,
    "JDBC_TREAT_DECIMAL_AS_INT": True,
    "JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC": False,
    "JDBC_USE_SESSION_TIMEZONE": True,
    "QUERY_TAG": "",
    "QUOTED_IDENTIFIERS_IGNORE_CASE": False,
    "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS": 0,
    "STATEMENT_TIMEOUT_IN_SECONDS": 172800,
    "TIMESTAMP_LTZ_OUTPUT_FORMAT": "",
    "TIMESTAMP_NTZ_OUTPUT_FORMAT": "YYYY-MM-DD HH24:MI:SS.FF3",
    "TIMESTAMP_OUTPUT_FORMAT": "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM",
    "TIMESTAMP_TYPE_MAPPING": "TIMESTAMP_NTZ",
    "TIMESTAMP_TZ_OUTPUT_FORMAT": "",
    "TIMEZONE": "America/Los_Angeles",
    "TIME_OUTPUT_FORMAT": "HH24:MI:SS",
    # No telemetry to a server that takes none, and no binds by way of files.
    "CLIENT_STAGE_ARRAY_BINDING_THRESHOLD": 0,
    "CLIENT_TELEMETRY_ENABLED": False,
}


class Parameters:
    """The parameters of a session."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._set = {name.upper(): _typed(name.upper(), value) for name, value in given.items() if value is not None}

    def get(self, name: str) -> Any:
        return self._set.get(name, DEFAULTS.get(name))

    def put(self, name: str, value: Any) -> None:
        self._set[name.upper()] = value

    def remove(self, name: str) -> None:
        self._set.pop(name.upper(), None)

    def all(self) -> dict[str, Any]:
        return {**DEFAULTS, **self._set}

    def as_list(self) -> list[dict[str, Any]]:
        """As drivers read them."""
        return [{"name": name, "value": value} for name, value in sorted(self.all().items())]


def _typed(name: str, value: Any) -> Any:
    """A client may send any value as a text; it is told a truth or a number again."""
    default = DEFAULTS.get(name)
    if isinstance(default, bool):
        return truth(value)
    return int(value) if isinstance(default, int) else value


def seconds(parameters: dict[str, Any], name: str) -> float | None:
    """A time limit; none for zero, which is Snowflake's word for it."""
    value = parameters.get(name)
    return float(value) if value not in (None, "") and float(value) > 0 else None


def truth(value: Any) -> bool:
    return str(value).lower() in ("true", "on", "1", "yes")
