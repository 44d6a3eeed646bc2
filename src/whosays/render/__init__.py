"""Floor 9, to be seen: reports, grades and exercises as terminal text, JSON, HTML and charts. Nothing is computed here."""
