//! A file of local answers: does it read, and does each of them still decide anything?

use super::Checked;
use super::finding::Finding;
use super::subject::{identities, versions};
use crate::calendar::Day;
use crate::policy::{
    ChoiceId, Code, Faulty, LocalAnswer, Places, Rules, Shelf, SlotId, Step, read_local,
};

/// Checks a file of local answers against the packs of a shelf. `file` is the name to show.
pub fn check_told(file: &str, text: &str, shelf: &mut Shelf, today: Day) -> Checked {
    let mut checked = Checked {
        told: (1, 0),
        ..Checked::default()
    };
    let answers = match read_local(file, text, shelf.index(), today) {
        Ok(answers) => answers,
        Err(faulty) => {
            checked.add(Finding::all(&faulty));
            return checked;
        }
    };
    checked.told.1 = answers.len();
    let (places, shown) = (Places::of(text), super::shared(text));
    let mut seen: Vec<SlotId> = Vec::new();
    for answer in answers {
        let slot = answer.slot();
        let nth = seen.iter().filter(|known| **known == slot).count();
        seen.push(slot);
        let path = [
            Step::Key(slot.section()),
            Step::Key(slot.key()),
            Step::At(nth),
        ];
        let place = places.nearest(&path).unwrap_or(0..0);
        match decides(shelf, answer) {
            Ok(true) => {}
            Ok(false) => {
                let path = slot.path();
                checked.add([Finding::new(Code::P118, file, &shown, place, &path)]);
            }
            Err(faulty) => checked.add(Finding::all(&faulty)),
        }
    }
    checked
}

/// Whether an answer decides anything for anybody on any day, beside what the packs know.
fn decides(shelf: &mut Shelf, answer: LocalAnswer) -> Result<bool, Faulty> {
    let (region, slot) = (answer.region.clone(), answer.slot());
    let before = told(&shelf.collected(&region)?, slot).len();
    let kept = shelf.told().to_vec();
    shelf.set_told(Vec::new());
    let added = shelf.tell(answer);
    let rules = shelf.rules(&region);
    shelf.set_told(kept);
    added?;
    let rules = rules?;
    let told = told(&rules, slot);
    // One that was adopted stands in the pack.
    if told.len() == before {
        return Ok(false);
    }
    let is_new = |id: &ChoiceId| rules.choice(*id).map(|choice| choice.nth);
    let new = told.into_iter().max_by_key(is_new);
    let is_primary = |who| {
        let versions = versions(&rules, slot, who);
        versions.iter().any(|(_, held)| held.primary == new)
    };
    Ok(identities(slot).any(is_primary))
}

/// What somebody was told of a parameter.
fn told(rules: &Rules, slot: SlotId) -> Vec<ChoiceId> {
    let of_slot = rules.choices().filter(|(_, choice)| choice.slot == slot);
    let told = of_slot.filter(|(id, _)| rules.told(*id).is_some());
    told.map(|(id, _)| id).collect()
}
