//! The page that shows all answers: each can be changed while the rest stays.

use crate::interview::Question;

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    /// The question.
    pub question: Question,
    /// The question in words.
    pub asks: String,
    /// The answer in words.
    pub says: String,
}
