"""What holds of every plan, whatever is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from tests.layout.random_plans import PLANS
from tests.render.pdf.printed import opened, printed, tags

if TYPE_CHECKING:
    from kehoach.model.plan import Plan


@settings(max_examples=40)
@given(PLANS)
def test_any_plan_makes_a_tagged_pdf(plan: Plan) -> None:
    data = printed(plan)
    assert len(opened(data).pages) >= 1
    assert tags(data)[0] == "Document"
