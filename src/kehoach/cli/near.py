"""The word that a user probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.text.catalogue import Say


def did_you_mean(word: str, known: Iterable[str], say: Say) -> str:
    """A question to put after a message, or nothing where no known word is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - most words are known

    return "".join(f" {say('cli.did-you-mean', word=near)}" for near in get_close_matches(word, list(known), n=1))
