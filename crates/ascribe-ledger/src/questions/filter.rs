//! Which statements a question is about.

use ascribe_types::{Act, Date, Position};
use rusqlite::types::Value;

use super::words;

/// Which statements a question is about: all, or those that fit everything that is given here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that the statement, its passage or the names of who says so have; see [`crate::Ledger::search`] for how they are read.
    pub words: Option<String>,
    /// The id of a party that says so, or in whose name it is said.
    pub party: Option<String>,
    /// A name, or a part of it, of who published the report.
    pub publisher: Option<String>,
    /// The day from which on the report was published; one without a day is left out then.
    pub since: Option<Date>,
    /// The day up to which the report was published.
    pub until: Option<Date>,
    /// What the source does by saying it.
    pub act: Option<Act>,
    /// What the source holds on the claim.
    pub position: Option<Position>,
    /// The grade of its publisher, A to F, or of the passage, 1 to 6, also with a letter before it.
    pub grade: Option<String>,
}

/// Conditions on rows, and the values that they ask for, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Conditions {
    sql: String,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition; each "?" in it is one of `values`.
    pub(super) fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(if self.sql.is_empty() { "" } else { " AND " });
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    /// All of them; always met if there are none.
    pub(super) fn sql(&self) -> &str {
        if self.sql.is_empty() { "TRUE" } else { &self.sql }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.sql.is_empty()
    }
}

/// The rows of parties that are the one of an id.
const SAME: &str = "SELECT party FROM parties WHERE same_as = (SELECT same_as FROM parties WHERE id = ?)";

/// How a proposition `p` is held against words: by a list of all that have them, or one by one.
pub(super) const LISTED: &str =
    "p.proposition IN (SELECT rowid FROM propositions_text WHERE propositions_text MATCH ?)";
pub(super) const ONE_BY_ONE: &str =
    "(SELECT 1 FROM propositions_text WHERE propositions_text MATCH ? AND rowid = p.proposition) IS NOT NULL";

impl Filter {
    /// Whether it asks for words and for nothing else.
    pub(super) fn has_only_words(&self) -> bool {
        self.words.is_some() && Self { words: None, ..self.clone() } == Self::default()
    }

    /// The conditions on a proposition `p` with its attribution `a` and document `d`.
    pub(super) fn on_propositions(&self) -> Conditions {
        self.on_propositions_by(LISTED)
    }

    /// The same, where words are looked for in this way.
    pub(super) fn on_propositions_by(&self, matching: &str) -> Conditions {
        let mut all = Conditions::default();
        if let Some(party) = &self.party {
            // Not a list of all that it said: it is asked of each claim in turn what the party said on that.
            let by_party = format!("(p.party IN ({SAME}) OR p.principal IN ({SAME}))");
            all.and(&by_party, [text(party), text(party)]);
        }
        if let Some(words) = self.words.as_deref() {
            // What has no letters is in no statement.
            let query = words::query(words).map_or(Value::Null, Value::Text);
            all.and(if query == Value::Null { "? IS NOT NULL" } else { matching }, [query]);
        }
        if let Some(position) = self.position {
            all.and("p.position = ?", [text(position.name())]);
        }
        if let Some(grade) = self.grade.as_deref().filter(|grade| grade.ends_with(|c: char| c.is_ascii_digit())) {
            let graded = "p.id IN (SELECT object FROM grades WHERE kind = 'passage' AND substr(grade, -length(?)) = ?)";
            let grade = grade.to_ascii_uppercase();
            all.and(graded, [text(&grade), text(&grade)]);
        }
        self.on_acts("p", &mut all);
        self.on_documents(&mut all);
        all
    }

    /// The conditions on an attribution `a`.
    pub(super) fn on_attributions(&self) -> Conditions {
        let mut all = Conditions::default();
        if let Some(party) = &self.party {
            let by_party = format!(
                "a.attribution IN (SELECT attribution FROM sources WHERE party IN ({SAME})
                   UNION ALL SELECT attribution FROM propositions WHERE principal IN ({SAME}))"
            );
            all.and(&by_party, [text(party), text(party)]);
        }
        if let Some(position) = self.position {
            let holds =
                "a.attribution IN (SELECT attribution FROM propositions WHERE document = a.document AND position = ?)";
            all.and(holds, [text(position.name())]);
        }
        self.on_acts("a", &mut all);
        all
    }

    /// The condition on what is done, by a proposition `p` or an attribution `a`.
    fn on_acts(&self, of: &str, all: &mut Conditions) {
        if let Some(act) = self.act {
            all.and(&format!("{of}.act = ?"), [text(act.name())]);
        }
    }

    /// Adds the conditions on a document `d`.
    pub(super) fn on_documents(&self, all: &mut Conditions) {
        if let Some(publisher) = &self.publisher {
            let part = publisher.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let named = "d.publisher IN (SELECT publisher FROM publishers WHERE name LIKE ? ESCAPE '\\')";
            all.and(named, [Value::Text(format!("%{part}%"))]);
        }
        if let Some(since) = self.since {
            all.and("d.published >= ?", [Value::Text(day(since))]);
        }
        if let Some(until) = self.until {
            all.and("d.published <= ?", [Value::Text(day(until))]);
        }
        if let Some(grade) = self.grade.as_deref().filter(|grade| !grade.ends_with(|c: char| c.is_ascii_digit())) {
            let graded = "d.publisher IN (SELECT publisher FROM publishers JOIN grades ON object = publishers.id
                          WHERE grades.kind = 'publisher' AND grade = ?)";
            all.and(graded, [Value::Text(grade.to_ascii_uppercase())]);
        }
    }
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// A day as the ledger writes it.
fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
