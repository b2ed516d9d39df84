//! What was typed, for the field at hand: a place, a date as it is said, or one of the choices.

use super::said::choice_label;
use super::{Call, Desk, Note};
use crate::i18n::Lang;
use crate::interview::{Answers, Entry, Field, Unfit, Wording, fill, spoken};
use crate::session::place::{PlaceField, PlaceItem};
use crate::session::{Session, desk::Told};

impl Desk {
    /// The field at hand; none in a case of its own.
    pub fn field(&self) -> Option<Field> {
        self.call()?.form.fields.get(self.row).copied()
    }
}

impl Session {
    /// The places that fit what was typed.
    pub fn desk_places(&self) -> Vec<PlaceItem> {
        let field = PlaceField {
            typed: self.desk.typed.clone(),
            ..PlaceField::default()
        };
        if field.typed.is_empty() {
            return self.home.iter().cloned().map(PlaceItem::Place).collect();
        }
        field.items(self.shelf.index())
    }

    /// The words of the call at hand.
    pub(super) fn desk_wording<'a>(&'a self, call: &'a Call) -> Wording {
        Wording::on(self.lang, &call.ground(self.today), &call.form.told)
    }

    /// What was typed, as far as it can be understood.
    pub(super) fn entry(&self) -> Result<Entry, Note> {
        let (Some(call), Some(field)) = (self.desk.call(), self.desk.field()) else {
            return Err(Note::OnItsLine);
        };
        let typed = self.desk.typed.trim();
        if field == Field::Place {
            let items = self.desk_places();
            let item = items.get(self.desk.listed.min(items.len().saturating_sub(1)));
            return match item {
                Some(
                    PlaceItem::Place(code)
                    | PlaceItem::RestOf(code)
                    | PlaceItem::AllOf(code)
                    | PlaceItem::Province(code)
                    | PlaceItem::County { code, .. },
                ) => Ok(Entry::Place(code.clone())),
                _ => Err(Note::NoPlace),
            };
        }
        if field.takes_dates()
            && let Some(date) = spoken(typed, self.today)
        {
            return Ok(Entry::Date(date));
        }
        let labels = labels(self.lang, self.desk_wording(call), field, &call.form.told);
        let typed = typed.to_lowercase();
        let fits = |label: &&(usize, String)| label.1.to_lowercase().contains(&typed);
        let numbered: Vec<(usize, String)> = labels.into_iter().enumerate().collect();
        let mut found = numbered.iter().filter(fits);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok(Entry::Choice(*at)),
            (Some(_), Some(_)) => Err(Note::Several),
            (None, _) => Err(Note::NotUnderstood),
        }
    }

    /// The answers with what is put into the field at hand.
    pub(super) fn filled(&self, entry: &Entry) -> Result<Answers, Unfit> {
        let call = self.desk.call().zip(self.desk.field());
        let Some((call, field)) = call else {
            return Ok(Answers::default());
        };
        let Some(answers) = call.answers() else {
            return Ok(Answers::default());
        };
        fill(answers, field, entry, &call.ground(self.today))
    }

    /// What would be told if what was typed were taken; `None`: nothing else than before.
    pub(super) fn typed_told(&self) -> Option<Told> {
        // Which place is meant is not known before it is taken.
        if self.desk.typed.is_empty() || self.desk.field() == Some(Field::Place) {
            return None;
        }
        let entry = self.entry().ok()?;
        self.filled(&entry).ok().map(Told::Form)
    }
}

/// What a field offers, in words.
pub(super) fn labels(lang: Lang, wording: Wording, field: Field, told: &Answers) -> Vec<String> {
    let choices = field.choices(told).into_iter();
    choices
        .map(|chosen| choice_label(lang, wording, field, chosen))
        .collect()
}
