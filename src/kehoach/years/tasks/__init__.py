"""Who has to do what by when: the assignments of plans, a row for each unit and task."""
