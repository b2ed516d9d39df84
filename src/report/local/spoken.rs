//! A local answer as a clerk types it: `12393/本中心答复: 3个月, 2026-11-21`. Who and when may be left out.

use super::question::LocalQuestion;
use super::read::read_value;
use crate::calendar::{Day, fold_width, parse_day};
use crate::i18n::Lang;
use crate::policy::{LocalAnswer, LocalValue, SlotId, ToldBy};
use crate::report::{quoted, words};

/// What was typed, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Who said it, if that was typed.
    pub by: Option<String>,
    /// On which day, if that was typed.
    pub on: Option<String>,
    /// What was said.
    pub words: String,
}

const HOTLINE: [&str; 3] = ["12393", "热线", "hotline"];
const OFFICE: [&str; 5] = ["本中心", "中心", "本局", "office", "centre"];

impl Heard {
    /// Takes apart what was typed: who, a colon, the answer, a comma, the day. What is neither is the answer.
    pub fn of(typed: &str) -> Self {
        let typed: String = typed.trim().chars().map(comma).collect();
        let (by, rest) = match typed.split_once(':') {
            Some((who, rest)) => (Some(who.trim().to_owned()), rest.trim()),
            None => (None, typed.as_str()),
        };
        let day = rest
            .rsplit_once(',')
            .filter(|(_, day)| is_meant_as_day(day));
        let (words, on) = day.map_or((rest, None), |(words, day)| {
            (words.trim(), Some(day.trim()))
        });
        Self {
            by: by.filter(|by| !by.is_empty()),
            on: on.map(str::to_owned),
            words: words.to_owned(),
        }
    }

    /// The answer to a question; said by 12393 and today, unless it says otherwise.
    ///
    /// # Errors
    /// Which part of it is not understood, and how that is written; what is understood of that rule, with examples; or that no
    /// few words say it; or that the day is still to come.
    pub fn answer(
        &self,
        lang: Lang,
        question: &LocalQuestion,
        today: Day,
    ) -> Result<LocalAnswer, String> {
        let by = self.by.as_deref().map_or(Ok(ToldBy::Hotline), |who| {
            said_by(who).ok_or_else(|| lang.local_not_who(quoted(who)))
        })?;
        let on = self.on.as_deref().map_or(Ok(today), |day| {
            parse_day(day).map_err(|_| lang.local_no_day(quoted(day)))
        })?;
        if on > today {
            return Err(lang.local_bad_day(on));
        }
        let value = read_value(lang, question.slot, &self.words)?;
        let who: &[_] = if question.slot.scheme().is_some() {
            &[question.who]
        } else {
            &[]
        };
        Ok(LocalAnswer::new(&question.region, who, value, by, on))
    }
}

/// Whether what stands behind the last comma begins with a year: no answer does.
fn is_meant_as_day(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    digits == 8 || digits == 4 && text.chars().count() > 4
}

fn comma(c: char) -> char {
    match fold_width(c) {
        '、' | '；' | ';' => ',',
        c => c,
    }
}

/// Whoever is named first on the form counts where both are: the hotline.
fn said_by(who: &str) -> Option<ToldBy> {
    let who = who.to_lowercase();
    let names = |all: &[&str]| all.iter().any(|name| who.contains(name));
    match (names(&HOTLINE), names(&OFFICE)) {
        (true, _) => Some(ToldBy::Hotline),
        (false, true) => Some(ToldBy::Office),
        (false, false) => None,
    }
}

/// What a value was understood to say, as a sentence of the rule: to be read back before it counts.
pub fn understood(lang: Lang, value: &LocalValue) -> String {
    let slot: SlotId = value.slot();
    let rules = value.alone();
    let says = rules.and_then(|rules| {
        let (id, _) = rules.choices().next()?;
        words::rule(lang, &rules, id)
    });
    says.unwrap_or_else(|| format!("{} {}", words::topic(lang, slot), value.toml()))
}
