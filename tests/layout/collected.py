"""A pytest plugin that tells what was collected: `python -m pytest --collect-only -p tests.layout.collected FILE…`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

LEAD = "collected "
NEVER, SOMETIMES = {"skip", "xfail"}, {"skipif"}


def pytest_collection_finish(session: pytest.Session) -> None:
    """Print each test after how often it runs: `always`, `sometimes` (it may be skipped) or `never`."""
    for item in session.items:
        marks = {mark.name for mark in item.iter_markers()}
        often = "never" if marks & NEVER else "sometimes" if marks & SOMETIMES else "always"
        print(f"{LEAD}{often} {item.nodeid}")  # noqa: T201 - what the plugin is for
