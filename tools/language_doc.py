"""Prints every example of docs/language.md anew below its source: `python tools/language_doc.py [--check]`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import kehoach

DOC = Path(__file__).parent.parent / "docs" / "language.md"
EXAMPLE = re.compile(r"```kh\n(?P<source>.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)
END = "=== hết ==="
HEAD = f"""\
@kế hoạch Nội dung của ví dụ
  năm: 2026
  cơ quan: Ủy ban nhân dân xã Bình Minh
  số: …/KH-UBND
  nơi: Bình Minh
  ngày: …/02/2026
@kết
  {END}
"""


def printed(source: str) -> str:
    """What a whole plan prints, or the body of a fragment put under the standard head."""
    whole = source.startswith("@kế hoạch")
    result = kehoach.loads(source if whole else HEAD + source)
    if result.diagnostics:
        found = "; ".join(f"{one.code} dòng {one.place.line}: {one.message('vi')}" for one in result.diagnostics)
        message = f"{found}\n{source}"
        raise SystemExit(message)
    text = result.render("text").decode()
    return text if whole else _body(text)


def _body(text: str) -> str:
    """What stands between the rule under the title and the end mark, and the appendices after it."""
    lines = text.splitlines()
    title = next(at for at, line in enumerate(lines) if "Nội dung của ví dụ" in line)
    rule = next(at for at in range(title, len(lines)) if "──" in lines[at])
    end = next(at for at, line in enumerate(lines) if END in line)
    return "\n".join((*lines[rule + 1 : end], *lines[end + 1 :]))


def refreshed(doc: str) -> str:
    """The document with every example printed anew."""
    return EXAMPLE.sub(lambda found: f"```kh\n{found['source']}```\n\n```text\n{_block(found['source'])}\n```\n", doc)


def _block(source: str) -> str:
    lines = [line.rstrip() for line in printed(source).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def main() -> int:
    """Write the document, or say whether it is as it should be."""
    doc = DOC.read_text(encoding="utf-8")
    fresh = refreshed(doc)
    if "--check" in sys.argv:
        return int(fresh != doc)
    DOC.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
