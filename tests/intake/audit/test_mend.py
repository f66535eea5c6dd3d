"""A corrected copy: what was seeded is gone when the copy is audited again; the words stay as they were."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kehoach.intake.audit.audit import audit
from kehoach.intake.audit.mend import CURES, mended
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from tests.intake.audit.examples import built
from tests.intake.audit.kinds import KINDS
from tests.intake.audit.seeds import opened

VALIDATOR = Path(__file__).parents[4] / "shared" / "accept" / "docx_valid.py"
CERTAIN = (
    "lề trên 15 mm",
    "giấy Letter",
    "số trang hiện ở trang đầu",
    "số trang cỡ 10",
    "số trang canh phải",
    "số trang sát mép giấy",
    "phông Arial trong một đoạn",
    "phông Calibri do kiểu",
    "chữ đỏ",
    "Quốc hiệu, tiêu đề cỡ 11",
    "Tiêu ngữ, tiêu đề mất đậm do kiểu",
    "Tiêu ngữ canh trái",
    "tên cơ quan viết thường",
    "địa danh, ngày không nghiêng",
    "nội dung canh giữa",
    "nội dung in nghiêng",
    "nội dung cỡ 12",
    "một đoạn cỡ khác",
    "nội dung không thụt đầu dòng",
    "giãn dòng 2,0",
    "giãn dòng chính xác 12 pt",
    "danh sách nơi nhận cỡ 13",
)


def faulty(kind: str) -> Package:
    file = opened(built("binh-luong-2024"))
    assert KINDS[kind].make(file)
    package = open_bytes(file.bytes())
    assert isinstance(package, Package)
    return package


def words(data: bytes) -> list[str]:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return [each.text for each in read(package).paragraphs]


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("kind", CERTAIN)
def test_a_fault_whose_cure_is_certain_is_gone_from_the_copy(kind: str, *, tracked: bool) -> None:
    package = faulty(kind)
    copy = mended(package, tracked=tracked)
    left = {each.rule for each in copy.audit.failed}
    assert left == ({"AU-02"} if tracked else set())
    assert copy.changes > 0


def test_the_words_stay_as_they_were() -> None:
    file = opened(built("binh-luong-2024"))
    before = words(file.bytes())
    for kind in ("chữ đỏ", "nội dung cỡ 12", "lề trên 15 mm", "nội dung canh giữa"):
        assert KINDS[kind].make(file)
    package = open_bytes(file.bytes())
    assert isinstance(package, Package)
    assert words(mended(package).data) == before


def test_a_file_without_faults_is_copied_as_it_is() -> None:
    package = open_bytes(built("binh-luong-2024"))
    assert isinstance(package, Package)
    copy = mended(package)
    assert copy.changes == 0
    again = open_bytes(copy.data)
    assert isinstance(again, Package)
    assert again.raw == package.raw


def test_a_tracked_copy_keeps_what_stood_there_before() -> None:
    copy = open_bytes(mended(faulty("nội dung cỡ 12"), tracked=True).data)
    assert isinstance(copy, Package)
    before = [each.get(f"{each.nsmap['w'].join('{}')}val") for each in copy.text.iter("{*}sz") if _is_old(each)]
    assert before
    assert set(before) == {"24"}


def _is_old(element: object) -> bool:
    return any("rPrChange" in str(each.tag) for each in element.iterancestors())  # type: ignore[attr-defined]


def test_words_are_no_ones_to_mend_but_the_authors() -> None:
    assert not CURES.keys() & {"words", "form", "end-mark", "date-zero", "number-zero", "missing", "letter-order"}


@pytest.mark.parametrize("kind", ["Quốc hiệu sai chữ", "điểm sai thứ tự", "không có đường kẻ dưới Tiêu ngữ, tiêu đề"])
def test_what_takes_a_person_is_left_and_told(kind: str) -> None:
    file = opened(built("moi-cau-truc"))
    if not KINDS[kind].make(file):
        pytest.skip("the example has no place for it")
    package = open_bytes(file.bytes())
    assert isinstance(package, Package)
    assert {each.rule for each in mended(package).audit.failed} == {each.rule for each in audit(package).failed}


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator of the shared folder is not here")
@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
def test_a_copy_is_valid_wordprocessingml(tmp_path: Path, *, tracked: bool) -> None:
    for at, name in enumerate(("binh-luong-2024", "moi-cau-truc", "binh-chuong-2024")):
        file = opened(built(name))
        for kind in CERTAIN:
            KINDS[kind].make(file)
        package = open_bytes(file.bytes())
        assert isinstance(package, Package)
        (tmp_path / f"{at}.docx").write_bytes(mended(package, tracked=tracked).data)
    files = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run([sys.executable, str(VALIDATOR), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
