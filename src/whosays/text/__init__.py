"""Floor 1, characters: an article as untouched text, from a string, a file or HTML."""
