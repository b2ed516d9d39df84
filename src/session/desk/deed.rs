//! What can be done at the desk and nowhere else.

use super::Part;
use crate::calendar::Month;

/// Something staff do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Go to the next part of the screen.
    NextPart,
    /// Go to a part.
    Part(Part),
    /// Go to a field of the form.
    Field(usize),
    /// Choose what has this place among the choices of the field, from 0.
    Choice(usize),
    /// Look at a month.
    Month(Month),
    /// Write the case on one line.
    Line,
    /// Say what was answered locally to what is not known here.
    Local,
    /// Begin another call.
    NewCall,
    /// Go to the next call.
    NextCall,
    /// Go to the call before.
    CallBefore,
    /// Go to the call that has this place, from 0.
    Call(usize),
    /// Suppose something else than in this call, and hold both against each other.
    Suppose,
    /// Put this call away.
    CloseCall,
    /// Save what is shown.
    Save,
    /// Save what was answered locally.
    SaveLocal,
    /// Open what was saved.
    Open,
    /// Copy what is to be read aloud.
    CopyAloud,
    /// Copy the case on one line.
    CopyLine,
    /// Print the answer on the receipt printer.
    Print,
    /// Give the mouse to the terminal, so that text can be selected; or take it back.
    Mouse,
    /// Search all there is to do.
    Search,
    /// Do what has this place among what was found, from 0.
    Found(usize),
}
