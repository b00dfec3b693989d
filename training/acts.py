"""What cues do: counts what heads them, and takes from VerbNet and VADER what was not labelled by hand.

`crates/ascribe-attribution/src/stance/acts.tsv` is labelled by hand. This shows what heads the cues of PolNeAR's training texts, how often, and
whether it is labelled; PARSED is what `ascribe parse` prints for the texts:

    python training/acts.py count PARSED polnear/train/attributions

Verbs of VerbNet's classes of speech, thought and judgement that have no label yet, by the act of their class:

    python training/acts.py verbnet verbnet-3.4 vader_lexicon.txt > crates/ascribe-attribution/src/stance/verbnet.tsv

Words that judge, good or bad, from VADER (Hutto and Gilbert 2014; MIT licence; `pip download vaderSentiment`):

    python training/acts.py judgements vader_lexicon.txt > crates/ascribe-attribution/src/stance/judgements.tsv
"""

import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path

LABELLED = Path(__file__).parent.parent / "crates/ascribe-attribution/src/stance/acts.tsv"
PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}

# What a class of VerbNet does. A verb of several classes has the act of the first that is listed here.
CLASSES = {
    "confess-37.10": "admits",
    "promise-37.13": "promises",
    "inquire-37.1.2": "asks",
    "interrogate-37.1.3": "asks",
    "beg-58.2": "asks",
    "urge-58.1": "demands",
    "order-58.3": "demands",
    "reject-77.2": "rejects",
    "complain-37.8": "criticises",
    "say-37.7": "says",
    "transfer_mesg-37.1.1": "says",
    "tell-37.2": "says",
    "manner_speaking-37.3": "says",
    "instr_communication-37.4.1": "says",
    "talk-37.5": "says",
    "chit_chat-37.6": "says",
    "lecture-37.11": "says",
    "overstate-37.12": "says",
    "indicate-78": "says",
    "declare-29.4": "says",
    "conjecture-29.5": "believes",
    "consider-29.9": "believes",
    "discover-84": "knows",
    "learn-14": "knows",
    "want-32.1": "wants",
    "long-32.2": "wants",
    "wish-62": "wants",
    "intend-61.2": "wants",
    "prosecute-33.2": "accuses",
}
# Classes of praise and blame alike: the sign that VADER gives the verb tells which.
JUDGING = {"judgment-33.1": ("praises", "criticises"), "admire-31.2": ("praises", "criticises")}
# Members that in the news do something else.
NOT_MEANT = set(
    "absorb arrest assimilate commission consult cram discourage fancy flirt force greet memorize nab nasal need penalize persecute punish purpose "
    "reward sanction satellite suffer teach tempt treasure value".split()
)
# A word judges if the ten people who rated it for VADER went this far on average, of 4.
LEAST = 1.0


def main(what: str, *paths: str) -> None:
    {"count": count, "verbnet": verbnet, "judgements": judgements}[what](*map(Path, paths))


def count(parsed: Path, attributions: Path) -> None:
    documents = read_parsed(parsed)
    known = labelled()
    heads: Counter[tuple[str, str]] = Counter()
    for path in sorted(attributions.glob("*.ann")):
        words = documents[path.stem.rsplit("_", 1)[0]]
        for spans in cues(path):
            heads.update([head] if (head := head_of(words, spans)) else [])
    for (lemma, part), times in heads.most_common():
        print(times, lemma, part, "labelled" if (part, lemma) in known else "-", sep="\t")


def labelled() -> set[tuple[str, str]]:
    rows = (line.split("\t") for line in LABELLED.read_text().splitlines() if not line.startswith("#"))
    return {(row[0], row[1]) for row in rows}


def read_parsed(path: Path) -> dict[str, list[tuple]]:
    """The words of each document: lemma, part of speech, head and place."""
    documents: dict[str, list[tuple]] = defaultdict(list)
    words: list[tuple] = []
    base = 0
    for line in path.open():
        columns = line.rstrip("\n").split("\t")
        if line.startswith("# newdoc"):
            words = documents[Path(line.split(" = ", 1)[1].strip()).stem]
        elif len(columns) < 10:
            base = len(words)
        elif "-" not in columns[0]:
            start, end = re.search(r"TokenRange=(\d+):(\d+)", columns[9]).groups()
            head = base + int(columns[6]) - 1 if columns[6] != "0" else None
            words.append((columns[2].lower(), columns[3], head, int(start), int(end)))
    return documents


def cues(path: Path):
    """The spans of each cue of a file in brat's standoff."""
    for line in path.read_text().split("\n"):
        fields = line.split("\t")
        if len(fields) == 3 and fields[1].startswith("Cue "):
            yield [tuple(map(int, span.split())) for span in fields[1][4:].split(";")]


def head_of(words: list[tuple], spans: list[tuple[int, int]]) -> tuple[str, str] | None:
    inside = {at for at, word in enumerate(words) if any(start < word[4] and word[3] < end for start, end in spans)}
    tops = [words[at] for at in sorted(inside) if words[at][2] not in inside and words[at][1] in PARTS]
    return (tops[0][0], PARTS[tops[0][1]]) if tops else None


def verbnet(folder: Path, lexicon: Path) -> None:
    known = {lemma for part, lemma in labelled() if part == "verb"}
    signs = valences(lexicon)
    found: dict[str, str] = {}
    for name, act in CLASSES.items():
        for verb in members(folder / f"{name}.xml"):
            found.setdefault(verb, act)
    for name, (good, bad) in JUDGING.items():
        for verb in members(folder / f"{name}.xml"):
            if abs(value := signs.get(verb, 0)) >= LEAST:
                found.setdefault(verb, good if value > 0 else bad)
    print("# Verbs of VerbNet 3.4 by the act of their class, by training/acts.py. VerbNet 3.0 (or 3.X) Copyright 2009 by University of Colorado. All rights reserved.")
    for verb in sorted(set(found) - known - NOT_MEANT):
        print("verb", verb, "-", found[verb], "-", "-", sep="\t")


def members(path: Path) -> list[str]:
    names = [member.get("name") for member in ET.parse(path).getroot().iter("MEMBER")]
    return [name for name in names if re.fullmatch("[a-z]+(-[a-z]+)?", name)]


def valences(path: Path) -> dict[str, float]:
    rows = (line.split("\t") for line in path.read_text().splitlines())
    return {row[0]: float(row[1]) for row in rows}


def judgements(path: Path) -> None:
    print("# Words that judge, of VADER (Hutto and Gilbert 2014), by training/acts.py. Copyright (c) 2016 C.J. Hutto; MIT licence.")
    signs = {word: value for word, value in valences(path).items() if abs(value) >= LEAST and re.fullmatch("[a-z]{3,}", word)}
    for word, value in sorted(signs.items()):
        if not any(word.endswith(end) and word.removesuffix(end) in signs for end in ["s", "es", "ed", "d", "ing"]):
            print(word, "good" if value > 0 else "bad", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
