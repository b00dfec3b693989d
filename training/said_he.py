"""Counts how often who is named as saying something is the "he" or "she" of what he says, as far as first names tell.

    python training/said_he.py PolNeAR/train

"Ana Ruiz said that she …" agrees, "Ana Ruiz said that he …" does not. It is a rough count on raw text, for `SPEAKER` in
crates/ascribe-nlp/src/coreference/decision.rs. Who agrees may still speak of another of the same sex.
"""

import collections
import re
import sys
from pathlib import Path

from countries import fold

TABLE = Path(__file__).parent / "../crates/ascribe-nlp/src/coreference/first_names.tsv"
SAID = "said|says|told [A-Za-z ]{3,30}?|added|insisted|argued|claimed|admitted|announced|believes|thinks|hopes|acknowledged|explained|testified|declared|denied"
CLAUSE = re.compile(rf"\b([A-Z][a-z]+)((?: [A-Z][a-z.]+)+)(, [^,.“\"”]{{3,60}},)? ({SAID})( on [A-Z][a-z]+)?( that)? (he|she)\b")


def main():
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    pronouns = {name: {"man": "he", "woman": "she"}[who] for name, who in rows}
    counts = collections.Counter()
    for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
        for found in CLAUSE.finditer(path.read_text("utf-8", "replace")):
            own = pronouns.get(fold(found[1]))
            counts["not told" if own is None else "agrees" if own == found[7] else "does not"] += 1
    print(dict(counts))


if __name__ == "__main__":
    main()
