//! Local answers: what the clerk knows, or was told at 12393, about a rule that is not known here.

use super::prompt::Prompt;
use super::update::AtDesk;
use super::{Edit, Note};
use crate::engine::Line;
use crate::policy::Told;
use crate::report::{Heard, LocalQuestion, Report, local_questions, told_by, understood};
use crate::session::{Effect, Session};

/// What is being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPrompt {
    /// The rule, and what to ask.
    pub question: LocalQuestion,
    /// What is typed.
    pub edit: Edit,
    /// What it was understood to say; or why it was not.
    pub heard: Result<String, String>,
}

impl Session {
    /// Asks for the answer to what is not known: in the month in focus first.
    pub(super) fn open_local(&mut self) -> Effect {
        self.catch_up();
        let lang = self.lang;
        let call = self.desk.call();
        let found = call.and_then(|call| {
            let report = call.report.as_ref()?;
            let ask = |month| {
                let index = self.shelf.index();
                let questions = local_questions(lang, report, index, call.view.line, month);
                questions.into_iter().next()
            };
            let here = ask(Some(call.view.month)).or_else(|| ask(None));
            here.or_else(|| self.ask_of_side_lines(report))
        });
        match found {
            // What is in doubt is what happened: no rule says it.
            None if self.desk.call().is_some_and(|call| !call.is_whole()) => {
                self.desk.note = Some(Note::AskFirst);
            }
            None => self.desk.note = Some(Note::NothingUnknown),
            Some(question) if question.examples.is_empty() => {
                self.desk.note = Some(Note::TooLong(question.topic.to_owned()));
            }
            Some(question) => {
                self.desk.prompt = Some(Prompt::Local(Box::new(LocalPrompt {
                    question,
                    edit: Edit::default(),
                    heard: Err(String::new()),
                })));
            }
        }
        Effect::Changed
    }

    /// What is not known of card, account and family, where the fund is in no doubt.
    fn ask_of_side_lines(&self, report: &Report) -> Option<LocalQuestion> {
        let mut sides = Line::SIDE
            .into_iter()
            .flat_map(|line| local_questions(self.lang, report, self.shelf.index(), line, None));
        sides.find(|question| !question.examples.is_empty())
    }

    /// What the words typed so far say.
    pub(super) fn hear(&mut self) {
        let (lang, today) = (self.lang, self.today);
        let Some(Prompt::Local(prompt)) = &mut self.desk.prompt else {
            return;
        };
        let heard = Heard::of(&prompt.edit.text).answer(lang, &prompt.question, today);
        prompt.heard = heard.map(|answer| {
            let says = understood(lang, &answer.value);
            let told = Told {
                by: answer.by,
                on: answer.on,
                region: answer.region,
            };
            lang.desk_understood(says, told_by(lang, &told))
        });
    }

    /// Takes the answer in: it counts at once, in every call.
    pub(super) fn accept_local(&mut self) -> Effect {
        let (lang, today) = (self.lang, self.today);
        let Some(Prompt::Local(prompt)) = &self.desk.prompt else {
            return Effect::Unchanged;
        };
        let answer = Heard::of(&prompt.edit.text).answer(lang, &prompt.question, today);
        let Ok(answer) = answer else {
            self.hear();
            return Effect::Changed;
        };
        self.remember();
        if let Err(faulty) = self.shelf.tell(answer) {
            self.desk.note = Some(Note::Faulty(Box::new(faulty)));
            return Effect::Changed;
        }
        self.desk.prompt = None;
        self.desk.note = Some(Note::Told);
        self.answer_anew();
        Effect::Changed
    }

    /// The rules are others than before: every call is answered anew.
    pub(super) fn answer_anew(&mut self) {
        let AtDesk { desk, mut ground } = self.desk_and_ground();
        for call in &mut desk.calls {
            call.forget_answer();
            call.show(None, &mut ground);
        }
    }
}
