//! Words that are known one by one: abbreviations, units, and words that are written as one and read as two.

/// Abbreviations that keep their full stop wherever they stand, in lower case without it.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "ariz", "calif", "colo", "conn", "fla", "mich", "minn", "neb", "nev", "okla", "tenn", "tex",
    "wis", "approx", "assn", "asst", "attn", "aug", "ave", "blvd", "bldg", "brig", "bros", "ca", "capt", "cf", "cmdr",
    "co", "col", "comdr", "conf", "corp", "cpl", "dec", "dept", "det", "dr", "eg", "esp", "esq", "est", "ext", "feb",
    "fig", "fr", "fri", "ft", "gen", "gov", "hon", "hwy", "inc", "insp", "jan", "jr", "lt", "ltd", "maj", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "mt", "nov", "oct", "ph", "pp", "prof", "pvt", "rep", "reps", "rev", "sec",
    "sen", "sens", "sep", "sept", "sgt", "sr", "st", "ste", "supt", "thur", "thurs", "treas", "tue", "tues", "univ",
    "vol", "vs", "wed",
];

/// Abbreviations, with their full stop, that end no sentence: what they abbreviate needs what follows.
const FOLLOWED: &[&str] = &[
    "c.", "cf.", "e.g.", "i.e.", "fig.", "no.", "nos.", "vs.", "adm.", "brig.", "capt.", "cmdr.", "col.", "cpl.",
    "dr.", "gen.", "gov.", "hon.", "insp.", "lt.", "maj.", "messrs.", "mlle.", "mme.", "mr.", "mrs.", "ms.", "prof.",
    "pvt.", "rep.", "reps.", "rev.", "sen.", "sens.", "sgt.", "supt.",
];

/// Abbreviations that are also words: they keep their full stop only where a number follows, in lower case without it.
const BEFORE_NUMBERS: &[&str] = &["art", "c", "ch", "jul", "jun", "mar", "no", "nos", "op", "p", "para"];

/// Abbreviations of American states that are also words: they keep their full stop after a comma ("Gary, Ind.").
const STATES: &[&str] =
    &["ala", "ark", "del", "ill", "ind", "kan", "la", "mass", "md", "me", "miss", "mo", "ore", "pa", "va", "wash"];

/// Abbreviated days that are also words: they keep their full stop where a capital or a number follows.
const DAYS: &[&str] = &["mon", "sat", "sun"];

/// Units that part from a number which they directly follow.
const UNITS: &[&str] = &[
    "am", "bn", "cm", "days", "ft", "ghz", "hh", "hr", "hrs", "hz", "in", "k", "kb", "kg", "km", "kmh", "kph", "lb",
    "lbs", "m", "mb", "mg", "mhz", "min", "mins", "ml", "mm", "mn", "mph", "mw", "oz", "p", "percent", "pm", "sec",
    "secs", "tb", "tn", "watt", "x", "yr", "yrs",
];

/// Words written as one and read as two: the whole, and how many bytes the first takes.
const FUSED: &[(&str, usize)] = &[
    ("alot", 1),
    ("awhile", 1),
    ("atleast", 2),
    ("aint", 2),
    ("arent", 3),
    ("cannot", 3),
    ("cant", 2),
    ("couldnt", 5),
    ("didnt", 3),
    ("doesnt", 4),
    ("dont", 2),
    ("gonna", 3),
    ("gotta", 3),
    ("hadnt", 3),
    ("hasnt", 3),
    ("hes", 2),
    ("havent", 4),
    ("im", 1),
    ("isnt", 2),
    ("itll", 2),
    ("ive", 1),
    ("outta", 3),
    ("shouldnt", 6),
    ("thats", 4),
    ("theres", 5),
    ("theyll", 4),
    ("theyre", 4),
    ("theyve", 4),
    ("wanna", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("whats", 4),
    ("wont", 2),
    ("wouldnt", 5),
    ("youll", 3),
    ("youre", 3),
    ("youve", 3),
];

/// Whether `word` (without its full stop) is an abbreviation that keeps it.
pub(super) fn is_abbreviation(word: &str) -> bool {
    holds(ABBREVIATIONS, word)
}

/// Whether `word` (with its full stop) is an abbreviation that ends no sentence.
pub(crate) fn is_followed(word: &str) -> bool {
    holds(FOLLOWED, word)
}

/// Whether `word` (without its full stop) is an abbreviation where a number follows.
pub(super) fn is_abbreviation_before_number(word: &str) -> bool {
    holds(BEFORE_NUMBERS, word)
}

/// Whether `word` (without its full stop) is an abbreviation after a comma.
pub(super) fn is_state(word: &str) -> bool {
    holds(STATES, word)
}

/// Whether `word` (without its full stop) is an abbreviation where a capital or a number follows.
pub(super) fn is_day(word: &str) -> bool {
    holds(DAYS, word)
}

/// Whether `letters` directly after a number are a unit.
pub(super) fn is_unit(letters: &str) -> bool {
    holds(UNITS, letters)
}

/// Where `word` parts in two, if it is written as one and read as two.
pub(super) fn fused_at(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    FUSED.iter().find(|(whole, _)| *whole == lower).map(|(_, at)| *at)
}

fn holds(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}
