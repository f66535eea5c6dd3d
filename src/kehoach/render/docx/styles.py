"""The styles of a Word file, one a role of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.layout.metrics import MM_PER_POINT, pitch
from kehoach.render.docx.xml import DECLARATION, NAMESPACE, escaped, style_id, twentieths, twips
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from kehoach.layout.formats import Format, Style

FONT = "Times New Roman"
BUILT_IN = ("heading ", "header", "footnote ")
"""How the names begin that Word itself knows."""
_SINGLE = 240
_ID = lazily(r'w:styleId="([^"]*)"')
_NAME = lazily(r'<w:name w:val="([^"]*)"')
_NEAREST = 1
"""What a drawn line keeps from the words at least, in points."""
_JUSTIFIED = {"justify": "both"}


def styles_xml(form: Format) -> str:
    """`word/styles.xml`: the defaults, then a named style a role."""
    roles = "".join(_style(role, style) for role, style in form.styles.items())
    return (
        f'{DECLARATION}<w:styles xmlns:w="{NAMESPACE}">{_defaults(form)}'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="character" w:styleId="NoteMark"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        f"{roles}</w:styles>"
    )


def with_missing(styles: str, form: Format) -> str:
    """A template's own styles, with those of the roles that it does not have; a name that is taken is told apart."""
    ids, names = set(_ID.findall(styles)), {name.casefold() for name in _NAME.findall(styles)}
    missing = [(role, style) for role, style in form.styles.items() if style_id(role) not in ids]
    added = "".join(
        _style(
            role, replace(style, word=f"{style.word} (kế hoạch)") if escaped(style.word).casefold() in names else style
        )
        for role, style in missing
    )
    end = styles.rindex("</")
    return styles[:end] + added + styles[end:]


def _defaults(form: Format) -> str:
    size = _half_points(form.style("body").size)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
        f'w:cs="{FONT}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(role: str, style: Style) -> str:
    custom = "" if style.word.startswith(BUILT_IN) else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(role)}"><w:name w:val="{escaped(style.word)}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_paragraph(style)}</w:pPr>'
        f"<w:rPr>{_run(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    keep = "<w:keepNext/>" * style.keep_next
    outline = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    align = _JUSTIFIED.get(style.align, style.align)
    return f'{keep}{_borders(style)}{_spacing(style)}{_indents(style)}<w:jc w:val="{align}"/>{outline}'


def _borders(style: Style) -> str:
    """The frame, as high as the style has it, or the line above."""
    if not style.framed and not style.ruled:
        return ""
    above = max(round((style.height / MM_PER_POINT - pitch(style.size)) / 2), _NEAREST)
    spaces = {"top": above, "left": 0, "bottom": above, "right": 0} if style.framed else {"top": _NEAREST}
    sides = (f'<w:{side} w:val="single" w:sz="6" w:space="{space}" w:color="auto"/>' for side, space in spaces.items())
    return f"<w:pBdr>{''.join(sides)}</w:pBdr>"


def _spacing(style: Style) -> str:
    rule, line = ("exact", twentieths(style.exact)) if style.exact else ("auto", round(style.line * _SINGLE))
    before, after = twentieths(style.before), twentieths(style.after)
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _indents(style: Style) -> str:
    left = f' w:left="{twips(style.left)}"' if style.left else ""
    hanging = f' w:hanging="{twips(style.hanging)}"' if style.hanging else ""
    first = f' w:firstLine="{twips(style.first_line)}"' if style.first_line and not style.hanging else ""
    return f"<w:ind{left}{hanging}{first}/>" if left or hanging or first else ""


def _run(style: Style) -> str:
    size = _half_points(style.size)
    underline = '<w:u w:val="single"/>' * style.underline
    return f'{"<w:b/>" * style.bold}{"<w:i/>" * style.italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}'


def _half_points(points: float) -> int:
    return round(points * 2)
