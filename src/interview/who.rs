//! Who somebody is, and what became of the payments, as far as the answers say.

use super::answers::Answers;
use super::question::{Choice, Question};
use crate::policy::{Identity, Scheme};

/// Who the person is, if the answers say.
pub(super) fn identity(answers: &Answers) -> Option<Identity> {
    let by_pay = || match answers.choice(Question::PaysHow)? {
        Choice::EveryMonth => Some(Identity::Flexible),
        Choice::OnceAYear => Some(Identity::Resident),
        _ => None,
    };
    let by_questions = || match answers.choice(Question::HasJob)? {
        Choice::Yes => Some(Identity::Unit),
        _ => by_pay(),
    };
    match answers.choice(Question::Who)? {
        Choice::Unit => Some(Identity::Unit),
        Choice::SelfMonthly => Some(Identity::Flexible),
        Choice::Yearly => Some(Identity::Resident),
        Choice::ForChild => Some(Identity::Student),
        Choice::ForNewborn => Some(Identity::Newborn),
        Choice::Retiree => match answers.choice(Question::Approved)? {
            // Who has to go on paying after retiring pays alone.
            Choice::No => Some(Identity::Flexible),
            _ => Some(Identity::Retired),
        },
        Choice::LapsedPayer => match answers.choice(Question::LapsedAs)? {
            Choice::WasUnit => Some(Identity::Unit),
            Choice::WasSelf => Some(Identity::Flexible),
            Choice::WasYearly => Some(Identity::Resident),
            _ => by_questions(),
        },
        _ => by_questions(),
    }
}

/// Whether it could not be settled which scheme somebody is in, although everything was asked.
pub fn unresolved(answers: &Answers) -> bool {
    let lost = |choice| matches!(choice, Choice::NotAtAll | Choice::DontKnow);
    identity(answers).is_none() && answers.choice(Question::PaysHow).is_some_and(lost)
}

/// Whether somebody may draw unemployment benefit: an employer paid, and no longer does.
pub(super) fn may_draw_benefit(answers: &Answers) -> bool {
    identity(answers) == Some(Identity::Unit) && story(answers) == Some(Choice::Stopped)
}

/// Whether premiums are due every month, as far as the answers say: then months can be told one by one.
pub fn pays_by_month(answers: &Answers) -> bool {
    let who = identity(answers).filter(|who| *who != Identity::Retired);
    who.is_some_and(|who| who.scheme() == Scheme::Employee)
}

/// How it went with the payments of the employee scheme.
pub(super) fn story(answers: &Answers) -> Option<Choice> {
    if let Some(strip) = answers.strip() {
        let stopped = strip.has_stopped();
        return Some(if stopped {
            Choice::Stopped
        } else {
            Choice::Steady
        });
    }
    if answers.choice(Question::Who) == Some(Choice::LapsedPayer) {
        return Some(Choice::Stopped);
    }
    answers.choice(Question::Story)
}
