"""A class in numbers: counted by hand, named with care, and safe to open."""

import csv
import io
import json
import random
import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from whosays.errors import ExerciseError, SubmissionError
from whosays.grading.exercise import Exercise, read_exercise
from whosays.grading.gradebook import ClassReport, class_report
from whosays.grading.marking import grade
from whosays.grading.misconceptions import CATALOGUE, foretold
from whosays.grading.papers import Paper, papers_from
from whosays.grading.standing import standing
from whosays.grading.submission import Submission
from whosays.render.classes import class_page, gradebook_csv, items_csv, students_csv
from whosays.render.grades import grade_as_dict
from whosays.render.spreadsheet import csv_text
from whosays.tables import Table

TEXTS = {
    "v1": ('"Free" lunches cost four dollars.', "reporter"),
    "v2": ("Two guards said that the gate was open.", "source"),
    "v3": ('The "truce" held for an hour.', "reporter"),
    "v4": ("The gate was open, the mayor said.", "source"),
    "v5": ('The "experts" sat in the last row.', "reporter"),
    "v6": ("The audit says that nobody counted the boats.", "source"),
}


def made(items: list[dict[str, Any]], keys: dict[str, Any], name: str = "talks") -> Exercise:
    common = {"points": 1, "prompt": "Which?", "hint": "Look."}
    asked = {"format": 1, "id": name, "title": "Talks", "lesson": "talks", "items": [{**common, **item} for item in items]}
    key = {"format": 1, "exercise": name, "items": {one: {"why": "so it is", **value} for one, value in keys.items()}}
    tables = (Table(values, where="talks", error=ExerciseError) for values in (asked, key))
    exercise, problems = read_exercise(*tables, prompt="Read.")
    assert exercise is not None, problems
    return exercise


@pytest.fixture(scope="module")
def talks() -> Exercise:
    items = [{"id": one, "kind": "sort", "ask": "voice", "text": text} for one, (text, _) in TEXTS.items()]
    return made(items, {one: {"answer": right} for one, (_, right) in TEXTS.items()})


def papers(exercise: Exercise, *written: tuple[str, dict[str, object]]) -> list[Paper]:
    results = [
        {"submission": f"{at}.json", **grade_as_dict(grade(exercise, Submission(exercise.id, student, answers)))}
        for at, (student, answers) in enumerate(written)
    ]
    return papers_from(json.loads(json.dumps(results)), where="results")[0]


def flat(page: str) -> str:
    """Return a page without its line ends."""
    return page.replace("\n", "")


def answers(wrong: str = "") -> dict[str, object]:
    """Return right answers, but for the items named."""
    return {
        one: ("source" if right == "reporter" else "reporter") if one in wrong else right for one, (_, right) in TEXTS.items()
    }


def report(exercise: Exercise, *written: tuple[str, dict[str, object]]) -> ClassReport:
    return class_report([exercise], papers(exercise, *written))


def test_difficulty_choices_and_agreement_are_counted(talks: Exercise) -> None:
    (one,) = report(talks, ("Ana", answers()), ("Ben", answers("v1")), ("Cem", answers("v1 v2"))).exercises
    first = one.items[0]
    assert first.difficulty == pytest.approx(1 / 3)
    assert first.chosen == {"a source": (0, 1, 1), "the reporter": (1, 0, 0)}
    assert first.left_out == 0
    # Cohen's kappa of Ben with the key: 5 of 6 agree, chance (4 times 3 + 2 times 3) / 36 = 1/2
    assert one.kappa_with_key == pytest.approx((5 / 6 - 1 / 2) / (1 / 2))
    assert one.few


def test_later_paper_of_a_student_counts(talks: Exercise) -> None:
    (one,) = report(talks, ("Ana", answers("v1 v2")), ("Ana", answers())).exercises
    assert [paper.score for paper in one.papers] == [6]


SPELLINGS = [
    "ana m\u00fcller",
    "Ana  M\u00fcller ",
    "Ana Mu\u0308ller",
    "ANA\u00a0M\u00dcLLER",
    "M\u00fcller, Ana",
    "m\u00fcller,ana",
]


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ascii)
def test_spellings_of_a_name_are_one_student_under_the_last_one(spelling: str, talks: Exercise) -> None:
    written = papers(talks, (spelling, answers("v1")), ("Ben", answers()), ("Ana M\u00fcller", answers()))
    before = papers(talks, (spelling, answers("v1 v2 v3")), ("Ben", answers()))
    found = class_report([talks], written, before=before)
    assert found.students == ("Ana M\u00fcller", "Ben")
    assert found.growth is not None
    assert (found.growth.papers, found.growth.mean) == (2, pytest.approx(1 / 4))


def test_spelling_is_the_last_one_on_every_exercise(talks: Exercise) -> None:
    other = made([{"id": "o1", "kind": "sort", "ask": "voice", "text": "x"}], {"o1": {"answer": "source"}}, "other")
    results = [
        {"submission": "a.json", **grade_as_dict(grade(one, Submission(one.id, student, {})))}
        for one, student in ((talks, "ada sample"), (other, "Sample, Ada"))
    ]
    assert [paper.student for paper in papers_from(results, where="results")[0]] == ["Sample, Ada", "Sample, Ada"]


def test_unsigned_papers_go_by_their_files_which_are_not_respelled(talks: Exercise) -> None:
    results = [
        {"submission": name, **grade_as_dict(grade(talks, Submission(talks.id, None, {})))} for name in ("a.json", "A.json")
    ]
    assert [paper.student for paper in papers_from(results, where="results")[0]] == ["a.json", "A.json"]


def test_other_names_are_other_students(talks: Exercise) -> None:
    names = ("Ana Berg", "Ana Bergh", "Berg Ana", "Ana", ",")
    assert len(report(talks, *((name, answers()) for name in names)).students) == len(names)


def test_bias_is_told_from_hits_and_false_alarms(talks: Exercise) -> None:
    (one,) = report(talks, ("Ana", answers("v2 v4")), ("Ben", answers())).exercises
    told = one.bias["voice"]  # "reporter" is yes: all 6 hits, and 2 of 6 false alarms
    assert (told.hits, told.false_alarms) == (1.0, pytest.approx(1 / 3))
    assert told.criterion < 0


def test_idea_that_explains_a_paper_is_named_and_a_slip_is_not(talks: Exercise) -> None:
    by_marks = {one: "source" if '"' in text else "reporter" for one, (text, _) in TEXTS.items()}
    found = report(talks, ("Ana", by_marks), ("Ben", answers("v1")), ("Cem", {}))
    assert {student: one.misconception for student, one in found.explained.items()} == {"Ana": "M1"}
    assert found.explained["Ana"].items == tuple(f"talks/{one}" for one in TEXTS)


def test_ideas_are_told_in_words_wherever_they_stand(talks: Exercise) -> None:
    by_marks = {one: "source" if '"' in text else "reporter" for one, (text, _) in TEXTS.items()}
    page = class_page(report(talks, ("Ana", by_marks), ("Ben", answers())), name_of=str)
    assert page.count("quotation marks show a source (M1)") == 3  # in short, with its students, and beside Ana
    assert "a source makes it true (M2)" in page  # among those that these papers cannot tell
    assert re.findall(r"[^(]M[0-9]+\b", page) == []


def test_growth_is_of_those_who_wrote_both(talks: Exercise) -> None:
    before = papers(talks, ("Ana", answers("v1 v2 v3")), ("Ben", answers("v1")), ("Cem", answers()))
    after = papers(talks, ("Ana", answers()), ("Ben", answers()))
    growth = class_report([talks], after, before=before).growth
    assert growth is not None
    assert (growth.papers, growth.mean) == (2, pytest.approx((3 / 6 + 1 / 6) / 2))


def test_what_is_no_grade_is_a_mistake() -> None:
    with pytest.raises(SubmissionError, match="result 2 is no grade"):
        papers_from([{"refused": "x"}, {"score": 1}], where="results.json")


@pytest.mark.parametrize(("score", "possible"), [(10**400, 1), (2, 1), (-1, 1), (1, 0), ("nan", 1), (None, 1)])
def test_points_that_cannot_be_are_a_mistake(score: object, possible: object) -> None:
    result = {"submission": "a", "student": "Ana", "exercise": "talks", "score": score, "possible": possible, "items": []}
    with pytest.raises(SubmissionError, match="result 1 is no grade"):
        papers_from([result], where="results.json")


EVIL = '<script>alert(1)</script>"=cmd|x'


def test_page_shows_names_and_answers_and_runs_nothing(talks: Exercise) -> None:
    page = class_page(report(talks, (EVIL, answers("v1"))), name_of=str)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page


def test_page_says_that_few_papers_give_no_verdict_and_that_a_simulation_is_one(talks: Exercise) -> None:
    found = report(talks, ("Ana", answers()))
    assert "too few for a verdict" in class_page(found, name_of=str)
    assert "No student wrote these papers" in class_page(found, name_of=str, simulated=True)
    assert "No student wrote these papers" not in class_page(found, name_of=str)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\t=1", "\uff1d1", '=HYPERLINK("http://x")'])
def test_spreadsheet_runs_no_name(name: str, talks: Exercise) -> None:
    table = students_csv(report(talks, (name, answers())), name_of=str)
    cell = table.splitlines()[1].lstrip('"')
    assert cell.startswith(("'", "Ana")), table


def test_numbers_stay_numbers_and_quotes_forge_no_row() -> None:
    import csv
    import io

    rows = [["a", -1.5, 'x"\n=1,2'], ["b", 2, "c"]]
    read = list(csv.reader(io.StringIO(csv_text(rows))))
    assert [row[:2] for row in read] == [["a", "-1.5"], ["b", "2"]]
    assert len(read) == 2


def one_item(name: str, *, points: str = "1", title: str = "Talks", origin: str = "") -> Exercise:
    item = {"id": "o1", "kind": "sort", "ask": "voice", "text": "x", "points": points}
    return replace(made([item], {"o1": {"answer": "source", "origin": origin}}, name), title=title)


def marks(exercises: list[Exercise], *written: tuple[str, str, dict[str, object]]) -> list[list[str]]:
    """Return the cells of the gradebook of papers, each a student, the id of an exercise and answers."""
    named = {one.id: one for one in exercises}
    found = [paper for student, name, given in written for paper in papers(named[name], (student, given))]
    stands = standing(exercises, owners={}, aside=[])
    return list(csv.reader(io.StringIO(gradebook_csv(class_report(exercises, found), stands))))


def test_gradebook_has_points_sum_maximum_and_percent_under_the_real_name(talks: Exercise) -> None:
    right: dict[str, object] = {"o1": "source"}
    third = one_item("third", points="1/3", title="Third")
    rows = marks([talks, third], ("ben", "talks", answers("v1 v2")), ("Ana", "talks", answers()), ("Ana", "third", right))
    assert rows == [
        ["student", "Talks (of 6)", "Third (of 0.33)", "sum", "maximum", "percent", "status"],
        ["Ana", "6", "0.33", "6.33", "6.33", "100.0", "graded"],
        ["ben", "4", "", "4", "6.33", "63.2", "Third: nothing handed in"],  # 4 of 6 1/3: 12/19
    ]


def test_variants_of_one_title_share_a_column() -> None:
    right: dict[str, object] = {"o1": "source"}
    both = [one_item("v-01", origin="talks/a1"), one_item("v-02", points="2", origin="talks/a2")]
    assert marks(both, ("Ana", "v-01", right), ("Ben", "v-02", {})) == [
        ["student", "Talks (points)", "sum", "maximum", "percent", "status"],
        ["Ana", "1", "1", "1", "100.0", "graded"],
        ["Ben", "0", "0", "2", "0.0", "graded"],
    ]


@pytest.mark.parametrize(("owners", "points"), [({}, "2"), ({"v-01": "ana"}, "1"), ({"v-02": "Ben"}, "2")])
def test_of_two_variants_of_a_student_the_own_one_counts_or_the_last(owners: dict[str, str], points: str) -> None:
    right: dict[str, object] = {"o1": "source"}
    both = [one_item("v-01", origin="talks/a1"), one_item("v-02", points="2", origin="talks/a2")]
    written = [
        paper for one, who in ((both[0], "Ana"), (both[1], "ANA"), (both[1], "Ben")) for paper in papers(one, (who, right))
    ]
    found = class_report(both, written, owners=owners)
    rows = list(csv.reader(io.StringIO(gradebook_csv(found, standing(both, owners=owners, aside=[])))))
    assert [row[1:] for row in rows if row[0].upper() == "ANA"] == [[points, points, points, "100.0", "graded"]]
    assert [(one.written, one.assigned) for one in found.chosen] == [(("v-01", "v-02"), "v-01" in owners)]
    assert [(one.exercise.pooled, len(one.papers)) for one in found.exercises] == [(2, 2)]
    assert "wrote 2 forms: v-01, v-02; v-0" in class_page(found, name_of=str)


def test_exercises_of_one_title_that_are_no_variants_have_a_column_each() -> None:
    head, _ = marks([one_item("one"), one_item("two")], ("Ana", "one", {}), ("Ana", "two", {}))
    assert head[1:3] == ["Talks, one (of 1)", "Talks, two (of 1)"]


def drawn(name: str, *origins: str) -> Exercise:
    """Return a variant with an item for each place in the bank, as `whosays assign` numbers them."""
    items = [
        {"id": f"q{at}", "kind": "sort", "ask": "voice", "text": f"Text of {origin}."} for at, origin in enumerate(origins, 1)
    ]
    places = {"talks/a2": {"place": "item 7 of Talks"}}
    keys = {f"q{at}": {"answer": "source", "origin": one, **places.get(one, {})} for at, one in enumerate(origins, 1)}
    return replace(made(items, keys, name), title="Week 3")


def test_variants_are_counted_together_item_by_item_of_the_bank() -> None:
    first, second = drawn("w-01", "talks/a1", "talks/a2"), drawn("w-02", "talks/a2", "talks/a3")
    written = [
        *papers(first, ("Ana", {"q1": "source", "q2": "reporter"})),
        *papers(second, ("Ben", {"q1": "source", "q2": "source"})),
    ]
    found = class_report([first, second], written)
    (one,) = found.exercises
    assert (one.exercise.id, one.exercise.pooled, one.alpha) == ("w", 2, None)
    counted = {told.item.id: (told.papers, told.difficulty) for told in one.items}
    assert counted == {"talks/a1": (1, 1.0), "talks/a2": (2, 0.5), "talks/a3": (1, 1.0)}
    page = class_page(found, name_of=str)
    assert page.count("<h2>Week 3</h2>") == 1
    assert "2 papers on 2 variants, counted together" in page
    assert "item 7 of Talks Text of talks/a2." in page
    assert "talks a1 Text of talks/a1." in page  # a key of before has no place in it


def test_an_idea_is_untold_where_no_variant_asks_about_it_often_enough() -> None:
    """Six items between them, but nobody had more than two."""
    names = [f"talks/a{at}" for at in range(6)]
    variants = [drawn(f"w-{at:02}", *names[at : at + 2]) for at in (0, 2, 4)]
    written = [paper for at, one in enumerate(variants) for paper in papers(one, (f"student {at}", {}))]
    assert "M1" in class_report(variants, written).untold
    whole = drawn("w", *names)
    assert "M1" not in class_report([whole], papers(whole, ("Ana", {}))).untold


def test_gradebook_runs_no_name_and_no_title() -> None:
    head, row = marks([one_item("evil", title="=1+1")], ("=HYPERLINK(1)", "evil", {}))
    assert (head[1], row[0]) == ("'=1+1 (of 1)", "'=HYPERLINK(1)")


def test_items_table_has_a_row_for_each_item(talks: Exercise) -> None:
    rows = items_csv(report(talks, ("Ana", answers("v1")), ("Ben", answers()))).splitlines()
    assert len(rows) == 1 + len(TEXTS)
    assert rows[1].startswith("talks,v1,2,0.5,")


def test_certainty_is_reported_apart_from_the_points() -> None:
    exercise = made([{"id": "c1", "kind": "certainty", "ask": "check", "text": "It rains."}], {"c1": {"answer": "fact"}})
    found = report(exercise, ("Ana", {"c1": "fact/3"}), ("Ben", {"c1": "opinion/3"}), ("Cem", {"c1": "fact/1"}))
    (one,) = found.exercises
    assert one.certainty == {1: (1, 1), 3: (1, 2)}
    assert [paper.score for paper in one.papers] == [1, 0, 1]


def test_every_idea_is_in_the_catalogue_and_leaves_right_answers_where_it_does_not_matter(talks: Exercise) -> None:
    assert list(CATALOGUE) == [f"M{number}" for number in range(1, 17)]
    for item in talks.items:
        assert foretold("M4", item) == foretold("", item)
        assert foretold("M1", item) != foretold("", item)


def test_shares_of_a_paper_are_exact_enough_to_add_up() -> None:
    items = [{"id": f"n{at}", "kind": "number", "points": "1/3"} for at in range(3)]
    exercise = made(items, {f"n{at}": {"answer": at} for at in range(3)})
    (paper,) = papers(exercise, ("Ana", {"n0": 0, "n1": 1, "n2": 2}))
    assert Fraction(paper.score).limit_denominator(1000) == 1


def test_simulated_class_names_the_idea_of_nearly_all() -> None:
    chance = random.Random(2)
    items = [
        {"id": f"v{at}", "kind": "sort", "ask": "voice", "text": f'The "gate" {at} is open.' if at % 2 else f"He said {at}."}
        for at in range(20)
    ]
    exercise = made(items, {f"v{at}": {"answer": "reporter" if at % 2 else "source"} for at in range(20)})
    written = []
    for number in range(50):
        held = {f"v{at}": "source" if at % 2 else "reporter" for at in range(20)}
        slips = {one: "reporter" if said == "source" else "source" for one, said in held.items() if chance.random() < 0.15}
        written.append((f"simulated {number}", {**held, **slips}))
    found = report(exercise, *written).misconceptions
    assert len(found["M1"]) >= 45


@pytest.mark.parametrize("kind", ["why", "pair"])
def test_best_papers_that_choose_the_key_are_no_reason_to_look_at_it(kind: str) -> None:
    options = [{"id": letter, "text": f"Because of {letter}."} for letter in ("abc" if kind == "why" else "ab")]
    exercise = made([{"id": "w1", "kind": kind, "options": options}], {"w1": {"answer": "b"}})
    found = report(exercise, *((f"student {at}", {"w1": "b"}) for at in range(20)))
    (item,) = found.exercises[0].items
    assert (item.right, item.flags) == ("Because of b.", ("nearly all are right",))
    assert report(exercise, ("Ann", {"w1": "b"}), ("Ben", {"w1": "a"})).exercises[0].kappa_with_key is not None


def test_answer_without_how_sure_counts_and_stays_out_of_the_table_of_certainty() -> None:
    exercise = made([{"id": "c1", "kind": "certainty", "ask": "check", "text": "It rains."}], {"c1": {"answer": "fact"}})
    found = report(exercise, ("Ana", {"c1": "a"}), ("Ben", {"c1": "opinion"}), ("Cem", {"c1": "a/3"}))
    (one,) = found.exercises
    assert one.certainty == {3: (1, 1)}
    assert [paper.score for paper in one.papers] == [1, 0, 1]
    assert one.items[0].chosen == {"fact-claim": (1, 1, 0), "opinion-like": (0, 0, 1)}


def test_report_begins_with_what_is_secure_what_to_teach_and_whom_to_talk_to(talks: Exercise) -> None:
    by_marks = {one: "source" if '"' in text else "reporter" for one, (text, _) in TEXTS.items()}
    page = class_page(report(talks, ("Ana", by_marks), ("Ben", answers()), ("Cem", answers())), name_of=str)
    assert page.index("<h2>In short</h2>") < page.index("<h2>Ideas to talk about</h2>")
    assert "Ana: perhaps thinks that quotation marks show a source (M1), lesson 3, Touch the owner" in page
    assert page.index("<details><summary>For those who like figures") < page.index("Krippendorff") < page.index("</details>")
    good = class_page(report(talks, ("Ben", answers()), ("Cem", answers())), name_of=str)
    assert "Who says it? 100% of the points, over 6 items." in good
    bad = class_page(report(talks, ("Ben", answers("v1 v2 v3 v4")), ("Cem", answers("v1 v2 v3"))), name_of=str)
    assert "Who says it? item 1 (v1) “" not in bad  # a text with its own marks has no others around it
    assert "Who says it? item 1 (v1) &quot;Free&quot; lunches cost four dollars., item 2 (v2) “Two guards said" in bad
    assert "<h3>Not yet secure</h3><ul><li>Who says it? 42% of the points, over 6 items.</li></ul>" in flat(bad)
    assert "Go to lesson 3, Touch the owner" in bad
    assert "Ben 33%" in bad


def test_items_that_tempt_to_one_idea_are_taught_together() -> None:
    items = [{"id": one, "kind": "sort", "ask": "voice", "text": text} for one, (text, _) in TEXTS.items()]
    keys = {
        one: {"answer": right, "misconception": ["M1"] if '"' in TEXTS[one][0] else []} for one, (_, right) in TEXTS.items()
    }
    page = class_page(report(made(items, keys), ("Ben", answers("v1 v2 v3 v5"))), name_of=str)
    assert "The idea that quotation marks show a source (M1)" in page
    named = re.findall(r"item \d \(v\d\)", page.partition("(M1)")[2].partition("; 0% of the points")[0])
    assert named == ["item 1 (v1)", "item 3 (v3)", "item 5 (v5)"]


def test_weak_item_of_a_secure_question_is_an_item_and_not_the_question(talks: Exercise) -> None:
    page = class_page(report(talks, *((f"student {at}", answers("v2")) for at in range(4))), name_of=str)
    assert "Who says it? 83% of the points, over 6 items." in page
    told = "One item of a question that is secure otherwise: item 2 (v2) “Two guards said that the gate was open.”; 0%"
    assert told in page
    assert "No question: all that were asked are secure." in page


def test_every_question_that_was_asked_is_listed_once_over_the_papers_that_had_it() -> None:
    """The question of place 1 was in one paper, that of place 2 in three: 3 of 4 answers are right."""
    items = [
        {"id": "a1", "kind": "sort", "ask": "voice", "text": "One."},
        {"id": "a2", "kind": "sort", "ask": "voice", "text": "Two."},
        {"id": "b1", "kind": "sort", "ask": "check", "text": "Three."},
    ]
    asked = made(items, {"a1": {"answer": "source"}, "a2": {"answer": "source"}, "b1": {"answer": "fact"}})
    whole = papers(asked, ("Ana", {"a1": "reporter", "a2": "source", "b1": "fact"}))
    more = papers(asked, *((name, {"a2": "source", "b1": "fact"}) for name in ("Ben", "Cem")))
    less = [replace(one, items={name: told for name, told in one.items.items() if name != "a1"}) for one in more]
    page = flat(class_page(class_report([asked], [*whole, *less]), name_of=str))
    assert (
        "<h3>Not yet secure</h3><ul><li>Who says it? 75% of the points, over 2 items.</li>"
        "<li>Could it be checked? 100% of the points, over 1 item, too few to call it secure.</li></ul>"
    ) in page
