from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.text.catalogue import phrases
from tests.intake.word import made
from tests.intake.word.test_read import paragraph, words

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
EXAMPLE = kehoach.load(ROOT / "examples" / "binh-gia-2025.kh")


def blocks(kind: str) -> list[str]:
    found = re.finditer(rf"^```{kind}\n(?P<text>.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
    return [one["text"] for one in found]


OLD, REPORT, _ = blocks("text")
(PLAN,) = blocks("kh")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("ke-hoach-cu.txt").write_text(OLD, encoding="utf-8")
    return tmp_path


def test_the_document_shows_what_becomes_of_a_text(run: Run) -> None:
    code, out, err = run("import", "ke-hoach-cu.txt")
    assert (code, err) == (0, "")
    assert out.startswith("Đã viết ke-hoach-cu.kh (23 dòng).\n  kế hoạch in ra đúng từng chữ của tệp cũ.\n")
    assert Path("ke-hoach-cu.kh").read_text(encoding="utf-8") == PLAN


def test_the_document_shows_a_report(run: Run) -> None:
    assert run("import", "--report", "ke-hoach-cu.txt") == (0, REPORT, "")
    assert list(Path().glob("*.kh")) == []


def test_a_plan_that_is_there_is_left_as_it_is(run: Run) -> None:
    Path("ke-hoach-cu.kh").write_text("mới sửa", encoding="utf-8")
    code, out, err = run("import", "ke-hoach-cu.txt")
    assert (code, out) == (2, "")
    assert err == "ke-hoach-cu.kh: tệp này đã có, không ghi đè; hãy chọn tên khác bằng -o\n"
    assert Path("ke-hoach-cu.kh").read_text(encoding="utf-8") == "mới sửa"
    assert run("import", "ke-hoach-cu.txt", "-o", "2026.kh").code == 0


def test_many_files_go_into_a_folder(run: Run) -> None:
    Path("hai.md").write_text(OLD, encoding="utf-8")
    assert run("import", "ke-hoach-cu.txt", "hai.md", "-o", "x.kh").code == 2
    Path("ke-hoach").mkdir()
    assert run("import", "ke-hoach-cu.txt", "hai.md", "-o", "ke-hoach").code == 0
    assert sorted(path.name for path in Path("ke-hoach").iterdir()) == ["hai.kh", "ke-hoach-cu.kh"]


def test_a_pipe_is_read_and_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OLD.encode()), encoding="utf-8"))
    assert run("import", "-") == (0, PLAN, "")


def test_one_bad_file_does_not_keep_the_others_back(run: Run) -> None:
    Path("anh.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    code, out, err = run("import", "khong-co.docx", "anh.png", "ke-hoach-cu.txt")
    assert code == 2
    assert err.splitlines() == [
        "khong-co.docx: không tìm thấy tệp này",
        "anh.png: đây là tệp ảnh, không có chữ để đọc; hãy tìm bản Word hoặc gõ lại.",
    ]
    assert out.startswith("Đã viết ke-hoach-cu.kh")


def test_a_plan_is_not_imported_again(run: Run) -> None:
    Path("a.kh").write_text(PLAN, encoding="utf-8")
    assert run("import", "a.kh", "-o", "b.kh") == (2, "", "a.kh: đây đã là kế hoạch .kh, không cần chuyển\n")


def test_a_folder_of_old_files_keeps_its_shape(run: Run) -> None:
    for name in ("cu/2023/a.txt", "cu/2024/a.TXT", "cu/2024/~$b.docx", "cu/2024/so-lieu.xlsx"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(OLD, encoding="utf-8")
    Path("moi").mkdir()
    assert run("import", "cu", "-o", "moi").code == 0
    assert sorted(str(path) for path in Path("moi").rglob("*.kh")) == ["moi/2023/a.kh", "moi/2024/a.kh"]
    assert run("import", "cu").code == 0
    assert Path("cu/2024/a.kh").exists()


def test_a_huge_file_is_not_even_read(run: Run) -> None:
    with Path("phim.txt").open("wb") as file:
        file.truncate(1 << 40)
    assert run("import", "phim.txt") == (2, "", "phim.txt: tệp lớn hơn 64 MB, không phải một kế hoạch\n")


def test_a_name_with_spaces_is_told_as_it_is_typed(run: Run) -> None:
    Path("ke-hoach-cu.txt").rename("kế hoạch cũ.txt")
    assert run("import", "kế hoạch cũ.txt").out.endswith('kehoach check "kế hoạch cũ.kh"\n')


def test_a_folder_that_is_not_there_is_told(run: Run) -> None:
    code, _, err = run("import", "ke-hoach-cu.txt", "-o", "chua-co/a.kh")
    assert (code, err) == (2, "chua-co/a.kh: thư mục này chưa có; hãy tạo thư mục trước\n")


def test_what_a_reader_remarks_is_told(run: Run) -> None:
    content = words("giữ ") + f"<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins>{words('thêm')}</w:ins>"
    Path("a.docx").write_bytes(made.docx(paragraph(content)))
    assert "tệp còn 2 vết sửa (Track Changes) chưa duyệt; lấy theo bản cuối." in run("import", "a.docx").out


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "text"])
def test_what_kehoach_prints_comes_back(run: Run, form: str) -> None:
    Path(f"in.{form}").write_bytes(EXAMPLE.render(form))
    assert run("import", "--report", f"in.{form}").code == 0


def test_every_phrase_is_used() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "kehoach").rglob("*.py")]
    said = {name for name in phrases("import") if not any(_says(source, name) for source in sources)}
    assert said == set()


def _says(source: str, name: str) -> bool:
    reason = name.removeprefix("refused-")
    return f'"import.{name}"' in source or f'"{reason}"' in source or f'"{name.removeprefix("zone-")}"' in source
