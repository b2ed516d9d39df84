//! Worked examples that would come out whatever the rules say.

use super::Look;
use crate::check::subject::element;
use crate::policy::Code;

pub(super) fn look(look: &mut Look<'_>) {
    for (nth, example) in look.subject.pack.examples.iter().enumerate() {
        if example.months.is_none() && example.usable_from.is_none() {
            look.note(Code::P115, &element("example", nth, &[]), &example.say);
        }
    }
}
