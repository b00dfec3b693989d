//! What people want to be told of an attribution, and no more: what goes without saying is left out.

use ascribe::{Attribution, Certainty, Report, Stance, Time, TimeKind};

use crate::format::restated::Restated;

/// How the source stands to the content, what is answered, and when: "denies", "says, neither, possible", "answers 3", "2012-03".
pub(super) fn of(attribution: &Attribution, report: &Report) -> Vec<String> {
    let restated = Restated::of(attribution, report);
    let time = restated.and_then(|restated| restated.proposition().time.as_ref());
    let answered: Vec<String> = attribution.answers.iter().map(|id| id.0.to_string()).collect();
    let answers = (!answered.is_empty()).then(|| format!("answers {}", answered.join(", ")));
    [stance(attribution.stance), answers, time.and_then(date)].into_iter().flatten().collect()
}

/// A stance in words; none where it is plain. The side is left out where an act always takes it, and certainty where there is no doubt.
fn stance(stance: Stance) -> Option<String> {
    if stance == Stance::default() {
        return None;
    }
    let polarity = (stance.polarity != stance.act.polarity()).then(|| stance.polarity.name());
    let certainty = (stance.certainty != Certainty::Certain).then(|| stance.certainty.name());
    let words: Vec<&str> = [Some(stance.act.name()), polarity, certainty].into_iter().flatten().collect();
    Some(words.join(", "))
}

/// A time of the calendar as its value has it, "since 1996"; none of durations, and of what tells no date.
fn date(time: &Time) -> Option<String> {
    let is_calendar = matches!(time.kind, TimeKind::Date | TimeKind::Time);
    let value = time.value.as_deref().filter(|value| is_calendar && value.starts_with(|c: char| c.is_ascii_digit()))?;
    let range = time.range?;
    Some(match (range.first, range.last) {
        (Some(_), None) => format!("since {value}"),
        (None, Some(_)) => format!("until {value}"),
        _ => value.to_owned(),
    })
}

/// The proposition's text, where it says more than the content as it stands; where it is longer than `most`, the words put for
/// others: "“they”: the pilots; “we”: the pilots".
pub(super) fn restated(attribution: &Attribution, report: &Report, most: usize) -> Option<String> {
    let restated = Restated::of(attribution, report)?;
    let document = report.document.text.as_str();
    let text = restated.text();
    let pieces: Vec<&str> = attribution.content.iter().map(|piece| piece.of(document)).collect();
    if bare(&text) == bare(&pieces.join(" ")) {
        return None;
    }
    let mut changes: Vec<String> = Vec::new();
    for change in restated.changes().filter(|change| change.evidence.is_some()) {
        let told = format!("“{}”: {}", change.replaces.of(document), change.text);
        if !changes.contains(&told) {
            changes.push(told);
        }
    }
    let is_short = changes.is_empty() || text.chars().count() <= most;
    Some(if is_short { text } else { changes.join("; ") })
}

/// Words without what a restatement leaves off: "that" or "to" at the start, quotation marks, marks at the end, a capital.
fn bare(words: &str) -> Vec<String> {
    let is_mark = |c: char| c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’' | '…' | '–' | '—');
    let words = words.split_whitespace().map(|word| word.trim_matches(is_mark).to_lowercase());
    let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    if words.first().is_some_and(|word| matches!(word.as_str(), "that" | "to")) {
        words.remove(0);
    }
    words
}

#[cfg(test)]
mod tests {
    use ascribe::{Act, Date, DateRange, Polarity, Span};

    use super::*;
    use crate::format::samples;

    fn check_stance(act: Act, polarity: Polarity, certainty: Certainty, expected: Option<&str>) {
        assert_eq!(stance(Stance { act, polarity, certainty }).as_deref(), expected);
    }

    #[test]
    fn what_goes_without_saying_is_left_out() {
        check_stance(Act::Says, Polarity::Affirms, Certainty::Certain, None);
        check_stance(Act::Denies, Polarity::Denies, Certainty::Certain, Some("denies"));
        check_stance(Act::Denies, Polarity::Affirms, Certainty::Certain, Some("denies, affirms"));
        check_stance(Act::Says, Polarity::Neither, Certainty::Possible, Some("says, neither, possible"));
        check_stance(Act::Wants, Polarity::Neither, Certainty::Probable, Some("wants, probable"));
    }

    fn check_date(kind: TimeKind, value: Option<&str>, days: [bool; 2], expected: Option<&str>) {
        let [first, last] = days.map(|known| known.then_some(Date { year: 1996, month: 1, day: 1 }));
        let range = Some(DateRange { first, last });
        let time = Time { span: Span::new(0, 1), kind, value: value.map(str::to_owned), range };
        assert_eq!(date(&time).as_deref(), expected);
    }

    #[test]
    fn dates_are_told_and_durations_are_not() {
        check_date(TimeKind::Date, Some("1996"), [true, true], Some("1996"));
        check_date(TimeKind::Date, Some("1996"), [true, false], Some("since 1996"));
        check_date(TimeKind::Date, Some("1996"), [false, true], Some("until 1996"));
        check_date(TimeKind::Date, Some("PAST_REF"), [true, true], None);
        check_date(TimeKind::Duration, Some("P2Y"), [true, true], None);
        check_date(TimeKind::Date, None, [true, true], None);
    }

    #[test]
    fn a_long_proposition_is_told_by_what_was_put_for_what() {
        let report = samples::report();
        let told = |most| restated(&report.attributions[3], &report, most);
        assert_eq!(told(100).as_deref(), Some("Grace Oduya might sign"));
        assert_eq!(told(10).as_deref(), Some("“She”: Grace Oduya"));
        assert_eq!(restated(&report.attributions[0], &report, 100), None);
    }

    #[test]
    fn marks_and_capitals_say_nothing_more() {
        assert_eq!(bare("that the “mine” is safe,"), bare("The mine is safe"));
        assert_ne!(bare("that it is safe"), bare("the mine is safe"));
    }
}
