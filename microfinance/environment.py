"""Reads the environment, once and strictly: every setting that a deployment may change comes through here."""

import base64
import os
import secrets
from pathlib import Path


class Misconfigured(Exception):
    """An environment variable is there but cannot be used; the message names it."""


def text(name: str, default: str = "") -> str:
    """The value of NAME, or the content of the file that NAME_FILE names (Docker and Kubernetes secrets)."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if value not in ("", "0", "1", "true", "false"):
        raise Misconfigured(f"{name} must be 0 or 1")
    return value in ("1", "true") if value else default


def number(name: str, default: int) -> int:
    value = text(name)
    if value and not value.isdigit():
        raise Misconfigured(f"{name} must be a whole number")
    return int(value) if value else default


def listed(name: str) -> list[str]:
    return [item.strip() for item in text(name).split(",") if item.strip()]


def keyring(name: str) -> dict[str, bytes]:
    """Named 32-byte keys written as `id:base64,id:base64`; the first one is the current key."""
    keys = {}
    for item in listed(name):
        key_id, _, encoded = item.partition(":")
        keys[key_id] = base64.b64decode(encoded)
        if len(keys[key_id]) != 32:
            raise Misconfigured(f"{name}: key {key_id} must be 32 bytes in base64")
    return keys


def demo_secret(folder: Path, name: str) -> str:
    """A secret of a demo, made once and kept in a private file, so that a restart can read its own data."""
    path = folder / f"{name}.secret"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(base64.b64encode(secrets.token_bytes(32)).decode("ascii"))
    return path.read_text(encoding="ascii")
