"""A Snowflake for tests, on a free port of 127.0.0.1 and nowhere else.

The port is written to standard output as soon as it is served. The server ends when its standard input does, and so with the
process that started it. SNOWFLAKE_TEST_USER and SNOWFLAKE_TEST_PASSWORD name the first user; the password is also what
requests to /_test/… must bring as their bearer token. See README.md beside this file.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from emulator import engine, information_schema, logins
from emulator.accounts import Accounts
from emulator.databases import Databases
from emulator.errors import SnowflakeError
from emulator.jobs import Job, Jobs
from emulator.sessions import Session, Sessions

# Snowflake holds a request for 45 seconds before it says that the query is in progress.
_LONGEST_HOLD = 45.0

information_schema.install()
engine.install()
password = os.environ["SNOWFLAKE_TEST_PASSWORD"]
accounts = Accounts(os.environ.get("SNOWFLAKE_TEST_USER", "TESTER"), password)
databases = Databases()
sessions = Sessions()
jobs = Jobs()


def ok(data: Any = None) -> JSONResponse:
    return JSONResponse({"data": data, "code": None, "message": None, "success": True})


def refused(error: SnowflakeError) -> JSONResponse:
    return JSONResponse({"data": {}, "code": error.code, "message": error.message, "success": False})


async def body_of(request: Request) -> dict[str, Any]:
    body = await request.body()
    if request.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return json.loads(body) if body else {}


def driver(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """A request of a driver, whose refusals are answers of Snowflake's."""

    async def handle(request: Request) -> Response:
        try:
            return await handler(request)
        except SnowflakeError as e:
            return refused(e)

    return handle


def test(handler: Callable[[Request, dict[str, Any]], Any]) -> Callable[[Request], Awaitable[Response]]:
    """A request of a test's, which knows the password."""

    async def handle(request: Request) -> Response:
        if request.headers.get("Authorization") != f"Bearer {password}":
            return JSONResponse({"message": "the password is missing"}, status_code=403)
        told = await body_of(request)
        try:
            return JSONResponse(await run_in_threadpool(handler, request, told))
        except (KeyError, TypeError, ValueError) as e:
            return JSONResponse({"message": f"{type(e).__name__}: {e}"}, status_code=400)

    return handle


@driver
async def login_request(request: Request) -> Response:
    data = (await body_of(request))["data"]
    return ok(await run_in_threadpool(logins.log_in, accounts, databases, sessions, dict(request.query_params), data))


@driver
async def query_request(request: Request) -> Response:
    session = sessions.find(request.headers.get("Authorization"))
    body = await body_of(request)
    return await waited(jobs.start(session, request.query_params["requestId"], body))


@driver
async def query_result(request: Request) -> Response:
    sessions.find(request.headers.get("Authorization"))
    job = jobs.find(request.path_params["query"])
    job.asynchronous = False
    return await waited(job)


async def waited(job: Job) -> Response:
    """The answer, or that it is to be asked for again."""
    assert job.future is not None
    after = job.session.database.settings.inProgressAfterMillis
    hold = _LONGEST_HOLD if after is None else after / 1000
    done = asyncio.wrap_future(job.future)
    try:
        return Response(
            await asyncio.wait_for(asyncio.shield(done), 0.001 if job.asynchronous else hold), media_type="application/json"
        )
    except TimeoutError:
        return JSONResponse(job.in_progress())


@driver
async def abort_request(request: Request) -> Response:
    sessions.find(request.headers.get("Authorization"))
    if not jobs.abort((await body_of(request))["requestId"]):
        raise SnowflakeError("000605", "57014", "Identified SQL statement is not currently executing.")
    return ok()


@driver
async def session_request(request: Request) -> Response:
    session = sessions.find(request.headers.get("Authorization"))
    if request.query_params.get("delete"):
        sessions.remove(session)
        await run_in_threadpool(end, session)
    return ok()


def end(session: Session) -> None:
    jobs.stop_all(session)
    session.close()


@driver
async def monitoring(request: Request) -> Response:
    sessions.find(request.headers.get("Authorization"))
    job = jobs.find(request.path_params["query"])
    running = job.future is not None and not job.future.done()
    return ok({"queries": [{"id": job.id, "status": "RUNNING" if running else "SUCCESS"}]})


async def telemetry(request: Request) -> Response:
    return ok()


def named(request: Request) -> str:
    return request.query_params["database"]


@test
def drop(request: Request, told: dict[str, Any]) -> Any:
    gone = databases.drop(named(request))
    for session in sessions.of(gone) if gone else []:
        sessions.remove(session)
        end(session)
    if gone:
        gone.close()
    return {"dropped": gone is not None}


@test
def read_log(request: Request, told: dict[str, Any]) -> Any:
    return databases.get(named(request)).log()


@test
def read_logins(request: Request, told: dict[str, Any]) -> Any:
    return databases.get(named(request)).logins()


@test
def clear_log(request: Request, told: dict[str, Any]) -> Any:
    databases.get(named(request)).clear_log()
    return {}


@test
def put_user(request: Request, told: dict[str, Any]) -> Any:
    accounts.put(told)
    return {}


@test
def put_settings(request: Request, told: dict[str, Any]) -> Any:
    databases.get(named(request)).settings.update(told)
    return {}


@test
def add_script(request: Request, told: dict[str, Any]) -> Any:
    databases.get(named(request)).scripts.add(told)
    return {}


@test
def clear_scripts(request: Request, told: dict[str, Any]) -> Any:
    databases.get(named(request)).scripts.clear()
    return {}


ROUTES = [
    Route("/session/v1/login-request", login_request, methods=["POST"]),
    Route("/session", session_request, methods=["POST"]),
    Route("/session/heartbeat", session_request, methods=["POST"]),
    Route("/queries/v1/query-request", query_request, methods=["POST"]),
    Route("/queries/v1/abort-request", abort_request, methods=["POST"]),
    Route("/queries/{query}/result", query_result, methods=["GET"]),
    Route("/monitoring/queries/{query}", monitoring, methods=["GET"]),
    Route("/telemetry/send", telemetry, methods=["POST"]),
    Route("/_test/drop", drop, methods=["POST"]),
    Route("/_test/log", read_log, methods=["GET"]),
    Route("/_test/log/clear", clear_log, methods=["POST"]),
    Route("/_test/logins", read_logins, methods=["GET"]),
    Route("/_test/script", add_script, methods=["POST"]),
    Route("/_test/script/clear", clear_scripts, methods=["POST"]),
    Route("/_test/settings", put_settings, methods=["POST"]),
    Route("/_test/user", put_user, methods=["POST"]),
]


def end_with_input() -> None:
    """Whoever started the server holds the other end; it closes with them, however they end."""
    sys.stdin.buffer.read()
    os._exit(0)


class Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        assert sockets
        print(sockets[0].getsockname()[1], flush=True)


def main() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    threading.Thread(target=end_with_input, daemon=True).start()
    # Named as TCP, for asyncio sends at once on such sockets only: every answer would else wait 40 milliseconds.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        Starlette(routes=ROUTES), log_level="warning", access_log=False, timeout_keep_alive=120, lifespan="off"
    )
    Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
