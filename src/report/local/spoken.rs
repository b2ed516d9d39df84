//! A local answer as a clerk types it: `12393/本中心答复: 3个月, 2026-11-21`. Who and when may be left out.

use super::question::LocalQuestion;
use super::read::read_value;
use crate::calendar::{Day, fold_width, parse_day};
use crate::i18n::Lang;
use crate::policy::{LocalAnswer, LocalValue, SlotId, ToldBy};
use crate::report::words;

/// What was typed, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Who said it, if that was typed.
    pub by: Option<ToldBy>,
    /// On which day, if that was typed.
    pub on: Option<Day>,
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
            Some((who, rest)) => match said_by(who) {
                Some(by) => (Some(by), rest.trim()),
                None => (None, typed.as_str()),
            },
            None => (None, typed.as_str()),
        };
        let day = rest.rsplit_once(',').and_then(|(words, day)| {
            let day = parse_day(day.trim()).ok()?;
            Some((words.trim(), day))
        });
        let (words, on) = day.map_or((rest, None), |(words, day)| (words, Some(day)));
        Self {
            by,
            on,
            words: words.to_owned(),
        }
    }

    /// The answer to a question; said by 12393 and today, unless it says otherwise.
    ///
    /// # Errors
    /// What is understood of that rule, with examples; or that no few words say it; or that the day is still to come.
    pub fn answer(
        &self,
        lang: Lang,
        question: &LocalQuestion,
        today: Day,
    ) -> Result<LocalAnswer, String> {
        let on = self.on.unwrap_or(today);
        if on > today {
            return Err(lang.local_bad_day(on));
        }
        let value = read_value(lang, question.slot, &self.words)?;
        let who: &[_] = if question.slot.scheme().is_some() {
            &[question.who]
        } else {
            &[]
        };
        let by = self.by.unwrap_or(ToldBy::Hotline);
        Ok(LocalAnswer::new(&question.region, who, value, by, on))
    }
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
