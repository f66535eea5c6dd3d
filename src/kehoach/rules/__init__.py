"""Plan → faults: what an experienced editor finds, a rule a function, in families."""
