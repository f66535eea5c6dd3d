"""Bodies: the time of their names, and which of them a People's Committee can give orders to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.tables import day, table
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from datetime import date

LEVELS = frozenset(("xa", "phuong", "huyen", "tinh", "quan", "thanh", "pho", "thi", "tran", "dac", "khu"))
_WORD = lazily(r"[^\W_]+")
_EMPTY = frozenset(
    ("cac", "tung", "nhung", "cua", "va", "toan", "moi", "lien", "quan", "truc", "thuoc", "thanh", "vien")
)
_INDEPENDENT = lazily(
    r"(?:cac )?(?:(?:uy ban |ub )?(?:mat tran|mttq|ubmttq)|ubmttq|to chuc chinh tri|(?:doan|hoi doan) the"
    r"|hoi (?:nong dan|lien hiep|lhpn|cuu|ccb|chu thap|nguoi cao tuoi|khuyen hoc|phu nu)"
    r"|doan (?:thanh nien|tncs|xa|phuong|the)|tinh doan|huyen doan|thanh doan|cong doan|lien doan lao dong"
    r"|(?:thuong truc )?(?:hoi dong nhan dan|hdnd)|(?:thuong truc |ban thuong vu )?(?:dang|tinh|huyen|thanh) uy"
    r"|chi bo|dang bo|toa an nhan dan|vien kiem sat)\b"
)
_OFFICES = {
    "TT": "Thường trực", "TTr": "Thường trực", "CT": "Chủ tịch", "PCT": "Phó Chủ tịch", "VP": "Văn phòng",
    "UB": "Ủy ban", "BTV": "Ban Thường vụ", "BCH": "Ban Chấp hành", "MTTQ": "Mặt trận Tổ quốc",
    "UBND": "Ủy ban nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "TQVN": "Tổ quốc Việt Nam", "HĐND": "Hội đồng nhân dân", "CA": "Công an",
    "LHPN": "Liên hiệp Phụ nữ", "CCB": "Cựu chiến binh", "TNCS": "Thanh niên Cộng sản", "CT-XH": "chính trị - xã hội",
    "CHQS": "Chỉ huy quân sự", "TĐKT": "Thi đua - Khen thưởng", "HĐTĐKT": "Hội đồng Thi đua - Khen thưởng",
    "VHXH": "Văn hóa - Xã hội", "VH-XH": "Văn hóa - Xã hội", "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
}  # fmt: skip
"""What the short forms in lists of recipients stand for."""


class Body(NamedTuple):
    """A body by its full name, with the time in which it went by it."""

    name: str
    until: date | None
    now: str
    sure: bool


@cache
def bodies() -> tuple[Body, ...]:
    """Every row of the table."""
    return tuple(Body(row["tên"], day(row["đến"]), row["nay là"], row["độ chắc"] == "chắc") for row in table("bodies"))


@cache
def words_of(name: str) -> frozenset[str]:
    """The words that tell bodies apart, in full and without the level that they belong to."""
    full = re.sub(r"[\w-]+", lambda match: _OFFICES.get(match[0], match[0]), name)
    return frozenset(fold(word) for word in _WORD.findall(full)) - LEVELS - _EMPTY


def is_state_body(name: str) -> bool:
    """Whether it is a People's Committee, or a body of one."""
    return fold(name).startswith(
        ("uy ban nhan dan", "ubnd", "so ", "phong ", "van phong", "chu tich uy ban", "chu tich ubnd")
    )


def is_independent(name: str) -> bool:
    """Whether a People's Committee cannot give it orders: the Front, unions, councils, Party bodies, courts."""
    return _INDEPENDENT.match(fold(name)) is not None
