//! The desk: calls as key sequences, counted, and the same as one line; several calls, what-if, files, and nothing lost.

use crate::common::{day, marks, shelf};
use yibao::i18n::Lang;
use yibao::interview::Field;
use yibao::policy::Identity;
use yibao::session::{
    Action, Deed, Direction, Effect, Errand, FileTrouble, Manner, Note, Part, Prompt, Session,
    Setting, Unwritten,
};
use yibao::tui::{Key, KeyCode, action_for};

fn desk() -> Session {
    let setting = Setting {
        manner: Manner::Desk,
        ..Setting::default()
    };
    Session::led(shelf(), day("2026-11-21"), setting)
}

/// What the keys are written as: `>` for Enter, `<` for Backspace, `v` and `^` for the arrows, `|` for Tab, `!` for Esc; all else
/// is typed.
pub(crate) fn press(session: &mut Session, keys: &str) -> usize {
    for key in keys.chars() {
        let code = match key {
            '>' => KeyCode::Enter,
            '<' => KeyCode::Backspace,
            'v' => KeyCode::Down,
            '^' => KeyCode::Up,
            '|' => KeyCode::Tab,
            '!' => KeyCode::Esc,
            c => KeyCode::Char(c),
        };
        let action = action_for(session, Key::plain(code));
        session.update(action.unwrap_or_else(|| panic!("{key} does nothing")));
    }
    keys.chars().count()
}

fn act(session: &mut Session, deed: Deed) -> Effect {
    session.update(Action::Desk(deed))
}

fn line(session: &Session) -> String {
    let line = session
        .desk
        .call()
        .and_then(|call| call.line(&session.shelf));
    line.unwrap_or_default()
}

fn shown(session: &Session) -> String {
    let report = session.desk.call().and_then(|call| call.report.as_ref());
    report.map_or_else(String::new, |report| {
        marks(&report.answer.go_on, "2026-11", 4)
    })
}

/// Whom the call is from, what is pressed, the case it comes to, and what the fund shows from November on.
const CALLS: [(&str, &str, &str, &str); 10] = [
    (
        "the usual one: flexible, a gap, made up, a family account, activated",
        "cs>22603>0712>a1015>a",
        "今 2026-11-21 长沙 灵活 交 ..2026-03 交 2026-04..2026-07@2026-07-12 交 2026-08..2026-11 激活 绑定@2026-10-15",
        "享 享 享 享",
    ),
    (
        "paid without a break by an employer",
        "bj>1aaa",
        "今 2026-11-21 北京 单位 交 ..2026-11 激活",
        "享 享 享 享",
    ),
    (
        "stopped in June, not paid again",
        "sh>22606>aaa",
        "今 2026-11-21 上海 灵活 ..2026-06 交 ..2026-06 激活",
        "断 断 断 断",
    ),
    (
        "began lately, at a place that says nothing of it",
        "guangzhou>2b0915>",
        "今 2026-11-21 广州 灵活 2026-09.. 交 2026-09@2026-09-15 交 2026-10..2026-11",
        "疑 疑 疑 疑",
    ),
    (
        "out of work since September",
        "武汉>12608>",
        "今 2026-11-21 武汉 单位 ..2026-08 交 ..2026-08",
        "疑 疑 疑 疑",
    ),
    (
        "a resident who paid on 10 March",
        "zz>30310>",
        "今 2026-11-21 郑州 居民 交 ..2025 交 2026@2026-03-10",
        "享 享 享 享",
    ),
    (
        "a resident who did not pay this year",
        "cd>3a",
        "今 2026-11-21 成都 居民 交 ..2025",
        "停 停 停 停",
    ),
    (
        "a child born in September, registered in October",
        "cs>60905>1010>",
        "今 2026-11-21 生 2026-09-05 长沙 新生儿 2026-09.. 交 2026@2026-10-10 交 2027@2026-10-10",
        "享 享 享 享",
    ),
    (
        "retired",
        "tj>7aa",
        "今 2026-11-21 天津 退休 退休获批",
        "享 享 享 享",
    ),
    (
        "somebody who does not know who pays, and has no employer",
        "xa>8bb",
        "今 2026-11-21 西安 居民 交 ..2025 交 2026",
        "疑 疑 疑 疑",
    ),
];

#[test]
fn ten_calls_take_few_keys() {
    for (who, keys, case, fund) in CALLS {
        let mut session = desk();
        let count = press(&mut session, keys);
        assert!(count <= 25, "{who}: {count} keys");
        assert_eq!(line(&session), case, "{who}");
        assert_eq!(shown(&session), fund, "{who}");
        // The same as one line is the same case; where something was not said, the line says one thing it may be.
        let mut other = desk();
        act(&mut other, Deed::Line);
        for c in case.chars() {
            other.update(Action::Type(c));
        }
        assert_eq!(other.update(Action::Accept), Effect::Changed);
        assert_eq!(other.desk.prompt, None, "{who}");
        assert_eq!(line(&other), case, "{who}");
    }
}

#[test]
fn the_calendar_follows_every_key_and_the_form_what_was_taken() {
    let mut session = desk();
    press(&mut session, "cs>2");
    let before = shown(&session);
    press(&mut session, "2606");
    assert_ne!(shown(&session), before, "June is in the calendar already");
    assert!(line(&session).contains("..2026-06"), "{}", line(&session));
    let call = session.desk.call().expect("one is at hand");
    assert!(!call.form.is_filled(yibao::interview::Field::Until));
    session.update(Action::Back);
    assert_eq!(shown(&session), before, "what was not taken is gone");
}

/// All that was found out about the call at hand.
fn found(session: &mut Session) -> String {
    session.catch_up();
    let call = session.desk.call().expect("one is at hand");
    let report = call.report.as_ref().expect("an answer");
    format!(
        "{:?} {:?} {:?} {:?}",
        report.answer, report.plans, report.ranges, call.settles
    )
}

#[test]
fn half_a_date_shows_what_was_told() {
    for (keys, same) in [
        ("cs>22603>071", "cs>22603>"),
        ("cs>22603>0712<", "cs>22603>"),
        ("cs>22603>0712<<<<", "cs>22603>"),
        ("cs>22603>0712<<", "cs>22603>07"),
        ("cs>22603>0712<<12>", "cs>22603>0712>"),
    ] {
        let (mut one, mut other) = (desk(), desk());
        for key in keys.split_inclusive(|_| true) {
            press(&mut one, key);
            one.catch_up();
        }
        press(&mut other, same);
        assert_eq!(found(&mut one), found(&mut other), "{keys}");
    }
}

#[test]
fn what_was_told_is_answered_anew_after_a_local_answer() {
    let heard = |typed: &str, taken_away: &str| {
        let mut session = desk();
        press(&mut session, "cs>22603>0712>b");
        let before = found(&mut session);
        for _ in 0..2 {
            session.update(Action::Move(Direction::Up));
        }
        assert_eq!(session.desk.field(), Some(Field::Again));
        press(&mut session, typed);
        act(&mut session, Deed::Local);
        press(&mut session, "次月>");
        press(&mut session, taken_away);
        let after = found(&mut session);
        // Too much of both to be printed.
        assert!(after != before);
        after
    };
    // A date is typed, and taken away: what was answered before the local answer is not what holds now.
    heard("08", "<<");
    assert!(heard("", "08<<") == heard("", ""));
}

#[test]
fn what_is_wrong_with_a_pack_is_said_whatever_is_typed() {
    let mut packs = shelf();
    assert!(packs.put("430100", "broken.toml", "[region"));
    let setting = Setting {
        manner: Manner::Desk,
        ..Setting::default()
    };
    let mut session = Session::led(packs, day("2026-11-21"), setting);
    press(&mut session, "cs>");
    for key in ["2", "2", "6", "0", "3", "<", "<", "<", "<"] {
        press(&mut session, key);
        let call = session.desk.call().expect("one is at hand");
        assert!(call.fault.is_some(), "after {key}");
    }
}

#[test]
fn everything_can_be_taken_back() {
    let mut session = desk();
    let mut seen = vec![line(&session)];
    for keys in ["cs>", "2", "2603>", "0712>", "b"] {
        press(&mut session, keys);
        seen.push(line(&session));
    }
    act(&mut session, Deed::NewCall);
    press(&mut session, "bj>1");
    act(&mut session, Deed::CloseCall);
    for _ in 0..4 {
        session.update(Action::Undo);
    }
    while let Some(was) = seen.pop() {
        assert_eq!(line(&session), was);
        session.update(Action::Undo);
    }
    assert_eq!(session.desk.note, Some(Note::NothingToUndo));
}

#[test]
fn what_cannot_be_is_said_and_nothing_is_lost() {
    for (keys, says) in [
        ("zzzz>", "没有找到"),
        ("cs>9", "只有"),
        ("cs>2x", "只有"),
        ("cs>2乱>", "没看懂"),
        ("cs>226031>", "没看懂"),
        ("cs>22603>2604>", "至少要空一个月"),
        ("cs>60905>0801>", "要在"),
        ("cs>609>", "具体到哪天"),
    ] {
        let mut session = desk();
        press(&mut session, keys);
        let note = session
            .desk
            .note
            .as_ref()
            .map(|note| note.text(session.lang));
        let note = note.unwrap_or_default();
        assert!(note.contains(says), "{keys}: {note}");
    }
}

#[test]
fn a_family_stands_side_by_side() {
    let mut session = desk();
    press(&mut session, "cs>3");
    act(&mut session, Deed::NewCall);
    press(&mut session, "cs>60905>");
    assert_eq!(session.desk.calls.len(), 2);
    act(&mut session, Deed::NextCall);
    assert!(line(&session).contains("居民"));
    act(&mut session, Deed::CallBefore);
    assert!(line(&session).contains("新生儿"));
    act(&mut session, Deed::CloseCall);
    assert!(line(&session).contains("居民"));
}

#[test]
fn what_is_supposed_stands_beside_what_was_told() {
    let mut session = desk();
    press(&mut session, "cs>22603>0712>b");
    let told = line(&session);
    act(&mut session, Deed::Suppose);
    act(&mut session, Deed::Field(4));
    press(&mut session, "a");
    let of = session
        .desk
        .supposed_of()
        .expect("it supposes something else");
    assert_eq!(of.line(&session.shelf), Some(told));
    assert_ne!(shown(&session), "疑 疑 疑 疑");
}

/// A line that is wrong, the character it is wrong at, and the code.
#[test]
fn a_wrong_line_says_where() {
    for (text, at, code) in [
        ("长沙 灵活 交 ..2026-13", 8, "C015"),
        ("长沙 乱", 3, "C027"),
        ("长莎 灵活", 0, "C020"),
        ("长沙 灵活 搅 ..2026-03", 6, "C013"),
    ] {
        let mut session = desk();
        act(&mut session, Deed::Line);
        for c in text.chars() {
            session.update(Action::Type(c));
        }
        session.update(Action::Accept);
        let Some(Prompt::Line {
            problem: Some(problem),
            edit,
            ..
        }) = &session.desk.prompt
        else {
            panic!("{text} was taken");
        };
        let before = text.get(..problem.span.start).expect("a character");
        assert_eq!(problem.code.name(), code, "{text}");
        assert_eq!(before.chars().count(), at, "{text}");
        assert_eq!(edit.text, text);
        session.update(Action::Back);
        assert_eq!(line(&session), "");
    }
}

#[test]
fn files_are_written_and_read_only_where_somebody_says_so() {
    let mut session = desk();
    assert_eq!(act(&mut session, Deed::Save), Effect::Changed);
    assert_eq!(session.desk.note, Some(Note::NoAnswer));
    // While something is open one case would say more than was told.
    press(&mut session, "cs>22603>0712>b");
    act(&mut session, Deed::Save);
    press(&mut session, "case.toml>");
    assert_eq!(session.desk.note, Some(Note::NotWhole));
    session.update(Action::Back);
    assert_eq!(act(&mut session, Deed::CopyLine), Effect::Changed);
    assert_eq!(session.desk.note, Some(Note::NotWhole));
    press(&mut session, "aaa");
    assert!(session.take_errand().is_none());
    act(&mut session, Deed::Save);
    let effect = {
        press(&mut session, "case.toml");
        session.update(Action::Accept)
    };
    assert_eq!(effect, Effect::Errand);
    let Some(Errand::Write {
        path,
        text,
        replaces,
    }) = session.take_errand()
    else {
        panic!("nothing is to be written");
    };
    assert_eq!((path.to_str(), replaces), (Some("case.toml"), false));
    session.written(Err(Unwritten::Exists));
    assert!(session.desk.prompt.is_some(), "another name can be given");
    session.update(Action::Accept);
    let again = session.take_errand();
    assert!(matches!(again, Some(Errand::Write { replaces: true, .. })));
    session.written(Ok(()));
    assert_eq!(session.desk.note, Some(Note::Saved("case.toml".to_owned())));

    // And read by another.
    let told = line(&session);
    let mut other = desk();
    act(&mut other, Deed::Open);
    press(&mut other, "case.toml");
    assert_eq!(other.update(Action::Accept), Effect::Errand);
    assert!(matches!(other.take_errand(), Some(Errand::Read { .. })));
    other.read(Ok(text.into_bytes()));
    assert_eq!(line(&other), told);

    // A family is a case a line.
    let mut family = desk();
    act(&mut family, Deed::Open);
    press(&mut family, "f.txt");
    family.update(Action::Accept);
    let lines = format!("# ours\n{told}\n\n长沙 居民 交 ..2026\n");
    family.read(Ok(lines.into_bytes()));
    assert_eq!(family.desk.calls.len(), 2);
    for (bytes, says) in [
        (b"".to_vec(), "没有看得懂"),
        (vec![0xFF, 0xFE], "UTF-8"),
        ("长沙 乱\n".into(), "第1行"),
    ] {
        act(&mut family, Deed::Open);
        press(&mut family, "f.txt");
        family.update(Action::Accept);
        family.read(Ok(bytes));
        let note = family.desk.note.as_ref().map(|note| note.text(family.lang));
        assert!(note.is_some_and(|note| note.contains(says)), "{says}");
        assert_eq!(family.desk.calls.len(), 2);
        family.update(Action::Back);
    }
}

#[test]
fn what_is_read_aloud_and_the_line_are_copied() {
    let mut session = desk();
    assert_eq!(act(&mut session, Deed::CopyAloud), Effect::Changed);
    press(&mut session, "bj>1a");
    assert_eq!(act(&mut session, Deed::CopyAloud), Effect::Errand);
    let Some(Errand::Copy(text)) = session.take_errand() else {
        panic!("nothing is copied");
    };
    assert!(text.starts_with("北京，单位职工。现在能报。"), "{text}");
    act(&mut session, Deed::CopyLine);
    assert_eq!(session.take_errand(), Some(Errand::Copy(line(&session))));
    act(&mut session, Deed::Mouse);
    assert_eq!(session.take_errand(), Some(Errand::Mouse(false)));
}

/// Who used to be paid for by a unit, and no longer is, has left it: what is open is to pay alone, or as a resident.
#[test]
fn no_unit_makes_up_for_who_has_left_it() {
    let mut session = desk();
    press(&mut session, "cs>4a2403>");
    session.catch_up();
    let report = session.desk.call().and_then(|call| call.report.as_ref());
    let report = report.expect("there is an answer");
    assert_eq!(report.called(Lang::Zh), "已离职的人");
    assert!(!report.plans.is_empty());
    let of_unit = report
        .plans
        .iter()
        .filter(|plan| plan.way.who == Identity::Unit);
    assert_eq!(of_unit.count(), 0);
    // Whose unit has stopped paying is still with it.
    let mut session = desk();
    press(&mut session, "cs>1");
    assert!(line(&session).contains("长沙 单位"));
    assert!(!line(&session).contains("离职"));
}

/// One line says a call as soon as nothing that is open changes anything: how long was paid before a gap that is made up, for one.
#[test]
fn a_call_is_one_line_when_nothing_open_matters() {
    for (keys, is_one) in [
        ("cs>22603>0712>a", true),
        ("cs>22603>0712>b", false),
        ("cs>2", false),
    ] {
        let mut session = desk();
        press(&mut session, keys);
        session.catch_up();
        let call = session.desk.call().expect("a call");
        let open = call
            .report
            .as_ref()
            .is_some_and(|report| !report.maybe.is_empty());
        assert!(open, "{keys}: something is open");
        assert_eq!(call.is_whole(), is_one, "{keys}");
    }
}

#[test]
fn a_key_goes_from_part_to_part() {
    let mut session = desk();
    press(&mut session, "cs>2||");
    assert_eq!(session.desk.part, Part::Why);
}

#[test]
fn calls_are_not_forgotten_by_one_key() {
    let mut session = desk();
    assert_eq!(
        session.update(Action::Quit),
        Effect::Quit,
        "nothing was told"
    );
    let mut session = desk();
    press(&mut session, "cs>");
    assert_eq!(session.update(Action::Quit), Effect::Changed);
    assert_eq!(session.desk.note, Some(Note::LeaveAgain));
    assert_eq!(session.update(Action::Quit), Effect::Quit);
    let mut session = desk();
    press(&mut session, "cs>");
    session.update(Action::Quit);
    press(&mut session, "2");
    assert_eq!(session.update(Action::Quit), Effect::Changed, "asked anew");
}

/// What is not known yet is asked for: the answer that settles most.
#[test]
fn what_settles_most_is_asked_for() {
    let mut session = desk();
    press(&mut session, "cs>22603>0712>");
    session.catch_up();
    let call = session.desk.call().expect("one is at hand");
    let says = session.desk_settles(call);
    assert!(
        says.as_ref()
            .is_some_and(|says| says.contains("断的补没补")),
        "{says:?}"
    );
    let rows = session.desk_rows(call);
    let asked: Vec<_> = rows.iter().filter(|row| row.settles).collect();
    assert_eq!(asked.len(), 1);
}

/// A call in which the rule is unknown: the clerk asks, types what was said, and every month it decides says so; the file it
/// is saved as is read by the next desk.
#[test]
fn what_was_answered_locally_counts_and_says_so() {
    let told = "cs>22603>0712>b";
    let mut session = desk();
    press(&mut session, told);
    assert_eq!(shown(&session), "疑 疑 疑 疑");
    act(&mut session, Deed::Local);
    assert!(matches!(session.desk.prompt, Some(Prompt::Local(_))));
    press(&mut session, "三十天吧大概>");
    assert!(
        session.desk.prompt.is_some(),
        "what is not understood is not taken"
    );
    session.update(Action::Back);
    act(&mut session, Deed::Local);
    for c in "本中心: 次月, 2026-11-20".chars() {
        session.update(Action::Type(c));
    }
    session.update(Action::Accept);
    assert_eq!(session.desk.note, Some(Note::Told));
    assert_eq!(shown(&session), "享 享 享 享");
    let report = session.desk.call().and_then(|call| call.report.as_ref());
    let report = report.expect("there is an answer");
    for month in ["2026-08", "2026-11", "2027-02"] {
        let month = crate::common::month(month);
        let local = report.local_in(yibao::engine::Line::Fund, month).count();
        assert_eq!(local, 1, "{month}");
    }

    // What another day has told is kept: the file is looked at first.
    act(&mut session, Deed::SaveLocal);
    session.update(Action::Accept);
    assert!(matches!(session.take_errand(), Some(Errand::Read { .. })));
    session.read(Err(FileTrouble::Missing));
    let Some(Errand::Write { path, text, .. }) = session.take_errand() else {
        panic!("nothing is to be written");
    };
    assert_eq!(path.to_str(), Some("local.toml"));
    session.written(Ok(()));
    session.update(Action::Undo);
    assert_eq!(shown(&session), "疑 疑 疑 疑", "taken back");

    // Another desk that has told something else keeps both.
    let mut other = desk();
    press(&mut other, "bj>12609>");
    act(&mut other, Deed::Open);
    press(&mut other, "local.toml>");
    other.take_errand();
    other.read(Ok(text.clone().into_bytes()));
    assert_eq!(
        other.desk.note,
        Some(Note::Adopted("local.toml".to_owned(), 1))
    );
    assert_eq!(other.shelf.told().len(), 1);

    let mut packs = shelf();
    packs
        .adopt("local.toml", &text, day("2026-11-21"))
        .expect("it is a fragment");
    let setting = Setting {
        manner: Manner::Desk,
        ..Setting::default()
    };
    let mut next = Session::led(packs, day("2026-11-21"), setting);
    press(&mut next, told);
    assert_eq!(shown(&next), "享 享 享 享");
}

/// What is open is not told as if it were known: who was never born, when cover stopped, on whose money.
#[test]
fn nothing_is_certain_that_nobody_said() {
    // A child nobody says when it was born: the field that is needed is named, and nothing is promised.
    let mut session = desk();
    press(&mut session, "cs>6");
    let call = session.desk.call().expect("one is at hand");
    assert!(call.report.is_none());
    assert_eq!(call.needs(), Some(yibao::interview::Field::Born));
    // An employee's cover that stopped, nobody says when.
    let mut session = desk();
    press(&mut session, "cs>5ab");
    assert_eq!(
        shown(&session).chars().next(),
        Some('疑'),
        "{}",
        line(&session)
    );
    // Out of work or not was not said: nobody is said to draw the money.
    let mut session = desk();
    press(&mut session, "cs>1c");
    assert!(!line(&session).contains("失业"), "{}", line(&session));
    let call = session.desk.call().expect("one is at hand");
    assert!(!call.is_whole());
}
