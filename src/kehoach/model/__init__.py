"""Tree → Plan: the typed model (`plan`), how a source becomes one (`build`), its JSON (`interchange`)."""
