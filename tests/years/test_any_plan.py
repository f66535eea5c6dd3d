"""Whatever a plan says, it can be shown over the years, on a line of time, and by units."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings

import kehoach
from kehoach import years
from kehoach.years.history import forms as series_forms
from kehoach.years.tasks import forms as task_forms
from kehoach.years.timeline import forms as timeline_forms
from tests.plans_strategy import Sample, samples
from tests.years.timeline.calendar_file import read


@given(samples(), samples())
@settings(max_examples=25)
def test_any_two_plans_make_a_series(one: Sample, other: Sample) -> None:
    plans = [kehoach.loads(one.text, path="a.kh"), kehoach.loads(other.text, path="b.kh")]
    series = years.series(plans)
    assert all(fault.message("vi") and fault.message("en") for fault in series.diagnostics)
    ET.fromstring(series_forms.write(series, "svg", "vi"))  # noqa: S314 - we made it
    assert series_forms.write(series, "csv", "vi")
    assert series_forms.write(series, "html", "en")


@given(samples())
@settings(max_examples=25)
def test_any_plan_has_a_timeline_a_calendar_and_a_sheet_of_tasks(sample: Sample) -> None:
    plan = kehoach.loads(sample.text).plan
    assert plan is not None
    events = years.events(plan)
    ET.fromstring(timeline_forms.write(plan, events, "svg", "vi"))  # noqa: S314 - we made it
    if any(event.reach for event in events):
        assert len(read(timeline_forms.write(plan, events, "ics", "vi"))) == sum(bool(event.reach) for event in events)
    assert task_forms.write(years.duties([plan]), "csv", "vi")
