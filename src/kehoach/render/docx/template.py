"""Word templates: an office's own file with tags, compiled once, filled without running any code of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.render.docx import cache
from kehoach.render.docx.blocks import closing_xml, divisions_xml, ended, notes_xml, topped
from kehoach.render.docx.package import Entry, compressed, package
from kehoach.render.docx.parts import APPLICATION, core_properties
from kehoach.render.docx.settings import unstretched
from kehoach.render.docx.styles import with_missing
from kehoach.render.docx.tags import block_tags, own_pages, turn, word_tags
from kehoach.render.docx.template_check import TemplateFault, template_faults
from kehoach.render.docx.template_source import MAIN, TAGGED, environment, parts_of, patched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    from kehoach.layout.document import Division, Document

NOTES, PROPERTIES, STYLES = "word/footnotes.xml", "docProps/core.xml", "word/styles.xml"
MADE_BY, SETTINGS = "docProps/app.xml", "word/settings.xml"
_SECTION = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>(?=</w:body>)", re.DOTALL)
_SIZE = re.compile(r'<w:pgSz\b[^>]*?w:w="(\d+)" w:h="(\d+)"[^>]*/>')
_LYING = r'<w:pgSz w:w="\2" w:h="\1" w:orient="landscape"/>'
_COUNT = re.compile(r"<w:pgNumType\b[^>]*/>")


_NOTES_LISTED = {
    "[Content_Types].xml": '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.footnotes+xml"/>',
    "word/_rels/document.xml.rels": '<Relationship Id="footnotes" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>',
}
"""What names the footnotes in the lists of parts."""


class TemplateError(Exception):
    """A template that cannot be used, with all that is wrong with it."""

    def __init__(self, *faults: TemplateFault) -> None:
        super().__init__("; ".join(f"{fault.reason} {fault.tag}".strip() for fault in faults))
        self.faults = faults


class Template(NamedTuple):
    """A template made ready: its tagged parts compiled, the others stored as they are."""

    order: tuple[str, ...]
    code: dict[str, CodeType]
    stored: dict[str, Entry]
    kept: dict[str, str]
    """The text of the parts that a document may add to: the lists of parts, and the styles."""


@lru_cache(maxsize=8)
def load_template(data: bytes) -> Template:
    """The template tried and made ready, once for each content."""
    parts = parts_of(data)
    code = cache.kept(data, lambda: _compiled(data, parts))
    stored = {name: compressed(name, _kept_as(name, raw)) for name, raw in parts.items() if name not in code}
    kept = {name: parts[name].decode() for name in (*_NOTES_LISTED, STYLES) if name in parts}
    return Template(tuple(parts), code, stored, kept)


def _kept_as(name: str, raw: bytes) -> str | bytes:
    return unstretched(raw.decode()) if name == SETTINGS else raw


def _compiled(data: bytes, parts: dict[str, bytes]) -> dict[str, CodeType]:
    faults = template_faults(data)
    if faults:
        raise TemplateError(*faults)
    return {name: environment().compile(patched(raw.decode())) for name, raw in parts.items() if TAGGED.fullmatch(name)}


def render_with(data: bytes, document: Document) -> bytes:
    """The document in an office's own template."""
    template = load_template(data)
    tags = _tags(document)
    filled = {name: _filled(code, tags) for name, code in template.code.items()}
    filled[MAIN] = topped(_with_pages(filled[MAIN], document), document)
    filled[PROPERTIES] = core_properties(document.properties)
    stored = template.stored
    if MADE_BY in stored:
        filled[MADE_BY] = APPLICATION
    if STYLES in template.kept:
        filled[STYLES] = with_missing(template.kept[STYLES], document.format)
    if document.notes:
        filled |= {NOTES: notes_xml(document), **_listing_notes(template.kept)}
    names = dict.fromkeys((*template.order, *filled))
    return package([compressed(name, filled[name]) if name in filled else stored[name] for name in names])


def _listing_notes(kept: dict[str, str]) -> dict[str, str]:
    """The lists of parts with the footnotes in them."""
    lists = {name: text for name, text in kept.items() if name in _NOTES_LISTED}
    return {name: _listed(text, _NOTES_LISTED[name]) for name, text in lists.items() if "footnotes.xml" not in text}


def _listed(text: str, entry: str) -> str:
    end = text.rindex("</")
    return text[:end] + entry + text[end:]


def _tags(document: Document) -> dict[str, str]:
    from markupsafe import Markup  # noqa: PLC0415 - jinja2 is loaded only for an office template

    blocks = {name: Markup(xml) for name, xml in block_tags(document).items()}  # noqa: S704 - XML that we have made ourselves
    return {**word_tags(document), **blocks}


def _filled(code: CodeType, tags: dict[str, str]) -> str:
    from jinja2 import Template as Compiled
    from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

    space = environment()
    try:
        return Compiled.from_code(space, code, space.make_globals(None)).render(tags)
    except UndefinedError as error:
        raise TemplateError(TemplateFault("unknown", tag=str(error.message))) from error
    except SecurityError as error:
        raise TemplateError(TemplateFault("forbidden", tag=str(error.message))) from error
    except (TemplateRuntimeError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateError(TemplateFault("failed", tag=str(error))) from error


def _with_pages(xml: str, document: Document) -> str:
    """The filled text with its lying pages and its appendices, set up as the pages of the template are."""
    found = _SECTION.search(xml)
    if found is None or len(document.divisions) == 1:
        return xml
    sections = [_page(found[0], division) for division in document.divisions]
    own = len(own_pages(document))
    before = xml[: found.start()]
    for at in range(own - 1):
        above, _, below = before.partition(turn(at))
        before = ended(above, "", sections[at]) + below
    if own < len(sections):
        before = before.removesuffix(closing_xml())
    added = "".join(_appended(document, own, sections))
    return f"{before}{added}{sections[-1]}{xml[found.end() :]}"


def _appended(document: Document, own: int, sections: list[str]) -> Iterator[str]:
    for written, before in zip(divisions_xml(document)[own:], sections[own - 1 :], strict=False):
        yield closing_xml(before)
        yield from written


def _page(section: str, division: Division) -> str:
    """The page set-up of a template for a division: lying, counted from 1, or going on with what was before."""
    if division.continues:
        section = section.replace("<w:titlePg/>", "")
    if division.restarts:
        section = _COUNT.sub("", section)
        after = section.index("/>", section.index("<w:pgMar")) + len("/>")
        section = f'{section[:after]}<w:pgNumType w:start="1"/>{section[after:]}'
    return _SIZE.sub(_LYING, section) if division.landscape else section
