"""Floor 4, what we saw: every rule, in the order in which it is asked, written out."""

from whosays.evidence.check import CHECK_RULES
from whosays.evidence.page import LINE_RULES, MARKUP_RULES, STORY_RULES
from whosays.evidence.voice import VOICE_RULES

PAGE_RULES = (*LINE_RULES, *MARKUP_RULES, *STORY_RULES)
SENTENCE_RULES = (*VOICE_RULES, *CHECK_RULES)

__all__ = ["PAGE_RULES", "SENTENCE_RULES"]
