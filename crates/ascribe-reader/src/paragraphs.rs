//! White space within a line.

/// `line` with one space for each stretch of white space within it.
pub(crate) fn fold(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded() {
        assert_eq!(fold(" It \n\t rained.\u{A0}"), "It rained.");
    }
}
