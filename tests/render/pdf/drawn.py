"""Long plans drawn by lot: prose with all the signs, nested lists, notes, and tables of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_PROSE = (
    "thực hiện phong trào thi đua yêu nước năm nay cán bộ công chức người lao động trên địa bàn xã nghiêm túc hiệu "
    "quả tuyên truyền vận động Nhân dân nông thôn mới, phát triển kinh tế xã hội; bảo đảm quốc phòng, an ninh (an "
    "toàn giao thông) “Dân vận khéo” Ủy ban Mặt trận Tổ quốc Việt Nam quý"
)
_ODD = (
    "2021-2025 49/NQ-HĐND 12,5% 01/01/2026 - – 15/KH-UBND 100% 2026–2030 và/hoặc tấn/ha đồng/người/năm 7h30-8h00 … "
    "“ba-không” 1.234.567 ≥90% I/2026 COVID-19 5-10 m²/người TH&THCS 01/01–31/12 — 50%/năm ai?không gì! x%"
)
_WORDS, _SIGNS = _PROSE.split(), _ODD.split()
_SIGN = 0.12
"""How many of the words are signs."""
FORMS = {
    "nđ30": "cơ quan: Ủy ban nhân dân xã Bình Minh\n  số: 15/KH-UBND",
    "đảng": "cơ quan chủ quản: Đảng bộ tỉnh A\n  cơ quan: Đảng ủy phường Tân An\n  số: 42-KH/ĐU",
    "đoàn": "cơ quan chủ quản: Tỉnh đoàn A\n  cơ quan: Đoàn TNCS Hồ Chí Minh phường Tân An\n  số: 42-KH/ĐTN",
}


class Shares(NamedTuple):
    """How often a text has a note, a cell reaches over rows, and a part of a plan is a table."""

    notes: float = 0
    spans: float = 0
    tables: float = 0.1


class Lot:
    """What plans are drawn with."""

    def __init__(self, chance: random.Random, shares: Shares) -> None:
        self._chance, self._shares = chance, shares

    def plan(self, form: str, sections: int) -> str:
        """A plan in a format, with a table in an appendix on its side."""
        text = "".join(f"# {self.words(3, 14)}\n{''.join(self._section())}" for _ in range(sections))
        return (
            f"@kế hoạch {self.words(3, 8)}\n  thể thức: {form}\n  năm: 2026\n  {FORMS[form]}\n  nơi: Bình Minh\n"
            f"  ngày: 05/02/2026\n\n{self.words(40, 60)} như sau:\n\n{text}\n@nơi nhận\n  Lưu: VT\n\n"
            f"@ký\n  CHỦ TỊCH\n  Nguyễn Văn An\n\n@phụ lục Danh mục; ngang\n\n{self.table(10, 50)}"
        )

    def words(self, least: int, most: int) -> str:
        """So many words, which begin as a sentence does."""
        draw = self._chance.random
        words = [
            self._chance.choice(_SIGNS if draw() < _SIGN else _WORDS) for _ in range(self._chance.randint(least, most))
        ]
        return f"Việc {' '.join(words)}".rstrip("-–—;,…?! ")

    def table(self, least: int, most: int) -> str:
        """A table of so many rows, perhaps with a sum."""
        count = self._chance.randint(least, most)
        units = list(self._units(count))
        rows = "".join(
            f"| {at} | {self.words(3, 20)}{self._note(5, 20)} | {unit} | {self._chance.randint(1, 99999)} |\n"
            for at, unit in enumerate(units, 1)
        )
        total = "| Tổng cộng | < | < | 1.000 |\n" * (self._chance.random() < 1 / 2)
        return f"| STT | Nội dung | Đơn vị | Số |\n| :-: | :-- | :-- | --: |\n{rows}{total}\n"

    def _units(self, count: int) -> Iterator[str]:
        """The cells of a column, some of them over several rows."""
        while count > 0:
            rows = min(self._chance.randint(2, 4) if self._chance.random() < self._shares.spans else 1, count)
            yield from ["Tổ dân phố", *["^"] * (rows - 1)]
            count -= rows

    def _note(self, least: int, most: int) -> str:
        return f"{{chú thích: {self.words(least, most)}.}}" if self._chance.random() < self._shares.notes else ""

    def _section(self) -> Iterator[str]:
        for _ in range(self._chance.randint(1, 4)):
            yield f"## {self.words(4, 22)}{self._note(5, 40)}\n"
            yield from (self._part() for _ in range(self._chance.randint(1, 7)))

    def _part(self) -> str:
        kind, note = self._chance.random(), self._note(5, 40)
        if kind < self._shares.tables:
            return f"\n{self.table(2, 24)}{self.words(5, 60)}.\n"
        if kind < 2 / 5:
            return f"{self.words(20, 100)}{note} {self.words(0, 30)}{self._note(5, 20)}.\n"
        if kind < 4 / 5:
            return f"- {self.words(4, 60)}{note};\n"
        return f"- {self.words(4, 20)}:\n+ {self.words(4, 20)}{note};\n+ {self.words(10, 50)}{self._note(5, 20)}.\n"


def with_tall_cells(lot: Lot, sentences: int) -> str:
    """A plan with a row of so many sentences, which may be higher than a page, between low ones."""
    text = ". ".join(lot.words(10, 30) for _ in range(sentences))
    rows = f"| 1 | Trên |\n| 2 | {text} |\n| 3 | Dưới |\n"
    return (
        f"@kế hoạch Thi đua\n  năm: 2026\n  {FORMS['nđ30']}\n  nơi: Bình Minh\n\n# Nội dung\n{lot.words(20, 400)}.\n\n"
        f"| STT | Nội dung |\n| :-: | :-- |\n{rows}\n# Tổ chức\nXong.\n\n@nơi nhận\n  Lưu: VT\n\n"
        "@ký\n  CHỦ TỊCH\n  Nguyễn Văn An\n"
    )
