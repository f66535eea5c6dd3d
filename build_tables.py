"""Hatch hook: make the tables of grammars, messages, facts and patterns, which an installed `kehoach` only loads."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WITH_PATTERNS = ("model.build", "render.docx", "render.pdf", "render.html", "render.text")
"""With all that they import, what holds the regular expressions that a plan on its way to paper needs."""


class Tables(BuildHookInterface[BuilderConfig]):
    """Writes the tables into the package before a wheel, ordinary or editable, is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Take the grammars of this very tree, whatever else is installed."""
        sys.path.insert(0, str(Path(self.root, "src")))
        from kehoach.dsl import grammar  # noqa: PLC0415 - it is found only now
        from kehoach.layout import formats, words  # noqa: PLC0415 - the same
        from kehoach.model import citation_patterns, issuers  # noqa: PLC0415 - the same
        from kehoach.render.pdf import faces  # noqa: PLC0415 - the same
        from kehoach.rules import occasions, register, tables  # noqa: PLC0415 - the same
        from kehoach.rules.language import phrases  # noqa: PLC0415 - the same
        from kehoach.text import catalogue, patterns  # noqa: PLC0415 - the same

        for module in WITH_PATTERNS:
            import_module(f"kehoach.{module}")
        for name in grammar.NAMES:
            grammar.parser(name)
        citation_patterns.patterns()
        facts = (tables, phrases, occasions, register)
        for part in (grammar, citation_patterns, issuers, formats, words, faces, catalogue, *facts, patterns):
            for name in part.NAMES:
                part.save(name)
