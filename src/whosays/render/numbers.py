"""Floor 9, to be seen: how numbers are written for a reader, and what the statistics are called."""

from whosays.report import Report
from whosays.statistics.statistic import Statistic

UNDEFINED = "not defined"
PROPER_WORDS = {
    **{word: word.capitalize() for word in ("flesch", "gunning", "simpson")},
    **{word: word.upper() for word in ("smog", "lix", "rix", "forcast")},
}
"""Words of a statistic's name that have capitals of their own."""
STATISTIC_TITLES = {
    "flesch_kincaid_grade": "Flesch-Kincaid grade",
    "coleman_liau_index": "Coleman-Liau index",
    "reading_minutes_238": "Story, 238 words a minute",
    "reading_minutes_175": "Story, 175 words a minute",
    "reading_minutes_300": "Story, 300 words a minute",
    "reading_minutes_aloud": "Story read aloud",
    "reading_minutes_grade_6": "Story, readers in grade 6",
    "reading_minutes_grade_8": "Story, readers in grade 8",
    "reading_minutes_grade_10": "Story, readers in grade 10",
    "reading_minutes_grade_12": "Story, readers in grade 12",
    "reading_minutes_grade_6_aloud": "Story read aloud in grade 6",
    "minutes_by_medium": "As Medium would print it",
    "minutes_by_ghost": "As Ghost would print it",
    "minutes_by_wordpress": "As WordPress would print it",
    "minutes_by_wordpress_com": "As WordPress.com would print it",
    "minutes_by_npm_reading_time": "As npm reading-time would print it",
    "minutes_by_age_14": "By age and grade, left school at 14",
    "minutes_by_age_18": "By age and grade, left school at 18",
    "minutes_by_textstat": "As textstat reckons",
    "page_reading_minutes_238": "Page, 238 words a minute",
    "label_minutes": "The page's own label",
    "label_pace_story": "Pace if it means the story",
    "label_pace_captions": "Pace if it means story and captions",
    "label_pace_page": "Pace if it means the page",
    "label_fits": "Counts and rules that print the label",
    "cue_neutral_share": "Neutral cues share",
    "writers_opinion_share": "Writer's opinion share",
}
"""The titles that do not follow from the name."""
SIZE = {
    "story_words": ("word", "of story"),
    "page_words": ("word", "on the page"),
    "reading_minutes_238": ("minute", "to read"),
}
STATISTIC_GROUPS = {
    "page_words": "The page",
    "words": "How hard to read",
    "reading_minutes_238": "How long to read",
    "sourced_sentences": "Who stands behind it",
}
"""The first statistic of a group -> the name of the group."""


def size(report: Report) -> str:
    """Return how long the story and the page are, as far as it can be told."""
    found = report.statistics
    told = [f"{amount(found[name], word)} {rest}" for name, (word, rest) in SIZE.items() if found[name].value is not None]
    return ", ".join(told) or "no words could be counted"


def amount(statistic: Statistic, word: str) -> str:
    """Return a value with its word; what rounds to nothing is less than one.

    >>> amount(Statistic("reading_minutes_238", 0.0, "minutes", "", ""), "minute")
    'less than 1 minute'
    >>> amount(Statistic("story_words", 1, "words", "", ""), "word")
    '1 word'
    """
    if not statistic.value:
        return f"less than 1 {word}"
    return f"{value_text(statistic)} {word if statistic.value == 1 else f'{word}s'}"


def statistic_title(name: str) -> str:
    """Return a statistic's name as a reader sees it.

    >>> statistic_title("flesch_reading_ease"), statistic_title("story_words")
    ('Flesch reading ease', 'Story words')
    """
    if name in STATISTIC_TITLES:
        return STATISTIC_TITLES[name]
    words = [PROPER_WORDS.get(word, word) for word in name.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def statistics_by_group(report: Report) -> dict[str, list[Statistic]]:
    """Return the statistics under the names of their groups; words by kind of block are told with the page instead."""
    groups: dict[str, list[Statistic]] = {}
    group = ""
    for name, statistic in report.statistics.items():
        group = STATISTIC_GROUPS.get(name, group)
        if not name.startswith("words_in_"):
            groups.setdefault(group, []).append(statistic)
    return groups


def unit_text(statistic: Statistic) -> str:
    """Return the unit of `statistic` as it stands after the value; a share is shown in percent and needs none."""
    return "" if statistic.unit.startswith("share") else statistic.unit


def value_text(statistic: Statistic, *, with_unit: bool = False) -> str:
    """Return the value of `statistic` as a reader writes it."""
    if statistic.value is None:
        return UNDEFINED
    if statistic.unit.startswith("share") and not isinstance(statistic.value, str):
        return f"{number_text(100 * statistic.value)}%"
    text = statistic.value if isinstance(statistic.value, str) else measure_text(statistic.value)
    return f"{text} {statistic.unit}".strip() if with_unit else text


def number_text(value: float) -> str:
    """Return `value` with thousands set off and at most two decimals.

    >>> number_text(1360), number_text(14.70), number_text(0.716)
    ('1,360', '14.7', '0.72')
    """
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")


def measure_text(value: float) -> str:
    """Return a count whole, and anything else with one decimal or two, so that a measure is not taken for a count.

    >>> measure_text(1360), measure_text(9.0), measure_text(0.716)
    ('1,360', '9.0', '0.72')
    """
    text = number_text(value)
    return text if isinstance(value, int) or "." in text else f"{text}.0"


def usual_band(statistic: Statistic) -> str:
    """Return the usual band of `statistic` as a reader writes it, "" where there is none.

    >>> from whosays.statistics.statistic import Usual
    >>> usual_band(Statistic("sourced_words", 0.6, "share, 0 to 1", "", "", Usual(0.58, 0.84, "some corpus")))
    '58 to 84%'
    """
    if statistic.usual is None:
        return ""
    low, high = statistic.usual.low, statistic.usual.high
    if statistic.unit.startswith("share"):
        return f"{100 * low:.0f} to {100 * high:.0f}%"
    write = number_text if low == int(low) and high == int(high) else measure_text
    return f"{write(low)} to {write(high)}"


def usual_text(statistic: Statistic) -> str:
    """Return the usual band in words, with the name of its corpus, "" where there is none."""
    return f"{usual_band(statistic)} ({statistic.usual.corpus})" if statistic.usual else ""


def percent(part: float, whole: float) -> str:
    """Return a share in whole percent, "" where there is nothing to share.

    >>> percent(73, 430), percent(1, 430), percent(0, 0)
    ('17%', '< 1%', '')
    """
    if not whole:
        return ""
    return "< 1%" if 0 < 200 * part < whole else f"{100 * part / whole:.0f}%"


def beside_usual(statistic: Statistic) -> str:
    """Return where the value stands beside its usual band, "" where it cannot be told."""
    if statistic.usual is None or not isinstance(statistic.value, (int, float)):
        return ""
    if statistic.value < statistic.usual.low:
        return "below"
    return "above" if statistic.value > statistic.usual.high else "within"


def words_of(number: int, word: str) -> str:
    """Return a number with its word.

    >>> words_of(1, "sentence"), words_of(1360, "word")
    ('1 sentence', '1,360 words')
    """
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
