"""Floor 6, numbers: each statistic shows its working and its source, and is None where it is not defined."""
