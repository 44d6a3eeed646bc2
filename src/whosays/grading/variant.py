"""Variants: exercises for a grade, put together from the bank by a seed, so that neighbors do not have the same paper.

The same seed gives the same variant, item for item. Each exercise gives as many items as the others, and the variants of one
seed have the same points. Within that, items are drawn evenly from each question and right answer, so that a variant is as
balanced as the bank; their order is the seed's, and so is the order of the texts that `pair` and `why` offer.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.errors import ExerciseError
from whosays.grading.check import article_path
from whosays.grading.exercise import FORMAT, Exercise, open_exercise, open_table
from whosays.grading.openers import alone

Raw = dict[str, Any]
SHUFFLED = ("pair", "why")
_LETTERS = "abcdefgh"
_MADE_UP = "Made up for this exercise. "
_OF_THE_SET = re.compile(
    r"The (?:first|next|last) (?:\w+ )?items?\b|The last ones\b|The last two ask|In the last items|(?:Some|Most) items"
    r"|(?:Some|Most|Many|The) (?:sentences|lines) come from|The others are made up"
)
"""How a line begins that tells which items of an exercise are of which sort: it does not hold where some of them are drawn."""
_CERTAINTY, _SENTENCE = "certainty", 40
_SURE = re.compile(r"\b1 (?:is|for) a guess\b")
_ONE_BY_ONE = "The items are of several sorts. What each sort asks stands here under a title: look it up when you come to it."


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item and its key as they stand in their files, the exercise they come from, and what its article is called.

    `place` says where the item stands, as people do: "item 9 of Nobody says".
    """

    exercise: str
    article: str | None
    item: Raw
    key: Raw
    place: str


def bank(folders: Sequence[str | Path]) -> tuple[Drawn, ...]:
    """Return the items of some exercise folders, each with its key.

    Raises
    ------
    ExerciseError
        When a folder is no exercise, or has no key.
    """
    found: list[Drawn] = []
    for folder in map(Path, folders):
        exercise = open_exercise(folder)  # so that what is read below is known to fit
        if all(item.key is None for item in exercise.items):
            raise ExerciseError("there is no key in it", where=str(folder), fix="name folders with key.toml")
        asked, key = open_table(folder / "exercise.toml").values, open_table(folder / "key.toml").values
        counted = {item.id: f"item {item.number} of {exercise.title}" for item in exercise.items if not item.skip}
        asked_for = (item for item in asked["items"] if item["id"] in counted)
        article = _called(folder, exercise) if exercise.article else None
        found += [Drawn(exercise.id, article, item, key["items"][item["id"]], counted[item["id"]]) for item in asked_for]
    return tuple(found)


def _called(folder: Path, exercise: Exercise) -> str:
    """Return what items of other exercises call the article: what is written beside it, or the name of its folder."""
    article = article_path(folder.resolve(), exercise.article or "")
    about = article.with_name("article.toml") if article else None
    if about and about.is_file() and open_table(about).has("called"):
        return open_table(about).text("called")
    name = Path(exercise.article or "").parent.name.replace("-", " ")
    return f"the article {name!r}" if name else f"the article of {exercise.title!r}"


def variant(drawn: Sequence[Drawn], *, name: str, title: str, items: int | None, seed: str) -> tuple[Raw, Raw]:
    """Return the tables of ``exercise.toml`` and ``key.toml`` of a variant with `items` of the bank; None takes all."""
    chance = random.Random(f"{seed}\0{name}")  # noqa: S311 - it must come out the same again; it guards nothing
    chosen = _draw(drawn, _quotas(drawn, len(drawn) if items is None else items, seed), chance)
    chance.shuffle(chosen)
    asked: list[Raw] = []
    keys: dict[str, Raw] = {}
    for number, one in enumerate(chosen, start=1):
        item, key = _shuffled(one, chance)
        asked.append({**item, "id": f"q{number}", "prompt": _placed(one)})
        keys[f"q{number}"] = {**key, "origin": f"{one.exercise}/{one.item['id']}", "place": one.place}
    head = {"format": FORMAT, "id": name, "title": title, "lesson": name, "graded": True}
    return {**head, "items": asked}, {"format": FORMAT, "exercise": name, "items": keys}


def _placed(one: Drawn) -> str:
    """Return the prompt without a word on its neighbors, or that the sentence was made up: in a test it gives nothing away."""
    prompt = alone(str(one.item["prompt"]))
    if prompt.startswith(_MADE_UP) or not one.article:
        return prompt.removeprefix(_MADE_UP)
    if "article" not in prompt:
        return f"From {one.article}. {prompt}"
    return re.sub(
        r"\b(of|in|from) the article\b", lambda found: f"{found[1]} {one.article}", prompt, count=1, flags=re.IGNORECASE
    )


def introduction(prompt: str) -> list[str]:
    r"""Return the paragraphs of an exercise's prompt that hold for any of its items, without title and what counts them.

    >>> introduction("# Title\n\nAsk who says it.\nThe last two ask for an order.\n")
    ['Ask who says it.']
    """
    parts = (part.splitlines() for part in prompt.split("\n\n"))
    kept = ("\n".join(line for line in part if not line.startswith("#") and not _OF_THE_SET.match(line)) for part in parts)
    return [part.strip() for part in kept if part.strip()]


def mixed_introduction(parts: Sequence[tuple[str, str, Sequence[int]]]) -> list[str]:
    r"""Return the paragraphs that introduce items of several exercises, each a title, a prompt and the numbers of its items.

    What an earlier part has said is not said again, and certainty is explained once.

    >>> mixed_introduction([("Who?", "Ask.\nTake the test.", [2]), ("What?", "Take the test.\nAsk what.", [1, 3])])[1:]
    ['**Who?** Item 2. Ask.\nTake the test.', '**What?** Items 1 and 3. Ask what.']
    """
    told = [_ONE_BY_ONE]
    said: set[str] = set()
    for title, prompt, numbers in parts:
        kept = []
        for paragraph in introduction(prompt):
            lines = [line for line in paragraph.splitlines() if _gist(line) not in said]
            said.update(map(_gist, lines))
            kept += ["\n".join(lines)] if lines else []
        head = f"**{title}** {_items(numbers)}."
        told += [f"{head} {kept[0]}", *kept[1:]] if kept and not kept[0].startswith("- ") else [head, *kept]
    return told


def _gist(line: str) -> str:
    """Return what a line says: what stands behind its colon, where that is a sentence."""
    tail = line.partition(": ")[2]
    return _CERTAINTY if _SURE.search(line) else tail if len(tail) > _SENTENCE else line


def _items(numbers: Sequence[int]) -> str:
    first = ", ".join(map(str, numbers[:-1]))
    return f"Items {first} and {numbers[-1]}" if first else f"Item {numbers[-1]}"


def _stratum(one: Drawn) -> tuple[str, str]:
    return one.exercise, str(one.item["points"])


def _quotas(drawn: Sequence[Drawn], wanted: int, seed: str) -> Counter[tuple[str, str]]:
    """Return how many items each exercise gives, by their points; the same for all variants of a seed."""
    left = Counter(one.exercise for one in drawn)
    order = sorted(left)
    random.Random(seed).shuffle(order)  # noqa: S311 - it must come out the same again; it guards nothing
    shares: Counter[str] = Counter()
    while shares.total() < min(wanted, len(drawn)):
        open_ones = [name for name in order if shares[name] < left[name]]
        shares.update(open_ones[: wanted - shares.total()])
    found: Counter[tuple[str, str]] = Counter()
    for name in order:
        sizes = Counter(_stratum(one) for one in drawn if one.exercise == name)
        found.update(_in_proportion(sizes, shares[name]))
    return found


def _in_proportion(sizes: Counter[tuple[str, str]], wanted: int) -> dict[tuple[str, str], int]:
    """Return `wanted` parted in proportion to `sizes`, what is left over to the largest remainders.

    >>> _in_proportion(Counter({("a", "1"): 12, ("a", "2"): 6}), 4)
    {('a', '1'): 3, ('a', '2'): 1}
    """
    parts = {name: wanted * size // sizes.total() for name, size in sorted(sizes.items())}
    by_remainder = sorted(parts, key=lambda name: (-(wanted * sizes[name] % sizes.total()), name))
    for name in by_remainder[: wanted - sum(parts.values())]:
        parts[name] += 1
    return parts


def _draw(drawn: Sequence[Drawn], quotas: Mapping[tuple[str, str], int], chance: random.Random) -> list[Drawn]:
    """Return items drawn in turn from each question and right answer, as many of each sort as its quota says."""
    sets: defaultdict[tuple[str, ...], list[Drawn]] = defaultdict(list)
    for one in drawn:
        labels = one.item["kind"] in ("sort", "two-questions", "certainty", "audit")
        answer = str(one.key["answer"]) if labels else ""
        sets[one.item["kind"], str(one.item.get("ask", "")), answer].append(one)
    piles = [chance.sample(pile, len(pile)) for _, pile in sorted(sets.items())]
    chance.shuffle(piles)
    open_quotas = Counter(quotas)
    found: list[Drawn] = []
    while open_quotas.total():
        for pile in piles:
            chosen = next((one for one in reversed(pile) if open_quotas[_stratum(one)]), None)
            if chosen is not None:
                pile.remove(chosen)
                found.append(chosen)
                open_quotas[_stratum(chosen)] -= 1
    return found


def _shuffled(one: Drawn, chance: random.Random) -> tuple[Raw, Raw]:
    """Return an item and its key with the texts that it offers in another order, each under a new letter."""
    if one.item["kind"] not in SHUFFLED:
        return dict(one.item), dict(one.key)
    options = one.item["options"]
    order = chance.sample(options, len(options))
    letters: Mapping[str, str] = {old["id"]: _LETTERS[at] for at, old in enumerate(order)}
    item = {**one.item, "options": [{"id": letters[option["id"]], "text": option["text"]} for option in order]}
    key = {**one.key, "answer": letters.get(one.key["answer"], one.key["answer"])}
    for told in ("accept", "slips"):
        if told in key:
            key[told] = {letters.get(value, value): what for value, what in key[told].items()}
    return item, key
