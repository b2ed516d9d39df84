//! What can be done. One list, for keys, buttons and plain lines alike.

/// Something a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Choose the option with this number, from 0.
    Choose(usize),
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
    /// Go from the answer to the list of answers.
    Review,
    /// Show what can be done, or go back to the calendar.
    Plans,
    /// Keep the answer, and change some of what was told to compare.
    WhatIf,
    /// Go back to the answer that was kept.
    TakeBack,
    /// Forget everything and begin anew.
    Restart,
    /// Show it in other colours.
    Theme,
    /// Leave.
    Quit,
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
    /// End.
    Quit,
}
