"""Why a Word file is not read."""

from __future__ import annotations

import msgspec


class Refusal(msgspec.Struct, frozen=True):
    """A file that is not read: `word.refused-<reason>` among the phrases says why, with these arguments."""

    reason: str
    args: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The phrase that says it."""
        return f"word.refused-{self.reason}"


class RefusedError(Exception):
    """A refusal on its way out of the room; who opens a file gets it as a value."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal
