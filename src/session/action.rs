//! What can be done. One list, for keys, buttons and plain lines alike.

use super::desk::Deed;
use super::strip::Brush;
use crate::calendar::{Day, Month};
use crate::engine::Line;

/// Something a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Choose what has this number among what is shown, from 0.
    Choose(usize),
    /// Take what has this place in the whole list, from 0.
    Take(usize),
    /// Take this month.
    TakeMonth(Month),
    /// Take this day.
    TakeDay(Day),
    /// Show the next page of what there is to choose.
    More,
    /// Take what is in focus.
    Accept,
    /// One page back; nothing is lost.
    Back,
    /// Move the focus.
    Move(Direction),
    /// Show or hide why a question is asked.
    Why,
    /// Show or hide the help.
    Help,
    /// Say that one does not know.
    DontKnow,
    /// A typed character.
    Type(char),
    /// Take back a typed character.
    Erase,
    /// Tell months one by one, or go back to the short way.
    Strip,
    /// Begin to paint months like this at the month in focus, or end there.
    Paint(Brush),
    /// Paint months like this, whichever come next.
    Dip(Brush),
    /// Begin or end at this month, or the one in focus, as painted last.
    Mark(Option<Month>),
    /// Take the last step back.
    Undo,
    /// Go from the answer to the list of answers.
    Review,
    /// Show the states of every month, and why they are so.
    Calendar,
    /// Show why this month is as it is.
    Look(Month),
    /// Look at this line in this month.
    LookAt(Month, Line),
    /// Show what can be done, or go back to where one came from.
    Plans,
    /// Show the answer as something to take home, or go back to it.
    TakeHome,
    /// Print the answer on the receipt printer.
    Print,
    /// Ask for the name of a file to save the answer to.
    Save,
    /// Keep the answer, and change some of what was told to compare.
    WhatIf,
    /// Go back to the answer that was kept.
    TakeBack,
    /// Go over to the other language.
    Language,
    /// Forget everything and begin anew.
    Restart,
    /// Do not: stay where one is.
    Stay,
    /// Show it in other colours.
    Theme,
    /// Leave.
    Quit,
    /// Something that is done at the desk and nowhere else.
    Desk(Deed),
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

/// What an action asks of whoever runs the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing has changed.
    Unchanged,
    /// Draw anew.
    Changed,
    /// Do what [`Session::take_errand`](super::Session::take_errand) gives, and draw anew.
    Errand,
    /// Everything was forgotten: nothing of it may stay on the screen, or above it.
    Forgotten,
    /// End.
    Quit,
}
