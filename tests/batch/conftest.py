from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.children import child

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Write = Callable[[str, str], str]

SOURCE = Path(__file__).parent.parent.parent / "src"
PLAN = """@kế hoạch Thi đua năm {năm}
  năm: 2026
  cơ quan: Ủy ban nhân dân xã Tân An
  số: 01/KH-UBND
  nơi: Tân An
  ngày: 05/01/2026

# Mục tiêu
Giảm nghèo bền vững.

@nơi nhận
  Lưu: VT

@ký
  CHỦ TỊCH
  Nguyễn Văn A
"""
TEMPLATE = """@tham số
  xã: chữ
  hộ nghèo: số = 12
  ngày ký: ngày = 05/01/2026

""" + PLAN.replace("xã Tân An", "xã {xã}").replace("05/01/2026", "{ngày ký}").replace("bền", "cho {hộ nghèo} hộ, bền")
ODD = PLAN.replace("năm: 2026", "năm 2026")
"""A plan with an error."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test works in; its cache stands beside it."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("KEHOACH_LANG", raising=False)
    monkeypatch.delenv("KEHOACH_DEBUG", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(SOURCE))
    monkeypatch.setenv("COLUMNS", "100")
    return folder


@pytest.fixture
def write(folder: Path) -> Write:
    def write(name: str, text: str) -> str:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    return write


def start(*words: str) -> subprocess.Popen[str]:
    """`kehoach` with these words, as a process of its own with a group of its own."""
    return child([sys.executable, "-m", "kehoach", *words], process_group=0)


def rows(count: int) -> str:
    return "xã\n" + "".join(f"Xã {number}\n" for number in range(1, count + 1))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
