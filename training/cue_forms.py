"""Lists the written forms of verbs and adjectives that may be cues: a content without any of them is not worth reading again.

The words are those of the table that `training/cues.py` makes which are cues in half of the places for something that they take. Of their forms those are
left out that are verbs or adjectives in less than a fifth of the places ("states", "back"), or part of a cue in less than three of ten places outside of
contents ("used", "seen"). Forms that PolNeAR's training texts lack are taken from other texts with dictionary forms.

    python training/cue_forms.py crates/ascribe-attribution/src/nested/cues.tsv PolNeAR/train train.conllu UD/*.conllu > crates/ascribe-nlp/src/english/cue_forms.txt
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from cues import marks, sentences

LEAST_CUES = 0.3
LEAST_TAGGED = 0.2
# Adverbs that are cues by themselves.
HEARSAY = ["allegedly", "purportedly", "reportedly", "supposedly"]
# Forms that are rarer are kept: two places say nothing.
LEAST = 3


def is_cue(counts: list[str]) -> bool:
    """Whether a word is a cue in half of the places, for something that it takes."""
    pairs = [tuple(map(int, count.split("/"))) for count in counts]
    return any(all and 2 * cues >= all for cues, all in pairs)


def main() -> None:
    table, folder, *texts = map(Path, sys.argv[1:])
    rows = [line.split("\t") for line in table.read_text().splitlines() if not line.startswith("#")]
    wanted = {(lemma, tag) for lemma, tag, *counts in rows if is_cue(counts)}
    forms: set[str] = set()
    places, tagged, told, cued = Counter(), Counter(), Counter(), Counter()
    gold: dict = defaultdict(lambda: (set(), set()))
    for text in texts:
        for document, words in sentences(text):
            if text == texts[0] and document not in gold:
                gold = {document: marks(folder, document)}
            cues, contents = gold[document] if text == texts[0] else (set(), set())
            for _, form, lemma, tag, *_, misc in words:
                form = form.lower()
                if (lemma, tag) in wanted:
                    forms.add(form)
                if text == texts[0]:
                    start = int(re.search(r"TokenRange=(\d+)", misc)[1])
                    places[form] += 1
                    tagged[form] += tag in ("VERB", "ADJ")
                    cued[form] += start in cues
                    told[form] += start in cues or start not in contents
    often = lambda form: told[form] < LEAST or cued[form] >= LEAST_CUES * told[form]
    kept = [form for form in forms if tagged[form] >= LEAST_TAGGED * places[form] and often(form)]
    print("# Forms of verbs and adjectives that may be cues, by training/cue_forms.py.")
    print("\n".join(sorted([*kept, *HEARSAY])))


if __name__ == "__main__":
    main()
