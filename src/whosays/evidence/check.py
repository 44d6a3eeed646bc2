"""Check rules: the words that tell whether a record, a measurement or a witness could settle the claim."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from whosays.evidence import spoken
from whosays.evidence.hedges import hedges
from whosays.evidence.passage import Passage
from whosays.evidence.rule import Rule
from whosays.evidence.wording import is_listed, listed, matches
from whosays.spans import Span


def _listed(name: str) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for the entries of the word list `name` where the main claim stands."""
    return lambda passage: listed(name, passage.text, passage.scope)


def _asserted(find: Callable[[Passage], Iterable[Span]]) -> Callable[[Passage], Iterator[Span]]:
    """Return a finder for what `find` sees in the main clause: not in one that opens with "which", "if" or "because"."""
    return lambda passage: (span for span in find(passage) if not _hangs(passage, span))


def _hangs(passage: Passage, word: Span) -> bool:
    """Tell whether a word stands in a clause that hangs on another one."""
    start = next(span.start for span in passage.scope if word in span)
    before = passage.text[start : word.start]
    clause = before[max(map(before.rfind, _CLAUSE_MARKS)) + 1 :]
    return _HANGING.search(clause) is not None


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


def _hedge(passage: Passage) -> Iterator[Span]:
    return hedges(passage.document, passage.sentence, passage.scope)


def _verdict(passage: Passage) -> Iterator[Span]:
    """Yield words that rate where they are what is said of something ("was a disgrace"), not beside a noun."""
    for span in chain(_rating(passage), listed("ratings-in-predicates", passage.text, passage.scope)):
        if _SAID_OF.search(passage.text, passage.sentence.span.start, span.start):
            yield span


def _judging_cue(passage: Passage) -> Iterator[Span]:
    """Yield a cue that rates, predicts or holds; "described" where it is "described as"."""
    yield from _cue_listed("cues-judging")(passage)
    names = any(_AS.search(piece.slice(passage.text)) for piece in passage.scope)
    for cue in passage.main.cue if passage.main and names else ():
        if cue in passage.sentence.span and _DESCRIBES.fullmatch(cue.slice(passage.text)):
            yield cue


def _charge(passage: Passage) -> Iterator[Span]:
    """Yield a cue of denial, charge or admission, but where a rating or an aim is denied or charged ("of trying to")."""
    found = tuple(_charging(passage))
    return iter(() if found and (any(_verdict(passage)) or any(_motive(passage))) else found)


def _intensifier(passage: Passage) -> Iterator[Span]:
    """Yield words that strengthen; "such a" where it grades ("such a good idea"), not where it points back ("such a deal")."""
    if passage.main is None:
        yield from listed("intensifiers", passage.text, passage.scope)
        yield from matches(_SUCH_A, passage.text, passage.scope)


def _negation(passage: Passage) -> Iterator[Span]:
    """Yield what a writer says is not so, but for what somebody has not said ("has not confirmed it")."""
    for span in _reporter_only("negations")(passage):
        end = min(span.end + _NEXT, passage.sentence.span.end)
        if _NOT_SAID.search(passage.text, passage.sentence.span.start, end) is None:
            yield span


def _argument(passage: Passage) -> Iterator[Span]:
    """Yield turns of argument in the reporter's own claims; a yes that somebody gives ("a quick yes") is none."""
    text = passage.text
    for span in _reporter_only("argument")(passage):
        if span.slice(text).lower() != "yes" or not text[span.end : span.end + 1].isspace():
            yield span


def _number(passage: Passage) -> Iterator[Span]:
    """Yield figures, but for those in what a speaker says may or will be."""
    found = tuple(_figures(passage))
    return iter(() if found and passage.main is not None and _is_not_yet(passage) else found)


def _is_not_yet(passage: Passage) -> bool:
    """Tell whether the claim is of what may, should or will be."""
    return next(chain(*(find(passage) for find in _NOT_YET)), None) is not None


def _count(passage: Passage) -> Iterator[Span]:
    """Yield number words, but for those that only point back ("the two leaders")."""
    text = passage.text
    for span in listed("counts", text, passage.scope):
        points_back = text[max(0, span.start - 4) : span.start].lower() == "the "
        if not points_back or span.slice(text).lower() in _RANKS:
            yield span


def _event(passage: Passage) -> Iterator[Span]:
    """Yield past forms of verbs, but for "won" in "won't" and for "the left" of politics."""
    text = passage.text
    for span in listed("events", text, passage.scope):
        if text[span.end : span.end + 2] not in _NOT and text[max(0, span.start - 4) : span.end].lower() != "the left":
            yield span


def _rating(passage: Passage) -> tuple[Span, ...]:
    """Return the words that rate, but for a part of a name ("the Great Lakes")."""
    return _rated(passage.text, passage.scope, passage.sentence.span.start)


@lru_cache(maxsize=4)
def _rated(text: str, scope: tuple[Span, ...], start: int) -> tuple[Span, ...]:
    """Return what `_rating` finds, kept for the two rules that ask for it."""
    found = listed("evaluation", text, scope)
    return tuple(w for w in found if w.start == start or not text[w.start].isupper() or not _NAME_GOES_ON.match(text, w.end))


def _day(passage: Passage) -> Iterator[Span]:
    """Yield when it happened; not a day that only tells things apart ("Monday's vote"), nor one of what may or will be."""
    text = passage.text
    for span in listed("days", text, passage.scope):
        is_owner = text[span.end : span.end + 2] in _OWNING
        if not is_owner and not _is_not_yet(passage):
            yield span


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


def _contraction(passage: Passage) -> Iterator[Span]:
    """Yield two words written as one, where the writer makes the claim."""
    written = passage.sentence.span.slice(passage.text)
    return _own_words(_SPOKEN)(passage) if "'" in written or "’" in written else iter(())


def _general(passage: Passage) -> Iterator[Span]:
    """Yield a claim of the writer without a name, a number or a verb in the past."""
    words = passage.sentence.words
    if passage.main is not None or passage.quotations or len(words) < _GENERAL_WORDS:
        return
    told = [word.slice(passage.text) for word in words]
    if any(word[0].isupper() and word.lower() != "i" for word in told[1:]) or any(word[0].isdigit() for word in told):
        return
    if not any(word.lower() in _PAST or word.endswith("ed") for word in told) and not any(_count(passage)):
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
                if len(words) <= 4 and any(word[:1].islower() for word in words) and "I" not in words:
                    yield quotation.span


_DESCRIBES = re.compile(r"(?:described?|describes|describing|portray(?:s|ed)?|depict(?:s|ed)?|cast|framed)", re.IGNORECASE)
_AS = re.compile(r"\bas\b")
_SUCH_A = re.compile(
    r"(?<=\w )such an?(?= (?:good|great|bad|terrible|big|huge|small|tiny|long|short|high|low|strong|weak|close|clear|nice"
    r"|fine|hard|rare|rich|poor|pity|shame|mess|joke|waste|disgrace|success|failure|relief|rush|hurry|fuss)\b)"
)
_NOT_SAID = re.compile(
    r"\b(?:ha(?:s|ve|d) (?:not|yet to|never)|ha(?:s|ve|d)n['’]t|(?:did|would|could) not|(?:did|would)n['’]t)"
    r"(?: (?:yet|immediately|publicly))? (?:be reached|confirm|comment|sa(?:y|id)|respond|repl(?:y|ied)|announc|discuss|disclos"
    r"|decid|publish|explain|answer|reveal|specif)",
    re.IGNORECASE,
)
_NEXT = 30
"""Characters after a negation in which its verb may stand."""
_CLAUSE_MARKS = ",;:()—–"
_HANGING = re.compile(
    r"\b(?:if|because|unless|until|whether)\b"
    r"|\b(?:clear|certain|sure|unclear|uncertain|know|knows|knew|known|unknown|say|said|tell|told|confirm\w*|decid\w*|announc\w*"
    r"|determin\w*|ask\w*)(?: \w+){0,3} (?:when|how)\b|\b(?:who|which|whose|whom|where)\s(?:\S+\s){0,1}\Z|\w that\s\Z",
    re.IGNORECASE,
)
_RANKS = frozenset("first second third half".split())
_OWNING = ("'s", "’s")
_SAID_OF = re.compile(
    r"\b(?:(?:is|are|was|were)(?:n['’]t)?|be|been|being|it['’]s|that['’]s|looks?|looked|seems?|seemed|becomes?|became)"
    r"(?:\s(?:a|an|the|so|as|too|not|very|quite|just|only|all|no|both|simply|more|most|less|rather|pretty|\w+ly)){0,3}\s\Z",
    re.IGNORECASE,
)
_NOT = ("'t", "’t")
_NAME_GOES_ON = re.compile(r" [A-Z]")
_GENERAL_WORDS = 5
_PAST = frozenset("was were had did said went came made took gave found got left met told won lost began became ran".split())
_SPOKEN = re.compile(
    r"\b(?:[A-Za-z]+n['’]t|(?:[Ii]t|[Tt]hat|[Hh]e|[Ss]he|[Tt]here|[Tt]hey|[Ww]e|[Yy]ou|[Ww]ho|[Ww]hat|[Hh]ere|[Ll]et|I)['’](?:s|re|ve|ll|d|m))\b"
)
_PREDICATE = re.compile(
    r"\b(?:is|are|isn['’]t|aren['’]t|it['’]s|that['’]s)\s+(?:a|an|the|not|no|so|too|just|only|what|why|how|nothing|about)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\A[“\"]?(?:this|that|these|those|it['’]s|it is|there(?:['’]s| is| are)|what|why|how|if|but|and|so|yet|or|instead|still"
    r"|perhaps|because|when it comes)\b",
    re.IGNORECASE,
)
_WE_AND_YOU = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|I(?![-.])|[Mm]y|me|ourselves|yourself)(?:\b|(?=['’]))")
_NUMBER = r"(?<![\w-])(?:[$€£]\s?)?\d+(?:[.,:]\d+)*(?![.,:]?\d)(?:\s?(?:%|percent|per cent|million|billion|trillion))?(?![\w-])"
_YEAR = r"[Ii]n (?:19|20)\d\d\b"
_INFERENCE = (
    r"\b(?:move|decision|visit|choice|timing|meeting|result|vote|step|deal|silence|absence|launch\w*|trip)\b"
    r"(?:[^.;]|\.(?! [A-Z])){0,160}?\b(?:suggests?|suggested|shows?|showed|signals?|means?)\b"
)
_FIRST_PERSON = (
    r"\b(?:I|[Ww]e) (?:think|believe|hope|feel|doubt|expect|want|wish|guess|suppose|fear|refuse)\b"
    r"|\b(?:[Ii]n|[Tt]o) my (?:view|opinion|mind)\b"
    r"|\b(?:I(?:['’]m| am)|[Ww]e(?:['’]re| are))(?: not)?(?: \w+ly)? (?:prepared|ready|willing|determined|proud|happy|glad"
    r"|sorry|afraid|sure|sick|tired|worried|confident|convinced|ashamed|angry|grateful|committed|appalled|shocked|disappointed"
    r"|delighted)\b"
)
_FORECAST = (
    r"(?<=\w)['’]ll\b|\b(?:[Ww](?:ill|ould(?! not (?:comment|say|discuss|confirm|elaborate|name|give)\b)|on['’]t)|[Ss]hall)\b"
    r"|\b(?:is|are) (?:going|set|poised|expected|likely) to\b|\bexpects?\b"
    r"|\bremains? to be seen\b|\bhangs? in the balance\b"
)
_COMPARISON = (
    r"(?<!at )\b(?:more|less|least|far|too|so)\s+(?!than\b|\d)[a-z]{4,}\b(?!\s+than\s+\d)"
    r"|(?<!at )\bmost\s+(?!\w+(?<!ou)(?<!les)s\b)[a-z]{4,}\b"
    r"|\bbiggest threat\b"
)

_figures = _written(_NUMBER)
_charging = _cue_listed("cues-charge")
_motive = _asserted(_listed("motives"))
_asserted_hedge = _asserted(_hedge)
_asserted_duty = _asserted(_listed("duty"))
_asserted_forecast = _asserted(_written(_FORECAST, ignore_case=False))
_NOT_YET = (_asserted_hedge, _asserted_duty, _asserted_forecast)

CHECK_RULES: tuple[Rule[Passage], ...] = (
    Rule("check.hedge", _asserted_hedge, "'May' and 'likely' do not put the claim forward as so."),
    Rule("check.duty", _asserted_duty, "'Should' and 'must' say what ought to be: no record settles that."),
    Rule("check.forecast", _asserted_forecast, "What is still to come cannot be settled now."),
    Rule(
        "check.evaluation",
        _rating,
        "A word that rates something: people who agree on the facts may differ.",
    ),
    Rule("check.verdict", _verdict, "'Was a disgrace': the rating itself is what the sentence says."),
    Rule(
        "check.quoted-verdict",
        spoken.verdict,
        "'It is a': a speaker gives a name to what happened; another may give it another.",
    ),
    Rule("check.loaded-word", _reporter_only("loaded"), "A word that pushes: a plainer one would carry the same fact."),
    Rule(
        "check.analysis-verb",
        _reporter_only("analysis-verbs"),
        "The writer draws the meaning from what happened: no record settles that it means this.",
    ),
    Rule(
        "check.inference",
        lambda p: _written(_INFERENCE)(p) if p.main is None else iter(()),
        "An event cannot speak: the writer reads a meaning into it.",
    ),
    Rule("check.motive", _motive, "What somebody wants is inside that person's head."),
    Rule("check.apparent", _listed("apparent"), "'Apparent' is the writer guessing at a meaning."),
    Rule("check.unowned-belief", _ghost, "'Is believed' puts a belief forward, and nobody to hold it."),
    Rule("check.first-person", _written(_FIRST_PERSON, ignore_case=False), "'I think' marks a belief of the speaker."),
    Rule(
        "check.comparison",
        _written(_COMPARISON, ignore_case=False),
        "A comparison without a measure cannot be settled.",
    ),
    Rule("check.speech", spoken.speech, "Its speaker's own words, and no number: people are quoted for what they think."),
    Rule("check.stance", spoken.stance, "To need, to owe, to deserve, to agree: no record settles that."),
    Rule("check.ability", spoken.ability, "What can be, and what cannot: a speaker judges it, no record does."),
    Rule("check.judges", spoken.judges, "Critics, experts and supporters are asked for what they think."),
    Rule("check.state", spoken.state, "A speaker says how things are, not what happened."),
    Rule("check.argument", _argument, "A turn of argument leads you to a view; a report has none."),
    Rule("check.intensifier", _intensifier, "'Very' and 'always' strengthen a claim without a measure."),
    Rule("check.address", _own_words(_WE_AND_YOU), "The writer speaks to you, or of 'us': a report stands aside."),
    Rule(
        "check.predicate", _own_words(_PREDICATE), "'Is a', 'is not': the sentence says what something is, not what happened."
    ),
    Rule("check.opening", _own_words(_OPENING), "'This', 'but' and 'if' at the start carry an argument on."),
    Rule(
        "check.negation",
        _asserted(_negation),
        "To say what is not so, a writer mostly argues with somebody.",
    ),
    Rule("check.general", _general, "It names nobody, counts nothing and tells no past: there is little to look up."),
    Rule("check.contraction", _contraction, "'It's' and 'don't' are how somebody talks; a report spells its words out."),
    Rule("check.exclamation", _ends_in("!"), "An exclamation point is a feeling, not a finding."),
    Rule("check.question", _ends_in("?"), "A question puts nothing forward as so."),
    Rule("check.scare-quotes", _scare_quotes, "Marks around a word that nobody said keep it at a distance."),
    Rule(
        "check.promise-or-demand",
        _cue_listed("cues-demand"),
        "A vow, a warning or a demand is about what ought to be or will be.",
    ),
    Rule("check.judging-cue", _judging_cue, "To praise, to blame, to predict or to believe is to say what one holds."),
    Rule("check.evasion", _reporter_only("evasion"), "'Dodged' and 'saying only' are the writer's verdict on an answer."),
    Rule(
        "check.denial-or-charge",
        _charge,
        "That something happened, or did not, is what a record can settle.",
    ),
    Rule("check.number", _number, "A number can be counted again."),
    Rule("check.count", _count, "A count can be counted again."),
    Rule(
        "check.date",
        lambda p: chain(_listed("dates")(p), _written(_YEAR, ignore_case=False)(p)),
        "A month or a year can be looked up.",
    ),
    Rule("check.day", _day, "Told with its day, an event is reported; somebody was there, or can look it up."),
    Rule("check.event", _event, "An event leaves traces: records, pictures, witnesses."),
    Rule("check.rule-text", _listed("rule-texts"), "The text of a law or treaty can settle it."),
)
