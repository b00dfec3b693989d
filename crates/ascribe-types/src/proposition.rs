//! What is attributed, restated so that it stands alone.

use crate::syntax::names;
use crate::{AttributionId, EntityIdx, Span, Time};

/// The proposition behind an attribution: its content, restated so that it stands alone.
///
/// Its words come from the report. It says what the *content* says: what the source makes of it (a denial, a doubt) is the
/// attribution's stance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposition {
    /// The restated content, piece by piece; put in a row, with blanks as each piece has them, they are its text.
    pub pieces: Vec<Piece>,
    /// Where its words were taken from.
    pub basis: Basis,
    /// Who does it.
    pub actor: Option<Argument>,
    /// What is done: the words of the verb, without its helpers ("allow" of "will allow"); the predicate of a plain statement.
    pub action: Option<Span>,
    /// To whom or what it is done.
    pub target: Option<Argument>,
    /// Where.
    pub place: Option<Argument>,
    /// Whether it says that something is not so: "will not allow".
    pub negative: bool,
    /// Of what kind of world it speaks.
    pub modality: Modality,
    /// When, as written and as a date or a range.
    pub time: Option<Time>,
}

/// A piece of a restated content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What is shown, with the blanks that belong to it.
    pub text: String,
    /// The words of the report that it shows, or stands for.
    pub span: Span,
    /// How its text came from the report.
    pub change: Change,
}

/// How a piece of a proposition came from the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// The words as they stand.
    Kept,
    /// Other words of the report, which stand at this span, put for them: "Azerbaijan" for "they". A possessive may have got its "'s".
    Replaced(Span),
    /// The same word in another form: "cooperates" for "cooperation".
    Inflected,
}

/// Where the words of a proposition were taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The content itself.
    Content,
    /// The content only points ("the allegations"): the words are those of the attribution that it answers.
    Answered(AttributionId),
    /// The content names the matter and no more ("cooperation with Israel"): a statement was made of it.
    Restated,
}

/// A part that somebody or something plays in a proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Argument {
    /// The words of the report that say who or what, as the content has them.
    pub span: Span,
    /// Who or what that is among the entities of the document.
    pub entity: Option<EntityIdx>,
}

names! {
    /// Of what kind of world a proposition speaks.
    Modality {
        /// What is or was.
        Actual = "actual",
        /// What is to come: "will", "plans to".
        Future = "future",
        /// What may be: "may", "might", "could", "can".
        Possible = "possible",
        /// What must be, or ought to: "must", "should".
        Necessary = "necessary",
        /// What would be, if: "would", "in the event that", "if".
        Conditional = "conditional",
        /// What is asked.
        Question = "question",
    }
}
