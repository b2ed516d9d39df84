//! The answer: what to read aloud, what to ask next, why the month in focus is as it is, and what can be done.

use super::{Pane, title};
use crate::report::{Report, aloud, compare, expected_note, local_note, plans_text, words};
use crate::session::{Action, Call, Deed, Direction, MONTHS_SHOWN, Part, Session};
use crate::text::{hanging, width, wrap};
use crate::tui::draw::calendar::pieces;
use crate::tui::draw::paint::Canvas;
use crate::tui::theme::{self, Meaning};

/// Returns how far it can be scrolled.
pub(super) fn draw(
    session: &Session,
    call: &Call,
    pane: Pane,
    canvas: &mut Canvas<'_, '_>,
) -> usize {
    let lang = session.lang;
    title(session, Part::Why, pane, lang.desk_part_why(), canvas);
    let Some(report) = &call.report else {
        return 0;
    };
    let lines = lines(session, call, report, pane.cells());
    let rows = usize::from(pane.height);
    let end = lines.len().saturating_sub(rows);
    let scroll = call.view.scroll.min(end);
    for ((text, meaning), y) in lines.iter().skip(scroll).take(rows).zip(0..) {
        pane.line(y, text, *meaning, canvas);
    }
    let half = pane.height / 2;
    let targets = [
        (pane.y, half, Direction::PageUp),
        (pane.y + half, pane.height - half, Direction::PageDown),
    ];
    for (y, rows, direction) in targets {
        if end > 0 {
            canvas.target(pane.x, y, (pane.width, rows), Action::Move(direction));
        } else {
            let action = Action::Desk(Deed::Part(Part::Why));
            canvas.target(pane.x, y, (pane.width, rows), action);
        }
    }
    let more = lines.len().saturating_sub(scroll + rows);
    if more > 0 {
        let says = lang.desk_more(more);
        let cells = u16::try_from(width(&says)).unwrap_or(0);
        let at = Pane {
            y: pane.y.saturating_sub(1),
            height: 1,
            ..pane
        };
        at.at(
            pane.width.saturating_sub(cells),
            0,
            &says,
            theme::QUIET,
            canvas,
        );
    }
    end
}

fn lines(session: &Session, call: &Call, report: &Report, cells: usize) -> Vec<(String, Meaning)> {
    let lang = session.lang;
    let mut lines: Vec<(String, Meaning)> = Vec::new();
    let mut add = |text: &str, meaning| {
        lines.extend(wrap(text, cells).into_iter().map(|line| (line, meaning)));
    };
    add(&aloud(lang, report), theme::HEADLINE);
    if let Some(note) = local_note(lang, report, report.answer.opens_at(), MONTHS_SHOWN) {
        add(&note, theme::NOTICE);
    }
    if let Some(settles) = session.desk_settles(call) {
        add(&settles, theme::NEXT);
    }
    for (rules, own) in report.rules.iter().zip(&report.own_pack) {
        if !own {
            let says = lang.header_no_pack(&rules.place, rules.packs(lang.place_and()));
            add(&says, theme::NOTICE);
        }
    }
    if let Some(of) = session.desk.supposed_of()
        && let Some(base) = &of.report
    {
        add("", theme::PLAIN);
        let comparison = compare(lang, base, report);
        match comparison.first() {
            None => add(&lang.desk_same(of.number), theme::NEXT),
            Some(first) => {
                let month = crate::calendar::Month::of(first.days.from());
                add(&lang.desk_differs(lang.month(month)), theme::NEXT);
                let [a, b] = &first.sides;
                for (number, side) in [(of.number, a), (call.number, b)] {
                    let says = lang.sentences(&[side.word, &side.reason]);
                    let says = format!("{number} {} {says}", side.mark);
                    add(&says, theme::PLAIN);
                    for basis in &side.basis {
                        add(&lang.rule_sentence(&basis.place, &basis.rule), theme::QUIET);
                    }
                }
            }
        }
    }
    add("", theme::PLAIN);
    let (line, month) = (call.view.line, call.view.month);
    let expected = expected_note(lang, report.expected(line, month));
    let about = format!(
        "{}  {}{expected}",
        lang.month(month),
        words::line(lang, line)
    );
    add(&about, theme::HEADLINE);
    let (pieces, _) = pieces(lang, report, (line, month), usize::MAX);
    let mut label = String::new();
    for piece in pieces {
        // What has no label belongs to what stands above it.
        label = if piece.label.is_empty() {
            " ".repeat(width(&label))
        } else {
            format!("{} ", piece.label)
        };
        let text = hanging(&label, &piece.text, cells);
        lines.extend(text.into_iter().map(|line| (line, piece.style)));
    }
    let plans = plans_text(lang, report);
    let mut add = |text: &str, meaning| {
        lines.extend(wrap(text, cells).into_iter().map(|line| (line, meaning)));
    };
    if !plans.plans.is_empty() || !plans.errands.is_empty() {
        add("", theme::PLAIN);
        add(lang.desk_plans(), theme::HEADLINE);
    }
    for (plan, number) in plans.plans.iter().zip(1..) {
        add(&format!("{number} {}", plan.what), theme::PLAIN);
        for text in std::iter::once(&plan.pays)
            .chain(&plan.put_off)
            .chain(&plan.notes)
        {
            add(text, theme::QUIET);
        }
    }
    for errand in &plans.errands {
        add(errand, theme::PLAIN);
    }
    for advice in &plans.advice {
        add(&advice.sentence(lang), theme::QUIET);
    }
    lines
}
