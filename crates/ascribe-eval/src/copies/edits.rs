//! How newsrooms edit what an agency sends.

/// What is done to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    /// A dateline before it, and who owns it after it.
    Framed,
    /// Its first third alone.
    Cut,
    /// Its last half alone.
    Tail,
    /// Another first paragraph.
    NewLead,
    /// Its paragraphs in another order.
    Reordered,
    /// Three sentences in ten in other words.
    Rewritten,
    /// A word in twelve put in another way, as by the style of the house.
    HouseStyle,
    /// Inside a report that is as long again.
    Worked,
    /// Its first half, with another lead, three sentences in ten rewritten, in another order, in a frame.
    All,
}

impl Edit {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Framed,
        Self::Cut,
        Self::Tail,
        Self::NewLead,
        Self::Reordered,
        Self::Rewritten,
        Self::HouseStyle,
        Self::Worked,
        Self::All,
    ];

    /// In tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Framed => "dateline and rights added",
            Self::Cut => "first third",
            Self::Tail => "last half",
            Self::NewLead => "another lead",
            Self::Reordered => "another order",
            Self::Rewritten => "3 sentences in 10 rewritten",
            Self::HouseStyle => "1 word in 12 changed",
            Self::Worked => "inside a longer report",
            Self::All => "half, lead, rewritten, order",
        }
    }

    /// The edited text. `stranger` is another report, from which comes what was not in this one; the seed says which sentences and words are taken.
    pub fn apply(self, text: &str, stranger: &str, seed: u64) -> String {
        let (own, other) = (sentences(text), sentences(stranger));
        let mut dice = Dice(seed);
        let edited = match self {
            Self::Framed => own,
            Self::Cut => first_words(own, 1, 3),
            Self::Tail => own[own.len() / 2..].to_vec(),
            Self::NewLead => lead(own, &other),
            Self::Reordered => reordered(&own, &mut dice),
            Self::Rewritten => rewritten(own, &other, &mut dice),
            Self::HouseStyle => own.iter().map(|sentence| reworded(sentence, &other, 12, &mut dice)).collect(),
            Self::Worked => worked(&own, &other),
            Self::All => reordered(&lead(rewritten(first_words(own, 1, 2), &other, &mut dice), &other), &mut dice),
        };
        let edited = edited.join(" ");
        if matches!(self, Self::Framed | Self::All) { framed(&edited) } else { edited }
    }
}

fn framed(text: &str) -> String {
    format!(
        "BRUNDAL (Interpress) – {text}\n\n© Interpress. All rights reserved. This report may not be printed, aired or passed on without leave. \
         Sign up for our newsletter to get the best of our reporting in your inbox every morning."
    )
}

/// The first sentences, until they have so many parts of all words.
fn first_words(sentences: Vec<String>, part: usize, of: usize) -> Vec<String> {
    let words = |sentence: &String| sentence.split_whitespace().count();
    let most = sentences.iter().map(words).sum::<usize>() * part / of;
    let mut before = 0;
    let mut is_within = |sentence: &String| {
        let within = before < most;
        before += words(sentence);
        within
    };
    sentences.into_iter().take_while(|sentence| is_within(sentence)).collect()
}

/// The first tenth of its sentences, at least one, gives way to two of another report.
fn lead(own: Vec<String>, other: &[String]) -> Vec<String> {
    let cut = own.len().div_ceil(10);
    other.iter().take(2).cloned().chain(own.into_iter().skip(cut)).collect()
}

/// In stretches of three sentences, turned about.
fn reordered(sentences: &[String], dice: &mut Dice) -> Vec<String> {
    let mut stretches: Vec<&[String]> = sentences.chunks(3).collect();
    for at in (1..stretches.len()).rev() {
        stretches.swap(at, dice.below(at + 1));
    }
    stretches.concat()
}

/// Three sentences in ten in other words: every third word another, and the halves of the sentence changed about.
fn rewritten(sentences: Vec<String>, other: &[String], dice: &mut Dice) -> Vec<String> {
    let mut rewrite = |sentence: String| {
        if dice.below(10) >= 3 {
            return sentence;
        }
        let words: Vec<&str> = sentence.split(' ').collect();
        let (front, back) = words.split_at(words.len() / 2);
        reworded(&[back, front].concat().join(" "), other, 3, dice)
    };
    sentences.into_iter().map(&mut rewrite).collect()
}

/// One word in so many is another.
fn reworded(sentence: &str, other: &[String], in_so_many: usize, dice: &mut Dice) -> String {
    let others: Vec<&str> = other.iter().flat_map(|sentence| sentence.split(' ')).collect();
    let word = |word| if dice.below(in_so_many) == 0 { others[dice.below(others.len())] } else { word };
    sentence.split(' ').map(word).collect::<Vec<&str>>().join(" ")
}

/// Put after the first sentences of another report, of which as many words follow and go before as it has itself.
fn worked(own: &[String], other: &[String]) -> Vec<String> {
    let own_words: usize = own.iter().map(|sentence| sentence.split(' ').count()).sum();
    let other_words: usize = other.iter().map(|sentence| sentence.split(' ').count()).sum();
    let other = first_words(other.to_vec(), own_words.min(other_words), other_words.max(1));
    let (before, after) = other.split_at(other.len() / 2);
    [before, own, after].concat()
}

/// Sentences, roughly: what ends with a full stop and a blank, or a line. It is for cutting texts up and no more.
fn sentences(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.flat_map(|line| line.trim().split_inclusive(". ").map(|sentence| sentence.trim().to_owned())).collect()
}

/// Numbers by chance, the same for the same seed: SplitMix64 (Steele, Lea and Flood 2014), whose stream no new version of a crate changes.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % many.max(1) as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "One fell. Two rose. Three stood. Four ran. Five sat. Six lay. Seven hid. Eight came. Nine left. Ten slept.";
    const STRANGER: &str = "Rain came. Snow went. Hail stayed. Fog lifted.";

    fn check(edit: Edit, expected: &str) {
        assert_eq!(edit.apply(TEXT, STRANGER, 7), expected, "{}", edit.name());
    }

    #[test]
    fn cuts_and_adds() {
        check(Edit::Cut, "One fell. Two rose. Three stood.");
        check(Edit::Tail, "Six lay. Seven hid. Eight came. Nine left. Ten slept.");
        check(
            Edit::NewLead,
            "Rain came. Snow went. Two rose. Three stood. Four ran. Five sat. Six lay. Seven hid. Eight came. Nine left. Ten slept.",
        );
        check(Edit::Worked, &format!("Rain came. Snow went. {TEXT} Hail stayed. Fog lifted."));
    }

    #[test]
    fn turns_about_and_loses_nothing() {
        let turned = Edit::Reordered.apply(TEXT, STRANGER, 3);
        assert_ne!(turned, TEXT);
        let sorted = |text: &str| {
            let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            words.sort();
            words
        };
        assert_eq!(sorted(&turned), sorted(TEXT));
    }

    #[test]
    fn the_same_seed_makes_the_same_copy() {
        for &edit in Edit::ALL {
            assert_eq!(edit.apply(TEXT, STRANGER, 5), edit.apply(TEXT, STRANGER, 5));
        }
    }
}
