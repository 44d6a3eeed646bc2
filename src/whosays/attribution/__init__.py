"""Floor 3, who says: attributions (source, cue, content) and their owners, found by rules over tokens."""
