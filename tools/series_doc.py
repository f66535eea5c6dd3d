"""Prints the commands of docs/series.md anew and draws its pictures: `python tools/series_doc.py [--check]`."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path

import kehoach
from kehoach import years
from kehoach.cli import main as kehoach_command
from kehoach.years.history import forms as series_forms
from kehoach.years.timeline import forms as timeline_forms

ROOT = Path(__file__).parent.parent
DOC = ROOT / "docs" / "series.md"
EXAMPLES = ROOT / "examples"
CONSOLE = re.compile(r"```console\n\$ kehoach (?P<words>.+)\n(?:.*\n)*?```")


def page(text: str) -> str:
    """The page with what its commands print today."""
    return CONSOLE.sub(lambda found: f"```console\n$ kehoach {found['words']}\n{printed(found['words'])}```", text)


def printed(words: str) -> str:
    """What a command prints in the folder of the project."""
    out = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(out):
        if kehoach_command(words.split()):
            sys.exit(words)
    return out.getvalue()


def pictures() -> dict[str, bytes]:
    """The pictures of the page by their names."""
    plan = kehoach.load(EXAMPLES / "moi-cau-truc.kh").plan
    if plan is None:
        sys.exit("no plan")
    series = years.series(kehoach.load(path) for path in sorted((EXAMPLES / "nhieu-nam").glob("*.kh")))
    return {
        "series.svg": series_forms.write(series, "svg", "vi"),
        "timeline.svg": timeline_forms.write(plan, years.events(plan), "svg", "vi"),
    }


def main() -> None:
    """Write the page and its pictures, or say whether they are as they would be written."""
    os.environ["COLUMNS"] = "100"
    text = DOC.read_text(encoding="utf-8")
    wanted = {DOC: page(text).encode()} | {DOC.parent / "images" / name: data for name, data in pictures().items()}
    if "--check" in sys.argv:
        stale = [path.name for path, data in wanted.items() if path.read_bytes() != data]
        sys.exit(f"not of today: {', '.join(stale)}" if stale else 0)
    for path, data in wanted.items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
