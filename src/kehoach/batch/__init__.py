"""Many plans in one run: what is to be built, what is built already, and the processes that build the rest."""
