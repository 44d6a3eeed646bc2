"""Floor 5, decision: evidence is added up in whole points, and the largest sum gives the label."""
