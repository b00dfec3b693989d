//! What the grades of the Admiralty scale say, on which people grade passages.

/// What a grade from 1 to 6 says of what a passage tells, in NATO's words (AJP-2.1).
pub(crate) fn meaning(grade: &str) -> Option<&'static str> {
    Some(match grade {
        "1" => "confirmed by other sources",
        "2" => "probably true",
        "3" => "possibly true",
        "4" => "doubtful",
        "5" => "improbable",
        "6" => "truth cannot be judged",
        _ => return None,
    })
}
