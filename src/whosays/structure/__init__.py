"""Floor 2, shape: lines, sentences, words, quotation marks and syllables, all as spans of the untouched text."""
