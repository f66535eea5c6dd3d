"""The words of the language: directives, their bodies, keys and attributes, and what stands in braces."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from kehoach.text.letters import fold

BodyKind = Literal["record", "list", "content", "lines", "rows", "none"]
Share = Literal["plan", "both", "office"]
NOTE = "chú thích"
"""The word of a brace that hangs its words as a footnote on those before it."""


class Directive(msgspec.Struct, frozen=True, kw_only=True):
    """A word after `@`: what its body is, which keys and attributes it knows."""

    name: str
    body: BodyKind
    keys: tuple[str, ...] = ()
    """Keys of the record; with none named, every key is the author's own."""
    several: tuple[str, ...] | None = ()
    """Keys whose deeper lines are a value each, not one value together; None says every key."""
    attributes: tuple[str, ...] = ()
    """What may stand after `;` in the head or in an entry of the list."""
    idle_in_head: tuple[str, ...] = ()
    """Attributes that only its entries may have."""
    idle_in_entries: tuple[str, ...] = ()
    """Attributes that only its head may have."""
    options: tuple[str, ...] = ()
    """The words that its head may be, where the head is a choice."""
    once: bool = False
    named: bool = True
    """Whether an entry of its list may open with `id = `."""
    nests: bool = False
    """Whether entries of its list may have others under them."""
    shared: bool = False
    """Whether an office's shared file (`@dùng`) may hold it."""
    needs_head: bool = False
    takes_head: bool = True
    top: bool = False
    """Whether it speaks of the plan as a whole, and so never stands in the body of another one."""
    notes: Literal["head", "body", ""] = ""
    """Which of its own parts may bear footnotes: its head, or what its body lists; the text in it always may."""

    @property
    def wants_lines(self) -> bool:
        """Whether it says nothing without lines of its own; what the head of a plan lacks is told key by key."""
        if self.body == "content":
            return not self.needs_head
        return self.body in ("list", "lines", "record") and self.name != "kế hoạch"

    def takes_several(self, key: str) -> bool:
        """Whether the deeper lines of a key are a value each."""
        return self.several is None or key in self.several


HEAD_KEYS = (
    "thể thức",
    "năm",
    "cơ quan",
    "cơ quan chủ quản",
    "số",
    "nơi",
    "ngày",
    "trích yếu",
    "độ mật",
    "độ khẩn",
    "phạm vi lưu hành",
    "dự thảo",
    "đánh số",
    "mẫu",
    "tệp thể thức",
    "kèm theo",
    "người soạn",
    "liên hệ",
)
OTHER_NAMES = {
    "số hiệu": "số",
    "số ký hiệu": "số",
    "ký hiệu": "số",
    "địa danh": "nơi",
    "địa điểm": "nơi",
    "nơi ban hành": "nơi",
    "ngày ban hành": "ngày",
    "ngày ký": "ngày",
    "ngày tháng": "ngày",
    "ngày tháng năm": "ngày",
    "năm ban hành": "năm",
    "năm kế hoạch": "năm",
    "tên cơ quan": "cơ quan",
    "đơn vị": "cơ quan",
    "đơn vị ban hành": "cơ quan",
    "cơ quan ban hành": "cơ quan",
    "cơ quan cấp trên": "cơ quan chủ quản",
    "chủ quản": "cơ quan chủ quản",
    "tên kế hoạch": "trích yếu",
    "tiêu đề": "trích yếu",
    "người ký": "@ký",
    "chức vụ": "@ký",
    "nơi nhận": "@nơi nhận",
    "căn cứ": "@căn cứ",
    "kinh phí": "@kinh phí",
}
"""What authors call a key of the head, or what a directive of its own is for."""
INDICATOR_ATTRIBUTES = (
    "tên",
    "năm",
    "năm trước",
    "phạm vi",
    "thời gian",
    "đơn vị",
    "mẫu số",
    "ghi chú",
)
ASSIGNMENT_ATTRIBUTES = ("chủ trì", "phối hợp", "hạn", "sản phẩm", "vai")
TASK_ATTRIBUTES = (*ASSIGNMENT_ATTRIBUTES, "việc")
"""In a brace an assignment may name its task too: in the row of a table that stands in another cell."""
FLAGS = ("ngang", "chủ trì")
"""Attributes that say all by standing there."""
LIST_STYLES = ("bảng", "(1)", "-", "1.", "a)")

DIRECTIVES = (
    Directive(name="kế hoạch", body="record", keys=HEAD_KEYS, several=("cơ quan",), once=True, top=True),
    Directive(
        name="cơ quan",
        body="record",
        keys=HEAD_KEYS,
        several=("cơ quan",),
        once=True,
        shared=True,
        takes_head=False,
        top=True,
    ),
    Directive(name="căn cứ", body="list", shared=True, takes_head=False, top=True, notes="body"),
    Directive(name="mục tiêu", body="content", options=("chung", "cụ thể")),
    Directive(
        name="chỉ tiêu",
        body="list",
        nests=True,
        attributes=INDICATOR_ATTRIBUTES,
        idle_in_head=INDICATOR_ATTRIBUTES,
        options=LIST_STYLES,
        notes="body",
    ),
    Directive(
        name="tiêu chí",
        body="list",
        nests=True,
        attributes=INDICATOR_ATTRIBUTES,
        idle_in_head=INDICATOR_ATTRIBUTES,
        notes="body",
    ),
    Directive(name="đợt", body="content", attributes=("báo cáo",), needs_head=True),
    Directive(name="giai đoạn", body="content", attributes=("báo cáo",), needs_head=True),
    Directive(name="mốc", body="content", needs_head=True),
    Directive(name="giao", body="content", attributes=ASSIGNMENT_ATTRIBUTES, needs_head=True),
    Directive(name="đề nghị", body="content", attributes=ASSIGNMENT_ATTRIBUTES, needs_head=True),
    Directive(name="yêu cầu", body="content", attributes=ASSIGNMENT_ATTRIBUTES, needs_head=True),
    Directive(name="phân công", body="none", options=("bảng", "1.", "-")),
    Directive(name="hoạt động", body="record", several=None, needs_head=True, notes="body"),
    Directive(
        name="chương trình",
        body="list",
        attributes=("thực hiện",),
        idle_in_head=("thực hiện",),
        named=False,
        notes="body",
    ),
    Directive(
        name="khen thưởng",
        body="list",
        attributes=("đối tượng",),
        idle_in_head=("đối tượng",),
        options=LIST_STYLES,
        notes="body",
    ),
    Directive(
        name="kinh phí",
        body="list",
        nests=True,
        attributes=("nguồn", "tổng", "ghi chú"),
        idle_in_head=("ghi chú",),
        idle_in_entries=("tổng",),
        options=("bảng", "-"),
        once=True,
    ),
    Directive(name="bảng", body="rows", attributes=("từ", "cột", "đầu", "ngang"), notes="head"),
    Directive(name="nơi nhận", body="list", nests=True, once=True, shared=True, takes_head=False, top=True),
    Directive(name="ký", body="lines", shared=True, top=True),
    Directive(name="kết", body="content", once=True, takes_head=False, top=True),
    Directive(name="phụ lục", body="none", attributes=("ngang",), needs_head=True, top=True, notes="head"),
    Directive(
        name="đơn vị",
        body="list",
        attributes=("gọi tắt",),
        idle_in_head=("gọi tắt",),
        shared=True,
        takes_head=False,
        top=True,
    ),
    Directive(name="viết tắt", body="list", named=False, shared=True, takes_head=False, top=True),
    Directive(name="dùng", body="none", needs_head=True, shared=True, top=True),
    Directive(name="tham số", body="record", once=True, shared=True, takes_head=False, top=True),
    Directive(name="năm trước", body="none", needs_head=True, once=True, top=True),
)

INLINE = (
    "chỉ tiêu",
    "tiêu chí",
    "mục tiêu",
    "đợt",
    "giai đoạn",
    "mốc",
    "báo cáo",
    "giao",
    "đề nghị",
    "yêu cầu",
    "phối hợp",
    "hạn",
    "sản phẩm",
    "hoạt động",
    "chương trình",
    "thực hiện",
    "khen thưởng",
    "gọi tắt",
    "viết tắt",
    "chủ đề",
    "khẩu hiệu",
    "phong trào",
    "văn bản",
    NOTE,
)
"""Words that mark the prose after the colon as a fact (or, for `chú thích`, hang it as a footnote)."""

INLINE_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "chỉ tiêu": INDICATOR_ATTRIBUTES,
    "tiêu chí": INDICATOR_ATTRIBUTES,
    "giao": TASK_ATTRIBUTES,
    "đề nghị": TASK_ATTRIBUTES,
    "yêu cầu": TASK_ATTRIBUTES,
    "đợt": ("báo cáo",),
    "giai đoạn": ("báo cáo",),
    "khen thưởng": ("đối tượng",),
}
VALUES = ("kỷ niệm", "xem", "đợt", "giai đoạn", "mốc", "chỉ tiêu", "đơn vị")
"""Words that look a value up and print it."""


@cache
def other_names() -> dict[str, str]:
    """The keys of the head and the directives by what authors call them, folded."""
    return {fold(name): right for name, right in OTHER_NAMES.items()}


@cache
def directives() -> dict[str, Directive]:
    """Every directive by its folded name."""
    return {fold(directive.name): directive for directive in DIRECTIVES}


@cache
def inline_words() -> dict[str, str]:
    """Every word of a brace by its folded form."""
    return {fold(word): word for word in (*INLINE, *VALUES)}
