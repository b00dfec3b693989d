//! A text with its sources marked in it: `[She = Ana Ruiz; person; named] said so.`
//!
//! Behind the words and an equals sign stands who it is: the fullest name or description, nothing where that is the words themselves, a question mark
//! where a reader cannot tell. Then, between semicolons and in any order, what else is to be known: a kind (`person`, `group` …), `named` or
//! `unnamed`, a role (`as former diplomat`), the words on why it is not named (`“asked not to be named”`, or `no reason`). A bracket
//! without an equals sign in it is a bracket.

use ascribe_types::{Office, SourceKind, Span};

use super::{Marked, Role, Who};

/// A text without its marks, and what was marked.
///
/// # Errors
///
/// If a mark says something that is not known of sources.
pub fn read(marked: &str) -> Result<(String, Vec<Marked>), String> {
    let (mut text, mut sources) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        text.push_str(before);
        let Some((words, facts, after)) = mark_in(mark) else {
            text.push('[');
            rest = mark;
            continue;
        };
        let start = text.len();
        text.push_str(words);
        sources.push(source(Span::new(start, text.len()), facts).map_err(|what| format!("{words}: {what}"))?);
        rest = after;
    }
    text.push_str(rest);
    Ok((text, sources))
}

/// The words of a mark, what it says of them, and what comes after it.
fn mark_in(mark: &str) -> Option<(&str, &str, &str)> {
    let (inside, after) = mark.split_once(']')?;
    let (words, facts) = inside.split_once(" =")?;
    Some((words, facts, after))
}

fn source(span: Span, facts: &str) -> Result<Marked, String> {
    let mut facts = facts.split(';').map(str::trim);
    let who = match facts.next().unwrap_or_default() {
        "" => Who::Itself,
        "?" => Who::Unknown,
        name => Who::Called(name.to_owned()),
    };
    let mut source = Marked { span, who, kind: None, named: None, role: None, anonymity: None };
    facts.try_for_each(|fact| enter(&mut source, fact))?;
    Ok(source)
}

fn enter(source: &mut Marked, fact: &str) -> Result<(), String> {
    let reason = fact.strip_prefix('“').and_then(|fact| fact.strip_suffix('”'));
    match (fact, reason, fact.strip_prefix("as "), SourceKind::from_name(fact)) {
        ("named" | "unnamed", ..) => source.named = Some(fact == "named"),
        ("no reason", ..) => source.anonymity = Some(None),
        (_, Some(reason), ..) => source.anonymity = Some(Some(reason.to_owned())),
        (_, _, Some(name), _) => source.role = Some(role(name)?),
        (.., Some(kind)) => source.kind = Some(kind),
        _ => return Err(format!("not known of sources: {fact}")),
    }
    Ok(())
}

fn role(name: &str) -> Result<Role, String> {
    let held = name.strip_prefix("former ").and_then(Office::from_name).map(Role::Held);
    let holds = Office::from_name(name).map(Role::Holds);
    let speaks = SourceKind::from_name(name).map(Role::Speaks);
    held.or(holds).or(speaks).ok_or_else(|| format!("not known of sources: {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_that_can_be_said() {
        let (text, sources) =
            read("[A former envoy = ; person; unnamed; as former diplomat; “off the record”] said [sic] so.").unwrap();
        assert_eq!(text, "A former envoy said [sic] so.");
        let [source] = &sources[..] else { panic!("one source") };
        assert_eq!((source.span.of(&text), &source.who), ("A former envoy", &Who::Itself));
        assert_eq!((source.kind, source.named), (Some(SourceKind::Person), Some(false)));
        assert_eq!(source.role, Some(Role::Held(Office::Diplomat)));
        assert_eq!(source.anonymity, Some(Some("off the record".to_owned())));
    }

    #[test]
    fn who_it_is() {
        let (_, sources) = read("[She = Ana Ruiz] said [he = ?] had gone.").unwrap();
        let who: Vec<&Who> = sources.iter().map(|source| &source.who).collect();
        assert_eq!(who, [&Who::Called("Ana Ruiz".to_owned()), &Who::Unknown]);
    }

    #[test]
    fn refuses_what_is_not_known() {
        assert_eq!(read("[He = ; as wizard] left").unwrap_err(), "He: not known of sources: wizard");
    }
}
