"""EXPLAIN."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from fakesnow import statement_type
from sqlglot import exp

from emulator import errors, sqltypes
from emulator.answers import Answer
from emulator.catalogue import Catalogue, size
from emulator.scopes import exact, shown
from emulator.sessions import Session


def explain(session: Session, tree: exp.Command, compiled: Callable[[str], exp.Expr]) -> Answer:
    """EXPLAIN USING JSON: the tables that a query reads, views followed, and the bytes that they are said to have."""
    found = re.match(r"(?is)\s*using\s+json\s+(.*)", tree.text("expression"))
    if not found:
        raise errors.unsupported("EXPLAIN other than USING JSON")
    query = compiled(found.group(1))
    scans = []
    for schema, table in _read(session.database.catalogue, query, session.schema or "", set()):
        rows = session.database.catalogue.count(session.database.catalogue.tables[(schema, table)])
        scans.append(
            {
                "id": len(scans) + 1,
                "parentOperators": [0],
                "operation": "TableScan",
                "objects": [".".join(shown(part) for part in (session.database.name, schema, table))],
                "partitionsAssigned": 1 if rows else 0,
                "partitionsTotal": 1 if rows else 0,
                "bytesAssigned": size(rows),
            }
        )
    totals = {
        "partitionsTotal": sum(int(scan["partitionsTotal"]) for scan in scans),
        "partitionsAssigned": sum(int(scan["partitionsAssigned"]) for scan in scans),
        "bytesAssigned": sum(int(scan["bytesAssigned"]) for scan in scans),
    }
    plan = {"GlobalStats": totals, "Operations": [[{"id": 0, "operation": "Result", "expressions": []}, *scans]]}
    return Answer([("content", sqltypes.TEXT)], [[json.dumps(plan)]], statement_type.UNKNOWN)


def _read(catalogue: Catalogue, tree: exp.Expr, schema: str, seen: set[tuple[str, str]]) -> list[tuple[str, str]]:
    tables = []
    for table in tree.find_all(exp.Table):
        where = (exact(table.args.get("db")) or schema, exact(table.this))
        found = catalogue.tables.get(where)
        if found is None or where in seen:
            continue
        seen.add(where)
        if found.view and found.query is not None:
            tables += _read(catalogue, found.query, where[0], seen)
        elif not found.view:
            tables.append(where)
    return tables
