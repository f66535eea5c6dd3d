"""The formats (thể thức) that a plan may be in: their names, their times, how they number headings."""

from __future__ import annotations

from datetime import date

import msgspec

from kehoach.text.letters import fold

STATE_NUMBERING = ("I.", "1.", "a)")
PARTY_NUMBERING = ("I.", "1.", "1.1.", "a)")
UNION_NUMBERING = ("I.", "1.", "1.1.", "1.1.1.")


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format as the model knows it; its figures are the layout's."""

    name: str
    aliases: tuple[str, ...] = ()
    numbering: tuple[str, ...]
    """The shapes of the numbers of headings, from the highest level down."""
    valid_from: date | None = None
    valid_to: date | None = None
    clause: str


FORMATS = (
    Format(
        name="nđ30",
        aliases=("nghị định 30", "nhà nước", "30/2020/NĐ-CP"),
        numbering=STATE_NUMBERING,
        valid_from=date(2020, 3, 5),
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.6",
    ),
    Format(name="đảng", numbering=PARTY_NUMBERING, clause="HD 36-HD/VPTW hoặc HD 05-HD/VPTW, theo ngày của kế hoạch"),
    Format(
        name="đảng-36",
        aliases=("hd 36", "36-HD/VPTW"),
        numbering=PARTY_NUMBERING,
        valid_from=date(2018, 4, 3),
        valid_to=date(2026, 5, 26),
        clause="HD 36-HD/VPTW",
    ),
    Format(
        name="đảng-05",
        aliases=("hd 05", "05-HD/VPTW"),
        numbering=PARTY_NUMBERING,
        valid_from=date(2026, 5, 27),
        clause="HD 05-HD/VPTW",
    ),
    Format(name="đoàn", aliases=("đoàn thanh niên",), numbering=UNION_NUMBERING, clause="HD 29-HD/TWĐTN-VP"),
)


def format_named(text: str) -> Format | None:
    """The format of this name, however it is typed; nothing typed is the State's."""
    if not text.strip():
        return FORMATS[0]
    wanted = fold(text)
    return next((one for one in FORMATS if wanted in map(fold, (one.name, *one.aliases))), None)
