"""What is left when runs end in the worst way, with real processes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.batch.conftest import ODD, PLAN, TEMPLATE, contents, rows, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.batch.conftest import Write

COUNT = 120
BUILD = ("build", "mau.kh", "--rows", "xa.csv", "--name", "{xã}", "-o", "out", "-j", "2", "--lang", "en")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def template(write: Write) -> None:
    write("mau.kh", TEMPLATE)
    write("xa.csv", rows(COUNT))


def files(folder: str = "out") -> list[Path]:
    return sorted(Path(folder).iterdir()) if Path(folder).is_dir() else []


def documents() -> list[Path]:
    return [path for path in files() if path.suffix == ".docx"]


def wait_for(count: int) -> None:
    deadline = time.monotonic() + 30
    while len(documents()) < count:
        assert time.monotonic() < deadline
        time.sleep(0.005)


def finished(*words: str) -> tuple[int, str, str]:
    process = start(*words)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def alive(group: int) -> bool:
    """Whether any process of the group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def gone_soon(group: int) -> bool:
    deadline = time.monotonic() + 10
    while alive(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(group)


def let_drafts_grow_old() -> None:
    for path in files():
        if path.suffix == ".tmp":
            os.utime(path, (0, 0))


def assert_all_whole(count: int) -> None:
    names = {f"Xã {number}.docx" for number in range(1, count + 1)}
    assert {path.name for path in files()} == names
    for path in files():
        assert zipfile.ZipFile(path).testzip() is None


@pytest.mark.parametrize("with_workers", [False, True], ids=["the program", "all its processes"])
def test_a_killed_run_leaves_whole_files_and_the_next_goes_on(with_workers: bool) -> None:  # noqa: FBT001 - a case
    process = start(*BUILD)
    wait_for(COUNT // 4)
    (os.killpg if with_workers else os.kill)(process.pid, signal.SIGKILL)
    process.communicate()
    assert gone_soon(process.pid)
    let_drafts_grow_old()
    left = documents()
    assert COUNT // 4 <= len(left) < COUNT
    for path in left:
        assert zipfile.ZipFile(path).testzip() is None
    code, out, err = finished(*BUILD)
    assert (code, err) == (0, "")
    assert out.count("Unchanged: ") >= len(left) - 2, "at most what the two workers had in hand is built again"
    assert_all_whole(COUNT)


def test_an_interrupt_ends_it_at_once_and_cleanly() -> None:
    process = start(*BUILD)
    wait_for(COUNT // 4)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - began < 2
    assert process.returncode == 130
    assert err.startswith("Stopped. What was done (")
    assert "Traceback" not in out + err
    assert gone_soon(process.pid)
    assert files() == documents()
    code, _, _ = finished(*BUILD)
    assert code == 0
    assert_all_whole(COUNT)


def test_two_runs_at_once_write_the_same_files() -> None:
    runs = [start(*BUILD, "--force"), start(*BUILD, "--force")]
    said = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert [err for _, err in said] == ["", ""]
    together = contents(Path("out"))
    assert_all_whole(COUNT)
    assert finished(*BUILD)[1].count("Unchanged: ") == COUNT
    shutil.rmtree("out")
    finished(*BUILD)
    assert contents(Path("out")) == together


def test_plans_that_fail_among_good_ones_are_told_and_the_others_are_built(write: Write) -> None:
    write("p/a.kh", PLAN)
    write("p/b.kh", ODD)
    write("p/c.kh", PLAN)
    code, out, err = finished("build", "p", "p/mất.kh", "--to", "text", "--lang", "en", "-j", "2")
    assert code == 2
    assert out.startswith(
        "Wrote p/a.txt\nWrote p/c.txt\nBuilt      2\nUnchanged  0\nNot built  1\n\nNot built:\n  p/b.kh "
    )
    assert err.startswith("p/mất.kh: no such file\n")
    assert "p/b.kh:2:3\nerror KH018" in err
    assert [path.name for path in files("p") if path.suffix == ".txt"] == ["a.txt", "c.txt"]


IN_ONE_PROCESS = [*BUILD[:-4], "-j", "1", "--lang", "en"]
SMALL_FILES = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from kehoach.cli import main
sys.exit(main({IN_ONE_PROCESS!r}))
"""
"""A file may not grow beyond a limit, as on a disk that fills up."""
NOBODY = f"""
import os, sys
from kehoach.cli import main
main([*{IN_ONE_PROCESS!r}, "-o", "others"])
if not os.geteuid():
    os.setuid(65534)
sys.exit(main({IN_ONE_PROCESS!r}))
"""
"""Someone for whom file permissions count; a first build loads what he could not read any more."""


OTHERS_MAY_READ = all(folder.stat().st_mode & 1 for folder in Path(kehoach.__file__).resolve().parents)


def ran(program: str, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=folder)


def test_a_target_that_takes_no_more_leaves_older_files_and_no_halves() -> None:
    finished(*BUILD)
    before = contents(Path("out"))
    Path("mau.kh").write_text(TEMPLATE.replace("bền vững", "thật bền vững"), encoding="utf-8")
    done = ran(SMALL_FILES, str(len(before["Xã 1.docx"]) // 2))
    assert done.returncode == 1
    assert f"Not built  {COUNT}\n" in done.stdout
    assert done.stderr.count("Not built: ") == COUNT
    assert contents(Path("out")) == before


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(not OTHERS_MAY_READ, reason="the package stands where only its owner may read")
def test_a_folder_that_may_not_be_written_is_told_for_each_plan(open_folder: Path) -> None:
    for name in ("mau.kh", "xa.csv"):
        shutil.copy(name, open_folder)
    target = open_folder / "out"
    target.mkdir()
    target.chmod(0o555)
    done = ran(NOBODY, folder=open_folder)
    assert done.returncode == 1
    assert done.stderr.count("no permission to write here\n") == COUNT
    assert f"Not built  {COUNT}\n" in done.stdout
    assert "… and 100 more" in done.stdout
    assert list(target.iterdir()) == []
