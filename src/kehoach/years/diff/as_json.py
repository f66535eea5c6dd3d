"""Differences for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

if TYPE_CHECKING:
    from kehoach.years.diff.differences import Differences


def as_json(found: Differences, *, turned: bool = False) -> str:
    """The differences as JSON of a fixed shape; what only followed the year is counted, and listed if asked."""
    shown = found if turned else replace(found, turned=())
    fields = {name: getattr(shown, name) for name in shown.__struct_fields__}
    written = msgspec.json.Encoder(decimal_format="number").encode({**fields, "turned_count": len(found.turned)})
    return msgspec.json.format(written, indent=2).decode() + "\n"
