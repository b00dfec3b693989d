"""Counts which edit script makes the dictionary form of words that end alike.

    python training/lemmas.py LESSONS/*.train.jsonl > crates/ascribe-nlp/src/lemma/endings.tsv

For each part of speech and each ending, from none to the whole word with its case: the script that most words of the training sets
take. An ending is listed only where its script differs from that of the longest shorter one listed, so that the table stays small
and the longest ending listed always decides. (Suffix guessers: Brants 2000, "TnT".)
"""

import collections
import json
import sys

LONGEST = 16


def case_mark(form):
    """How a whole word is marked: "^" and U for capitals, T for a first one, l for none."""
    return "^" + ("U" if form.isupper() and len(form) > 1 else "T" if form[:1].isupper() else "l")


def plain(form):
    """Words as people write them: addresses teach nothing."""
    return len(form) <= LONGEST and not any(c in "@/\\:" for c in form)


def main():
    counts = collections.defaultdict(collections.Counter)
    for path in sys.argv[1:]:
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            tree = row.get("tree") or {"upos": [], "scripts": []}
            for form, upos, script in zip(row["forms"], tree["upos"], tree["scripts"]):
                if script and plain(form):
                    lower = form.lower()
                    for ending in [lower[k:] for k in range(len(lower) + 1)] + [case_mark(form) + lower]:
                        counts[upos, ending][script] += 1
    kept = {}
    for upos, ending in sorted(counts, key=lambda k: (len(k[1]), k)):
        found = counts[upos, ending]
        script = min(found, key=lambda s: (-found[s], s))
        shorter = [ending[2:]] if ending.startswith("^") else []
        shorter += [ending.removeprefix(ending[:2])[k:] if ending.startswith("^") else ending[k:] for k in range(1, len(ending) + 1)]
        if next((kept[upos, s] for s in shorter if (upos, s) in kept), None) != script:
            kept[upos, ending] = script
    for (upos, ending), script in sorted(kept.items()):
        print(upos, ending, script, sep="\t")


if __name__ == "__main__":
    main()
