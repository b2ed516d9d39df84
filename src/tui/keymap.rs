//! Keys, declared once: the table gives what a key does, where, and what footer and help call it.

use super::input::{Key, KeyCode};
use crate::i18n::Lang;
use crate::interview::{Kind, Question};
use crate::session::{Action, Brush, Deed, Direction, Page, Session, Waits};
use crate::text::width;

/// A row of the table.
pub struct Binding {
    /// The usual keys, the one to show first; for what is typed none, since it takes every character that no other row takes.
    pub keys: &'static [Key],
    /// What they are called.
    pub name: fn(Lang) -> &'static str,
    /// What they do; what a digit chooses and which character is typed comes from the key.
    pub action: Action,
    /// What that is called.
    pub label: fn(Lang) -> &'static str,
    /// Where they do it.
    pub applies: fn(&Session) -> bool,
    /// Whether the footer shows them, and how early: the lowest first.
    pub footer: Option<u8>,
}

impl Binding {
    /// What the row makes of a key.
    fn action(&self, session: &Session, key: Key) -> Option<Action> {
        let character = match key {
            Key {
                code: KeyCode::Char(c),
                ctrl: false,
            } => Some(c),
            _ => None,
        };
        match self.action {
            // What takes no cell by itself (accents, marks of direction) is in no name and no date.
            Action::Type(_) => character
                .filter(|c| width(c.encode_utf8(&mut [0; 4])) > 0)
                .map(Action::Type),
            _ if !self.keys_with(&session.keys).contains(&key) => None,
            // At a machine that many share a digit stands for what is shown beside it.
            Action::Choose(_) => {
                let digit = character.and_then(|c| c.to_digit(10))?;
                usize::try_from(digit.checked_sub(1)?)
                    .ok()
                    .map(Action::Choose)
            }
            action => Some(action),
        }
    }
}

/// One row a line: keys, their name, what they do, what that is called, where, and the rank in the footer, if any.
macro_rules! table {
    ($( [$($key:expr),*] $name:ident, $action:expr, $label:ident, $applies:ident $(, footer $rank:literal)?; )+) => {
        &[$(Binding {
            keys: &[$($key),*],
            name: Lang::$name,
            action: $action,
            label: Lang::$label,
            applies: $applies,
            footer: table!(@rank $($rank)?),
        }),+]
    };
    (@rank) => { None };
    (@rank $rank:literal) => { Some($rank) };
}

/// The table. The first row that fits a key and a page counts; what is typed comes last.
#[expect(clippy::too_many_lines, reason = "one table, a row a line")]
pub fn bindings() -> &'static [Binding] {
    use Action::{
        Accept, Back, Calendar, Choose, Desk, DontKnow, Erase, Help, Language, Mark, More, Move,
        Paint, Plans, Print, Quit, Restart, Review, Save, Stay, Strip, TakeBack, TakeHome, Theme,
        Type, Undo, WhatIf, Why,
    };
    use Direction::{Down, First, Last, Left, PageDown, PageUp, Right, Up};
    const fn key(code: KeyCode) -> Key {
        Key::plain(code)
    }
    const fn letter(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }
    static TABLE: &[Binding] = table! {
        // At the desk letters and digits are typed: all else is done by other keys.
        [key(KeyCode::Tab)]                 key_tab,        Desk(Deed::NextPart), act_next_part, at_desk, footer 1;
        [key(KeyCode::F(2))]                key_f2,         Desk(Deed::Search), act_desk_search, at_desk, footer 2;
        [key(KeyCode::F(3))]                key_f3,         Desk(Deed::Local), act_local,    at_desk,       footer 3;
        [key(KeyCode::F(4))]                key_f4,         Desk(Deed::Line), act_line_case, at_desk,       footer 3;
        [key(KeyCode::F(5)), Key::ctrl('n')] key_f5,        Desk(Deed::NewCall), act_new_call, at_desk,     footer 4;
        [key(KeyCode::F(7))]                key_f7,         Desk(Deed::Suppose), act_suppose, at_desk,      footer 4;
        [key(KeyCode::F(8))]                key_f8,         Desk(Deed::CloseCall), act_close_call, at_desk, footer 5;
        [key(KeyCode::F(9)), Key::ctrl('p')] key_f9,        Desk(Deed::NextCall), act_next_call, has_calls, footer 5;
        [Key::ctrl('b')]                    key_ctrl_b,     Desk(Deed::CallBefore), act_call_before, has_calls;
        [Key::ctrl('z')]                    key_ctrl_z,     Undo,           act_undo_step, at_desk,         footer 5;
        [Key::ctrl('y')]                    key_ctrl_y,     Desk(Deed::CopyAloud), act_copy_aloud, at_desk, footer 6;
        [Key::ctrl('l')]                    key_ctrl_l,     Desk(Deed::CopyLine), act_copy_line, at_desk;
        [Key::ctrl('s')]                    key_ctrl_s,     Desk(Deed::Save), act_save,     at_desk,        footer 6;
        [Key::ctrl('w')]                    key_ctrl_w,     Desk(Deed::SaveLocal), act_save_local, at_desk;
        [Key::ctrl('o')]                    key_ctrl_o,     Desk(Deed::Open), act_open,     at_desk;
        [Key::ctrl('r')]                    key_ctrl_r,     Desk(Deed::Print), act_print,   desk_prints;
        [Key::ctrl('t')]                    key_ctrl_t,     Desk(Deed::Mouse), act_mouse,   at_desk;
        [key(KeyCode::Enter)]               key_enter,      Accept,         act_accept,    on_prompt,      footer 1;
        [key(KeyCode::Enter)]               key_enter,      Accept,         act_take,      at_desk;
        [key(KeyCode::Up)]                  key_up_down,    Move(Up),       act_field,     desk_or_prompt;
        [key(KeyCode::Down)]                key_up_down,    Move(Down),     act_field,     desk_or_prompt;
        [key(KeyCode::Left)]                key_left_right, Move(Left),     act_move,      desk_or_prompt;
        [key(KeyCode::Right)]               key_left_right, Move(Right),    act_move,      desk_or_prompt;
        [key(KeyCode::PageUp)]              key_page,       Move(PageUp),   act_scroll,    desk_or_prompt;
        [key(KeyCode::PageDown)]            key_page,       Move(PageDown), act_scroll,    desk_or_prompt;
        [key(KeyCode::Backspace), key(KeyCode::Delete)]
                                            key_backspace,  Erase,          act_erase_field, desk_or_prompt;
        // At a machine that many share: digits first, the rest below serves there as well.
        [letter('1')]                       key_one,        Restart,        act_end,       kiosk_ends,    footer 1;
        [letter('0')]                       key_zero,       Stay,           act_stay,      kiosk_ends,    footer 2;
        [letter('1')]                       key_one,        Calendar,       act_months,    kiosk_result,  footer 1;
        [letter('2')]                       key_two,        Plans,          act_plans,     kiosk_plans,   footer 2;
        [letter('3')]                       key_three,      WhatIf,         act_what_if,   kiosk_a,       footer 3;
        [letter('3')]                       key_three,      TakeBack,       act_take_back, kiosk_b,       footer 3;
        [letter('4')]                       key_four,       Review,         act_review,    kiosk_result,  footer 4;
        [letter('5')]                       key_five,       TakeHome,       act_take_home, kiosk_a,       footer 4;
        [letter('0'), key(KeyCode::F(8))]   key_zero,       Restart,        act_finish,    kiosk_a,       footer 5;
        [letter('1')]                       key_one,        Print,          act_print,     kiosk_prints,  footer 1;
        [letter('1')]                       key_one,        Accept,         act_see_b,     kiosk_compare, footer 1;
        [letter('2')]                       key_two,        WhatIf,         act_another,   kiosk_compare, footer 2;
        [letter('3')]                       key_three,      TakeBack,       act_take_back, kiosk_compare, footer 3;
        [letter('1')]                       key_one,        Review,         act_review,    kiosk_lost,    footer 1;
        [letter('4')]                       key_four,       Move(Left),     act_left,      kiosk_walks,   footer 2;
        [letter('6')]                       key_six,        Move(Right),    act_right,     kiosk_walks,   footer 3;
        [letter('8')]                       key_eight,      Move(PageUp),   act_up,        kiosk_reads,   footer 4;
        [letter('9')]                       key_nine,       Move(PageDown), act_down,      kiosk_reads,   footer 5;
        [letter('1'), letter('2'), letter('3'), letter('4'), letter('5'), letter('6'), letter('7'), letter('8')]
                                            key_slots,      Choose(0),      act_choose,    on_menu;
        [letter('9')]                       key_nine,       More,           act_more,      has_more,      footer 1;
        [letter('0')]                       key_zero,       Back,           act_back,      kiosk_back,    footer 0;
        [key(KeyCode::Enter)]               key_enter,      Accept,         act_accept,    moves,         footer 1;
        [key(KeyCode::Enter)]               key_enter,      Calendar,       act_months,    on_result,     footer 1;
        [key(KeyCode::Enter)]               key_enter,      Calendar,       act_in_short,  on_states;
        [key(KeyCode::Enter)]               key_enter,      Accept,         act_see_b,     on_compare,    footer 1;
        [key(KeyCode::F(9))]                key_f9,         TakeBack,       act_take_back, between_two,   footer 2;
        [key(KeyCode::F(9))]                key_f9,         TakeBack,       act_take_back, may_take_back;
        [key(KeyCode::Esc)]                 key_esc,        Back,           act_back,      may_go_back,   footer 0;
        [letter('1'), letter('2'), letter('3'), letter('4'), letter('5'), letter('6'), letter('7'), letter('8'), letter('9')]
                                            key_digits,     Choose(0),      act_choose,    on_choices;
        [letter('0')]                       key_zero,       Back,           act_back,      on_choices;
        [letter('1')]                       key_one,        Paint(Brush::Paid), act_paint_paid, on_strip;
        [letter('2')]                       key_two,        Paint(Brush::Unpaid), act_paint_unpaid, on_strip;
        [letter('3')]                       key_three,      Paint(Brush::MadeUp), act_paint_made_up, on_strip;
        [letter(' ')]                       key_space,      Mark(None),     act_mark,      on_strip;
        [letter('4'), key(KeyCode::Backspace), key(KeyCode::Delete)]
                                            key_four,       Undo,           act_undo,      on_strip;
        [letter('5'), key(KeyCode::F(4))]   key_five,       DontKnow,       act_dont_know, on_arrival;
        [letter('9')]                       key_nine,       Accept,         act_accept,    on_strip;
        [letter('0')]                       key_zero,       Back,           act_back,      on_strip;
        [key(KeyCode::Left)]                key_arrows,     Move(Left),     act_month,     on_result;
        [key(KeyCode::Right)]               key_arrows,     Move(Right),    act_month,     on_result;
        [key(KeyCode::Up)]                  key_arrows,     Move(Up),       act_month,     on_result;
        [key(KeyCode::Down)]                key_arrows,     Move(Down),     act_month,     on_result;
        [key(KeyCode::PageUp)]              key_page,       Move(PageUp),   act_page,      on_result;
        [key(KeyCode::PageDown)]            key_page,       Move(PageDown), act_page,      on_result;
        [key(KeyCode::Left)]                key_left_right, Move(Left),     act_month,     on_states,     footer 2;
        [key(KeyCode::Right)]               key_left_right, Move(Right),    act_month,     on_states;
        [key(KeyCode::Up)]                  key_up_down,    Move(Up),       act_line,      on_states,     footer 3;
        [key(KeyCode::Down)]                key_up_down,    Move(Down),     act_line,      on_states;
        [key(KeyCode::Left)]                key_left_right, Move(Left),     act_month,     on_compare,    footer 4;
        [key(KeyCode::Right)]               key_left_right, Move(Right),    act_month,     on_compare;
        [key(KeyCode::Up)]                  key_up_down,    Move(Up),       act_scroll,    on_compare;
        [key(KeyCode::Down)]                key_up_down,    Move(Down),     act_scroll,    on_compare;
        [key(KeyCode::PageUp)]              key_page,       Move(PageUp),   act_scroll,    on_calendar,   footer 4;
        [key(KeyCode::PageDown)]            key_page,       Move(PageDown), act_scroll,    on_calendar;
        [key(KeyCode::Up)]                  key_arrows,     Move(Up),       act_move,      moves,         footer 4;
        [key(KeyCode::Down)]                key_arrows,     Move(Down),     act_move,      moves;
        [key(KeyCode::Left)]                key_arrows,     Move(Left),     act_move,      moves;
        [key(KeyCode::Right)]               key_arrows,     Move(Right),    act_move,      moves;
        [key(KeyCode::PageUp)]              key_page,       Move(PageUp),   act_page,      moves;
        [key(KeyCode::PageDown)]            key_page,       Move(PageDown), act_page,      moves;
        [key(KeyCode::Home)]                key_home,       Move(First),    act_first,     to_the_ends;
        [key(KeyCode::End)]                 key_end,        Move(Last),     act_last,      to_the_ends;
        [letter('*'), key(KeyCode::F(2))]   key_star,       Why,            act_why,       kiosk_question, footer 5;
        [letter('*'), key(KeyCode::F(2))]   key_star,       Why,            act_all_said,  kiosk_walks;
        [key(KeyCode::F(2)), letter('?')]   key_f2,         Why,            act_all_said,  on_states;
        [key(KeyCode::F(2)), letter('?')]   key_f2,         Why,            act_why,       on_question,   footer 5;
        [key(KeyCode::F(4))]                key_f4,         DontKnow,       act_dont_know, may_not_know,  footer 2;
        [key(KeyCode::F(4))]                key_f4,         TakeHome,       act_take_home, may_take_home;
        [key(KeyCode::Enter)]               key_enter,      Save,           act_save,      may_save,      footer 1;
        [key(KeyCode::F(9))]                key_f9,         Print,          act_print,     may_print,     footer 2;
        [key(KeyCode::Enter)]               key_enter,      Accept,         act_save,      names_file,    footer 1;
        [key(KeyCode::Left)]                key_left_right, Move(Left),     act_move,      names_file;
        [key(KeyCode::Right)]               key_left_right, Move(Right),    act_move,      names_file;
        // Among choices it stands in sight already.
        [key(KeyCode::F(4))]                key_f4,         DontKnow,       act_dont_know, may_skip;
        [key(KeyCode::F(3))]                key_f3,         Plans,          act_plans,     may_plan,      footer 2;
        [key(KeyCode::F(3))]                key_f3,         Plans,          act_to_answer, on_plans,      footer 2;
        [key(KeyCode::Up)]                  key_up_down,    Move(Up),       act_scroll,    on_plans,      footer 3;
        [key(KeyCode::Down)]                key_up_down,    Move(Down),     act_scroll,    on_plans;
        [key(KeyCode::PageUp)]              key_page,       Move(PageUp),   act_page,      on_plans;
        [key(KeyCode::PageDown)]            key_page,       Move(PageDown), act_page,      on_plans;
        [key(KeyCode::F(12))]               key_f12,        Strip,          act_strip,     asks_of_months, footer 3;
        [key(KeyCode::F(12))]               key_f12,        Strip,          act_strip,     may_paint_anew, footer 3;
        [key(KeyCode::F(12))]               key_f12,        Strip,          act_strip,     may_paint;
        [key(KeyCode::F(12))]               key_f12,        Strip,          act_short_way, on_strip,      footer 4;
        [key(KeyCode::F(5))]                key_f5,         Review,         act_review,    on_answer,     footer 5;
        [key(KeyCode::F(7))]                key_f7,         WhatIf,         act_what_if,   may_wonder,    footer 3;
        [key(KeyCode::F(7))]                key_f7,         WhatIf,         act_another,   on_compare,    footer 3;
        [key(KeyCode::F(8))]                key_f8,         Restart,        act_restart,   begun_result,  footer 5;
        [key(KeyCode::F(8))]                key_f8,         Restart,        act_restart,   begun;
        []                                  key_characters, Type(' '),      act_type,      types;
        [key(KeyCode::Backspace)]           key_backspace,  Erase,          act_erase,     types_there;
        [key(KeyCode::F(1))]                key_f1,         Help,           act_help,      anywhere,      footer 7;
        [key(KeyCode::F(6))]                key_f6,         Language,       act_language,  anywhere,      footer 6;
        [key(KeyCode::F(11))]               key_f11,        Theme,          act_theme,     anywhere;
        [Key::ctrl('c'), key(KeyCode::F(10))] key_ctrl_c,   Quit,           act_quit,      may_leave,     footer 8;
    };
    TABLE
}

/// What a key does now.
pub fn action_for(session: &Session, key: Key) -> Option<Action> {
    let typed = |row: &&Binding| matches!(row.action, Action::Type(_));
    let mut keys = applying(session).filter(|row| !typed(row));
    let mut typing = applying(session).filter(typed);
    let pressed = keys.find_map(|row| row.action(session, key));
    pressed.or_else(|| typing.find_map(|row| row.action(session, key)))
}

/// The rows that apply now.
pub fn applying(session: &Session) -> impl Iterator<Item = &'static Binding> {
    // Whoever wants no key for something wants none of it.
    let has_keys = |row: &Binding| {
        matches!(row.action, Action::Type(_)) || !row.keys_with(&session.keys).is_empty()
    };
    let rows = bindings().iter();
    rows.filter(move |row| (row.applies)(session) && has_keys(row))
}

/// At the desk, where nothing is asked for in a line of its own.
fn at_desk(session: &Session) -> bool {
    desk_or_prompt(session) && session.desk.prompt.is_none()
}

fn on_prompt(session: &Session) -> bool {
    desk_or_prompt(session) && session.desk.prompt.is_some()
}

fn desk_or_prompt(session: &Session) -> bool {
    session.page == Page::Desk
}

fn has_calls(session: &Session) -> bool {
    at_desk(session) && session.desk.calls.len() > 1
}

fn desk_prints(session: &Session) -> bool {
    at_desk(session) && session.has_printer()
}

fn question(session: &Session) -> Option<Question> {
    match session.page {
        Page::Ask(question) => Some(question),
        _ => None,
    }
}

fn anywhere(_: &Session) -> bool {
    true
}

/// Where the states of months are walked over by digits, the help has no room for keys a keypad has not.
fn to_the_ends(session: &Session) -> bool {
    !kiosk_walks(session)
}

fn on_question(session: &Session) -> bool {
    question(session).is_some()
}

fn on_result(session: &Session) -> bool {
    session.page == Page::Result
}

/// The exact states.
fn on_states(session: &Session) -> bool {
    session.page == Page::Calendar
}

fn on_plans(session: &Session) -> bool {
    session.page == Page::Plans
}

fn on_answer(session: &Session) -> bool {
    may_wonder(session) || on_plans(session)
}

fn may_wonder(session: &Session) -> bool {
    on_result(session) || on_states(session)
}

/// Whether anything is left to be done.
fn may_plan(session: &Session) -> bool {
    let report = session.report.as_ref();
    may_wonder(session) && report.is_some_and(|report| !report.plans.is_empty())
}

/// At a machine that many share, where nothing is waited for.
fn at_kiosk(session: &Session) -> bool {
    session.is_kiosk() && !session.asks_to_confirm()
}

/// There, once it is asked whether all answers are to be forgotten.
fn kiosk_ends(session: &Session) -> bool {
    session.is_kiosk() && session.asks_to_confirm()
}

fn kiosk_result(session: &Session) -> bool {
    at_kiosk(session) && on_result(session)
}

/// The answer to what was told.
fn kiosk_a(session: &Session) -> bool {
    kiosk_result(session) && !session.is_comparing()
}

/// The answer to what was only supposed.
fn kiosk_b(session: &Session) -> bool {
    kiosk_result(session) && session.is_comparing()
}

fn kiosk_prints(session: &Session) -> bool {
    at_kiosk(session) && session.page == Page::TakeHome && session.has_printer()
}

/// Where the answer to what was told can be taken home.
fn may_take_home(session: &Session) -> bool {
    on_result(session) && !session.is_kiosk() && !session.is_comparing()
}

/// Where it is taken home, and no name of a file is typed.
fn may_save(session: &Session) -> bool {
    session.page == Page::TakeHome && !session.is_kiosk() && session.taking.name.is_none()
}

fn may_print(session: &Session) -> bool {
    may_save(session) && session.has_printer()
}

/// Where the name of a file is typed.
fn names_file(session: &Session) -> bool {
    session.page == Page::TakeHome && session.taking.name.is_some()
}

/// Where months are walked over.
fn kiosk_walks(session: &Session) -> bool {
    at_kiosk(session) && on_states(session)
}

fn kiosk_plans(session: &Session) -> bool {
    kiosk_result(session) && may_plan(session)
}

fn kiosk_compare(session: &Session) -> bool {
    at_kiosk(session) && on_compare(session)
}

fn kiosk_lost(session: &Session) -> bool {
    at_kiosk(session) && session.page == Page::Unresolved
}

fn kiosk_question(session: &Session) -> bool {
    at_kiosk(session) && on_question(session)
}

/// Where there may be more to read than the window has room for.
fn kiosk_reads(session: &Session) -> bool {
    at_kiosk(session) && (on_states(session) || on_plans(session) || on_compare(session))
}

fn kiosk_back(session: &Session) -> bool {
    at_kiosk(session) && may_go_back(session) && !kiosk_a(session)
}

fn on_menu(session: &Session) -> bool {
    at_kiosk(session) && session.menu().is_some()
}

fn has_more(session: &Session) -> bool {
    session.menu().is_some_and(|menu| menu.pages() > 1)
}

fn may_leave(session: &Session) -> bool {
    !session.is_kiosk()
}

fn on_compare(session: &Session) -> bool {
    session.page == Page::Compare
}

fn on_calendar(session: &Session) -> bool {
    on_states(session) || on_compare(session)
}

/// Where a comparison begins and where it ends.
fn between_two(session: &Session) -> bool {
    on_compare(session) || session.page == Page::Check && session.is_comparing()
}

/// On the way as well; a calendar by itself is left for the comparison first.
fn may_take_back(session: &Session) -> bool {
    session.is_comparing() && (on_question(session) || session.page == Page::Unresolved)
}

fn on_choices(session: &Session) -> bool {
    let chosen = question(session).is_some_and(|q| matches!(q.kind(), Kind::Choices(_)));
    !session.is_kiosk() && (chosen || session.page == Page::Check)
}

fn on_strip(session: &Session) -> bool {
    question(session) == Some(Question::Months)
}

/// Whether it is asked when money arrived.
fn on_arrival(session: &Session) -> bool {
    on_strip(session) && matches!(session.strip.waits, Waits::ForArrival { .. })
}

/// Among the choices of the story it stands in sight already.
fn asks_of_months(session: &Session) -> bool {
    may_paint(session) && question(session).is_some_and(|q| q != Question::Story)
}

fn may_paint_anew(session: &Session) -> bool {
    may_paint(session) && session.page == Page::Check
}

fn may_paint(session: &Session) -> bool {
    session.may_paint()
}

fn moves(session: &Session) -> bool {
    on_question(session) || matches!(session.page, Page::Check | Page::Welcome)
}

/// At the desk a key erases more than what is typed, and says so.
fn types_there(session: &Session) -> bool {
    types(session) && !desk_or_prompt(session)
}

fn types(session: &Session) -> bool {
    if desk_or_prompt(session) || names_file(session) {
        return true;
    }
    // Where dates are chosen, only places are typed.
    question(session).is_some_and(|q| match q.kind() {
        Kind::Place => true,
        Kind::Month | Kind::Day => !session.is_kiosk(),
        Kind::Choices(_) | Kind::Months => false,
    })
}

fn may_not_know(session: &Session) -> bool {
    question(session)
        .is_some_and(|q| matches!(q.kind(), Kind::Month | Kind::Day) && q.may_be_unknown())
}

fn may_skip(session: &Session) -> bool {
    question(session).is_some_and(|q| matches!(q.kind(), Kind::Choices(_)) && q.may_be_unknown())
}

fn begun_result(session: &Session) -> bool {
    may_wonder(session) && begun(session)
}

fn begun(session: &Session) -> bool {
    !session.answers.is_empty()
}

fn may_go_back(session: &Session) -> bool {
    session.can_go_back()
}
