"""The settings of a Word file: how its lines are laid out."""

from __future__ import annotations

from kehoach.render.docx.xml import DECLARATION, NAMESPACE
from kehoach.text.patterns import lazily

COMPATIBILITY = 14
"""Word 2010: from 15 on Word shrinks spaces to fit a line, and page breaks differ from those of the PDF."""
_UNSTRETCHED = "<w:doNotExpandShiftReturn/>"
"""Of a justified paragraph, a line that the author ends is not spread over its room."""
_BEFORE = (
    "useSingleBorderforContiguousCells|wpJustification|noTabHangInd|noLeading|spaceForUL|noColumnBalance|"
    "balanceSingleByteDoubleByteWidth|noExtraLineSpacing|doNotLeaveBackslashAlone|ulTrailSpace"
)
"""What the schema has before it."""
_PLACE = lazily(rf"<w:compat>(?:\s*<w:(?:{_BEFORE})\b[^>]*/>)*")
SETTINGS = (
    f'{DECLARATION}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{_UNSTRETCHED}'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    f'w:val="{COMPATIBILITY}"/></w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
)
"""`word/settings.xml`."""


def unstretched(settings: str) -> str:
    """The settings of an office, with ours for the lines that an author ends unless they name it themselves."""
    if "doNotExpandShiftReturn" in settings:
        return settings
    return _PLACE.sub(lambda place: place[0] + _UNSTRETCHED, settings, count=1)
