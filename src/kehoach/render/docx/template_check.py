"""What is wrong with an office's own template, told by paragraph and tag before it is used."""

from __future__ import annotations

import html
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.render.docx.tags import BLOCKS, WORDS
from kehoach.render.docx.template_source import MAIN, TAGGED, by_paragraph, environment, parts_of, patched

if TYPE_CHECKING:
    from collections.abc import Iterator

Reason = Literal["not-docx", "unclosed", "syntax", "unknown", "not-alone", "no-body", "forbidden", "failed"]
_PARAGRAPH = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_WORDS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_BRACES = re.compile(r"\{\{|\{%|%\}|\}\}")
_PLAIN_BLOCK = re.compile(rf"\{{\{{\s*(?:r\s+)?({'|'.join(BLOCKS)})\s*\}}\}}")
_BLOCK = re.compile(rf"^\s*\{{\{{p\s+({'|'.join(BLOCKS)})\s*\}}\}}\s*$")


class TemplateFault(NamedTuple):
    """One fault of a template."""

    reason: Reason
    part: str = ""
    paragraph: int = 0
    """Counted from 1; 0 where no paragraph can be named."""
    tag: str = ""
    guess: str = ""
    """The tag that was probably meant."""


def template_faults(data: bytes) -> tuple[TemplateFault, ...]:
    """All that is wrong with a template; nothing where it can be used."""
    try:
        parts = {name: raw.decode() for name, raw in parts_of(data).items() if TAGGED.fullmatch(name)}
    except UnicodeDecodeError:
        parts = {}
    if not parts:
        return (TemplateFault("not-docx"),)
    found = [fault for part, xml in parts.items() for fault in _faults(part, xml)]
    if not found and not any(_BLOCK.match(line) and "noi_dung" in line for line in _lines(parts[MAIN])):
        found.append(TemplateFault("no-body", MAIN, tag="{{p noi_dung }}"))
    return tuple(found)


def _lines(xml: str) -> list[str]:
    """The words of each paragraph, joined over the runs that Word cut them into."""
    return [html.unescape("".join(_WORDS.findall(paragraph))) for paragraph in _PARAGRAPH.findall(xml)]


def _faults(part: str, xml: str) -> Iterator[TemplateFault]:
    lines = _lines(xml)
    torn = [(at, line) for at, line in enumerate(lines, 1) if _BRACES.search(_TAG.sub("", line))]
    yield from (TemplateFault("unclosed", part, at, line.strip()) for at, line in torn)
    if torn:
        return
    for at, line in enumerate(lines, 1):
        misplaced = _PLAIN_BLOCK.search(line)
        if misplaced or ("{{p " in line and not re.fullmatch(r"\s*\{\{p .*?\}\}\s*", line)):
            tag = misplaced[0] if misplaced else line.strip()
            yield TemplateFault("not-alone", part, at, tag, f"{{{{p {misplaced[1]} }}}}" if misplaced else "")
    yield from _misread(part, xml, lines)


def _misread(part: str, xml: str, lines: list[str]) -> Iterator[TemplateFault]:
    """The faults that only the template language sees: its grammar, and names that there are not."""
    from jinja2 import TemplateSyntaxError, meta

    try:
        names = meta.find_undeclared_variables(environment().parse(patched(by_paragraph(xml))))
    except TemplateSyntaxError as error:
        yield TemplateFault("syntax", part, max(error.lineno - 1, 0), str(error.message))
        return
    known = (*BLOCKS, *WORDS)
    for name in sorted(names - set(known)):
        at = next((at for at, line in enumerate(lines, 1) if re.search(rf"\b{re.escape(name)}\b", line)), 0)
        yield TemplateFault("unknown", part, at, name, "".join(get_close_matches(name, known, 1)))
