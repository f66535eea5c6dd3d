"""The phases, deadlines and milestones of a plan in the order of time: as a picture and as a calendar."""
