"""Lists the written forms of verbs and adjectives that are cues more often than not with something that they take.

A content without any of them is not worth reading again. The words are those of the table that `training/cues.py` makes; their forms are looked up in
whatever texts are at hand with dictionary forms.

    python training/cue_forms.py crates/ascribe-attribution/src/nested/cues.tsv train.conllu UD/*.conllu > crates/ascribe-nlp/src/english/cue_forms.txt
"""

import sys
from collections import defaultdict
from pathlib import Path


def is_cue(counts: list[str]) -> bool:
    """Whether a word is a cue in half of the places, for something that it takes."""
    pairs = [tuple(map(int, count.split("/"))) for count in counts]
    return any(all and 2 * cues >= all for cues, all in pairs)


def main() -> None:
    table, *texts = map(Path, sys.argv[1:])
    rows = [line.split("\t") for line in table.read_text().splitlines() if not line.startswith("#")]
    wanted = {(lemma, tag) for lemma, tag, *counts in rows if is_cue(counts)}
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text in texts:
        for line in text.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and (columns[2], columns[3]) in wanted:
                seen[columns[2], columns[3]].add(columns[1].lower())
    print("# Forms of verbs and adjectives that are cues more often than not with something that they take, by training/cue_forms.py.")
    print("\n".join(sorted(set().union(*seen.values()))))


if __name__ == "__main__":
    main()
