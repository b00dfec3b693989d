"""Counts how often verbs and adjectives are cues, by what they take, in PolNeAR's training texts.

Of each verb or adjective that has a subject, or shares one, and stands in no content: how often it is part of a cue of the first annotator, when it
takes a clause ("say that …"), an infinitive ("want to …"), or words alone ("deny it"). The trees are those that the program reads.

    ascribe parse PolNeAR/train/text > train.conllu
    python training/cues.py PolNeAR/train train.conllu > crates/ascribe-attribution/src/nested/cues.tsv
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

# Lemmas that are rarer are left out, since two or three places say little; so are those that never were cues and never took a clause.
LEAST = 3

CLAUSE = {"ccomp", "parataxis", "csubj", "csubj:pass"}
SUBJECT = {"nsubj", "nsubj:pass", "nsubj:outer"}
# Ways in which a word shares the subject of the one that it depends on.
SHARING = {"conj", "xcomp"}
COLUMNS = ["clause", "infinitive", "words"]


def taken(relation: str, below: list[str]) -> str:
    """What a word takes, by how the words below it depend on it."""
    if CLAUSE & set(below) or relation == "parataxis":
        return "clause"
    return "infinitive" if "xcomp" in below else "words"


def sentences(path: Path):
    """The document of each sentence and its words as columns."""
    document, words = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            document = Path(line.removeprefix("# newdoc id = ")).stem
        elif line and line[0] != "#" and line.split("\t")[0].isdigit():
            words.append(line.split("\t"))
        elif not line:
            yield document, words
            words = []


def marks(folder: Path, document: str) -> tuple[set[int], set[int]]:
    """The characters of a document's cues and of its contents, as the first annotator has them."""
    cues: set[int] = set()
    contents: set[int] = set()
    path = min(folder.glob(f"attributions/{document}_*.ann"))
    for role, spans in re.findall(r"^T\d+\t(Cue|Content)\S* ([\d; ]+)\t", path.read_text(encoding="utf-8"), re.MULTILINE):
        for span in spans.split(";"):
            (cues if role == "Cue" else contents).update(range(*map(int, span.split())))
    return cues, contents


def main() -> None:
    folder, trees = map(Path, sys.argv[1:3])
    counts: dict[str, Counter] = defaultdict(Counter)
    gold: dict[str, tuple[set[int], set[int]]] = {}
    for document, words in sentences(trees):
        if document not in gold:
            gold = {document: marks(folder, document)}
        cues, contents = gold[document]
        below = defaultdict(list)
        for word in words:
            below[word[6]].append(word[7])
        for number, _, lemma, tag, _, _, _, relation, _, misc in words:
            start = int(re.search(r"TokenRange=(\d+)", misc)[1])
            subject = SUBJECT & set(below[number]) or relation in SHARING
            if tag in ("VERB", "ADJ") and subject and (start in cues or start not in contents):
                kind = taken(relation, below[number])
                counts[f"{lemma}\t{tag}"][kind, start in cues] += 1
    print("# How often verbs and adjectives are cues when they take a clause, an infinitive, words: cues/all in PolNeAR's training texts, by training/cues.py.")
    for word, count in sorted(counts.items()):
        rows = [(count[kind, True], count[kind, True] + count[kind, False]) for kind in COLUMNS]
        takes_clauses = rows[0][1] > 0
        if sum(all for _, all in rows) >= LEAST and (takes_clauses or sum(cues for cues, _ in rows)):
            print(word, *(f"{cues}/{all}" for cues, all in rows), sep="\t")


if __name__ == "__main__":
    main()
