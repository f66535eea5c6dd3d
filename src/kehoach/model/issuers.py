"""The kinds of issuing bodies, and what is usual for each where a plan leaves it out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from kehoach.text import tables
from kehoach.text.letters import fold
from kehoach.text.resources import Certainty, resource

NAMES = (ISSUERS,) = ("issuers",)


class Issuer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"breaks": "break"}):
    """A kind of issuing body and what is usual for it."""

    opening: str
    """How the names of these bodies begin."""
    system: str
    """The formats that these bodies use: `nđ30`, `đảng`, `đoàn`."""
    certainty: Certainty
    breaks: Literal["", "long", "always"] = ""
    """Whether the opening stands on a line of its own: always, or where the name does not fit one line."""
    name: str = ""
    """What is printed in place of the name."""
    parent: str = ""
    """The parent body that the name itself gives away."""
    symbol: str = ""
    authority: str = ""
    position: str = ""


@cache
def issuers() -> tuple[Issuer, ...]:
    """The kinds of bodies in `templates/issuers.toml`, those with the longest opening first."""
    kinds: tuple[Issuer, ...] = tables.load_pickled(ISSUERS, _origin()) or _read()
    return tuple(sorted(kinds, key=lambda kind: -len(kind.opening)))


def save(name: str) -> None:
    """Make the table of the kinds: TOML is for people, and slow to read."""
    tables.save_pickled(name, _origin(), _read())


def _read() -> tuple[Issuer, ...]:
    return msgspec.convert(msgspec.toml.decode(_file().read_bytes())["issuer"], tuple[Issuer, ...])


def _origin() -> tuple[bytes, bytes]:
    """The file, and this module, whose types the table holds."""
    return _file().read_bytes(), Path(__file__).read_bytes()


def _file() -> Path:
    return resource("templates", "issuers.toml")


def kind_of(name: str, form: str = "") -> Issuer | None:
    """The kind of body that a name belongs to; a kind that uses the format goes before others."""
    folded = " ".join(fold(name).split()) + " "
    kinds = [kind for kind in issuers() if folded.startswith(fold(kind.opening) + " ")]
    return next((kind for kind in kinds if form.startswith(kind.system)), kinds[0] if kinds else None)
