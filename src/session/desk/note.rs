//! What is said of the last key at the desk.

use crate::case::CaseProblem;
use crate::i18n::Lang;
use crate::interview::Unfit;
use crate::policy::Faulty;
use crate::report::{bare_problem, pack_problems};
use crate::session::{FileTrouble, Trouble, Unwritten};

/// What is said of the last key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// What was typed means nothing in this field.
    NotUnderstood,
    /// No such place.
    NoPlace,
    /// Several choices begin so.
    Several,
    /// It cannot be, after what was told before.
    Unfit(Unfit),
    /// There is nothing to take back.
    NothingToUndo,
    /// There is no answer yet.
    NoAnswer,
    /// Not everything was told: one line or file would say more than is known.
    NotWhole,
    /// What is in doubt is what happened, not a rule.
    AskFirst,
    /// So many local answers were taken in from a file.
    Adopted(String, usize),
    /// What stands in the file is in no encoding that is read.
    NotUtf8(String),
    /// Nothing is unknown there.
    NothingUnknown,
    /// What is not known there takes more than a few words.
    TooLong(String),
    /// A local answer was taken in.
    Told,
    /// Nothing was answered locally.
    NothingTold,
    /// It contradicts the packs, or there is no such place.
    Faulty(Box<Faulty>),
    /// It was copied.
    Copied,
    /// The mouse selects text now; or the program has it again.
    Mouse(bool),
    /// It was saved under this name.
    Saved(String),
    /// There is a file of this name already; once more, and it is replaced.
    Exists(String),
    /// It could not be saved, and why.
    NotSaved(String, FileTrouble),
    /// So many were opened.
    Opened(String, usize),
    /// It could not be opened, and why.
    NotOpened(String, FileTrouble),
    /// What stands in the file is no case.
    NotACase(String),
    /// Too many calls at once: no more than these.
    TooMany(usize),
    /// A case in a file is wrong; on which line, if each has one.
    Wrong(String, Option<usize>, Box<CaseProblem>),
    /// A name with an ending that stands for no format.
    NoFormat(String),
    /// What is being told is a case of its own: it is changed on its line.
    OnItsLine,
    /// No printer was set.
    NoPrinter,
    /// It is on its way to the printer; or what became of it.
    Printing(Option<Result<(), Trouble>>),
    /// Once more, and all calls are forgotten.
    LeaveAgain,
}

impl Note {
    /// What became of writing a file of this name.
    pub(in crate::session) fn written(name: String, result: Result<(), Unwritten>) -> Self {
        match result {
            Ok(()) => Self::Saved(name),
            Err(Unwritten::Exists) => Self::Exists(name),
            Err(Unwritten::Failed(why)) => Self::NotSaved(name, why),
        }
    }

    /// The words.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::NotUnderstood => lang.desk_not_understood().to_owned(),
            Self::NoPlace => lang.desk_no_place().to_owned(),
            Self::Several => lang.desk_several().to_owned(),
            Self::Unfit(unfit) => match unfit {
                Unfit::OnlySoMany(0) => lang.desk_no_choices().to_owned(),
                Unfit::OnlySoMany(count) => lang.desk_only_so_many(count),
                Unfit::NoDate => lang.desk_no_date().to_owned(),
                Unfit::DayNeeded => lang.desk_day_needed().to_owned(),
                Unfit::Outside(from, to) => lang.desk_outside(lang.day(*from), lang.day(*to)),
                Unfit::NoGap => lang.refused_no_gap().to_owned(),
            },
            Self::NothingToUndo => lang.desk_nothing_to_undo().to_owned(),
            Self::NoAnswer => lang.desk_no_answer().to_owned(),
            Self::NotWhole => lang.desk_not_whole().to_owned(),
            Self::AskFirst => lang.desk_ask_first().to_owned(),
            Self::Adopted(name, count) => lang.desk_adopted(name, count),
            Self::NotUtf8(name) => lang.desk_not_utf8(name),
            Self::NothingUnknown => lang.desk_nothing_unknown().to_owned(),
            Self::TooLong(topic) => lang.desk_too_long(topic),
            Self::Told => lang.desk_told().to_owned(),
            Self::NothingTold => lang.desk_nothing_told().to_owned(),
            Self::Faulty(faulty) => {
                let says = pack_problems(lang, faulty);
                says.lines().next().unwrap_or_default().to_owned()
            }
            Self::Copied => lang.desk_copied().to_owned(),
            Self::Mouse(true) => lang.desk_mouse_on().to_owned(),
            Self::Mouse(false) => lang.desk_mouse_off().to_owned(),
            Self::Saved(name) => lang.desk_saved(name),
            Self::Exists(name) => lang.desk_exists(name),
            Self::NotSaved(name, why) => lang.desk_not_saved(name, why.says(lang)),
            Self::Opened(name, count) => lang.desk_opened(name, count),
            Self::NotOpened(name, why) => lang.desk_not_opened(name, why.says(lang)),
            Self::NotACase(name) => lang.desk_not_a_case(name),
            Self::TooMany(most) => lang.desk_too_many(most),
            Self::Wrong(name, line, problem) => {
                let says = bare_problem(lang, problem);
                let says = says.lines().collect::<Vec<_>>().join(lang.list_separator());
                match line {
                    Some(line) => lang.desk_wrong_line(name, line, says),
                    None => lang.desk_wrong(name, says),
                }
            }
            Self::NoFormat(name) => lang.desk_no_format(name),
            Self::OnItsLine => lang.desk_on_its_line().to_owned(),
            Self::NoPrinter => lang.print_off().to_owned(),
            Self::Printing(None) => lang.print_going().to_owned(),
            Self::Printing(Some(Ok(()))) => lang.print_sent().to_owned(),
            Self::Printing(Some(Err(trouble))) => trouble.says(lang).to_owned(),
            Self::LeaveAgain => lang.desk_leave_again().to_owned(),
        }
    }
}
