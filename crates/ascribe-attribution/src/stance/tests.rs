//! Stances of sentences whose trees are those that the analysis gives.

use super::stage;

#[track_caller]
fn check(words: &str, attribution: [&str; 3], expected: &str) {
    let stance = stage::stance(words, attribution);
    let told = format!("{} {} {}", stance.act.name(), stance.polarity.name(), stance.certainty.name());
    assert_eq!(told, expected);
}

#[test]
fn the_cue_is_negated_or_held_back() {
    check(
        "The/det/2/det bank/noun/5/nsubj did=do/aux/5/aux/Tense=Past not/part/5/advmod say/verb/0/root that/sconj/9/mark it/pron/9/nsubj would/aux/9/aux close/verb/5/ccomp ./punct/5/punct",
        ["The bank", "did not say", "that it would close"],
        "says denies certain",
    );
    check(
        "The/det/2/det bank/noun/5/nsubj did=do/aux/5/aux/Tense=Past not/part/5/advmod say/verb/0/root whether/sconj/9/mark it/pron/9/nsubj would/aux/9/aux close/verb/5/ccomp ./punct/5/punct",
        ["The bank", "did not say", "whether it would close"],
        "says neither possible",
    );
    check(
        "The/det/2/det bank/noun/3/nsubj said=say/verb/0/root/Tense=Past that/sconj/8/mark it/pron/8/nsubj would/aux/8/aux not/part/8/advmod close/verb/3/ccomp ./punct/3/punct",
        ["The bank", "said", "that it would not close"],
        "says affirms certain",
    );
    check(
        "The/det/2/det clerk/noun/3/nsubj declined=decline/verb/0/root/Tense=Past to/part/5/mark say/verb/3/xcomp who/pron/8/nsubj had=have/aux/8/aux/Tense=Past paid=pay/verb/5/ccomp/Tense=Past ./punct/3/punct",
        ["The clerk", "declined to say", "who had paid"],
        "says neither possible",
    );
    check(
        "The/det/2/det captain/noun/3/nsubj refused=refuse/verb/0/root/Tense=Past to/part/5/mark accept/verb/3/xcomp the/det/7/det finding/noun/5/obj ./punct/3/punct",
        ["The captain", "refused to accept", "the finding"],
        "rejects denies certain",
    );
    check(
        "The/det/2/det report/noun/3/nsubj stopped=stop/verb/0/root/Tense=Past short/adj/3/advmod of/sconj/6/mark blaming=blame/verb/3/advcl the/det/8/det crew/noun/6/obj ./punct/3/punct",
        ["The report", "stopped short of blaming", "the crew"],
        "says neither possible",
    );
    check(
        "The/det/2/det mayor/noun/5/nsubj did=do/aux/5/aux/Tense=Past not/part/5/advmod hesitate/verb/0/root to/part/7/mark say/verb/5/xcomp that/sconj/12/mark the/det/10/det road/noun/12/nsubj was=be/aux/12/cop/Tense=Past closed=close/verb/7/ccomp/Tense=Past ./punct/5/punct",
        ["The mayor", "did not hesitate to say", "that the road was closed"],
        "says affirms certain",
    );
    check(
        "Guards=guard/noun/4/nsubj no/adv/3/advmod longer=long/adv/4/advmod believe/verb/0/root that/sconj/9/mark the/det/7/det gate/noun/9/nsubj is=be/aux/9/cop safe/adj/4/ccomp ./punct/4/punct",
        ["Guards", "no longer believe", "that the gate is safe"],
        "believes denies probable",
    );
    check(
        "The/det/2/det museum/noun/5/nsubj would/aux/5/aux neither/part/5/advmod confirm/verb/0/root nor/cconj/7/cc deny/verb/5/conj the/det/9/det sale/noun/7/obj ./punct/5/punct",
        ["The museum", "would neither confirm nor deny", "the sale"],
        "says neither possible",
    );
    check(
        "The/det/2/det airline/noun/5/nsubj did=do/aux/5/aux/Tense=Past not/part/5/advmod rule/verb/0/root out/adp/5/compound:prt a/det/8/det merger/noun/5/obj ./punct/5/punct",
        ["The airline", "did not rule out", "a merger"],
        "says neither possible",
    );
    check(
        "The/det/2/det singer/noun/5/nsubj could/aux/5/aux not/part/5/advmod deny/verb/0/root that/sconj/10/mark the/det/8/det letter/noun/10/nsubj was=be/aux/10/cop/Tense=Past hers=her/pron/5/ccomp ./punct/5/punct",
        ["The singer", "could not deny", "that the letter was hers"],
        "admits affirms certain",
    );
    check(
        "The/det/2/det dean/noun/5/nsubj did=do/aux/5/aux/Tense=Past not/part/5/advmod deny/verb/0/root that/sconj/10/mark the/det/8/det letter/noun/10/nsubj was=be/aux/10/cop/Tense=Past his/pron/5/ccomp ./punct/5/punct",
        ["The dean", "did not deny", "that the letter was his"],
        "denies affirms certain",
    );
    check(
        "Few/adj/2/amod sailors=sailor/noun/3/nsubj believe/verb/0/root that/sconj/8/mark the/det/6/det map/noun/8/nsubj is=be/aux/8/cop right/adj/3/ccomp ./punct/3/punct",
        ["Few sailors", "believe", "that the map is right"],
        "believes denies probable",
    );
    check(
        "A/det/3/det few/adj/3/amod sailors=sailor/noun/4/nsubj believe/verb/0/root that/sconj/9/mark the/det/7/det map/noun/9/nsubj is=be/aux/9/cop right/adj/4/ccomp ./punct/4/punct",
        ["A few sailors", "believe", "that the map is right"],
        "believes affirms probable",
    );
    check(
        "The/det/2/det twins=twin/noun/3/nsubj have/verb/0/root no/det/5/det doubt/noun/3/obj that/sconj/10/mark the/det/8/det map/noun/10/nsubj is=be/aux/10/cop right/adj/5/acl ./punct/3/punct",
        ["The twins", "have no doubt", "that the map is right"],
        "doubts affirms certain",
    );
    check(
        "The/det/2/det pilot/noun/5/nsubj did=do/aux/5/aux/Tense=Past not/part/5/advmod promise/verb/0/root to/part/7/mark return/verb/5/xcomp ./punct/5/punct",
        ["The pilot", "did not promise", "to return"],
        "promises denies certain",
    );
    check(
        "The/det/2/det coach/noun/5/nsubj may/aux/5/aux have/aux/5/aux told=tell/verb/0/root/Tense=Past his/pron/7/nmod:poss players=player/noun/5/iobj that/sconj/12/mark the/det/10/det match/noun/12/nsubj was=be/aux/12/cop/Tense=Past off/adv/5/ccomp ./punct/5/punct",
        ["The coach", "may have told", "that the match was off"],
        "says affirms possible",
    );
    check(
        "The/det/2/det ministry/noun/3/nsubj has=have/aux/6/aux yet/adv/6/advmod to/part/6/mark confirm/verb/0/root that/sconj/10/mark the/det/9/det ship/noun/10/nsubj sank=sink/verb/6/ccomp/Tense=Past ./punct/6/punct",
        ["The ministry", "has yet to confirm", "that the ship sank"],
        "says neither possible",
    );
    check(
        "The/det/2/det regulator/noun/3/nsubj failed=fail/verb/0/root/Tense=Past to/part/5/mark mention/verb/3/xcomp that/sconj/10/mark the/det/8/det tests=test/noun/10/nsubj had=have/aux/10/aux/Tense=Past stopped=stop/verb/5/ccomp/Tense=Past ./punct/3/punct",
        ["The regulator", "failed to mention", "that the tests had stopped"],
        "says neither possible",
    );
    check(
        "The/det/2/det premier/noun/3/nsubj dodged=dodge/verb/0/root/Tense=Past questions=question/noun/3/obj about/adp/7/case the/det/7/det deal/noun/4/nmod ./punct/3/punct",
        ["The premier", "dodged", "questions about the deal"],
        "says neither possible",
    );
}

#[test]
fn what_stands_beside_a_verb_decides() {
    check(
        "The/det/2/det landlord/noun/3/nsubj insisted=insist/verb/0/root/Tense=Past that/sconj/8/mark the/det/6/det roof/noun/8/nsubj was=be/aux/8/cop/Tense=Past sound/adj/3/ccomp ./punct/3/punct",
        ["The landlord", "insisted", "that the roof was sound"],
        "says affirms certain",
    );
    check(
        "The/det/2/det landlord/noun/3/nsubj insisted=insist/verb/0/root/Tense=Past on/adp/6/case a/det/6/det deposit/noun/3/obl ./punct/3/punct",
        ["The landlord", "insisted on", "a deposit"],
        "demands neither certain",
    );
    check(
        "The/det/2/det doctors=doctor/noun/3/nsubj agreed=agree/verb/0/root/Tense=Past that/sconj/9/mark the/det/6/det cut/noun/9/nsubj was=be/aux/9/cop/Tense=Past too/adv/9/advmod deep/adj/3/ccomp ./punct/3/punct",
        ["The doctors", "agreed", "that the cut was too deep"],
        "confirms affirms certain",
    );
    check(
        "The/det/2/det doctors=doctor/noun/3/nsubj agreed=agree/verb/0/root/Tense=Past to/part/5/mark share/verb/3/xcomp the/det/7/det fee/noun/5/obj ./punct/3/punct",
        ["The doctors", "agreed", "to share the fee"],
        "promises affirms certain",
    );
    check(
        "The/det/2/det officer/noun/3/nsubj told=tell/verb/0/root/Tense=Past the/det/5/det crew/noun/3/iobj to/part/7/mark leave/verb/3/xcomp the/det/9/det ship/noun/7/obj ./punct/3/punct",
        ["The officer", "told", "to leave the ship"],
        "demands neither certain",
    );
    check(
        "The/det/2/det officer/noun/3/nsubj told=tell/verb/0/root/Tense=Past the/det/5/det crew/noun/3/iobj that/sconj/10/mark the/det/8/det ship/noun/10/nsubj was=be/aux/10/aux/Tense=Past sinking=sink/verb/3/ccomp ./punct/3/punct",
        ["The officer", "told", "that the ship was sinking"],
        "says affirms certain",
    );
    check(
        "The/det/2/det inquest/noun/3/nsubj held=hold/verb/0/root/Tense=Past the/det/5/det builder/noun/3/obj responsible/adj/5/acl for/adp/9/case the/det/9/det collapse/noun/6/obl ./punct/3/punct",
        ["The inquest", "held", "the builder responsible for the collapse"],
        "accuses affirms certain",
    );
    check(
        "The/det/2/det foreman/noun/4/nsubj was=be/aux/4/aux:pass/Tense=Past convinced=convince/verb/0/root/Tense=Past that/sconj/9/mark the/det/7/det heir/noun/9/nsubj had=have/aux/9/aux/Tense=Past left=leave/verb/4/ccomp/Tense=Past ./punct/4/punct",
        ["The foreman", "was convinced", "that the heir had left"],
        "believes affirms certain",
    );
    check(
        "Nurses=nurse/noun/2/nsubj called=call/verb/0/root/Tense=Past for/adp/5/case a/det/5/det strike/noun/2/obl ./punct/2/punct",
        ["Nurses", "called for", "a strike"],
        "demands neither certain",
    );
    check(
        "The/det/2/det widow/noun/3/nsubj called=call/verb/0/root/Tense=Past the/det/5/det sale/noun/3/obj a/det/7/det disgrace/noun/3/xcomp ./punct/3/punct",
        ["The widow", "called", "the sale a disgrace"],
        "criticises affirms certain",
    );
    check(
        "The/det/2/det widow/noun/3/nsubj called=call/verb/0/root/Tense=Past the/det/5/det driver/noun/3/obj a/det/7/det hero/noun/3/xcomp ./punct/3/punct",
        ["The widow", "called", "the driver a hero"],
        "praises affirms certain",
    );
    check(
        "The/det/2/det widow/noun/3/nsubj called=call/verb/0/root/Tense=Past the/det/5/det claim/noun/3/obj a/det/7/det lie/noun/3/xcomp ./punct/3/punct",
        ["The widow", "called", "the claim a lie"],
        "rejects denies certain",
    );
    check(
        "The/det/2/det union/noun/3/nsubj blasted=blast/verb/0/root/Tense=Past the/det/5/det allegations=allegation/noun/3/obj ./punct/3/punct",
        ["The union", "blasted", "the allegations"],
        "rejects denies certain",
    );
    check(
        "The/det/2/det union/noun/3/nsubj blasted=blast/verb/0/root/Tense=Past the/det/5/det port/noun/3/obj ./punct/3/punct",
        ["The union", "blasted", "the port"],
        "criticises affirms certain",
    );
    check(
        "The/det/2/det reporter/noun/3/nsubj wanted=want/verb/0/root/Tense=Past to/part/5/mark know/verb/3/xcomp who/pron/8/nsubj had=have/aux/8/aux/Tense=Past paid=pay/verb/5/ccomp/Tense=Past ./punct/3/punct",
        ["The reporter", "wanted to know", "who had paid"],
        "asks neither certain",
    );
    check(
        "The/det/2/det general/noun/3/nsubj scoffed=scoff/verb/0/root/Tense=Past at/adp/6/case the/det/6/det idea/noun/3/obl that/sconj/11/mark his/pron/9/nmod:poss troops/noun/11/nsubj were=be/aux/11/cop/Tense=Past tired/adj/6/acl ./punct/3/punct",
        ["The general", "scoffed at", "the idea that his troops were tired"],
        "rejects denies certain",
    );
    check(
        "The/det/2/det bishop/noun/3/nsubj spoke=speak/verb/0/root/Tense=Past out/adp/3/compound:prt against/adp/7/case the/det/7/det plan/noun/3/obl ./punct/3/punct",
        ["The bishop", "spoke out against", "the plan"],
        "criticises affirms certain",
    );
}

#[test]
fn nouns_and_adjectives_are_cues() {
    check(
        "His/pron/2/nmod:poss claim/verb/9/nsubj:pass that/sconj/7/mark the/det/5/det well/noun/7/nsubj was=be/aux/7/cop/Tense=Past dry/adj/2/ccomp was=be/aux/9/aux:pass/Tense=Past read/verb/0/root/Tense=Past out/adp/9/compound:prt ./punct/9/punct",
        ["His", "claim", "that the well was dry"],
        "says affirms certain",
    );
    check(
        "In/adp/3/case the/det/3/det view/noun/11/obl of/adp/6/case two/num/6/nummod judges=judge/noun/3/nmod ,/punct/3/punct the/det/9/det search/noun/11/nsubj was=be/aux/11/cop/Tense=Past lawful/adj/0/root ./punct/11/punct",
        ["two judges", "In the view of", "the search was lawful"],
        "believes affirms probable",
    );
    check(
        "The/det/2/det study/noun/3/nsubj cast/verb/0/root/Tense=Past doubt/verb/3/xcomp on/adp/7/case the/det/7/det cure/noun/4/obl ./punct/3/punct",
        ["The study", "cast doubt on", "the cure"],
        "doubts denies probable",
    );
    check(
        "The/det/2/det guild/noun/3/nsubj voiced=voice/verb/0/root/Tense=Past support/noun/3/obj for/adp/7/case the/det/7/det strike/noun/4/nmod ./punct/3/punct",
        ["The guild", "voiced support for", "the strike"],
        "praises affirms certain",
    );
    check(
        "Investors=investor/noun/3/nsubj are=be/aux/3/aux sceptical/adj/0/root that/sconj/8/mark the/det/6/det merger/noun/8/nsubj will/aux/8/aux pay/verb/3/ccomp ./punct/3/punct",
        ["Investors", "are sceptical", "that the merger will pay"],
        "doubts denies probable",
    );
    check(
        "The/det/2/det firm/noun/3/nsubj denied=deny/verb/0/root/Tense=Past a/det/5/det report/noun/3/obj that/sconj/9/mark it/pron/9/nsubj will/aux/9/aux close/verb/5/acl ./punct/3/punct",
        ["The firm", "denied a report", "that it will close"],
        "denies denies certain",
    );
}

#[test]
fn the_content_weakens() {
    check(
        "The/det/2/det firm/noun/3/nsubj said=say/verb/0/root/Tense=Past that/sconj/8/mark the/det/6/det bridge/noun/8/nsubj may/aux/8/aux close/verb/3/ccomp ./punct/3/punct",
        ["The firm", "said", "that the bridge may close"],
        "says affirms possible",
    );
    check(
        "The/det/2/det firm/noun/3/nsubj said=say/verb/0/root/Tense=Past that/sconj/9/mark the/det/6/det bridge/noun/9/nsubj will/aux/9/aux probably/adv/9/advmod close/verb/3/ccomp ./punct/3/punct",
        ["The firm", "said", "that the bridge will probably close"],
        "says affirms probable",
    );
    check(
        "The/det/2/det firm/noun/3/nsubj said=say/verb/0/root/Tense=Past that/sconj/9/mark the/det/6/det bridge/noun/9/nsubj could/aux/9/aux not/part/9/advmod close/verb/3/ccomp ./punct/3/punct",
        ["The firm", "said", "that the bridge could not close"],
        "says affirms certain",
    );
    check(
        "The/det/2/det guest/noun/3/nsubj said=say/verb/0/root/Tense=Past that/sconj/7/mark she/pron/7/nsubj could/aux/7/aux hear/verb/3/ccomp the/det/9/det engine/noun/7/obj ./punct/3/punct",
        ["The guest", "said", "that she could hear the engine"],
        "says affirms certain",
    );
    check(
        "The/det/2/det firm/noun/3/nsubj said=say/verb/0/root/Tense=Past that/sconj/12/mark the/det/6/det man/noun/12/nsubj who/pron/10/nsubj may/aux/10/aux be/aux/10/cop ill/adj/6/acl:relcl had=have/aux/12/aux/Tense=Past left=leave/verb/3/ccomp/Tense=Past ./punct/3/punct",
        ["The firm", "said", "that the man who may be ill had left"],
        "says affirms certain",
    );
    check(
        "The/det/2/det firm/noun/3/nsubj said=say/verb/0/root/Tense=Past that/sconj/7/mark sales=sale/noun/7/nsubj were=be/aux/7/cop/Tense=Past likely/adj/3/ccomp to/part/9/mark fall/verb/7/xcomp ./punct/3/punct",
        ["The firm", "said", "that sales were likely to fall"],
        "says affirms probable",
    );
    check(
        "The/det/2/det firm/noun/3/nsubj asked=ask/verb/0/root/Tense=Past whether/sconj/8/mark the/det/6/det bridge/noun/8/nsubj might/aux/8/aux close/verb/3/ccomp ./punct/3/punct",
        ["The firm", "asked", "whether the bridge might close"],
        "asks neither certain",
    );
}

#[test]
fn somebody_speaks_of_himself() {
    check(
        "“=\"/punct/3/punct I=I/pron/3/nsubj doubt/verb/12/ccomp that/sconj/7/mark the/det/6/det bell/noun/3/ccomp rang=ring/verb/3/ccomp/Tense=Past ,/punct/3/punct ”=\"/punct/3/punct the/det/11/det monk/noun/12/nsubj said=say/verb/0/root/Tense=Past ./punct/12/punct",
        ["the monk", "said", "I doubt that the bell rang"],
        "doubts denies probable",
    );
    check(
        "“=\"/punct/3/punct We/pron/3/nsubj deny/verb/13/ccomp that/sconj/8/mark a/det/6/det tree/noun/8/nsubj:pass was=be/aux/8/aux:pass/Tense=Past cut/verb/3/ccomp/Tense=Past ,/punct/3/punct ”=\"/punct/3/punct the/det/12/det firm/noun/13/nsubj said=say/verb/0/root/Tense=Past ./punct/13/punct",
        ["the firm", "said", "We deny that a tree was cut"],
        "denies denies certain",
    );
    check(
        "“=\"/punct/3/punct I=I/pron/3/nsubj hope/verb/10/ccomp they/pron/3/nsubj win/verb/3/ccomp ,/punct/3/punct ”=\"/punct/3/punct the/det/9/det cook/noun/10/nsubj said=say/verb/0/root/Tense=Past ./punct/10/punct",
        ["the cook", "said", "I hope they win"],
        "wants neither probable",
    );
    check(
        "“=\"/punct/5/punct I=I/pron/5/nsubj do/aux/5/aux n't=not/part/5/advmod think/verb/14/ccomp there/pron/7/expl 's=be/verb/5/ccomp any/det/9/det doubt/noun/7/nsubj ,/punct/5/punct ”=\"/punct/5/punct the/det/13/det judge/noun/14/nsubj said=say/verb/0/root/Tense=Past ./punct/14/punct",
        ["the judge", "said", "I do n't think there 's any doubt"],
        "believes affirms certain",
    );
    check(
        "“=\"/punct/3/punct I=I/pron/3/nsubj doubted=doubt/verb/10/ccomp/Tense=Past the/det/5/det story/noun/3/obj ,/punct/3/punct ”=\"/punct/3/punct the/det/9/det monk/noun/10/nsubj said=say/verb/0/root/Tense=Past ./punct/10/punct",
        ["the monk", "said", "I doubted the story"],
        "says affirms certain",
    );
    check(
        "“=\"/punct/4/punct We/pron/4/nsubj will/aux/4/aux pay/verb/11/ccomp the/det/6/det fee/noun/4/obj ,/punct/4/punct ”=\"/punct/4/punct the/det/10/det firm/noun/11/nsubj said=say/verb/0/root/Tense=Past ./punct/11/punct",
        ["the firm", "said", "We will pay the fee"],
        "says affirms certain",
    );
    check(
        "“=\"/punct/3/punct They/pron/3/nsubj doubt/verb/12/ccomp that/sconj/7/mark the/det/6/det bell/noun/7/nsubj rang=ring/verb/3/ccomp/Tense=Past ,/punct/3/punct ”=\"/punct/3/punct the/det/11/det monk/noun/12/nsubj said=say/verb/0/root/Tense=Past ./punct/12/punct",
        ["the monk", "said", "They doubt that the bell rang"],
        "says affirms certain",
    );
}

#[test]
fn questions_and_orders_are_said() {
    check(
        "“=\"/punct/11/punct Who/pron/3/nsubj paid=pay/verb/11/ccomp/Tense=Past for/adp/6/case the/det/6/det boat/noun/3/obl ?/punct/11/punct ”=\"/punct/3/punct the/det/10/det judge/noun/11/nsubj said=say/verb/0/root/Tense=Past ./punct/11/punct",
        ["the judge", "said", "Who paid for the boat"],
        "asks neither certain",
    );
    check(
        "“=\"/punct/9/punct Leave/verb/9/ccomp/Mood=Imp the/det/4/det valley/noun/2/obj ,/punct/2/punct ”=\"/punct/2/punct the/det/8/det police/noun/9/nsubj said=say/verb/0/root/Tense=Past ./punct/9/punct",
        ["the police", "said", "Leave the valley"],
        "demands neither certain",
    );
    check(
        "“=\"/punct/2/punct Look/verb/12/ccomp/Mood=Imp ,/punct/7/punct the/det/5/det tide/noun/7/nsubj is=be/aux/7/cop high/adj/12/ccomp ,/punct/7/punct ”=\"/punct/7/punct the/det/11/det guide/noun/12/nsubj said=say/verb/0/root/Tense=Past ./punct/12/punct",
        ["the guide", "said", "Look , the tide is high"],
        "says affirms certain",
    );
}
