"""How fast many plans are built: `python bench/batch.py` on Linux, in an environment with kehoach installed.

One plan, a template of `examples/binh-son-2025.kh`, is filled in by the rows of a CSV file, 1,000 and then 2,000.
All is measured from outside: the command as a user gives it, and the memory of all its processes together.
"""

from __future__ import annotations

import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import kehoach

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
COUNTS = (1000, 2000)
ROUNDS = 2
"""In turn, so that a drifting machine treats both alike; the better round counts."""
WORKERS = 2
PARAMETERS = """@tham số
  huyện: chữ
  năm: số
  tăng trưởng: số
  việc làm: số
  ngày ký: ngày

"""
IN_PLACE_OF = {
    r"năm: +2025": "năm: {năm}",
    r"huyện Bình Sơn": "huyện {huyện}",
    r"03/02/2025": "{ngày ký}",
    r"9,48%": "{tăng trưởng}%",
    r"1\.600 người": "{việc làm} người",
}
EVERY = 0.25
"""Seconds between two looks at the memory; one costs a hundredth of a second."""


class Run(NamedTuple):
    seconds: float
    processor: float
    """Seconds of work of all processes, which a busy machine does not stretch."""
    megabytes: float
    """Shared pages counted once (PSS)."""
    resident: float
    """Shared pages counted for every process that has them (RSS)."""
    said: str


def template() -> str:
    text = PLAN.read_text(encoding="utf-8")
    for old, new in IN_PLACE_OF.items():
        text, count = re.subn(old, new, text)
        if not count:
            sys.exit(f"{PLAN.name} no longer holds {old!r}")
    return PARAMETERS + text


def write_rows(path: Path, count: int) -> None:
    chance = random.Random(count)  # noqa: S311 - figures to print, no secret
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["STT", "Huyện", "Năm", "Tăng trưởng", "Việc làm", "Ngày ký"])
        for number in range(1, count + 1):
            growth = f"{chance.uniform(1, 12):.2f}".replace(".", ",")
            day = f"{chance.randint(1, 28):02}/02/2025"
            table.writerow([number, f"Bình Sơn {number}", 2025, growth, chance.randint(100, 999), day])


def family(root: int) -> list[int]:
    """The process and all below it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def worked(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kilobytes(process: int, *names: str) -> list[int]:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return [0] * len(names)
    known = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
    return [known.get(name, 0) for name in names]


def measured(*words: str, folder: Path) -> Run:
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    start = time.perf_counter()
    command = [sys.executable, "-m", "kehoach", *words]
    with (folder / "said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said)
        peak, resident, work = 0, 0, dict[int, float]()
        while process.poll() is None:
            members = family(process.pid)
            sizes = [kilobytes(one, "Pss:", "Rss:") for one in members]
            peak = max(peak, sum(size for size, _ in sizes))
            resident = max(resident, sum(size for _, size in sizes))
            work |= {one: max(worked(one), work.get(one, 0)) for one in members}
            time.sleep(EVERY)
        seconds = time.perf_counter() - start
        said.seek(0)
        return Run(seconds, sum(work.values()), peak / 1024, resident / 1024, said.read())


def built(count: int, forms: str, folder: Path) -> tuple[Run, Run]:
    """All plans built, and the same asked for again."""
    write_rows(folder / "rows.csv", count)
    out = f"{count}-{forms}"
    words = ("build", "plan.kh", "--rows", "rows.csv", "--name", "{stt}", "-o", out, "--to", forms, "-j", str(WORKERS))
    first = measured(*words, folder=folder)
    if len(list((folder / out).iterdir())) != count * len(forms.split(",")):
        sys.exit(first.said)
    return first, measured(*words, folder=folder)


def main() -> None:
    print(f"{WORKERS} processes at work, {os.cpu_count()} cores")
    for forms in ("docx", "docx,pdf") if "pdf" in kehoach.OUTPUTS else ("docx",):
        runs: dict[int, list[Run]] = {count: [] for count in COUNTS}
        for count in COUNTS * ROUNDS:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                (folder / "plan.kh").write_text(template(), encoding="utf-8")
                run, again = built(count, forms, folder)
            runs[count].append(run)
            print(f"{count} plans to {forms}: {told(run)}; unchanged: {again.seconds:.1f} s")
        few, many = (min(one.seconds for one in runs[count]) for count in COUNTS)
        little, much = (min(one.processor for one in runs[count]) for count in COUNTS)
        print(f"{COUNTS[1]} plans: {many / few:.2f} times the time, {much / little:.2f} times the work of {COUNTS[0]}")


def told(run: Run) -> str:
    memory = f"{run.megabytes:.0f} MB (resident sizes added up: {run.resident:.0f} MB)"
    return f"{run.seconds:.1f} s, {run.processor:.1f} s of work, {memory}"


if __name__ == "__main__":
    main()
