//! The questionnaire by lines: whole visits as they are read, and whatever is typed.

use std::io::Cursor;

use proptest::prelude::*;
use yibao::i18n::Lang;
use yibao::plain::{self, Chosen};
use yibao::session::{Page, Session};

use crate::common::{day, shelf};

/// What is read when these lines are typed, and where the visit stands then.
fn visit(lang: Lang, lines: &str) -> (String, Session) {
    let mut session = Session::new(shelf(), lang, day("2026-11-21"));
    let mut out = Vec::new();
    let mut input = Cursor::new(lines.replace(' ', "\n"));
    plain::run(&mut session, Chosen::Asked, 80, &mut input, &mut out).expect("it is written");
    (String::from_utf8(out).expect("text"), session)
}

/// A flexible worker in 长沙, paid until June, everything paid up on 11 November: four months of gap.
const FOUR_MONTHS: &str = "长沙 2 3 3 202606 1 1 20261111 1 1 0";

#[test]
fn a_whole_visit_reads_like_this() {
    let (zh, _) = visit(Lang::Zh, &format!("{FOUR_MONTHS} 1 1 2 1 q"));
    insta::assert_snapshot!("plain", zh);
    let (en, _) = visit(Lang::En, &format!("{FOUR_MONTHS} q"));
    insta::assert_snapshot!("plain_english", en);
}

#[test]
fn every_word_does_what_is_said_of_it() {
    for (lines, page, says) in [
        ("长沙", "Ask(Who)", "您的医保费，是谁在交？"),
        ("changsha", "Ask(Who)", "您的医保费，是谁在交？"),
        // Several places are spelled so: a number takes one; another word looks anew.
        ("s", "Ask(Place)", "打编号选一个"),
        ("s 长沙", "Ask(Who)", "谁在交"),
        ("湖南", "Ask(Place)", "湖南全省"),
        ("nowhere", "Ask(Place)", "没有找到"),
        ("香港", "Ask(Place)", "另有制度"),
        ("长沙 h", "Ask(Who)", "为什么问"),
        ("长沙 ？", "Ask(Who)", "为什么问"),
        ("长沙 9", "Ask(Who)", "这里只有1到8"),
        ("长沙 多少", "Ask(Who)", "请打前面的编号"),
        ("长沙 b", "Ask(Place)", "您的医保交在哪里"),
        ("b", "Ask(Place)", "您的医保交在哪里"),
        ("长沙 l", "Ask(Who)", "Who pays"),
        ("长沙 ２", "Ask(Story)", "医保费交得怎么样"),
        ("长沙 2 3 3 202613", "Ask(PaidUntilMonth)", "202613"),
        ("长沙 2 3 3 0", "Ask(Again)", "后来什么时候又交上"),
        ("长沙 8 3 4", "Unresolved", "12393"),
    ] {
        let (said, session) = visit(Lang::Zh, lines);
        assert_eq!(format!("{:?}", session.page), page, "{lines}\n{said}");
        assert!(said.contains(says), "{lines}: {says}\n{said}");
    }
}

/// What was wrong with an answer is said, and below it stands once more what can be answered.
#[test]
fn a_question_stands_again_below_what_was_wrong() {
    for (lines, wrong, again) in [
        ("长沙 多少", "请打前面的编号。", " 1 单位替我交（单位职工）"),
        ("长沙 9", "这里只有1到8", "您的医保费，是谁在交？"),
        (
            "长沙 2 3 3 202613",
            "没有「202613」这个月",
            "打年月，比如 202603",
        ),
        ("nowhere", "没有找到", "打地名、拼音或首字母"),
        ("长沙 h", "为什么问", " 8 不清楚"),
        ("长沙 1 1 1 1 x", "请打前面的编号。", " 0 都对，看结果"),
        ("长沙 1 1 1 1 0 x", "请打前面的编号。", " q 退出"),
    ] {
        let (said, _) = visit(Lang::Zh, lines);
        let (_, after) = said
            .rsplit_once(wrong)
            .unwrap_or_else(|| panic!("{lines}: {said}"));
        assert!(after.contains(again), "{lines}: {after}");
    }
}

/// What can be chosen below an answer, and what comes of it.
#[test]
fn an_answer_leads_on() {
    for (lines, page) in [
        ("", Page::Result),
        ("1", Page::Calendar),
        ("1 b", Page::Result),
        ("2", Page::Plans),
        ("2 1", Page::Result),
        ("3", Page::Check),
        ("3 8 1 0", Page::Compare),
        ("3 8 1 0 3", Page::Result),
        ("4", Page::Check),
        // Everything is forgotten only when it is said twice.
        ("5", Page::Result),
        ("5 5", Page::Ask(yibao::interview::Question::Place)),
    ] {
        let (said, session) = visit(Lang::Zh, &format!("{FOUR_MONTHS} {lines}"));
        assert_eq!(session.page, page, "{lines}\n{said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is typed, it ends with the lines, in text that has one width everywhere.
    #[test]
    fn any_lines_are_answered(lines in prop::collection::vec("[0-9]{1,2}|[a-z]{1,4}|20[0-9]{4,6}|\\PC{0,12}", 0..40)) {
        let typed = lines.join("\n");
        let mut session = Session::new(shelf(), Lang::Zh, day("2026-11-21"));
        let mut out = Vec::new();
        plain::run(&mut session, Chosen::NoTerminal, 60, &mut Cursor::new(typed), &mut out).unwrap();
        prop_assert!(String::from_utf8(out).is_ok());
    }
}
