"""Write docs/the-thuc.md from templates/ledger, or check that the committed one is made from it.

python tools/ledger.py           writes docs/the-thuc.md
python tools/ledger.py --check   exits 1 where the committed one differs
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.layout.ledger import ledgers, reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.ledger import Group, Ledger, Rule

DOC = Path(__file__).resolve().parent.parent / "docs" / "the-thuc.md"
STATUSES = {
    "done": ("đã làm", "done"),
    "checked": ("có kiểm tra", "checked"),
    "not-applicable": ("không áp dụng", "not applicable"),
    "not-evaluated": ("chưa xét", "not evaluated"),
}
CERTAINTIES = {
    "confirmed": "đã đối chiếu",
    "read": "đã đọc",
    "measured": "đã đo",
    "form": "theo mẫu",
    "practice": "thực tế",
    "inferred": "suy ra",
    "earlier": "văn bản trước",
    "unverified": "chưa kiểm chứng",
    "ours": "tự chọn",
}
INTRODUCTION = """\
# Sổ thể thức

Mỗi dòng là một quy tắc về thể thức mà một kế hoạch có thể cho thấy: yêu cầu (bằng lời của chúng tôi, không chép nguyên
văn), điều khoản, mức chắc chắn, nơi thực hiện, phép thử chứng minh. Trang này do `tools/ledger.py` viết từ
`templates/ledger/*.toml`; `tests/layout/test_ledger.py` giữ cho phép thử nào được nêu cũng có thật và chạy thật.
Không có phép thử thì không ghi là đã làm.

*Each row is a rule of format that a plan can show, in our own words: what it asks, its clause, how sure it is, where it
is done and the test that shows it. `tools/ledger.py` writes this page from `templates/ledger/*.toml`;
`tests/layout/test_ledger.py` sees that every test named here exists and runs. What no test shows is not called done.*

- **Trạng thái** (*status*): đã làm (*done*): bản in ra đúng như vậy; có kiểm tra (*checked*): tác giả làm khác thì được
  báo; không áp dụng (*not applicable*); chưa xét (*not evaluated*), kèm lý do.
- **Nguồn** (*certainty*): đã đối chiếu (*confirmed*: đọc văn bản và ít nhất một bản khác); đã đọc (*read*); đã đo
  (*measured*: đọc và đo trên bản in); theo mẫu (*form*); thực tế (*practice*); suy ra (*inferred*); văn bản trước
  (*earlier*); chưa kiểm chứng (*unverified*); tự chọn (*ours*).
- **Nơi làm** (*where*): khóa của tệp thể thức (`styles.motto`), mô-đun của `src/kehoach` (`layout/letterhead.py`), mã
  lời báo (`KH060`).
- **Phép thử** (*test*): tên không có `::`, như `nd30-motto.size`, là một trị số đo lại trên tệp Word bằng
  `tests/render/test_figures.py::test_a_figure_is_what_its_clause_asks[nd30-motto.size]`; trị số được chờ đợi ghi ở
  `tests/render/figures/nd30.toml`.
"""
HEADER = """\
| Mã | Yêu cầu | Điều khoản | Nguồn | Nơi làm | Phép thử | Trạng thái |
| --- | --- | --- | --- | --- | --- | --- |"""


def page() -> str:
    """The whole page."""
    books = ledgers()
    parts = [INTRODUCTION, _counts(books), *(part for book in books for part in _book(book))]
    return "\n".join(parts) + "\n"


def _counts(books: tuple[Ledger, ...]) -> str:
    """How many rules of each text are in which state."""
    head = " | ".join(f"{vi} (*{en}*)" for vi, en in STATUSES.values())
    rows = [(book.vi, [rule.status for rule in book.rules.values()]) for book in books]
    rows.append(("**Tất cả**", [status for _, statuses in rows for status in statuses]))
    lines = [
        f"| {name} | {' | '.join(str(statuses.count(status)) for status in STATUSES)} | {len(statuses)} |"  # type: ignore[arg-type]
        for name, statuses in rows
    ]
    return "\n".join([f"| Văn bản | {head} | tất cả |", "| --- |" + " --: |" * (len(STATUSES) + 1), *lines, ""])


def _book(book: Ledger) -> Iterator[str]:
    yield f"## {book.vi}\n\n*{book.en}*\n"
    for group in book.group:
        yield _group(book, group)


def _group(book: Ledger, group: Group) -> str:
    rows = [_row(book, code, rule) for code, rule in group.rules.items()]
    return "\n".join([f"### {group.vi} (*{group.en}*)\n", HEADER, *rows, ""])


def _row(book: Ledger, code: str, rule: Rule) -> str:
    where = "<br>".join(f"`{each}`" for each in rule.where)
    shown = [f"{book.measured_as}-{figure}" for figure in rule.figures] + list(rule.tests)
    tests = "<br>".join(f"`{each}`" for each in shown)
    asks = f"{rule.vi}<br>*{rule.en}*"
    cells = (code, asks, rule.clause, CERTAINTIES[rule.certainty], where, tests, _status(rule))
    return f"| {' | '.join(cells)} |"


def _status(rule: Rule) -> str:
    vi, en = STATUSES[rule.status]
    if not rule.why:
        return f"{vi}<br>*{en}*"
    reason = reasons()[rule.why]
    return f"{vi}: {reason.vi}<br>*{en}: {reason.en}*"


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    made = page()
    if "--check" in arguments:
        stale = not DOC.exists() or DOC.read_text(encoding="utf-8") != made
        sys.stdout.writelines([f"{DOC}: not made from the ledger\n"] * stale)
        return int(stale)
    DOC.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
