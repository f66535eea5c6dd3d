"""The language: text → tree, the formatter, and the words that both know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.dsl.faults import Faults
from kehoach.dsl.nodes import Tree
from kehoach.dsl.reader import Reader
from kehoach.text.hygiene import odd_signs
from kehoach.text.pasted import pasted_tables
from kehoach.text.source import Source

if TYPE_CHECKING:
    from kehoach.text.diagnostics import Diagnostic

__all__ = ["Source", "Tree", "parse"]


def parse(source: Source) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """The tree of a source, and whatever is wrong with how it is written."""
    faults = Faults(source)
    tree = Reader(faults).tree()
    return tree, (*odd_signs(source), *pasted_tables(source), *faults.diagnostics)
