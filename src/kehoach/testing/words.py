"""What the kit says, in the language in use."""

from __future__ import annotations

import os

from kehoach.text import catalogue


def language() -> catalogue.Language:
    """The language of `KEHOACH_LANG`, else Vietnamese."""
    asked = os.environ.get("KEHOACH_LANG")
    return next((each for each in catalogue.LANGUAGES if each == asked), "vi")


def say(key: str, /, **args: object) -> str:
    """A phrase in the language in use."""
    return catalogue.phrase(key, language(), **args)
