"""Writes docs/rules.md, the list of everything that the checker tells: `python tools/rules_doc.py [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.rules import RULES
from kehoach.text import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules import Rule
    from kehoach.text.catalogue import Entry

DOC = Path(__file__).parent.parent / "docs" / "rules.md"
FAMILIES = {
    "KH0": "The language: what cannot be read as it is written",
    "KH1": "The office's own files: formats, `kehoach.toml`, comments to the checker",
    "KH2": "Form: thể thức",
    "KH3": "Facts: time, figures, tasks, terms, levels",
    "KH4": "Citations and the register of documents",
    "KH5": "Language: words, names, signs",
    "KH6": "Plans of several years set side by side",
}
TITLE = """\
# Rules

Everything that `kehoach check` tells, and from KH6 on what other commands tell, by family. `kehoach explain CODE`
says more of each, with an example. An *error* breaks a text, named in the last column; a *warning* breaks a
convention; a *hint* is a matter of taste. How to set a rule aside stands in [checker.md](checker.md). This page is
written by `tools/rules_doc.py`.
"""


def page() -> str:
    """The whole page."""
    parts = [TITLE]
    for family, name in FAMILIES.items():
        rows = "".join(
            _row(code, rule) for code, rule in sorted(catalogue.entries().items()) if code.startswith(family)
        )
        parts.append(
            f"## {name}\n\n| code | | what it tells | applies to | clause |\n| --- | --- | --- | --- | --- |\n{rows}"
        )
    return "\n".join(parts)


def _row(code: str, entry: Entry) -> str:
    message = f"{entry.general(entry.message, 'vi')}<br>{entry.general(entry.message, 'en')}"
    cells = (code, entry.severity, message, _applies(code), entry.clause)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _applies(code: str) -> str:
    rule = next((rule for rule in RULES if rule.code == code), None)
    return ", ".join(_conditions(rule)) if rule else ""


def _conditions(rule: Rule) -> Iterator[str]:
    yield from sorted(rule.formats)
    if rule.only_final:
        yield "final plans"
    if rule.since:
        yield f"from {rule.since:%d/%m/%Y}"
    if rule.until:
        yield f"to {rule.until:%d/%m/%Y}"


def main() -> int:
    """Write the page, or say whether it is as it should be."""
    if "--check" in sys.argv[1:]:
        return 0 if DOC.exists() and DOC.read_text(encoding="utf-8") == page() else 1
    DOC.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
