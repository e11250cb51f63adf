"""Statements on their way: their time limits, how they are cancelled, and how the driver waits for them."""

from __future__ import annotations

import json
import logging
import threading
import time
import uuid
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import duckdb

from emulator import parameters, statements
from emulator.answers import Answer
from emulator.errors import SnowflakeError, unsupported
from emulator.sessions import Session

_LOG = logging.getLogger("emulator")
_MOST_DONE = 200
_MOST_KEPT = 200
_STEP = 0.01
_LONGEST_END = 10.0


class Stopped(Exception):
    """The statement was cancelled or took too long."""


class Job:
    """A statement from its request to its answer."""

    def __init__(self, session: Session, request_id: str, body: dict[str, Any]) -> None:
        self.id = str(uuid.uuid4())
        self.session = session
        self.request_id = request_id
        self.sql: str = body["sqlText"]
        self.bindings: dict[str, dict[str, Any]] = body.get("bindings") or {}
        self.describe = bool(body.get("describeOnly"))
        self.asynchronous = bool(body.get("asyncExec"))
        self.own = {name.upper(): value for name, value in (body.get("parameters") or {}).items()}
        self.future: Future[bytes] | None = None
        self._stop: SnowflakeError | None = None
        self._stopped = threading.Event()
        self._done = threading.Event()
        self._holds = False
        self._entry = self._record()

    def _record(self) -> dict[str, Any]:
        session = self.session
        entry = {
            "queryId": self.id,
            "requestId": self.request_id,
            "sql": self.sql,
            "bindings": [
                {"type": one["type"], "value": one["value"]}
                for _, one in sorted(self.bindings.items(), key=lambda pair: int(pair[0]))
            ],
            "sessionParameters": session.parameters.all(),
            "statementParameters": self.own,
            "queryTag": str(self._parameters().get("QUERY_TAG") or ""),
            "sessionId": session.id,
            "user": session.user,
            "database": session.database_name,
            "schema": session.schema,
            "role": session.role,
            "warehouse": session.warehouse,
            "describeOnly": self.describe,
            "scripted": False,
            "startedAt": time.time(),
            "durationMillis": None,
            "rows": None,
            "answer": None,
            "error": None,
        }
        session.database.record(entry)
        return entry

    def _parameters(self) -> dict[str, Any]:
        return {**self.session.parameters.all(), **self.own}

    def stop(self, reason: SnowflakeError) -> bool:
        """Ends the statement with that error; false where it has ended."""
        if self._done.is_set():
            return False
        self._stop = self._stop or reason
        self._stopped.set()
        threading.Thread(target=self._interrupt, daemon=True).start()
        return True

    def _interrupt(self) -> None:
        # One interruption is lost where DuckDB has not begun yet.
        while not self._done.wait(_STEP):
            if self._holds and self.session.engine is not None:
                self.session.engine.duck.interrupt()

    def run(self) -> bytes:
        """Runs the statement and returns the response's body."""
        began = time.monotonic()
        limits = self._parameters()
        timers = []
        try:
            if limit := parameters.seconds(limits, "STATEMENT_TIMEOUT_IN_SECONDS"):
                timers.append(self._timer(limit, "statement or warehouse timeout"))
            self._queue(parameters.seconds(limits, "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS"))
            body = self._success(self._answer())
        except SnowflakeError as e:
            body = self._failure(e)
        except (Stopped, duckdb.InterruptException):
            body = self._failure(self._stop or cancelled())
        except Exception as e:  # noqa: BLE001
            _LOG.exception("cannot run: %s", self.sql)
            body = self._failure(SnowflakeError("000603", "XX000", f"SQL execution internal error: {type(e).__name__}: {e}"))
        finally:
            self._done.set()
            for timer in timers:
                timer.cancel()
            self._entry["durationMillis"] = round((time.monotonic() - began) * 1000, 3)
        return json.dumps(body).encode()

    def _timer(self, seconds: float, what: str) -> threading.Timer:
        reason = SnowflakeError("000630", "57014", f"Statement reached its {what} of {seconds:g} second(s) and was canceled.")
        timer = threading.Timer(seconds, self.stop, [reason])
        timer.daemon = True
        timer.start()
        return timer

    def _queue(self, limit: float | None) -> None:
        """The wait for a warehouse that a test asked for."""
        wait = self.session.database.settings.queueMillis / 1000
        if wait and limit and wait > limit:
            self._pause(limit)
            text = f"Statement reached its statement or warehouse queued timeout of {limit:g} second(s) and was canceled."
            raise SnowflakeError("000630", "57014", text)
        self._pause(wait)

    def _pause(self, seconds: float) -> None:
        if self._stopped.wait(seconds) if seconds else self._stopped.is_set():
            raise Stopped

    def _answer(self) -> Answer:
        script = self.session.database.scripts.take(self.sql)
        if script is not None:
            self._entry["scripted"] = script.columns is not None or script.error is not None
            self._pause(script.delay)
            if script.error is not None:
                raise script.error
            if script.columns is not None:
                answer = Answer(script.columns, script.rows)
                self.session.keep(self.id, answer)
                return answer
        while not self.session.lock.acquire(timeout=_STEP):
            self._pause(0)
        try:
            self._pause(0)
            self._holds = True
            answer = statements.execute(self.session, self.sql, self.bindings, self.describe)
            self.session.keep(self.id, answer)
            return answer
        finally:
            self._holds = False
            self.session.last_query = self.id
            self.session.lock.release()

    def _success(self, answer: Answer) -> dict[str, Any]:
        if self._stop is not None:
            raise Stopped
        self._entry["rows"] = len(answer.rows)
        self._entry["answer"] = {"types": [kind.name for _, kind in answer.columns], "rows": answer.rows[:_MOST_KEPT]}
        session = self.session
        data = {
            "parameters": session.parameters.as_list(),
            "rowtype": [kind.rowtype(name, True) for name, kind in answer.columns],
            "rowset": answer.rows,
            "total": len(answer.rows),
            "returned": len(answer.rows),
            "queryId": self.id,
            "statementTypeId": answer.type_id,
            "queryResultFormat": "json",
            "version": 1,
            "finalDatabaseName": session.database_name,
            "finalSchemaName": session.schema,
            "finalRoleName": session.role,
            "finalWarehouseName": session.warehouse,
            "arrayBindSupported": False,
            "numberOfBinds": 0,
            **answer.extra,
        }
        return {"data": data, "code": None, "message": None, "success": True}

    def _failure(self, error: SnowflakeError) -> dict[str, Any]:
        self._entry["error"] = {"code": error.code, "sqlState": error.state, "message": error.message}
        data = {"errorCode": error.code, "sqlState": error.state, "queryId": self.id, "internalError": False}
        return {"data": data, "code": error.code, "message": error.message, "success": False}

    def in_progress(self) -> dict[str, Any]:
        """What the driver is told that asks too early: where to ask again."""
        code = "333334" if self.asynchronous else "333333"
        data = {"getResultUrl": f"/queries/{self.id}/result", "queryId": self.id, "queryAbortsAfterSecs": 300}
        return {"data": data, "code": code, "message": "Query execution in progress.", "success": True}


def cancelled() -> SnowflakeError:
    return SnowflakeError("000604", "57014", "SQL execution canceled")


class Jobs:
    """All statements that run, and the last that ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers = ThreadPoolExecutor(64, "statement")
        self._by_request: OrderedDict[str, Job] = OrderedDict()
        self._early: OrderedDict[str, None] = OrderedDict()

    def start(self, session: Session, request_id: str, body: dict[str, Any]) -> Job:
        """Starts a statement. A request that the driver repeats is the same statement still."""
        with self._lock:
            if known := self._by_request.get(request_id):
                return known
            job = Job(session, request_id, body)
            self._by_request[request_id] = job
            while len(self._by_request) > _MOST_DONE and next(iter(self._by_request.values()))._done.is_set():  # noqa: SLF001
                self._by_request.popitem(last=False)
            early = self._early.pop(request_id, "") is None
        if early:
            job.stop(cancelled())
        job.future = self._workers.submit(job.run)
        return job

    def abort(self, request_id: str) -> bool:
        """Cancels a statement; one that is not there yet is cancelled when it comes. False for one that has ended."""
        with self._lock:
            job = self._by_request.get(request_id)
            if job is None:
                self._early[request_id] = None
                while len(self._early) > _MOST_DONE:
                    self._early.popitem(last=False)
                return True
        return job.stop(cancelled())

    def find(self, query_id: str) -> Job:
        with self._lock:
            for job in self._by_request.values():
                if job.id == query_id:
                    return job
        raise unsupported(f"the result of the query {query_id}, which is not known or too old")

    def stop_all(self, session: Session) -> None:
        """Cancels all statements of a session and waits until they have ended, for ten seconds at most."""
        with self._lock:
            running = [job for job in self._by_request.values() if job.session is session and job.stop(cancelled())]
        wait([job.future for job in running if job.future is not None], _LONGEST_END)
