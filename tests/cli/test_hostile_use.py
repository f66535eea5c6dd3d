"""What goes wrong outside of a plan: every command says it in a line, ends with 2, and leaves no file behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "binh-luong-2024.kh"
PLAN = "a.kh"
READERS = ("check", "fmt", "build", "model", "next", "diff a.kh", "series", "timeline", "tasks", "import", "audit")
WRITERS = {
    "new --kind thi-dua": "kh",
    "build a.kh -o": "docx",
    "build a.kh --to pdf -o": "pdf",
    "next a.kh -o": "kh",
    "diff a.kh a.kh -o": "docx",
    "series a.kh -o": "csv",
    "timeline a.kh -o": "ics",
    "tasks a.kh -o": "xlsx",
    "import cu.txt -o": "kh",
    "check a.kh --write-baseline": "json",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE, PLAN)
    Path("cu.txt").write_text("KẾ HOẠCH\nPhát động phong trào thi đua năm 2024\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", READERS)
@pytest.mark.parametrize("name", ["mat.kh", "mat/a.kh", f"{PLAN}/x.kh", "x" * 300 + ".kh"])
def test_a_file_that_is_not_there_is_told(run: Run, words: str, name: str) -> None:
    name = name.replace(".kh", ".docx") if words in {"import", "audit"} else name
    code, out, err = run(*words.split(), name)
    assert (code, out) == (2, "")
    assert name.removesuffix(".docx") in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(("words", "ending"), WRITERS.items())
@pytest.mark.parametrize(
    ("stem", "told"),
    [("mat/x", "thư mục này chưa có"), ("cu.txt/x", "một tệp đứng ở chỗ của thư mục"), ("y" * 300, "dài quá")],
)
def test_a_file_that_cannot_be_written_is_told(run: Run, words: str, ending: str, stem: str, told: str) -> None:
    before = sorted(Path().iterdir())
    code, _, err = run(*words.split(), f"{stem}.{ending}")
    assert code == 2
    assert told in err
    assert sorted(Path().iterdir()) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("words", ["build a.kh -o a.docx", "build a.kh a.kh -o ."])
def test_a_link_that_leads_to_itself_gives_way_to_a_file(run: Run, words: str) -> None:
    Path("a.docx").symlink_to("a.docx")
    assert run(*words.split()).code == 0
    assert Path("a.docx").read_bytes().startswith(b"PK")


def test_an_empty_name_is_no_file(run: Run) -> None:
    assert run("import", "").code == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("words", ["build a.kh -o", "diff a.kh a.kh --to docx -o", "check a.kh --write-baseline"])
def test_a_file_never_takes_the_place_of_a_device_or_a_pipe(run: Run, words: str) -> None:
    os.mkfifo("ong.docx")
    code, _, err = run(*words.split(), "ong.docx")
    assert code == 2
    assert "không ghi đè" in err
    assert Path("ong.docx").is_fifo()


@pytest.mark.parametrize("words", ["build a.kh -o", "diff a.kh a.kh --to docx -o", "audit cu.txt -o", "series a.kh -o"])
def test_what_a_terminal_cannot_show_is_not_written_to_a_file_called_dash(run: Run, words: str) -> None:
    assert run(*words.split(), "-").code == 2
    assert not Path("-").exists()


def test_a_word_template_that_is_not_there_is_told(run: Run) -> None:
    assert run("build", PLAN, "--template", "mat.docx") == (2, "", "mat.docx: không tìm thấy tệp này\n")


def test_rows_for_a_file_that_plans_only_share_are_refused(run: Run) -> None:
    Path("chung.kh").write_text("@nơi nhận\n  Các thôn (t/h)\n", encoding="utf-8")
    Path("xa.csv").write_text("xã\nBình Gia\n", encoding="utf-8")
    code, _, err = run("build", "chung.kh", "--rows", "xa.csv")
    assert code == 2
    assert "chỉ có phần dùng chung" in err


@pytest.mark.parametrize("words", [("check", PLAN), ("model", PLAN), ("series", PLAN), ("explain",)])
def test_a_reader_who_leaves_early_meets_no_traceback(words: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kehoach", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        told = program.stderr.read().decode()
    assert program.returncode in {0, 1, 141}
    assert "Traceback" not in told


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("check", PLAN), ("series", PLAN), ("explain",)])
def test_output_that_finds_no_room_is_told(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kehoach", *words], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr.decode()) == (2, "Ổ đĩa đã đầy, không ghi hết được kết quả.\n")
