"""Databases, each a fakesnow of its own: what one test does no other sees."""

from __future__ import annotations

import threading
from dataclasses import dataclass, fields
from typing import Any

import duckdb
from fakesnow.conn import FakeSnowflakeConnection
from fakesnow.instance import FakeSnow

from emulator.catalogue import Catalogue
from emulator.scripts import Scripts

_MOST_RECORDS = 20000


@dataclass
class Settings:
    """How a database behaves, as tests set it. A list that is none allows every name."""

    exists: bool = True
    roles: list[str] | None = None
    warehouses: list[str] | None = None
    inProgressAfterMillis: int | None = None  # noqa: N815
    queueMillis: int = 0  # noqa: N815
    account: str = "TEST"
    region: str = "AWS_EU_CENTRAL_1"
    version: str = "10.5.0"

    def update(self, told: dict[str, Any]) -> None:
        """Raises ValueError for a setting that there is not."""
        known = {one.name for one in fields(self)}
        for name, value in told.items():
            if name not in known:
                raise ValueError(f"no setting {name}; there are {', '.join(sorted(known))}")
            setattr(self, name, value)


class Database:
    """A database with its own DuckDB, settings, scripts and log."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.settings = Settings()
        self.scripts = Scripts()
        self._lock = threading.Lock()
        self._log: list[dict[str, Any]] = []
        self._logins: list[dict[str, Any]] = []
        self._fake: FakeSnow | None = None
        self._catalogue: Catalogue | None = None

    def connect(self) -> FakeSnowflakeConnection:
        """A connection of its own to the data, in no schema yet."""
        with self._lock:
            if self._fake is None:
                # PUBLIC comes with the database
                fake = FakeSnow()
                fake.duck_conn.execute("SET GLOBAL ieee_floating_point_ops = false")
                fake.duck_conn.execute("SET GLOBAL threads = 2")
                fake.connect(self.name, "PUBLIC").close()
                self._catalogue = Catalogue(self.name, fake.duck_conn.cursor())
                self._fake = fake
            return self._fake.connect(self.name)

    @property
    def catalogue(self) -> Catalogue:
        assert self._catalogue is not None, "nobody has connected yet"
        return self._catalogue

    def record(self, entry: dict[str, Any]) -> None:
        with self._lock:
            self._log.append(entry)
            del self._log[:-_MOST_RECORDS]

    def record_login(self, entry: dict[str, Any]) -> None:
        with self._lock:
            self._logins.append(entry)
            del self._logins[:-_MOST_RECORDS]

    def log(self) -> list[dict[str, Any]]:
        with self._lock:
            return [dict(entry) for entry in self._log]

    def logins(self) -> list[dict[str, Any]]:
        with self._lock:
            return [dict(entry) for entry in self._logins]

    def clear_log(self) -> None:
        with self._lock:
            self._log.clear()
            self._logins.clear()

    def close(self) -> None:
        with self._lock:
            if self._fake is not None:
                try:
                    self._fake.duck_conn.close()
                except duckdb.Error:
                    pass
                self._fake = None


class Databases:
    """All databases by name, made when they are first asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: dict[str, Database] = {}

    def get(self, name: str) -> Database:
        with self._lock:
            return self._all.setdefault(name, Database(name))

    def drop(self, name: str) -> Database | None:
        with self._lock:
            return self._all.pop(name, None)
