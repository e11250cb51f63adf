"""Log-in requests: the user is proved, then role, warehouse, database and schema are looked for."""

from __future__ import annotations

from typing import Any

from fakesnow.expr import normalise_ident

from emulator.accounts import Accounts
from emulator.databases import Database, Databases
from emulator.errors import SnowflakeError
from emulator.parameters import Parameters, truth
from emulator.sessions import Session, Sessions


def log_in(
    accounts: Accounts, databases: Databases, sessions: Sessions, query: dict[str, str], data: dict[str, Any]
) -> dict[str, Any]:
    """Opens a session and returns what the driver is told; raises SnowflakeError. Every attempt is on record."""
    wanted = {part: _name(query.get(f"{part}Name")) for part in ("database", "schema", "role")}
    warehouse = _name(query.get("warehouse"))
    # Sessions without a database share one that is nobody's.
    database = databases.get(wanted["database"] or "_NONE")
    given = data.get("SESSION_PARAMETERS") or {}
    entry: dict[str, Any] = {
        "user": data.get("LOGIN_NAME"),
        "authenticator": data.get("AUTHENTICATOR") or "SNOWFLAKE",
        "database": wanted["database"],
        "schema": wanted["schema"],
        "role": wanted["role"],
        "warehouse": warehouse,
        "parameters": given,
        "client": data.get("CLIENT_ENVIRONMENT") or {},
        "error": None,
    }
    database.record_login(entry)
    try:
        user = accounts.log_in(data)
        session = Session(user, database, Parameters(given))
        _place(session, database, wanted, warehouse)
    except SnowflakeError as e:
        entry["error"] = {"code": e.code, "sqlState": e.state, "message": e.message}
        raise
    sessions.add(session)
    return {
        "token": session.token,
        "masterToken": session.master,
        "validityInSeconds": 3600,
        "masterValidityInSeconds": 14400,
        "sessionId": session.id,
        "displayUserName": user,
        "serverVersion": database.settings.version,
        "healthCheckInterval": 45,
        "firstLogin": False,
        "parameters": session.parameters.as_list(),
        "sessionInfo": session.describe(),
    }


def _place(session: Session, database: Database, wanted: dict[str, str | None], warehouse: str | None) -> None:
    settings = database.settings
    validate = truth(session.parameters.get("CLIENT_VALIDATE_DEFAULT_PARAMETERS"))
    role = wanted["role"]
    if role and settings.roles is not None and role not in settings.roles:
        raise SnowflakeError(
            "390189",
            "08001",
            f"Role '{role}' specified in the connect string does not exist or not authorized. Contact your local system"
            " administrator, or attempt to login with another role, e.g. PUBLIC.",
        )
    session.role = role or "PUBLIC"
    if warehouse and (settings.warehouses is None or warehouse in settings.warehouses):
        session.warehouse = warehouse
    elif warehouse and validate:
        raise _missing("warehouse")
    if not settings.exists and validate:
        raise _missing("database")
    # Without validation Snowflake logs in all the same, and the session is nowhere.
    session.open(wanted["schema"] or "PUBLIC" if wanted["database"] else None)
    if wanted["database"] is None:
        session.close()
        session.engine = None
    elif wanted["schema"] and session.schema != wanted["schema"] and validate:
        raise _missing("schema")


def _missing(what: str) -> SnowflakeError:
    return SnowflakeError("390201", "08001", f"The requested {what} does not exist or not authorized.")


def _name(written: str | None) -> str | None:
    return normalise_ident(written) if written else None
