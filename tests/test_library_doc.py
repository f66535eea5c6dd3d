"""What docs/library.md shows of the library is so."""

from __future__ import annotations

import doctest
from decimal import Decimal
from pathlib import Path

DOC = Path(__file__).parent.parent / "docs" / "library.md"


def test_every_call_that_the_document_shows_gives_what_it_says() -> None:
    done = doctest.testfile(str(DOC), module_relative=False, encoding="utf-8", globs={"Decimal": Decimal})
    assert done.attempted > 10
    assert done.failed == 0
