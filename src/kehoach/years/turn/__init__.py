"""The year's turn: next year's draft out of this year's source, with nothing stale and nothing moved that must stay."""
