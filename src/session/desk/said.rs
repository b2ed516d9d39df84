//! The form in words: what a field is called, what it holds, what it offers.

use super::entry::labels;
use super::{Call, Told};
use crate::i18n::Lang;
use crate::interview::{Answer, Choice, Field, Question, Wording};
use crate::session::Session;

/// A field in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// The field.
    pub field: Field,
    /// What it is called.
    pub name: &'static str,
    /// What it holds; empty where nothing was said.
    pub says: String,
    /// Whether it is the answer to ask for next.
    pub settles: bool,
}

impl Session {
    /// The form of a call, row by row.
    pub fn desk_rows(&self, call: &Call) -> Vec<FieldRow> {
        let wording = self.desk_wording(call);
        let settles = call.settles.map(|settles| settles.question);
        let row = |field: &Field| FieldRow {
            field: *field,
            name: name(self.lang, *field),
            says: self.says(call, wording, *field),
            settles: settles.is_some_and(|question| field.holds().contains(&question)),
        };
        call.form.fields.iter().map(row).collect()
    }

    fn says(&self, call: &Call, wording: Wording, field: Field) -> String {
        match call.form.holds(field, self.today) {
            None => String::new(),
            Some((question, Answer::Choice(choice))) => {
                choice_label(self.lang, wording, field, (question, choice))
            }
            Some((question, answer)) => wording.answer(question, &answer, self.shelf.index()),
        }
    }

    /// What the field at hand offers, in words.
    pub fn desk_choices(&self) -> Vec<String> {
        let desk = &self.desk;
        let Some((call, field)) = desk.call().zip(desk.field()) else {
            return Vec::new();
        };
        labels(self.lang, self.desk_wording(call), field, &call.form.told)
    }

    /// What a field is called.
    pub fn desk_field_name(&self, field: Field) -> &'static str {
        name(self.lang, field)
    }

    /// What to ask for next, and what that would settle.
    pub fn desk_settles(&self, call: &Call) -> Option<String> {
        let settles = call.settles?;
        let holds = |field: &Field| field.holds().contains(&settles.question);
        let field = call.form.fields.iter().copied().find(holds)?;
        Some(
            self.lang
                .desk_settles(name(self.lang, field), settles.months),
        )
    }

    /// What a call is called: where, and who.
    pub fn desk_title(&self, call: &Call) -> String {
        let Some(report) = &call.report else {
            return match &call.told {
                Told::Form(answers) => {
                    let index = self.shelf.index();
                    let place = answers.place().and_then(|code| index.by_code(code));
                    place.map_or_else(
                        || self.lang.desk_new().to_owned(),
                        |place| place.name.clone(),
                    )
                }
                Told::Case(_) => self.lang.desk_new().to_owned(),
            };
        };
        let place = report.here().map_or("", |rules| rules.place.as_str());
        let who = report.called(self.lang);
        match call.supposes {
            Some(of) => self.lang.desk_supposed(of, place, who),
            None => format!("{place} {who}"),
        }
    }
}

/// What a choice is called.
pub(super) fn choice_label(
    lang: Lang,
    wording: Wording,
    field: Field,
    (question, choice): (Question, Choice),
) -> String {
    match (field, question, choice) {
        (Field::Until, Question::PaidUntil, Choice::DontKnow) => {
            lang.desk_stopped_unsure().to_owned()
        }
        (Field::Until, Question::Story, Choice::Stopped | Choice::Resumed)
        | (Field::Again, Question::Again, Choice::DontKnow) => {
            lang.desk_paid_again_unsure().to_owned()
        }
        (Field::Again, Question::Story, _) => lang.desk_not_again().to_owned(),
        (Field::ThisYear, Question::ThisYearWhen, Choice::DontKnow) => {
            lang.desk_year_day_unsure().to_owned()
        }
        _ => wording.choice(question, choice),
    }
}

/// What a field is called.
pub(super) fn name(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::Place => lang.field_place(),
        Field::Who => lang.field_who(),
        Field::LapsedAs => lang.field_lapsed_as(),
        Field::HasJob => lang.field_has_job(),
        Field::PaysHow => lang.field_pays_how(),
        Field::Approved => lang.field_approved(),
        Field::Until => lang.field_until(),
        Field::Again => lang.field_again(),
        Field::MadeUp => lang.field_made_up(),
        Field::Since => lang.field_since(),
        Field::PaidLong => lang.field_paid_long(),
        Field::Benefit => lang.field_benefit(),
        Field::ThisYear => lang.field_this_year(),
        Field::Special => lang.field_special(),
        Field::SpecialDay => lang.field_special_day(),
        Field::LastYear => lang.field_last_year(),
        Field::Repaired => lang.field_repaired(),
        Field::NextYear => lang.field_next_year(),
        Field::Born => lang.field_born(),
        Field::Registered => lang.field_registered(),
        Field::Hukou => lang.field_hukou(),
        Field::RegisteredYears => lang.field_registered_years(),
        Field::Family => lang.field_family(),
        Field::Activated => lang.field_activated(),
    }
}
