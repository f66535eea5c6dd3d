"""A plain text as an old file: a line a paragraph, the marks of Markdown taken off."""

from __future__ import annotations

import re

from kehoach.intake.oldfile import Line, OldFile, Words

_STYLE = re.compile(r"(\*{1,3})(\S.*?)\1", re.DOTALL)


def old(text: str) -> OldFile:
    text = re.sub(r"<sup>(\w)</sup>", lambda found: found[1].translate(str.maketrans("23", "²³")), text)
    text = text.replace(r"$\geq 100$", "≥ 100")
    text = re.sub(r"(?m)^#+ +", "", text)
    text = re.sub(r"(?s)\*\*(.+?)\*\*", lambda found: "\n".join(f"**{one}**" for one in found[1].split("\n")), text)
    return OldFile("plan.txt", "text", tuple(Line(_words(line)) for line in text.split("\n") if line.strip()))


def _words(line: str) -> tuple[Words, ...]:
    out, at = [], 0
    for found in _STYLE.finditer(line):
        out += [Words(line[at : found.start()]), Words(found[2], bold=len(found[1]) > 1, italic=len(found[1]) != 2)]
        at = found.end()
    return tuple(one for one in (*out, Words(line[at:])) if one.text)
