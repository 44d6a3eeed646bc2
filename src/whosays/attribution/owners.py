"""Owners: who a source is, and which sources are the same somebody.

A full name, a surname and a pronoun become one owner. A pronoun stands for the last *speaker*, not for the last name,
unless the sentence before it in the same paragraph starts with a name, or the same paragraph ends with a cue such as
"added", which tells that its speaker spoke before.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from whosays.attribution.tokens import names_role, singular
from whosays.lexicon import lexicon
from whosays.spans import Span

_WORD = re.compile(r"(?:[A-Za-z]\.)+|\w+(?:[-'’.&]\w+)*")
_NAME_RUN = re.compile(r"(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*)(?: (?:(?:[A-Z]\.)+|[A-Z][\w'’-]*|(?:bin|al|de|van|von|der|of)\b))* ?")
_CUT = re.compile(r",(?!\d)|;| who | which | that | \(|—", re.IGNORECASE)
_APPOSED_NAME = re.compile(r", ((?:[A-Z]\.? ?|[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+)(?=,|\Z)")
"""A name after a role: "the mayor, Ada Lund"."""
_OF = re.compile(
    r" (?:of|in|at|from|for|with|on|to|by|inside|near|close|familiar|speaking"
    r"|seen|obtained|reviewed|released|published|leaked|filed|posted|sent|signed|written|handed|dated) "
)
_MALE, _FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_PRONOUNS = {word: word for word in ("he", "she", "they", "it", "i", "we", "you", "who")} | {
    "his": "he",
    "her": "she",
    "their": "they",
    "its": "it",
    "my": "i",
    "our": "we",
}
"""Pronouns, and the forms that own ("her claim that ..."), to the plain form."""
_DESCRIBED = re.compile(r"\b(?:who|whom|familiar|condition|close to|knowledge|briefed|asked not|present at)\b", re.IGNORECASE)
_SINGLE = re.compile(r"(?:a|an|one|another|the|two|three|four|five|six|his|her|their|its)\s", re.IGNORECASE)


@dataclass(slots=True)
class Candidate:
    """An owner while the article is being read: its names so far, its type, its gender if a pronoun told it.

    `quoted` is true of somebody who speaks inside another one's words.
    """

    name: str
    type: str
    gender: str | None = None
    mentions: list[Span] = field(default_factory=list)
    words: int = 0
    quoted: bool = False

    def answers_to(self, name: str) -> bool:
        """Tell whether `name` is a longer or shorter form of this owner's name."""
        mine, other = _parts(self.name), _parts(name)
        if not mine or not other:
            return False
        short, long = sorted((mine, other), key=len)
        return short == long or (set(short) <= set(long) and (short[-1] == long[-1] or short[0] == long[0]))


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(p.lower() for p in _WORD.findall(name) if p.lower() not in ("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Description:
    """What a source's own words say it is."""

    name: str
    type: str
    pronoun: str | None = None


def describe(source: str) -> Description:
    """Return name and type of a source from its own words.

    >>> describe("Russian President Vladimir Putin")
    Description(name='Vladimir Putin', type='named-person', pronoun=None)
    >>> describe("the audit").type, describe("analysts").type, describe("the Kremlin").type
    ('document', 'vague', 'named-institution')
    >>> describe("a diplomat who attended").type, describe("Librarians").type, describe("Williams").type
    ('described-unnamed', 'vague', 'named-person')
    >>> describe("Islanders on the quay").type, describe("Myers, who sails").type
    ('vague', 'named-person')
    >>> describe("the mayor, Ada Lund").name, describe("a survey of 1,204 parents").name
    ('Ada Lund', 'survey of 1,204 parents')
    """
    head = _CUT.split(source.strip(" ,"), maxsplit=1)[0].strip()
    if head.lower() in _PRONOUNS:
        return Description(head, "pronoun", _PRONOUNS[head.lower()])
    core = _OF.split(head, maxsplit=1)[0].strip()
    words = _WORD.findall(core) or _WORD.findall(head) or [head]
    last = _stem(words[-1])
    name = _name_in(core)
    if last in lexicon("roles-vague") or words[0].lower() in ("many", "some", "others", "few"):
        described = _DESCRIBED.search(source) and words[0].lower() != "some"
        return Description(_plain(head), "described-unnamed" if described else "vague")
    if not lexicon("roles-document").isdisjoint((last, singular(last))) and not (
        name and not words[-1][0].isupper() and len(words) == 1
    ):
        return Description(_plain(head), "document")
    if name and core.rstrip().endswith(name):
        if name == core and _SEVERAL.match(source.strip(" ,")) is not None:
            return Description(_plain(core), "vague")
        return Description(*_named(name, core, head))
    if names_role(last) and (apposed := _APPOSED_NAME.search(source)) is not None:
        return Description(*_named(_name_in(apposed.group(1)), apposed.group(1), apposed.group(1)))
    return Description(*_unnamed(last, head))


def _stem(word: str) -> str:
    low = word.lower()
    return low[:-2] if low.endswith(("'s", "’s")) else low.rstrip("'’")


def _plain(head: str) -> str:
    return re.sub(r"\A(?:the|a|an|these|those)\s+", "", head, flags=re.IGNORECASE)


def _name_in(core: str) -> str:
    """Return the name that ends the phrase: "North Korea's Kim Jong Un" gives "Kim Jong Un"."""
    runs = [m.group().strip() for m in _NAME_RUN.finditer(core)]
    if not runs:
        return ""
    run = re.split(r"['’]s ", runs[-1])[-1]
    words = run.split()
    while len(words) > 1 and (names_role(words[0].lower()) or words[0].lower() in ("the", "a", "an", *_TITLES)):
        words.pop(0)
    while len(words) > 1 and words[0].lower() in lexicon("places") and not _is_institution(words):
        words.pop(0)
    while len(words) > 2 and any(names_role(w.lower()) for w in words[:-1]) and not _is_institution(words):
        words = words[max(i for i, w in enumerate(words[:-1]) if names_role(w.lower())) + 1 :]
    return " ".join(words)


_TITLES = (
    "mr.",
    "mr",
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "dr.",
    "dr",
    "sen.",
    "gov.",
    "rep.",
    "gen.",
    "lt.",
    "col.",
    "sir",
    "lord",
    "lady",
)


def _is_institution(words: Sequence[str]) -> bool:
    stems = [_stem(w) for w in words]
    if not lexicon("roles-institution").isdisjoint((stems[-1], singular(stems[-1]))) or " ".join(stems) in lexicon("places"):
        return True
    if stems[-1] in lexicon("places"):
        return True
    if len(words) > 2 and any(singular(s) in lexicon("roles-institution") for s in stems[:-1]) and "of" in stems:
        return True
    return len(words) == 1 and len(words[0]) > 1 and words[0].replace(".", "").isupper()


def _named(name: str, core: str, head: str) -> tuple[str, str]:
    words = name.split()
    if _is_institution(words) or singular(_stem(words[0])) in (
        "department",
        "ministry",
        "bank",
        "university",
        "office",
    ):
        return (_plain(head) if " of " in head else name), "named-institution"
    if names_role(_stem(words[-1])) and len(words) == 1:
        return _plain(core), "described-unnamed"
    if len(words) == 1 and _GROUP.search(name):
        return _plain(core), "vague"
    return name, "named-person"


def _unnamed(last: str, head: str) -> tuple[str, str]:
    if singular(last) in lexicon("roles-institution"):
        return _plain(head), "named-institution"
    if names_role(last):
        plural = last.endswith("s") and singular(last) != last
        return _plain(head), "described-unnamed" if not plural or _SINGLE.match(head) else "vague"
    return _plain(head), "document" if last in lexicon("roles-document") else "described-unnamed"


_SEVERAL = re.compile(r"[A-Z][a-z-]+[a-rt-z]s (?:who|on|in|across|near|along|at|from)\b")
"""A plural at the start of a sentence, with what tells which ones: "Islanders who use the ferry"."""
_GROUP = re.compile(r"(?<=[a-z]{3})(?:ians|ists|[rs]men|women|workers)\Z")
"""How a word for several people may end; one at the start of a sentence is no name."""
_PEOPLE = ("named-person", "described-unnamed")
_STANDS_FOR = {
    "it": ("named-institution", "document"),
    "they": ("vague", "named-institution", "described-unnamed", "document"),
}
"""Types of owners for whom a pronoun can stand, where not for people."""


def _gender(pronoun: str) -> str | None:
    return "male" if pronoun in _MALE else "female" if pronoun in _FEMALE else None


class Ledger:
    """The owners of one article, filled in reading order.

    `full_names` counts every run of capitals of the story, to find the full name of somebody who speaks under a surname.
    """

    def __init__(self, full_names: Counter[str]) -> None:
        self.owners: list[Candidate] = []
        self.last: Candidate | None = None
        self._by_part: dict[str, list[Candidate]] = {}
        self._full_names = full_names

    def named(self, source: Span, text: str, *, words: int) -> Candidate:
        """Return the owner that `text` names, new or known, as the one who spoke last."""
        described = self._as_institution(describe(text))
        owner = self._known(described) or self._add(described)
        if len(described.name) > len(owner.name) and owner.type == "named-person":
            owner.name = described.name
        return self.speaks(owner, source, words=words)

    def speaks(self, owner: Candidate, source: Span | None, *, words: int) -> Candidate:
        """Note that `owner` says something, and return it."""
        if source is not None:
            owner.mentions.append(source)
        owner.words += words
        self.last = owner
        return owner

    def _known(self, described: Description) -> Candidate | None:
        for owner in reversed(self._alike(described.name)):
            same_kind = owner.type == described.type
            if same_kind and owner.name.lower() == described.name.lower():
                return owner
            if same_kind and described.type == "named-person" and owner.answers_to(described.name):
                return owner
            if same_kind and described.type == "named-institution" and _parts(owner.name)[-1:] == _parts(described.name):
                return owner
        return None

    def _add(self, described: Description) -> Candidate:
        name = self._full_name(described.name) if described.type == "named-person" else described.name
        alike = self._alike(name)
        known = next((o for o in alike if o.type == described.type == "named-person" and o.answers_to(name)), None)
        if known is not None:
            return known
        owner = Candidate(name, described.type)
        self.owners.append(owner)
        for part in _parts(name) or (name,):
            self._by_part.setdefault(part, []).append(owner)
        return owner

    def _as_institution(self, described: Description) -> Description:
        """Return the institution whose first word a single name is, where no person of the story has it: "Ansel Kitchens"."""
        if described.type != "named-person" or " " in described.name:
            return described
        longer = [n for n in self._full_names if " " in n and described.name in (n.split()[-1], n.split()[0])]
        firms = [n for n in longer if n.split()[0] == described.name and _is_institution(n.split())]
        only = bool(firms) and len(firms) == len(longer) and not self._names_person(described.name)
        return Description(max(firms, key=lambda n: self._full_names[n]), "named-institution") if only else described

    def _names_person(self, name: str) -> bool:
        return any(owner.type == "named-person" and name.lower() in _parts(owner.name) for owner in self._alike(name))

    def _alike(self, name: str) -> list[Candidate]:
        """Return the owners that share a word with `name`, in the order in which they first spoke."""
        found = {id(owner): owner for part in _parts(name) or (name,) for owner in self._by_part.get(part, ())}
        return list(found.values())

    def _full_name(self, name: str) -> str:
        """Return the longest common form of a surname in the story: "Nixey" gives "James Nixey"."""
        if " " in name:
            return name
        longer = [(n, c) for n, c in self._full_names.items() if " " in n and name in (n.split()[-1], n.split()[0])]
        people = [(n, c) for n, c in longer if len(n.split()) <= 3 and not _is_institution(n.split())]
        return max(people, key=lambda pair: (pair[1], len(pair[0])))[0] if people else name

    def others(self, pronoun: str, owner: Candidate, passage: str) -> tuple[Candidate, ...]:
        """Return the owners besides `owner` named in `passage` for whom `pronoun` could stand."""
        types = _STANDS_FOR.get(pronoun, _PEOPLE)
        gender = _gender(pronoun)
        words = frozenset(_WORD.findall(passage.lower()))
        return tuple(
            other
            for other in self.owners
            if other is not owner
            and other.type in types
            and (gender is None or other.gender in (None, gender))
            and _parts(other.name)[-1:]
            and _parts(other.name)[-1] in words
        )

    def pronoun(self, pronoun: str) -> Candidate | None:
        """Return the last speaker whom `pronoun` can stand for, or None."""
        types = _STANDS_FOR.get(pronoun, _PEOPLE)
        gender = _gender(pronoun)
        for owner in chain([self.last] if self.last else [], reversed(self.owners)):
            if owner.type in types and (gender is None or owner.gender in (None, gender)):
                owner.gender = owner.gender or gender
                return owner
        return None


def full_names(text: str) -> Counter[str]:
    """Count the names (runs of capitals without titles) in `text`.

    >>> full_names("Chatham House said James Nixey left.")["James Nixey"]
    1
    """
    runs = (_name_in(m.group()) for m in _NAME_RUN.finditer(text))
    return Counter(run for run in runs if run)
