"""Counts how common words are: writes crates/ascribe-claim/src/information/bits.tsv from the dictionary forms of UD English EWT and GUM.

    python training/commonness.py EWT.conllu GUM_DIRECTORY > bits.tsv

A line has the bits that a word of running text tells by being this one, less 8, from 0 to 7, a tab, and the words. Words that are not listed tell 16 bits or more.
"""

import collections
import glob
import math
import sys

CONTENT = {"NOUN", "VERB", "ADJ", "ADV", "NUM", "PROPN"}
BASE, MOST = 8, 16


def lemmas(paths):
    for path in paths:
        for line in open(path, encoding="utf-8"):
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                yield columns[2].lower(), columns[3] in CONTENT


def main():
    ewt, gum = sys.argv[1:]
    counts, total = collections.Counter(), 0
    for lemma, carries in lemmas([ewt, *sorted(glob.glob(f"{gum}/**/*.conllu", recursive=True))]):
        total += 1
        if carries and " " not in lemma and "\t" not in lemma:
            counts[lemma] += 1
    classes = collections.defaultdict(list)
    for lemma, count in counts.items():
        bits = min(max(round(math.log2(total / count)) - BASE, 0), MOST - BASE)
        if bits < MOST - BASE:
            classes[bits].append(lemma)
    for bits in sorted(classes):
        print(bits, " ".join(sorted(classes[bits])), sep="\t")


main()
