"""The signs by which the parts of an old plan are known, as `signs.toml` has them."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from kehoach.text.resources import resource


class Openings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that something begins with."""

    openings: tuple[str, ...]

    def begin(self, text: str) -> bool:
        """Whether the text begins with one of them, as a whole word."""
        return bool(_pattern(self.openings).match(text))

    def opening_of(self, text: str) -> str:
        """The one that the text begins with, as it is usually spelt; nothing where it begins with none."""
        found = _pattern(self.openings).match(text)
        said = found[0].casefold() if found else ""
        return next((opening for opening in self.openings if opening.casefold() == said), "")


class Bodies(Openings, frozen=True, forbid_unknown_fields=True):
    """How names of bodies begin, which are no whole name, and which go on with fields of work."""

    organs: frozenset[str]
    of_fields: frozenset[str]
    fields: tuple[str, ...]


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All signs."""

    banners: dict[str, str]
    stamps: dict[str, tuple[str, ...]]
    bodies: Bodies
    symbols: dict[str, str]
    closing: Openings
    signing: Openings
    signed: Openings


@cache
def signs() -> Signs:
    """The signs."""
    path = resource("intake", "structure", "signs.toml")
    return msgspec.toml.decode(path.read_bytes(), type=Signs)


@cache
def _pattern(openings: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(opening) for opening in sorted(openings, key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:(?<=[\W])|(?![^\W\d_]))", re.IGNORECASE)
