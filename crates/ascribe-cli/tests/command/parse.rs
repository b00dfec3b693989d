//! `ascribe parse`: what it prints is CoNLL-U, whatever it is given, and gives the text back.

use std::time::{Duration, Instant};

use ascribe_eval::conllu::{self, SplitDocument};
use ascribe_eval::gum;

use crate::place::{Place, Run};

/// The most that a text may take; a text that is read in time squared would take hours.
const LONGEST: Duration = Duration::from_secs(120);

fn parse(text: &str) -> Run {
    let place = Place::new().with("r.txt", text);
    let begun = Instant::now();
    let run = place.run(&["parse", "r.txt"]);
    assert!(begun.elapsed() < LONGEST, "{} bytes took {:?}", text.len(), begun.elapsed());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    run
}

/// That what is printed for `text` is sound, and how many words and sentences it has.
#[track_caller]
fn check(text: &str) -> (usize, usize) {
    let run = parse(text);
    assert_eq!(rebuilt(&run.stdout), text, "the text can be rebuilt");
    let document = conllu::parse(&run.stdout).expect("CoNLL-U").remove(0);
    check_trees(&document);
    let read = gum::with_mentions(document).expect("brackets that match");
    (read.split.tokens.len(), read.split.sentences.len())
}

/// Each sentence has one root, and every word hangs on it.
#[track_caller]
fn check_trees(document: &SplitDocument) {
    for sentence in &document.sentences {
        let range = sentence.tokens.start.get()..sentence.tokens.end.get();
        let words = &document.words[range.clone()];
        let roots = words.iter().filter(|word| word.head.is_none());
        assert_eq!(roots.map(|root| root.deprel.as_str()).collect::<Vec<_>>(), ["root"]);
        assert_eq!(words.iter().filter(|word| word.deprel == "root").count(), 1);
        let heads: Vec<Option<usize>> = words.iter().map(|word| word.head.map(|head| head - range.start)).collect();
        assert!(is_tree(&heads), "{heads:?}");
    }
}

/// Whether going up from any word ends at a root; a word is gone through once.
fn is_tree(heads: &[Option<usize>]) -> bool {
    let mut hangs = vec![false; heads.len()];
    (0..heads.len()).all(|word| {
        let mut path = vec![word];
        while let Some(head) = heads[path[path.len() - 1]].filter(|_| !hangs[path[path.len() - 1]]) {
            path.push(head);
            if path.len() > heads.len() + 1 {
                return false;
            }
        }
        path.into_iter().for_each(|word| hangs[word] = true);
        true
    })
}

/// The text, from the notes on white space; positions and numbers of words are checked on the way.
#[track_caller]
fn rebuilt(printed: &str) -> String {
    let (mut text, mut characters, mut expected, mut last) = (String::new(), 0, 1, 0);
    let mut usual = "";
    for line in printed.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, .., misc] = fields[..] else {
            expected = 1;
            continue;
        };
        let note = |name: &str| misc.split('|').find_map(|note| note.strip_prefix(name));
        if let Some((_, end)) = id.split_once('-') {
            last = end.parse().expect("a number");
        } else {
            assert_eq!(id, expected.to_string());
            expected += 1;
            if expected - 1 <= last {
                continue;
            }
        }
        let before = note("SpacesBefore=").map_or(String::new(), unescaped);
        characters += before.chars().count();
        let end = characters + form.chars().count();
        assert_eq!(note("TokenRange="), Some(format!("{characters}:{end}").as_str()));
        let after = note("SpacesAfter=").map(unescaped).or(note("SpaceAfter=No").map(str::to_owned));
        usual = if after.is_some() { "" } else { " " };
        let after = after.unwrap_or(usual.to_owned());
        characters = end + after.chars().count();
        text += &(before + form + &after);
        if !id.contains('-') {
            last = 0;
        }
    }
    // Nothing follows the last word of a document, unless a note says so.
    text.truncate(text.len() - usual.len());
    text
}

/// White space that was escaped.
fn unescaped(note: &str) -> String {
    let spaces = note.replace("\\s", " ").replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");
    spaces.replace("\\u00A0", "\u{a0}").replace("\\u2028", "\u{2028}")
}

#[test]
fn a_report() {
    let (words, sentences) = check("“We won’t sell,” Grace Oduya, the mayor, said.\r\n\r\nShe is\u{a0}56. \n");
    assert!(words > 15 && sentences >= 2, "{words} words, {sentences} sentences");
}

#[test]
fn a_list() {
    check("  \nAgenda\n\n- budget\n- roads (see 3.)\n  * north\n  * south\n1. Ferry\n2) Ferry\n\n\n• end\n");
}

#[test]
fn a_table() {
    check("Name\tVotes\tShare\nReds | 1,204\t| 38.1%\n------+------\nBlues\t997\t31.6 %\n|||||\n");
}

#[test]
fn tweets() {
    check(
        "RT @harbour_live: BREAKING!!! 🚢🚢 ferry’s off… https://example.org/a?b=c#d #ferry #NOTAGAIN\n@mayor u ok?? lol 😂 <3\n",
    );
}

#[test]
fn capitals() {
    check("FERRY TO STAY, MAYOR SAYS\nTHE MINISTRY DENIED THAT IT HAD BEEN TOLD. \"NO COMMENT,\" IT SAID.\n");
}

#[test]
fn a_transcript() {
    check("MR. HALE: Where were you?\nTHE WITNESS: At home, I -- I think.\nQ. Alone?\nA. (No audible response.)\n");
}

#[test]
fn marks_and_controls_alone() {
    check("“”…—!?.,;:()[]{}<>/\\|_#*\u{2028}_ _\n# text = x\n\t\t1\t2\n");
    let run = parse("It rained\u{1c}\u{7f} all day.\n");
    assert!(!run.stdout.contains(['\u{1c}', '\u{7f}']) && run.stdout.contains('\u{FFFD}'), "{}", run.stdout);
}

#[test]
fn a_sentence_of_5000_words() {
    let (words, _) =
        check(&format!("The mayor said that {}it rained.\n", "the clerk and the very old sailor, ".repeat(625)));
    assert!(words > 5_000, "{words}");
}

#[test]
fn much_text_without_a_space() {
    check(&format!("{}\n", "abcdefghij".repeat(20_000)));
    check(&format!("{}\n", "a-b.".repeat(5_000)));
}

#[test]
fn several_documents_and_bad_ones() {
    let place = Place::new().with("f/a.txt", "It rained.").with("f/b.txt", "").with("f/c.txt", "It snowed.");
    let run = place.run(&["parse", "f", "none.txt"]);
    let complaints = "ascribe: f/b.txt: empty: no bytes\nascribe: none.txt: no such file or folder\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), complaints));
    let documents = conllu::parse(&run.stdout).expect("CoNLL-U");
    assert_eq!(documents.iter().map(|document| document.name.as_str()).collect::<Vec<_>>(), ["f/a.txt", "f/c.txt"]);
    assert_eq!(place.piped(b"It rained.", &["parse", "--as", "text", "--threads", "2"]).code, Some(0));
}

#[test]
fn threads_change_nothing() {
    let text = "Grace Oduya, the mayor, left. She said that it rained.\n\n".repeat(40);
    let place = Place::new().with("f/a.txt", &text).with("f/b.txt", "It rained.").with("f/c.txt", &text);
    let run = |threads| place.run(&["parse", "--threads", threads, "f"]);
    assert_eq!(run("1"), run("3"));
}
