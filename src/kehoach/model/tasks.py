"""What an assignment or a phase asks for: the words after its mark, and what stands under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.model.draft import said
from kehoach.model.outline import OpenSection
from kehoach.model.plan import Facts, Paragraph, Section
from kehoach.text.patterns import lazily
from kehoach.values.sentences import last_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.model.draft import OpenAssignment, Place
    from kehoach.model.plan import Block, Run

_ROLE = lazily(
    r"[\s,:;()]*(?:có trách nhiệm\s+|tiếp tục\s+|xã\s+|phường\s+|huyện\s+)?"
    r"(chủ trì|phối hợp|tham mưu|theo dõi|chỉ đạo|làm nòng cốt|làm đầu mối)",
    re.IGNORECASE,
)
_LEADING_JOINT = lazily(r"^[\s,:;.…]*(?:có trách nhiệm\s+)?")
_PARTNER_LEAD = lazily(
    r"[\s,:]*(?:có trách nhiệm\s+)?(?:chủ trì,?(?:\s+và)?\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:cùng|với))*\s*",
    re.IGNORECASE,
)
_OWNS = lazily(r"(?<!\w)của\s*$")


def plain(runs: Iterable[Run]) -> str:
    """The words of runs."""
    return "".join(map(said, runs))


def complete(section: OpenSection) -> None:
    """Give the facts opened in a section their text, when all that stands under it is known."""
    for inner in section.blocks:
        if isinstance(inner, OpenSection):
            complete(inner)
    children = [text for inner in section.blocks if (text := own_text(inner))]
    complete_place(section.place, section.plain, children)


def complete_place(place: Place, words: str, children: list[str]) -> None:
    """Give the facts opened in these words their text."""
    ends = [*(one.at for one in place.assignments[1:]), len(words)]
    for assignment, end in zip(place.assignments, ends, strict=False):
        _complete_assignment(assignment, words[:end], children)
    for phase in place.phases:
        rest = words[phase.at :].strip(" :.;")
        phase.text = "\n".join([rest, *children] if rest else children)


def _complete_assignment(assignment: OpenAssignment, words: str, children: list[str]) -> None:
    assignment.role = assignment.role or role_of(words[assignment.start :])
    assignment.text = words[assignment.start :].strip()
    if assignment.tasks:  # its brace names it
        return
    task = _task(assignment, words)
    own = [] if task.endswith(":") else [task]
    assignment.tasks = tuple(words for text in (*own, *children) if (words := text.rstrip(" .;")))


def _task(assignment: OpenAssignment, words: str) -> str:
    """The words after the units; where the units own the task (`hoạt động của các thôn`), its whole sentence."""
    before = words[: assignment.at]
    if _OWNS.search(before):
        return words[len(before) - len(last_sentence(before)) :].strip()
    return _LEADING_JOINT.sub("", words[assignment.task_start :]).strip()


def leads_to_partners(words: str) -> bool:
    """Whether the words between units and their partners only join them: `chủ trì, phối hợp với`."""
    return bool(_PARTNER_LEAD.fullmatch(words))


def role_of(words: str) -> str:
    """The role that the words after a unit give it: `chủ trì`, `phối hợp`, `tham mưu`, else `thực hiện`."""
    found = _ROLE.match(words)
    return found[1].casefold() if found else "thực hiện"


def own_text(block: OpenSection | Block) -> str:
    """The words of a block, unless they are another unit's task."""
    if isinstance(block, OpenSection):
        return "" if block.place.assignments else block.plain
    if isinstance(block, (Paragraph, Section)):
        return plain(block.text)
    return plain(block.title) if isinstance(block, Facts) else ""
