//! What holds of every analysis, tried on bad input with a model whose weights are noise.

use ascribe_types::{Deprel, EntityIdx, Mention, MentionIdx, Referent};

use super::*;
use crate::heads::crosses;
use crate::model::made_up::{File, noise};
use crate::{MENTION_ROWS, PAIR_ROWS};

const WIDTH: usize = 64;
const KNOWN: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\nminister\nsaid\n.\n,\na\n##a\nmr\n:\n\"\nto\nroad";
const LAYERS: [(&str, usize, usize); 27] = [
    ("cue.inner", WIDTH, WIDTH),
    ("cue.score", 1, WIDTH),
    ("role.word", 32, WIDTH),
    ("role.anchor", 32, WIDTH),
    ("role.gate", 32, WIDTH),
    ("role.label", 7, 32),
    ("tags.inner", 32, WIDTH),
    ("tags.upos", 17, 32),
    ("tags.features", 3, 32),
    ("tree.dependent", 272, WIDTH),
    ("tree.head", 272, WIDTH),
    ("tree.arc", 256, 256),
    ("tree.relation", 51 * 16, 16),
    ("tree.label", 51, 32),
    ("names.inner", 16, 3 * WIDTH),
    ("names.label", 17, 16),
    ("mentions.start", 16, WIDTH),
    ("mentions.end", 16, WIDTH),
    ("mentions.span", 16, 16),
    ("mentions.kind", 10, 32),
    ("coreference.project", 16, 3 * WIDTH),
    ("coreference.mention", 16, 16),
    ("coreference.before", 16, 16),
    ("coreference.product", 16, 16),
    ("coreference.fresh", 16, 16),
    ("coreference.score", 1, 16),
    ("coreference.fresh_score", 1, 16),
];

/// Tables of the resolver, with how many rows each has.
const TABLES: [(&str, usize); 4] = [
    ("mention_table", MENTION_ROWS),
    ("before_table", MENTION_ROWS),
    ("fresh_table", MENTION_ROWS),
    ("pair_table", PAIR_ROWS),
];

/// A model with every head, but without `left_out`.
fn file(left_out: &str) -> Vec<u8> {
    let mut file = File::default();
    let mut floats = |name: &str, shape: &[usize]| {
        let values = noise(name.len() as u32 * 7 + u32::from(name.as_bytes()[6]), shape.iter().product());
        if !left_out.is_empty() && name.starts_with(left_out) {
            return;
        }
        file.floats(name, shape, &values);
    };
    floats("embeddings.position.weight", &[256, WIDTH]);
    floats("embeddings.shape.weight", &[32, WIDTH]);
    for (name, size) in [("embeddings.norm", WIDTH), ("heads.role.norm", 32)] {
        floats(&format!("{name}.weight"), &[size]);
        floats(&format!("{name}.bias"), &[size]);
    }
    for (name, outputs, inputs) in LAYERS {
        floats(&format!("heads.{name}.weight"), &[outputs, inputs]);
        floats(&format!("heads.{name}.bias"), &[outputs]);
    }
    for (name, rows) in TABLES {
        floats(&format!("heads.coreference.{name}.weight"), &[rows, 16]);
    }
    floats("heads.role.distance.weight", &[32, 32]);
    floats("heads.role.transition.weight", &[7, 7]);
    floats("heads.names.transition.weight", &[17, 17]);
    floats("heads.tree.root.weight", &[1, 256]);
    floats("heads.mentions.edge.weight", &[1, 32]);
    floats("heads.mentions.edge.bias", &[1]);
    let words: Vec<i8> = noise(20, 16 * WIDTH).iter().map(|value| (value * 127.0) as i8).collect();
    file.steps("embeddings.word.weight", &[16, WIDTH], &words);
    file.floats("embeddings.word.scale", &[16], &[0.02; 16]);
    file.bytes(&[("heads", "4"), ("tags.features", "_\nNumber=Sing\nPerson=3")])
}

fn english(threads: usize) -> English {
    English::new(&file(""), KNOWN, threads).expect("a sound model")
}

/// What people and machines put into files: each text is bad in its own way.
fn bad_texts() -> Vec<Document> {
    let texts = [
        String::new(),
        "\n\n \t".to_owned(),
        "MR. AALA: THE ROAD.\nTHE MINISTER: A ROAD TO THE ROAD?\n".repeat(9),
        "* the road\n* a road\n\n1. said\n2)\ta\n".repeat(20),
        "a|12|3.5|—\nthe|9|,|\n".repeat(40),
        "@minister the road!!! 😀😀 #road https://a.a/a?a=a RT".repeat(5),
        "the minister said to ".repeat(1250),
        "the road said, ".repeat(300),
        "a".repeat(100_000),
        ".".repeat(900),
        "\"'s ".repeat(200),
        "the minister said .\n".repeat(500),
    ];
    texts.iter().map(|text| Document::from(text.as_str())).collect()
}

/// What the types promise of an analysis.
fn keeps_its_promises(analysis: &Analysis) {
    assert_eq!(analysis.words.len(), analysis.tokens.len());
    analysis.sentences.iter().for_each(|sentence| is_a_tree(analysis, &sentence.tokens));
    assert!(analysis.names.is_sorted_by(|left, right| left.tokens.end <= right.tokens.start));
    assert!(analysis.names.iter().all(|name| lies_in_a_sentence(analysis, &name.tokens)));
    let places = |mention: &Mention| mention.tokens.start.get()..mention.tokens.end.get();
    for (at, mention) in analysis.mentions.iter().enumerate() {
        assert!(mention.tokens.contains(&mention.head) && lies_in_a_sentence(analysis, &mention.tokens));
        let next = analysis.mentions[at + 1..].iter().take_while(|next| next.tokens.start < mention.tokens.end);
        assert!(next.into_iter().all(|next| !crosses(&places(mention), &places(next))));
    }
    let order = |mention: &Mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end));
    assert!(analysis.mentions.is_sorted_by(|left, right| order(left) < order(right)));
}

/// Entities are in order of their first mentions, and mentions and entities agree on who is who.
fn agrees(analysis: &Analysis) {
    let first = |entity: &ascribe_types::Entity| entity.mentions[0];
    assert!(analysis.entities.is_sorted_by(|left, right| first(left) < first(right)));
    for (entity, index) in analysis.entities.iter().zip((0..).map(EntityIdx)) {
        let refers = |mention: &MentionIdx| analysis.mentions[mention.get()].referent == Referent::Entity(index);
        assert!(entity.mentions.iter().all(refers) && entity.mentions.is_sorted_by(|left, right| left < right));
    }
    let referred = analysis.mentions.iter().filter(|mention| mention.referent != Referent::Unsure).count();
    assert_eq!(referred, analysis.entities.iter().map(|entity| entity.mentions.len()).sum::<usize>());
}

/// One root, no cycle, and no head outside.
fn is_a_tree(analysis: &Analysis, tokens: &Range<TokenIdx>) {
    let words = &analysis.words[tokens.start.get()..tokens.end.get()];
    assert_eq!(words.iter().filter(|word| word.head.is_none()).count(), 1);
    assert!(words.iter().all(|word| word.head.is_none() == (word.deprel == Deprel::Root)));
    assert!(words.iter().all(|word| word.head.is_none_or(|head| tokens.contains(&head))));
    let mut reaches = vec![false; words.len()];
    for start in 0..words.len() {
        let mut path = vec![start];
        while let Some(head) = words[path[path.len() - 1]].head.filter(|_| !reaches[path[path.len() - 1]]) {
            assert!(path.len() <= words.len(), "a cycle");
            path.push(head.get() - tokens.start.get());
        }
        path.into_iter().for_each(|word| reaches[word] = true);
    }
}

fn lies_in_a_sentence(analysis: &Analysis, tokens: &Range<TokenIdx>) -> bool {
    let at = analysis.sentences.partition_point(|sentence| sentence.tokens.end <= tokens.start);
    !tokens.is_empty() && tokens.end <= analysis.sentences[at].tokens.end
}

#[test]
fn any_text_has_an_analysis() {
    let analyses = english(2).analyze_all(&bad_texts());
    analyses.iter().for_each(keeps_its_promises);
    analyses.iter().for_each(agrees);
    assert!(analyses.iter().any(|analysis| analysis.names.len() > 100), "noise finds names");
    assert!(analyses.iter().any(|analysis| analysis.mentions.len() > 100), "noise finds mentions");
    let several = |analysis: &Analysis| analysis.entities.iter().filter(|entity| entity.mentions.len() > 1).count();
    assert!(analyses.iter().map(several).sum::<usize>() > 10, "noise finds some of whom there are several mentions");
    assert!(
        analyses
            .iter()
            .any(|analysis| analysis.sentences.iter().any(|own| own.tokens.end.0 - own.tokens.start.0 == 5000))
    );
}

#[test]
fn threads_and_company_change_nothing() {
    let texts = bad_texts();
    let together = english(3).analyze_all(&texts);
    let alone = english(1);
    let alone: Vec<Analysis> = texts.iter().map(|text| alone.analyze(text)).collect();
    assert_eq!(together, alone);
}

#[test]
fn says_which_head_is_missing() {
    let error = |left_out: &str| English::new(&file(left_out), KNOWN, 1).err().map(|error| error.to_string());
    assert_eq!(error("heads.tree.root").as_deref(), Some("no such tensor: heads.tree.root.weight"));
    assert_eq!(error("heads.names.inner").as_deref(), Some("no such tensor: heads.names.inner.weight"));
    assert_eq!(error("heads.mentions.edge.bias").as_deref(), Some("no such tensor: heads.mentions.edge.bias"));
    assert_eq!(error(""), None);
}
