"""Check rules: the words that tell whether a record, a measurement or a witness could settle the claim."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from whosays.evidence.hedges import hedges
from whosays.evidence.passage import Passage
from whosays.evidence.rule import Rule
from whosays.evidence.wording import is_listed, listed, matches
from whosays.spans import Span


def _listed(name: str) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for the entries of the word list `name` where the main claim stands."""
    return lambda passage: listed(name, passage.text, passage.scope)


def _reporter_only(name: str) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for the entries of the word list `name` in the reporter's own claims."""
    return lambda passage: listed(name, passage.text, passage.scope) if passage.main is None else iter(())


def _written(expression: str, *, ignore_case: bool = True) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for a pattern where the main claim stands."""
    written = re.compile(expression, re.IGNORECASE if ignore_case else 0)
    return lambda passage: matches(written, passage.text, passage.scope)


def _cue_listed(name: str) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for a cue of the main claim that is on the word list `name`."""

    def find(passage: Passage) -> Iterator[Span]:
        cues = passage.main.cue if passage.main else ()
        return (cue for cue in cues if cue in passage.sentence.span and is_listed(name, cue.slice(passage.text)))

    return find


def _ghost(passage: Passage) -> Iterator[Span]:
    for attribution in passage.attributions:
        if attribution.owner_type == "ghost":
            yield from (cue for cue in attribution.cue if cue in passage.sentence.span)


def _ends_in(mark: str) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for `mark` at the end of the claim, quotation marks and brackets after it left out."""

    def find(passage: Passage) -> Iterator[Span]:
        for span in passage.scope:
            end = span.slice(passage.text).rstrip("\"'”’)")
            if end.endswith(mark):
                yield Span(span.start + len(end) - 1, span.start + len(end))

    return find


def _own_words(what: re.Pattern[str]) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for a pattern outside quotations, where the writer makes the claim."""

    def find(passage: Passage) -> Iterator[Span]:
        if passage.main is None:
            quoted = [quotation.span for quotation in passage.quotations]
            found = matches(what, passage.text, passage.scope)
            yield from (span for span in found if not any(span in quotation for quotation in quoted))

    return find


def _general(passage: Passage) -> Iterator[Span]:
    """Yield a claim of the writer without a name, a number or a verb in the past."""
    words = passage.sentence.words
    if passage.main is not None or passage.quotations or len(words) < _GENERAL_WORDS:
        return
    told = [word.slice(passage.text) for word in words]
    if any(word[0].isupper() and word.lower() != "i" for word in told[1:]) or any(word[0].isdigit() for word in told):
        return
    if not any(word.lower() in _PAST or word.endswith("ed") for word in told):
        yield passage.sentence.span


def _scare_quotes(passage: Passage) -> Iterator[Span]:
    if passage.main is None:
        owned = [piece for a in passage.attributions for piece in a.content]
        for quotation in passage.quotations:
            if (
                quotation.closed
                and quotation.span in passage.sentence.span
                and not any(quotation.span.overlaps(piece) for piece in owned)
            ):
                words = quotation.inner.slice(passage.text).split()
                if len(words) <= 4 and any(word[:1].islower() for word in words):
                    yield quotation.span


_GENERAL_WORDS = 5
_PAST = frozenset("was were had did said went came made took gave found got left met told won lost began became ran".split())
_PREDICATE = re.compile(
    r"\b(?:is|are|isn['’]t|aren['’]t|it['’]s|that['’]s)\s+(?:a|an|the|not|no|so|too|just|only|what|why|how|nothing|about)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\A[“\"]?(?:this|that|these|those|it['’]s|it is|there(?:['’]s| is| are)|what|why|how|if|but|and|so|yet|or|instead|still"
    r"|perhaps|because|when it comes)\b",
    re.IGNORECASE,
)
_WE_AND_YOU = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|I|[Mm]y|me|ourselves|yourself)(?:\b|(?=['’]))")
_NUMBER = r"(?<![\w-])(?:[$€£]\s?)?\d+(?:[.,]\d+)*(?:\s?(?:%|percent|per cent|million|billion|trillion))?(?![\w-])"
_YEAR = r"[Ii]n (?:19|20)\d\d\b"
_INFERENCE = (
    r"\b(?:move|decision|visit|choice|timing|meeting|result|vote|step|deal|silence|absence|launch\w*|trip)\b"
    r"(?:[^.;]|\.(?! [A-Z])){0,160}?\b(?:suggests?|suggested|shows?|showed|signals?|means?)\b"
)
_FIRST_PERSON = r"\b(?:I|we) (?:think|believe|hope|feel|doubt|expect|want|wish|guess|suppose|fear)\b|\bin my (?:view|opinion)\b"
_FORECAST = (
    r"(?<=\w)['’]ll\b|\b(?:will|would|won't|shall)\b"
    r"|\b(?:is|are) (?:going|set|poised|expected|likely) to\b"
)
_COMPARISON = (
    r"(?<!at )\b(?:more|less|most|least|far|too|so)\s+(?!than\b|\d)[a-z]{4,}\b(?!\s+than\s+\d)"
    r"|\bbiggest threat\b"
)

CHECK_RULES: tuple[Rule[Passage], ...] = (
    Rule(
        "check.hedge",
        lambda p: hedges(p.document, p.sentence, p.scope),
        "'May' and 'likely' do not put the claim forward as so.",
    ),
    Rule("check.duty", _listed("duty"), "'Should' and 'must' say what ought to be: no record settles that."),
    Rule("check.forecast", _written(_FORECAST), "What is still to come cannot be settled now."),
    Rule(
        "check.evaluation",
        _listed("evaluation"),
        "A word that rates something: people who agree on the facts may differ.",
    ),
    Rule("check.loaded-word", _reporter_only("loaded"), "A word that pushes: a plainer one would carry the same fact."),
    Rule(
        "check.analysis-verb",
        _reporter_only("analysis-verbs"),
        "The writer draws the meaning: no record settles 'underscores'.",
    ),
    Rule(
        "check.inference",
        lambda p: _written(_INFERENCE)(p) if p.main is None else iter(()),
        "An event cannot speak: the writer reads a meaning into it.",
    ),
    Rule("check.motive", _listed("motives"), "What somebody wants is inside that person's head."),
    Rule("check.apparent", _listed("apparent"), "'Apparent' is the writer guessing at a meaning."),
    Rule("check.ghost", _ghost, "'Is believed' puts a belief forward, and nobody to hold it."),
    Rule("check.first-person", _written(_FIRST_PERSON, ignore_case=False), "'I think' marks a belief of the speaker."),
    Rule(
        "check.comparison",
        _written(_COMPARISON, ignore_case=False),
        "A comparison without a measure cannot be settled.",
    ),
    Rule("check.argument", _reporter_only("argument"), "A turn of argument leads you to a view; a report has none."),
    Rule("check.intensifier", _reporter_only("intensifiers"), "'Very' and 'always' strengthen a claim without a measure."),
    Rule("check.address", _own_words(_WE_AND_YOU), "The writer speaks to you, or of 'us': a report stands aside."),
    Rule(
        "check.predicate", _own_words(_PREDICATE), "'Is a', 'is not': the sentence says what something is, not what happened."
    ),
    Rule("check.opening", _own_words(_OPENING), "'This', 'but' and 'if' at the start carry an argument on."),
    Rule("check.negation", _reporter_only("negations"), "To say what is not so, a writer mostly argues with somebody."),
    Rule("check.general", _general, "It names nobody, counts nothing and tells no past: there is little to look up."),
    Rule("check.exclamation", _ends_in("!"), "A mark of exclamation is a feeling, not a finding."),
    Rule("check.question", _ends_in("?"), "A question puts nothing forward as so."),
    Rule("check.scare-quotes", _scare_quotes, "Marks around a word that nobody said keep it at a distance."),
    Rule(
        "check.promise-or-demand",
        _cue_listed("cues-demand"),
        "A vow, a warning or a demand is about what ought to be or will be.",
    ),
    Rule("check.judging-cue", _cue_listed("cues-judging"), "To praise, to blame or to predict is to say what one holds."),
    Rule("check.evasion", _reporter_only("evasion"), "'Dodged' and 'saying only' are the writer's verdict on an answer."),
    Rule(
        "check.denial-or-charge",
        _cue_listed("cues-charge"),
        "That something happened, or did not, is what a record can settle.",
    ),
    Rule("check.number", _written(_NUMBER), "A number can be counted again."),
    Rule("check.count", _listed("counts"), "A count can be counted again."),
    Rule(
        "check.date",
        lambda p: chain(_listed("dates")(p), _written(_YEAR, ignore_case=False)(p)),
        "A day can be looked up.",
    ),
    Rule("check.event", _listed("events"), "An event leaves traces: records, pictures, witnesses."),
    Rule("check.rule-text", _listed("rule-texts"), "The text of a law or treaty can settle it."),
)
