//! Scores every step against gold; reads the corpora.
