from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from docx import Document

from kehoach.render import pdf
from tests.batch.conftest import ODD, PLAN, TEMPLATE

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Write

pytestmark = pytest.mark.usefixtures("write")


@pytest.fixture(autouse=True)
def rules_of_the_test() -> None:
    """Plans are real here, and so are the rules."""


def files(folder: str = ".") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


# ---- one plan


def test_one_plan_is_written_beside_itself_and_told_in_one_line(run: Run, write: Write) -> None:
    assert run("build", write("kế hoạch.kh", PLAN)) == (0, "Đã tạo kế hoạch.docx\n", "")
    assert Path("kế hoạch.docx").read_bytes().startswith(b"PK")


def test_one_plan_is_written_whenever_it_is_asked_for(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    assert [run("build", "a.kh").out for _ in range(2)] == ["Đã tạo a.docx\n"] * 2
    assert files() == ["a.docx", "a.kh"]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("-o", "x.docx"), ["x.docx"]),
        (("-o", "x.txt"), ["x.txt"]),
        (("-o", "tên khác"), ["tên khác"]),
        (("-o", "out/"), ["out/a.docx"]),
        (("-o", "out", "--to", "TEXT"), ["out/a.txt"]),
        (("--to", "docx,text"), ["a.docx", "a.txt"]),
        (("--to", "text,docx", "-o", "out/"), ["out/a.txt", "out/a.docx"]),
        (("--to", "text,docx", "-o", "kết quả"), ["kết quả/a.txt", "kết quả/a.docx"]),
    ],
)
def test_the_user_says_where_and_in_which_forms(
    words: tuple[str, ...], written: list[str], run: Run, write: Write
) -> None:
    write("a.kh", PLAN)
    Path("out").mkdir()
    code, out, err = run("build", "a.kh", *words)
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"Đã tạo {Path(path)}" for path in written]
    assert set(files()) == {"a.kh", *written}


def test_the_ending_of_the_file_tells_the_form(run: Run, write: Write) -> None:
    run("build", write("a.kh", PLAN), "-o", "a.txt")
    assert "Giảm nghèo bền vững" in Path("a.txt").read_text(encoding="utf-8")


def test_a_form_that_is_not_known_is_told(run: Run, write: Write) -> None:
    code, _, err = run("build", write("a.kh", PLAN), "--to", "docx,odt")
    assert code == 2
    assert "không có dạng «odt»; chọn trong: docx, " in err


def test_several_forms_do_not_go_into_one_file(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    assert run("build", "a.kh", "--to", "docx,text", "-o", "x.docx") == (
        2, "", "có nhiều tệp cần tạo thì «x.docx» phải là một thư mục\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "b.kh"), "b.kh: không có dạng tệp này"),
        (("-o", "xa.csv"), "xa.csv: không có dạng tệp này"),
        (("-o", "x.htm"), "x.htm: không có dạng tệp này"),
        (("-o", "x.pdf", "--to", "docx"), "x.pdf: đuôi tệp không hợp với dạng docx"),
    ],
)
def test_a_file_is_called_by_what_it_holds(words: tuple[str, ...], told: str, run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    code, out, err = run("build", "a.kh", *words)
    assert (code, out) == (2, "")
    assert err.startswith(told)
    assert files() == ["a.kh"]


@pytest.mark.parametrize("more", [(), ("b.kh",)])
def test_no_file_that_a_plan_is_made_from_is_written_over(more: tuple[str, ...], run: Run, write: Write) -> None:
    write("chung.txt", "@viết tắt\n  HĐ = hội đồng\n")
    for plan in ("chung.kh", *more):
        write(plan, f"@dùng chung.txt\n\n{PLAN}")
    code, _, err = run("build", "chung.kh", *more, "--to", "text", "--force")
    assert code == (1 if more else 2)
    assert "chung.txt: không ghi đè tệp mà kế hoạch này được làm ra từ đó" in err
    assert Path("chung.txt").read_text(encoding="utf-8").startswith("@viết tắt")
    assert Path("b.txt").exists() == bool(more)


def test_the_template_is_not_written_over_even_if_asked_for(run: Run, write: Write) -> None:
    run("build", write("a.kh", PLAN))
    made = Path("a.docx").read_bytes()
    code, _, err = run("build", "a.kh", "--template", "a.docx", "--force")
    assert (code, Path("a.docx").read_bytes()) == (2, made)
    assert "a.docx: không ghi đè" in err


def test_a_form_that_cannot_be_written_does_not_keep_the_others_from_it(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    Path("a.html").mkdir()
    code, out, err = run("build", "a.kh", "--to", "docx,html,text")
    assert (code, out) == (2, "Đã tạo a.docx\nĐã tạo a.txt\n")
    assert "a.html: đây là một thư mục" in err


def test_the_standard_input_stands_alone(run: Run, write: Write) -> None:
    code, out, err = run("build", "-", write("a.kh", PLAN))
    assert (code, out) == (2, "")
    assert "chỉ dùng một mình" in err


def test_a_plan_that_is_given_up_does_not_disturb_the_next(run: Run, write: Write) -> None:
    write("a.kh", PLAN.replace("\n\n", "\n\nĐoạn dài. " * 400 + "\n\n", 1))
    Document().save("a.docx")
    code, _, err = run("build", "a.kh", write("b.kh", PLAN), "--to", "docx,pdf", "-j", "1")
    assert (code, files()) == (1, ["a.docx", "a.kh", "b.docx", "b.kh", "b.pdf"])
    assert "a.docx: tệp này do chương trình khác tạo" in err


def test_a_plan_with_errors_is_shown_and_not_written(run: Run, write: Write) -> None:
    code, out, err = run("build", write("a.kh", ODD))
    assert (code, out) == (1, "")
    assert "a.kh:2:3\nlỗi KH018" in err
    assert err.endswith("a.kh: chưa tạo tệp vì kế hoạch còn lỗi\n")
    assert files() == ["a.kh"]


def test_a_final_plan_has_no_blanks(run: Run, write: Write) -> None:
    write("a.kh", PLAN.replace("01/KH", "…/KH"))
    assert run("build", "a.kh").code == 0
    assert run("build", "a.kh", "--final").code == 1


def test_a_file_of_shared_parts_holds_no_plan(run: Run, write: Write) -> None:
    code, out, err = run("build", write("chung.kh", "@viết tắt\n  HĐ = hội đồng\n"))
    assert (code, out) == (1, "")
    assert err == "chung.kh: tệp này chỉ có phần dùng chung, không có kế hoạch để tạo\n"


def test_a_plan_is_not_written_over_itself(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    assert run("build", "a.kh", "-o", "a.kh").code == 2
    assert Path("a.kh").read_text(encoding="utf-8") == PLAN


def test_a_word_file_is_no_plan_and_stays(run: Run) -> None:
    Path("cu.docx").write_bytes(b"PK\x03\x04")
    code, _, err = run("build", "cu.docx")
    assert code == 1
    assert "KH003" in err
    assert Path("cu.docx").read_bytes() == b"PK\x03\x04"


def test_a_folder_to_write_into_is_made(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    assert run("build", "a.kh", "-o", "2025/xã/").code == 0
    assert Path("2025/xã/a.docx").is_file()


def test_a_missing_plan_or_folder_is_told(run: Run, write: Write) -> None:
    assert run("build", "a.kh") == (2, "", "a.kh: không tìm thấy tệp này\n")
    write("a.kh", PLAN)
    assert run("build", "a.kh", "-o", "x/a.docx") == (
        2, "", f"{Path('x/a.docx')}: thư mục này chưa có; hãy tạo thư mục trước\n",
    )  # fmt: skip


def test_a_plan_on_the_standard_input_gets_a_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    assert run("build", "-") == (0, "Đã tạo ke-hoach.docx\n", "")


# ---- many plans


def test_a_folder_is_built_into_another_one_of_the_same_shape(run: Run, write: Write) -> None:
    for name in ("xã/a.kh", "xã/thôn/a.kh"):
        write(name, PLAN)
    write("xã/chung.kh", "@viết tắt\n  HĐ = hội đồng\n")
    code, out, err = run("build", "xã", "-o", "out", "--to", "text")
    assert (code, err) == (0, "")
    assert out.splitlines()[-4:] == ["Đã tạo          2", "Không đổi       0", "Chưa tạo được   0", "Tệp dùng chung  1"]
    assert files("out") == ["a.txt", "thôn/a.txt"]


def test_a_pattern_in_quotes_finds_plans(run: Run, write: Write) -> None:
    for name in ("xã/a-2025.kh", "xã/b-2026.kh", "huyện/c-2026.kh", "[x].kh"):
        write(name, PLAN)
    assert run("build", "**/*-2026.kh", "[x].kh", "--to", "text", "-o", "out").code == 0
    assert files("out") == ["[x].txt", "huyện/c-2026.txt", "xã/b-2026.txt"]
    code, _, err = run("build", "*.khx", "--to", "text")
    assert (code, err) == (2, "*.khx: không có tệp nào tên như vậy; hãy xem lại mẫu tên\n")


def test_what_is_hidden_is_not_looked_for(run: Run, write: Write) -> None:
    for name in ("a.kh", ".venv/lib/b.kh", "xã/.git/c.kh", "xã/.d.kh"):
        write(name, PLAN)
    for words in (".", "**/*.kh"):
        assert run("build", words, "--to", "text", "-o", "out").code == 0
        assert files("out") == ["a.txt"]
    assert run("build", "xã/.d*", "--to", "text", "-o", "out").code == 0
    assert files("out") == [".d.txt", "a.txt"]


def test_a_plan_named_twice_is_built_once(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    assert run("build", "a.kh", "a.kh", "*.kh").out.startswith("Đã tạo a.docx\nĐã tạo         1\n")


def test_unchanged_plans_are_told_and_not_written(run: Run, write: Write) -> None:
    write("p/a.kh", PLAN)
    run("build", "p")
    path = Path("p/a.docx")
    assert run("build", "p").out == f"Không đổi: {path}\nĐã tạo         0\nKhông đổi      1\nChưa tạo được  0\n"
    assert run("build", "p", "--force").out.startswith(f"Đã tạo {path}\n")


def test_many_plans_go_into_no_file(run: Run, write: Write) -> None:
    for name in ("a.kh", "b.kh"):
        write(name, PLAN)
    said = "có nhiều tệp cần tạo thì «x.pdf» phải là một thư mục\n"
    assert run("build", "a.kh", "b.kh", "-o", "x.pdf") == (2, "", said)
    assert not Path("x.pdf").exists()
    assert run("build", "a.kh", "b.kh", "-o", "x.pdf/", "--to", "text").code == 0


def test_failures_stand_in_the_table_with_their_reasons(run: Run, write: Write) -> None:
    for name, text in (("p/a.kh", ODD), ("p/b.kh", PLAN), ("q/b.kh", PLAN)):
        write(name, text)
    code, out, err = run("build", "p", "q", "mất.kh", "-o", "out")
    assert code == 2
    assert out.endswith("""
Chưa tạo được:
  q/b.kh  sẽ ghi đè out/b.docx của p/b.kh; hãy ghi ra thư mục khác, hoặc gõ tên thư mục chứa cả hai
  p/a.kh  1 lỗi
""")
    assert err.startswith("mất.kh: không tìm thấy tệp này\n")
    assert "lỗi KH018" in err


def test_a_fault_that_many_plans_share_is_told_once(run: Run, write: Write) -> None:
    write("chung.kh", "@viết tắt\n  HĐND\n")
    for name in "abc":
        write(f"p/{name}.kh", f"@dùng ../chung.kh\n\n{PLAN}")
    write("kehoach.toml", "")
    _, _, err = run("build", "p")
    assert err.count("chung.kh:2:3") == 1
    assert err.count("Chưa tạo được p/") == 3


def test_many_plans_need_a_folder(run: Run, write: Write) -> None:
    write("p/a.kh", PLAN)
    write("x.docx", "")
    told = "có nhiều tệp cần tạo thì «x.docx» phải là một thư mục\n"
    assert run("build", "p", "-o", "x.docx") == (2, "", told)
    write("mau.kh", TEMPLATE)
    assert run("build", "mau.kh", "--rows", "xa.csv", "-o", "x.docx") == (2, "", told)


@pytest.mark.parametrize("count", ["0", "-1", "hai"])
def test_the_number_of_processes_is_a_number(count: str, run: Run, write: Write) -> None:
    code, _, err = run("build", write("a.kh", PLAN), f"-j{count}")
    assert code == 2
    assert "cần một số từ 1 trở lên" in err


# ---- what goes into a PDF beside its pages


def test_the_source_goes_into_the_pdf_when_it_is_asked_for(run: Run, write: Write) -> None:
    write("chung/văn phòng.kh", "@viết tắt\n  NTM = nông thôn mới\n")
    write("a.kh", "@dùng chung/văn phòng.kh\n" + PLAN)
    assert run("build", "a.kh", "--to", "docx,pdf", "--attach").code == 0
    with pikepdf.open("a.pdf") as file:
        kept = {each.filename: each.get_file().read_bytes().decode() for each in file.attachments.values()}
    assert kept == {name: Path(name).read_text(encoding="utf-8") for name in ("a.kh", "chung/văn phòng.kh")}


def test_fields_for_signatures_are_left_when_they_are_asked_for(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    assert run("build", "a.kh", "-o", "b.pdf", "--sign-fields").code == 0
    with pikepdf.open("b.pdf") as file:
        assert [str(field.T) for field in file.Root.AcroForm.Fields] == ["ChuKy1", "Dau1"]


def test_without_a_signer_there_is_no_place_for_them(run: Run, write: Write) -> None:
    unsigned = PLAN[: PLAN.index("@ký")]
    code, _, err = run("build", write("a.kh", unsigned), "--to", "pdf", "--sign-fields")
    assert code == 1
    assert "Kế hoạch chưa có người ký" in err
    assert files() == ["a.kh"]


@pytest.mark.parametrize("words", [("--attach",), ("--sign-fields",), ("--fonts", "C:/Windows/Fonts")])
@pytest.mark.parametrize("command", ["build", "watch"])
def test_what_only_a_pdf_can_have_is_refused_for_other_forms(
    command: str, words: tuple[str, ...], run: Run, write: Write
) -> None:
    told = f"{words[0]} chỉ dùng cho tệp PDF; thêm --to pdf\n"
    assert run(command, write("a.kh", PLAN), *words).err == told


def test_a_template_of_word_is_refused_where_no_word_file_is_made(run: Run, write: Write) -> None:
    write("mau.docx", "")
    told = (2, "", "--template chỉ dùng cho tệp Word; thêm --to docx\n")
    assert run("build", write("a.kh", PLAN), "--template", "mau.docx", "--to", "pdf,html") == told


def test_the_letters_of_a_pdf_can_be_taken_from_a_folder(run: Run, write: Write) -> None:
    write("a.kh", PLAN)
    Path("phông").mkdir()
    code, _, err = run("build", "a.kh", "--to", "pdf", "--fonts", "phông")
    assert code == 1
    assert "KH113" in err
    for file in pdf.OURS.glob("*.ttf"):
        Path("phông", file.name).write_bytes(file.read_bytes())
    assert run("build", "a.kh", "--to", "pdf", "--fonts", "phông") == (0, "Đã tạo a.pdf\n", "")


def test_without_pyhanko_the_user_is_told_how_to_get_it(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach.render.pdf.widgets.find_spec", lambda _name: None)
    code, _, err = run("build", write("a.kh", PLAN), "--to", "pdf", "--sign-fields")
    assert (code, err) == (2, 'Chưa cài phần tạo ô chữ ký số. Hãy cài: pip install "kehoach[ky]"\n')
