"""How the names of issuing bodies stand on paper."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.layout import metrics
from kehoach.layout.formats import Certainty
from kehoach.text.letters import fold
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from kehoach.layout.formats import Style


class Issuer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of issuing body and what is usual for it."""

    opening: str
    """How the names of these bodies begin."""
    system: str
    own_line: bool = False
    """Whether the opening stands on a line of its own."""
    parent: Literal["never", "optional", "required"]
    symbol: str
    authority: str
    certainty: Certainty


@lru_cache
def issuers() -> tuple[Issuer, ...]:
    """The kinds of bodies, as `templates/issuers.toml` lists them."""
    raw = msgspec.toml.decode(resource("templates", "issuers.toml").read_bytes())
    return msgspec.convert(raw["issuer"], tuple[Issuer, ...])


def kind_of(name: str) -> Issuer | None:
    """The kind of body that a name belongs to."""
    folded = fold(name) + " "
    return next((kind for kind in issuers() if folded.startswith(fold(kind.opening) + " ")), None)


def name_lines(name: str, room: float, style: Style) -> list[str]:
    """The name in lines that fit the room: its own breaks, else after its opening, else lines of like length."""
    out: list[str] = []
    for part in _parts(name):
        out += metrics.balanced(part.upper() if style.caps else part, room, style.size, bold=style.bold)
    return out


def _parts(name: str) -> list[str]:
    if "\n" in name:
        return [line.strip() for line in name.split("\n")]
    kind = kind_of(name)
    if kind is None or not kind.own_line:
        return [name]
    words = name.split()
    opening = len(kind.opening.split())
    return [" ".join(part) for part in (words[:opening], words[opening:]) if part]
