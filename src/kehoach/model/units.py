"""Bodies that a plan names: several in one phrase, and a unit by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.letters import CAPITALS
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re

    from kehoach.model.draft import Draft

_BETWEEN = lazily(
    rf";\s+|,\s+(?=(?:[{CAPITALS}]\w*|các|từng|thủ trưởng|lãnh đạo|chủ tịch|trưởng|cán bộ|hội|ban)\s)"
    r"|\s+và\s+(?=(?:các|từng|toàn thể)\s)"
)
_COMMAS = lazily(r";\s+|,\s+|\s+và\s+")
_JOINT = lazily(r"\s*(?:,|;|và|cùng|với|hoặc)?\s*(?:các)?\s*")
_LEVEL = lazily(rf"(?:^|\s)(?i:(thị xã|thị trấn|thành phố|đặc khu|xã|phường|huyện|quận|tỉnh))(?=\s+[{CAPITALS}]|$)")
_CONTINUES_A_NAME = lazily(r"(?:^|\s)(?:và|Văn hóa|Văn hoá|Kinh tế|Nông nghiệp|Giáo dục|Khoa học|Nội vụ|Y tế)$")

_LONGEST_NAME = 200
"""No id or name of a body is longer."""


def split(draft: Draft, text: str) -> tuple[str, ...]:
    """The bodies that a phrase names; an id gives the unit's name."""
    if not text:
        return ()
    named = (draft.names.unit_name(part) or part for part in _parts(draft, text.strip(" .:")))
    return tuple(name for name in named if name)


def _parts(draft: Draft, text: str) -> list[str]:
    parts: list[str] = []
    at = 0
    for found in _COMMAS.finditer(text):
        if _separates(text, at, found) or _is_an_id(draft, text, at, found):
            parts.append(text[at : found.start()].strip())
            at = found.end()
    return [*parts, text[at:].strip()]


def _separates(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether a comma or an `và` stands between two bodies, and not inside the name of one."""
    inside = text.count("(", at, found.start()) > text.count(")", at, found.start())
    return bool(_BETWEEN.match(text, found.start())) and not (
        inside or _CONTINUES_A_NAME.search(text[at : found.start()])
    )


def _is_an_id(draft: Draft, text: str, at: int, found: re.Match[str]) -> bool:
    if found.start() - at > _LONGEST_NAME:
        return False
    following = _COMMAS.split(text[found.end() :], maxsplit=1)[0]
    return any(draft.names.unit_name(part.strip()) for part in (text[at : found.start()], following))


def is_only_a_joint(text: str) -> bool:
    """Whether nothing but a comma or an `và` stands between two units."""
    return bool(_JOINT.fullmatch(text))


def level_of(name: str) -> str:
    """The level at which a body works: `xã` for `Ủy ban nhân dân xã Bình Gia`; nothing where its name does not say."""
    found = _LEVEL.search(name)
    return found[1].lower() if found else ""
