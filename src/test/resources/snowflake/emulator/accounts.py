"""Who may log in, and how: password, key pair, OAuth token, programmatic access token."""

from __future__ import annotations

import base64
import hashlib
import threading
from dataclasses import dataclass, field
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization

from emulator.errors import SnowflakeError


@dataclass
class User:
    """A user. The keys are public ones, DER; tokens that are expired or revoked are known as such."""

    name: str
    password: str | None = None
    keys: list[bytes] = field(default_factory=list)
    oauth: set[str] = field(default_factory=set)
    expired_oauth: set[str] = field(default_factory=set)
    access_tokens: set[str] = field(default_factory=set)
    disabled: bool = False


class Accounts:
    """The users of the one account that there is."""

    def __init__(self, user: str, password: str) -> None:
        self._lock = threading.Lock()
        self._users = {user.upper(): User(user.upper(), password)}

    def put(self, told: dict[str, Any]) -> None:
        """Makes a user or makes it anew; raises ValueError for a key that is none."""
        user = User(
            str(told["name"]).upper(),
            told.get("password"),
            [_der(key) for key in told.get("publicKeys", [])],
            set(told.get("oauthTokens", [])),
            set(told.get("expiredOauthTokens", [])),
            set(told.get("accessTokens", [])),
            bool(told.get("disabled", False)),
        )
        with self._lock:
            self._users[user.name] = user

    def log_in(self, data: dict[str, Any]) -> str:
        """The name of the user that these log-in data prove; raises SnowflakeError with the code of the refusal."""
        kind = str(data.get("AUTHENTICATOR") or "SNOWFLAKE").upper()
        name = str(data.get("LOGIN_NAME") or "").upper()
        with self._lock:
            users = dict(self._users)
        if kind == "SNOWFLAKE_JWT":
            user = _by_key(users.get(name), str(data.get("TOKEN") or ""), str(data.get("ACCOUNT_NAME") or ""))
        elif kind == "OAUTH":
            user = _by_oauth(users, name, str(data.get("TOKEN") or ""))
        elif kind == "PROGRAMMATIC_ACCESS_TOKEN":
            user = _by_access_token(users, name, str(data.get("TOKEN") or ""))
        elif kind == "SNOWFLAKE":
            user = _by_password(users.get(name), data.get("PASSWORD"))
        else:
            raise SnowflakeError("390139", "08001", f"The specified authenticator is not accepted by your account: {kind}.")
        if user.disabled:
            raise SnowflakeError(
                "390101", "08001", "User account has been disabled. Contact your Snowflake system administrator."
            )
        return user.name


def _by_password(user: User | None, password: Any) -> User:
    # A programmatic access token does in the place of a password, too.
    if user is None or not password or (password != user.password and password not in user.access_tokens):
        raise SnowflakeError("390100", "08001", "Incorrect username or password was specified.")
    return user


def _by_oauth(users: dict[str, User], name: str, token: str) -> User:
    for user in users.values():
        if token in user.expired_oauth:
            raise SnowflakeError("390318", "08001", "OAuth access token expired. [test]")
        if token in user.oauth:
            if name not in ("", user.name):
                raise SnowflakeError(
                    "390309",
                    "08001",
                    "The user you were trying to authenticate as differs from the user tied to the access token.",
                )
            return user
    raise SnowflakeError("390303", "08001", "Invalid OAuth access token. [test]")


def _by_access_token(users: dict[str, User], name: str, token: str) -> User:
    for user in users.values():
        if token in user.access_tokens and name in ("", user.name):
            return user
    raise SnowflakeError("394400", "08001", "Programmatic access token is invalid.")


def _by_key(user: User | None, token: str, account: str) -> User:
    """The issuer names account, user and the key's fingerprint; the signature must be by that key."""
    for key in user.keys if user else []:
        assert user is not None
        fingerprint = "SHA256:" + base64.b64encode(hashlib.sha256(key).digest()).decode()
        subject = f"{account.partition('.')[0].upper()}.{user.name}"
        try:
            claims = jwt.decode(token, serialization.load_der_public_key(key), algorithms=["RS256"])  # type: ignore[arg-type]
        except jwt.InvalidTokenError:
            continue
        if claims.get("iss") == f"{subject}.{fingerprint}" and claims.get("sub") == subject and "exp" in claims:
            return user
    raise SnowflakeError("390144", "08001", "JWT token is invalid. [test]")


def _der(key: str) -> bytes:
    """A public key, PEM or its base64 alone."""
    body = "".join(line for line in key.strip().splitlines() if not line.startswith("-----"))
    der = base64.b64decode(body)
    serialization.load_der_public_key(der)
    return der
