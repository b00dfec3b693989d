//! Documents made by hand, and the resolver with weights made up for them.

use ascribe_types::{Deprel, Features, Upos};

use super::likeness::Likeness;
use super::pronouns::Gender;
use super::ties::{Tie, tie};
use super::*;
use crate::model::made_up::File;

/// A document without who is who.
struct Made {
    text: String,
    analysis: Analysis,
}

/// A document of sentences, each of words "form/lemma/UPOS/features/head/deprel" with heads counted from 1 in the sentence, and of mentions
/// "first-last kind form" counted from 0 in the document; a mention's head is the first of its words that depends on none of them.
fn made(sentences: &[&str], mentions: &[&str]) -> Made {
    let (mut text, mut analysis) = (String::new(), Analysis::default());
    for sentence in sentences {
        let first = analysis.tokens.len();
        for word in sentence.split(' ') {
            let fields: Vec<&str> = word.split('/').collect();
            let [form, lemma, upos, features, head, deprel] = fields[..] else { panic!("six fields: {word}") };
            let start = text.len();
            text.push_str(form);
            let head: usize = head.parse().expect("a number");
            analysis.tokens.push(Token { span: ascribe_types::Span::new(start, text.len()), joined: false });
            analysis.words.push(Word {
                upos: Upos::from_name(upos).expect("a part of speech"),
                features: Features::from(features),
                lemma: lemma.into(),
                head: head.checked_sub(1).map(|head| index(first + head)),
                deprel: Deprel::from_name(deprel).expect("a relation"),
            });
            text.push(' ');
        }
        let tokens = index(first)..index(analysis.tokens.len());
        analysis.sentences.push(Sentence { tokens, starts_paragraph: first == 0 });
    }
    for mention in mentions {
        let fields: Vec<&str> = mention.split(['-', ' ']).collect();
        let [first, last, kind, form] = fields[..] else { panic!("four fields: {mention}") };
        let (first, last): (usize, usize) = (first.parse().expect("a number"), last.parse().expect("a number"));
        let is_head = |&at: &usize| analysis.words[at].head.is_none_or(|head| !(first..=last).contains(&head.get()));
        analysis.mentions.push(Mention {
            tokens: index(first)..index(last + 1),
            head: index((first..=last).find(is_head).expect("a tree")),
            kind: Kind::from_name(kind).expect("a kind"),
            form: match form {
                "name" => MentionForm::Name,
                "pronoun" => MentionForm::Pronoun,
                _ => MentionForm::Description,
            },
            referent: ascribe_types::Referent::Unsure,
        });
    }
    Made { text, analysis }
}

fn index(at: usize) -> TokenIdx {
    TokenIdx(at as u32)
}

impl Made {
    fn drafts(&self) -> Vec<MentionDraft> {
        self.analysis.mentions.iter().map(MentionDraft::from).collect()
    }

    fn parsed<'a>(&'a self, drafts: &'a [MentionDraft]) -> Parsed<'a> {
        let Analysis { tokens, words, sentences, .. } = &self.analysis;
        Parsed { text: &self.text, tokens, words, sentences, drafts }
    }

    fn profiles(&self) -> Vec<Profile> {
        let drafts = self.drafts();
        let parsed = self.parsed(&drafts);
        profiles(parsed, &Places::of(parsed), &mut Lexicon::default())
    }

    fn links(&self, resolver: &Resolver) -> Vec<Link> {
        let drafts = self.drafts();
        resolver.resolve(self.parsed(&drafts), &vec![0.0; drafts.len() * KEPT])
    }
}

/// "Ana Ruiz met Bo Brik. She thanked him. Ruiz left with Brik's aide, a Spaniard."
fn meeting() -> Made {
    made(
        &[
            "Ana/Ana/PROPN/Number=Sing/3/nsubj Ruiz/Ruiz/PROPN/Number=Sing/1/flat met/meet/VERB/_/0/root Bo/Bo/PROPN/Number=Sing/3/obj Brik/Brik/PROPN/Number=Sing/4/flat ././PUNCT/_/3/punct",
            "She/she/PRON/_/2/nsubj thanked/thank/VERB/_/0/root him/he/PRON/_/2/obj ././PUNCT/_/2/punct",
            "Ruiz/Ruiz/PROPN/Number=Sing/2/nsubj left/leave/VERB/_/0/root with/with/ADP/_/6/case Brik/Brik/PROPN/_/6/nmod:poss 's/'s/PART/_/4/case aide/aide/NOUN/Number=Sing/2/obl ,/,/PUNCT/_/9/punct a/a/DET/_/9/det Spaniard/Spaniard/NOUN/Number=Sing/6/appos ././PUNCT/_/2/punct",
        ],
        &[
            "0-1 person name",
            "3-4 person name",
            "6-6 person pronoun",
            "8-8 person pronoun",
            "10-10 person name",
            "13-18 person description",
            "13-13 person name",
            "17-18 person description",
        ],
    )
}

const KEPT: usize = 16;
const HIDDEN: usize = 16;

/// A resolver to which nothing matters but the rows of pairs: some are worth so much.
fn resolver(worth: &[(u16, f32)], fresh: f32) -> Resolver {
    let mut file = File::default();
    let mut linear = |name: &str, outputs: usize, inputs: usize, weight: f32, bias: f32| {
        file.floats(&format!("r.{name}.weight"), &[outputs, inputs], &vec![weight; outputs * inputs]);
        file.floats(&format!("r.{name}.bias"), &[outputs], &vec![bias; outputs]);
    };
    linear("project", KEPT, 3 * 64, 0.0, 0.0);
    for name in ["mention", "before", "product", "fresh"] {
        linear(name, HIDDEN, KEPT, 0.0, 0.0);
    }
    linear("score", 1, HIDDEN, 1.0 / HIDDEN as f32, 0.0);
    linear("fresh_score", 1, HIDDEN, 0.0, fresh);
    for name in ["mention_table", "before_table", "fresh_table"] {
        file.floats(&format!("r.{name}.weight"), &[MENTION_ROWS, HIDDEN], &vec![0.0; MENTION_ROWS * HIDDEN]);
    }
    let mut pairs = vec![0.0; PAIR_ROWS * HIDDEN];
    for &(row, worth) in worth {
        pairs[usize::from(row) * HIDDEN..][..HIDDEN].fill(worth);
    }
    file.floats("r.pair_table.weight", &[PAIR_ROWS, HIDDEN], &pairs);
    let bytes = file.bytes(&[]);
    Resolver::from_model(&Model::from_bytes(&bytes).expect("a sound file"), "r").expect("a sound resolver")
}

/// The row that says how alike a mention and the candidate are.
fn likeness_row(made: &Made, mention: usize, before: usize) -> u16 {
    let entities: Vec<u32> = (1..).take(made.analysis.mentions.len()).collect();
    let comparison = &comparisons(&made.text, &made.analysis, &entities)[mention];
    let at = comparison.candidates.iter().position(|&candidate| candidate == before).expect("a candidate");
    comparison.pairs[at][2]
}

#[test]
fn mentions_are_alike() {
    let profiles = meeting().profiles();
    let check = |mention: usize, before: usize, expected: Likeness| {
        assert_eq!(Likeness::of(&profiles[mention], &profiles[before]), expected, "{mention} {before}");
    };
    check(4, 0, Likeness::Fewer);
    check(6, 1, Likeness::Fewer);
    check(5, 1, Likeness::LastName.min(Likeness::Word));
    check(4, 1, Likeness::None);
}

#[test]
fn trees_tie_mentions() {
    let profiles = meeting().profiles();
    let check = |mention: usize, before: usize, expected: Tie| {
        assert_eq!(tie(&profiles[mention], &profiles[before]), expected, "{mention} {before}");
    };
    check(1, 0, Tie::Clause);
    check(2, 0, Tie::None);
    check(6, 5, Tie::OwnPossessor);
    check(7, 5, Tie::Holds);
    check(6, 4, Tie::PossessorInClause);
}

#[test]
fn links_what_the_network_likes() {
    let made = meeting();
    let row = likeness_row(&made, 4, 0);
    let links = made.links(&resolver(&[(row, 4.0)], 1.0));
    let same = |at| Link::Same(MentionIdx(at));
    assert_eq!(links[..5], [Link::New, Link::New, Link::New, Link::New, same(0)]);
    assert_eq!(links[6], same(1), "the surname of the other one");
}

#[test]
fn does_not_choose_between_equals() {
    let made = meeting();
    let rows = [likeness_row(&made, 2, 0), likeness_row(&made, 2, 1)];
    let links = made.links(&resolver(&[(rows[0], 4.0)], 1.0));
    assert_eq!(rows[0], rows[1]);
    assert_eq!(links[2], Link::Unsure);
}

#[test]
fn never_joins_two_full_names() {
    let made = meeting();
    let links = made.links(&resolver(&[(likeness_row(&made, 1, 0), 4.0)], 1.0));
    assert_eq!(links[1], Link::New);
}

#[test]
fn who_was_she_is_not_he() {
    let made = meeting();
    let rows: Vec<(u16, f32)> =
        [(2, 0), (2, 1), (3, 0), (3, 1), (3, 2)].map(|(m, b)| (likeness_row(&made, m, b), 4.0)).into();
    let links = made.links(&resolver(&rows, 1.0));
    assert_ne!(links[3], Link::Same(MentionIdx(2)));
}

/// "Bo Brik spoke. Ilse Ruiz, his lawyer, said that he knew. Karl Dietz said that he knew. Karl Dietz said: “He knew.”", with this first name for Ilse.
fn hearing(lawyer: &str) -> Made {
    let said = "said/say/VERB/_/0/root";
    made(
        &[
            "Bo/Bo/PROPN/Number=Sing/3/nsubj Brik/Brik/PROPN/Number=Sing/1/flat spoke/speak/VERB/_/0/root ././PUNCT/_/3/punct",
            &format!(
                "{lawyer}/{lawyer}/PROPN/Number=Sing/7/nsubj Ruiz/Ruiz/PROPN/Number=Sing/1/flat ,/,/PUNCT/_/5/punct his/his/PRON/_/5/nmod:poss lawyer/lawyer/NOUN/Number=Sing/1/appos ,/,/PUNCT/_/1/punct {said} that/that/SCONJ/_/10/mark he/he/PRON/_/10/nsubj knew/know/VERB/_/7/ccomp ././PUNCT/_/7/punct"
            ),
            &format!(
                "Karl/Karl/PROPN/Number=Sing/3/nsubj Dietz/Dietz/PROPN/Number=Sing/1/flat {said} that/that/SCONJ/_/6/mark he/he/PRON/_/6/nsubj knew/know/VERB/_/3/ccomp ././PUNCT/_/3/punct"
            ),
            &format!(
                "Karl/Karl/PROPN/Number=Sing/3/nsubj Dietz/Dietz/PROPN/Number=Sing/1/flat {said} :/:/PUNCT/_/7/punct “/“/PUNCT/_/7/punct He/he/PRON/_/7/nsubj knew/know/VERB/_/3/ccomp ././PUNCT/_/3/punct ”/”/PUNCT/_/7/punct"
            ),
        ],
        &[
            "0-1 person name",
            "4-5 person name",
            "7-7 person pronoun",
            "12-12 person pronoun",
            "15-16 person name",
            "19-19 person pronoun",
            "22-23 person name",
            "27-27 person pronoun",
        ],
    )
}

#[test]
fn first_names_tell_men_from_women() {
    let genders: Vec<Gender> = hearing("Ilse").profiles().iter().map(|profile| profile.first_name).collect();
    let [bo, ilse, his, he, karl, ..] = genders[..] else { panic!("eight mentions") };
    assert_eq!([bo, ilse, karl], [Gender::Unknown, Gender::Woman, Gender::Man]);
    assert_eq!([his, he], [Gender::Unknown; 2]);
}

/// Who is who in the hearing, where each name is worth the same to each pronoun, and a name spelled alike is worth more than all.
fn heard(lawyer: &str) -> Vec<Link> {
    let made = hearing(lawyer);
    made.links(&resolver(&[(likeness_row(&made, 5, 4), 4.0), (likeness_row(&made, 6, 4), 9.0)], 1.0))
}

#[test]
fn who_speaks_is_he_but_not_between_quotation_marks() {
    let (links, same) = (heard("Ilse"), |at| Link::Same(MentionIdx(at)));
    assert_eq!(links[5], same(4), "Karl Dietz said that he knew");
    assert_eq!(links[6], same(4), "Karl Dietz again");
    assert_eq!(links[7], same(0), "Karl Dietz said: “He knew.”");
}

#[test]
fn who_is_somebodys_is_another() {
    let links = heard("Xan");
    assert_eq!(links[2], Link::Same(MentionIdx(0)), "Xan Ruiz, his lawyer");
    assert_ne!(links[3], Link::Same(MentionIdx(1)), "Xan Ruiz, his lawyer, said that he knew");
}

#[test]
fn who_has_the_name_of_a_woman_is_not_he() {
    assert_eq!(heard("Ilse")[3], Link::Same(MentionIdx(0)), "Ilse Ruiz, his lawyer, said that he knew");
}

#[test]
fn refuses_a_table_of_another_size() {
    let mut file = File::default();
    file.floats("r.score.weight", &[1, 4], &[0.0; 4]);
    let bytes = file.bytes(&[]);
    let error = Resolver::from_model(&Model::from_bytes(&bytes).expect("a sound file"), "r").err();
    assert_eq!(error.map(|error| error.to_string()).as_deref(), Some("no such tensor: r.project.weight"));
}

#[test]
fn nothing_to_link() {
    assert_eq!(made(&[], &[]).links(&resolver(&[], 0.0)), []);
}
