"""Sessions: who is logged in where, and with which parameters, role and warehouse."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from typing import Any

import duckdb

from emulator.databases import Database
from emulator.engine import Engine
from emulator.errors import SnowflakeError
from emulator.parameters import Parameters, truth

_MOST_ANSWERS = 20


class Session:
    """A session. Its statements run one after another; those of different sessions at the same time."""

    def __init__(self, user: str, database: Database, parameters: Parameters) -> None:
        self.token = secrets.token_urlsafe(32)
        self.master = secrets.token_urlsafe(32)
        self.id = secrets.randbelow(10**15) + 1
        self.user = user
        self.database = database
        self.parameters = parameters
        self.role: str | None = None
        self.warehouse: str | None = None
        self.secondary_roles = "ALL"
        self.last_query: str | None = None
        # Answers by the ids of their queries, the last few: for RESULT_SCAN
        self._answers: OrderedDict[str, Any] = OrderedDict()
        self.lock = threading.Lock()
        self.engine: Engine | None = None

    def open(self, schema: str | None) -> None:
        """Connects to the data, unless the database does not exist: then the session has none."""
        if self.database.settings.exists:
            self.engine = Engine(self.database.connect())
            if schema in self.database.catalogue.schemas:
                self.engine.use_schema(self.database.name, schema)
            self.engine.connection.autocommit(truth(self.parameters.get("AUTOCOMMIT")))
        self.apply_timezone()

    def keep(self, query_id: str, answer: Any) -> None:
        self._answers[query_id] = answer
        while len(self._answers) > _MOST_ANSWERS:
            self._answers.popitem(last=False)

    def answer_of(self, query_id: str) -> Any | None:
        return self._answers.get(query_id)

    def apply_timezone(self) -> None:
        if self.engine is None:
            return
        zone = str(self.parameters.get("TIMEZONE"))
        try:
            self.engine.duck.execute("SET TimeZone = '" + zone.replace("'", "''") + "'")
        except duckdb.Error as e:
            raise SnowflakeError("001008", "22023", f"Invalid value [{zone}] for parameter 'TIMEZONE'") from e

    @property
    def database_name(self) -> str | None:
        return self.engine.connection.database if self.engine else None

    @property
    def schema(self) -> str | None:
        return self.engine.connection.schema if self.engine and self.engine.connection.schema_set else None

    def context(self, call: str) -> str | None:
        """What a function of the session answers, by its name and its argument; none where it is no such function."""
        settings = self.database.settings
        name, _, argument = call.partition(" ")
        answers: dict[str, Any] = {
            "CURRENT_ROLE": self.role,
            "CURRENT_ROLE_TYPE": "ROLE",
            "CURRENT_WAREHOUSE": self.warehouse,
            "CURRENT_ACCOUNT": settings.account,
            "CURRENT_ACCOUNT_NAME": settings.account,
            "CURRENT_ORGANIZATION_NAME": "TESTERS",
            "CURRENT_REGION": settings.region,
            "CURRENT_VERSION": settings.version,
            "CURRENT_USER": self.user,
            "CURRENT_DATABASE": self.database_name,
            "CURRENT_SCHEMA": self.schema,
            "CURRENT_SESSION": str(self.id),
            "CURRENT_CLIENT": "JDBC",
            "CURRENT_SECONDARY_ROLES": '{"roles":"","value":"' + ("" if self.secondary_roles == "NONE" else "ALL") + '"}',
            "CURRENT_AVAILABLE_ROLES": str(sorted(settings.roles or [self.role or "PUBLIC"])).replace("'", '"'),
            "LAST_QUERY_ID": self.last_query,
            "IS_ROLE_IN_SESSION": "true" if argument in (self.role, "PUBLIC") else "false",
        }
        if name not in answers:
            return None
        return answers[name] or ""

    def describe(self) -> dict[str, Any]:
        """As log-in answers it."""
        return {
            "databaseName": self.database_name,
            "schemaName": self.schema,
            "warehouseName": self.warehouse,
            "roleName": self.role,
        }

    def close(self) -> None:
        if self.engine is not None:
            try:
                self.engine.duck.close()
            except duckdb.Error:
                pass


class Sessions:
    """All sessions by their token."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: dict[str, Session] = {}

    def add(self, session: Session) -> None:
        with self._lock:
            self._all[session.token] = session

    def find(self, authorization: str | None) -> Session:
        """The session of a request's Authorization header; raises SnowflakeError where there is none."""
        token = (authorization or "").partition('Token="')[2].rstrip('"')
        with self._lock:
            session = self._all.get(token)
        if session is None:
            raise SnowflakeError("390104", "08001", "Your session has ended. You must log in again to access the service.")
        return session

    def remove(self, session: Session) -> None:
        with self._lock:
            self._all.pop(session.token, None)

    def of(self, database: Database) -> list[Session]:
        with self._lock:
            return [session for session in self._all.values() if session.database is database]
