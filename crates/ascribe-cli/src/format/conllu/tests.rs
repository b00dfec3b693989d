//! Reports made by hand, written as CoNLL-U and read back.

use ascribe::{Document, EntityKind, MentionIdx, Name, Referent, TokenIdx};
use ascribe_eval::{conllu, gum};

use super::*;

/// Two paragraphs, a multiword token, a name in a description, and a pronoun.
const GOLD: &str = "\
# newpar
1-2\tOslo's\t_\t_\t_\t_\t_\t_\t_\t_
1\tOslo\tOslo\tPROPN\t_\tNumber=Sing\t3\tnmod:poss\t_\tEntity=(1-person(2-place)
2\t's\t's\tPART\t_\t_\t1\tcase\t_\t_
3\tmayor\tmayor\tNOUN\t_\tNumber=Sing\t4\tnsubj\t_\tEntity=1)
4\tleft\tleave\tVERB\t_\tTense=Past\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# newpar
1\tShe\tshe\tPRON\t_\tPerson=3\t2\tnsubj\t_\tEntity=(1-person)
2\tdid\tdo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

";

const EXPECTED: &str = "\
# newdoc id = a/b c.txt
# global.Entity = eid-etype-head-kind-form-link
# newpar
# sent_id = a_b_c.txt-1
# text = Oslo's mayor left.
1-2\tOslo's\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:6
1\tOslo\tOslo\tPROPN\t_\tNumber=Sing\t3\tnmod:poss\t_\tEntity=(d3e1-person-3-person-description-new(d3e2-place-1-gpe-name-new)|Name=B-gpe|TokenRange=0:4
2\t's\t's\tPART\t_\t_\t1\tcase\t_\tTokenRange=4:6
3\tmayor\tmayor\tNOUN\t_\tNumber=Sing\t4\tnsubj\t_\tEntity=d3e1)|TokenRange=7:12
4\tleft\tleave\tVERB\t_\tTense=Past\t0\troot\t_\tSpaceAfter=No|TokenRange=13:17
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\tSpacesAfter=\\n\\n|TokenRange=17:18

# newpar
# sent_id = a_b_c.txt-2
# text = She did.
1\tShe\tshe\tPRON\t_\tPerson=3\t2\tnsubj\t_\tEntity=(d3e1-person-1-person-pronoun-same)|TokenRange=20:23
2\tdid\tdo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=24:27
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tTokenRange=27:28

";

/// [`GOLD`] as the program would have read it.
fn report() -> Report {
    let gold = gum::with_mentions(conllu::parse(GOLD).unwrap().remove(0)).unwrap();
    let mut analysis = gold.analysis();
    analysis.entities[1].kind = EntityKind::Gpe;
    analysis.names.push(Name { tokens: TokenIdx(0)..TokenIdx(1), kind: EntityKind::Gpe });
    Report { document: Document::from(gold.split.text.as_str()), analysis, ..Report::default() }
}

#[test]
fn writes_each_word_on_a_line() {
    assert_eq!(document(3, "a/b c.txt", &report()), EXPECTED);
}

#[test]
fn reads_back() {
    let report = report();
    let read = conllu::parse(&document(3, "a", &report)).unwrap().remove(0);
    assert_eq!(read.text, report.document.text);
    let analysis = gum::with_mentions(read).unwrap().analysis();
    assert_eq!(analysis.words, report.analysis.words);
    assert_eq!(analysis.sentences, report.analysis.sentences);
    assert_eq!(analysis.mentions, report.analysis.mentions);
}

#[test]
fn who_is_not_known_is_said() {
    let mut report = report();
    report.analysis.mentions[2].referent = Referent::Unsure;
    report.analysis.entities[0].mentions = vec![MentionIdx(0)];
    let written = document(3, "a", &report);
    assert!(written.contains("\tEntity=(d3e3-person-1-person-pronoun-unsure)|"), "{written}");
}

/// The text with white space around and inside it is written without loss.
#[test]
fn white_space_is_kept() {
    let mut report = report();
    let text = report.document.text.replacen("mayor left", "mayor \u{a0}\r\n\tleft", 1) + " \n";
    let moved = text.len() - report.document.text.len() - 2;
    for token in report.analysis.tokens.iter_mut().skip(3) {
        token.span = Span::new(token.span.range().start + moved, token.span.range().end + moved);
    }
    report.document.text = text;
    let written = document(3, "a", &report);
    assert!(written.contains("# text = Oslo's mayor left.\n"), "{written}");
    assert!(written.contains("|SpacesAfter=\\s\\u00A0\\r\\n\\t|TokenRange=7:12\n"), "{written}");
    assert!(written.ends_with("\tSpacesAfter=\\s\\n|TokenRange=31:32\n\n"), "{written}");
}

#[test]
fn what_no_line_may_hold_is_replaced() {
    let written = document(3, "a\n# text = b", &report());
    assert!(written.starts_with("# newdoc id = a\u{FFFD}# text = b\n# global"), "{written}");
    assert_eq!(plain("a\u{1c}b"), "a\u{FFFD}b");
}

#[test]
fn nothing_of_an_empty_document() {
    assert_eq!(document(3, "a", &Report::default()), "");
}
