"""Which lesson to go to: for a wrong idea, for a question, for an exercise of the bank."""

from whosays.grading.exercise import Exercise, Item

LESSONS = {
    "where-do-you-start": "0. Where do you start?",
    "the-story-and-the-page": "1. The story and the page",
    "how-long-how-hard": "2. How long, how hard?",
    "touch-the-owner": "3. Touch the owner",
    "nobody-says": "4. Nobody says",
    "could-we-check-it": "5. Could we check it?",
    "four-corners-and-a-bin": "6. Four corners and a bin",
    "how-good-is-this-source": "7. How good is this source?",
    "small-words-that-push": "8. Small words that push",
    "count-the-voices": "9. Count the voices",
    "trust-but-how-much": "10. Trust, but how much?",
    "bring-your-own": "11. Bring your own",
    "where-are-you-now": "12. Where are you now?",
}
"""The lessons of the course as their pages are headed."""
OF_IDEAS = {
    "M1": "touch-the-owner",
    "M2": "could-we-check-it",
    "M3": "could-we-check-it",
    "M4": "could-we-check-it",
    "M5": "nobody-says",
    "M6": "count-the-voices",
    "M7": "how-good-is-this-source",
    "M8": "how-good-is-this-source",
    "M9": "small-words-that-push",
    "M10": "small-words-that-push",
    "M11": "the-story-and-the-page",
    "M12": "how-long-how-hard",
    "M13": "how-long-how-hard",
    "M14": "the-story-and-the-page",
    "M15": "bring-your-own",
    "M16": "trust-but-how-much",
}
OF_QUESTIONS = {
    "gate": ("story or page?", "the-story-and-the-page"),
    "voice": ("who says it?", "touch-the-owner"),
    "check": ("could it be checked?", "could-we-check-it"),
    "label": ("both questions at once", "four-corners-and-a-bin"),
}
"""The questions that items ask, each with its lesson."""
_KINDS = {
    "two-questions": "label",
    "touch": "voice",
    "match": "voice",
}


def lesson_called(slug: str) -> str:
    """Return how a lesson is spoken of, or "" where there is none of this name.

    >>> lesson_called("could-we-check-it")
    'lesson 5, Could we check it?'
    """
    number, _, title = LESSONS.get(slug, "").partition(". ")
    return f"lesson {number}, {title}" if title else ""


def question_of(exercise: Exercise, item: Item) -> tuple[str, str]:
    """Return what an item asks, in words, and the lesson to go to for it, "" where none is known."""
    ask = _KINDS.get(item.kind) or getattr(item.question, "ask", "")
    if ask in OF_QUESTIONS:
        return OF_QUESTIONS[ask]
    slug = item.origin.partition("/")[0] or exercise.lesson
    lesson = next((one for one in LESSONS if slug.startswith(one)), "")
    return (LESSONS[lesson].partition(". ")[2] if lesson else exercise.title), lesson
