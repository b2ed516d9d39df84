//! Mistakes in packs and cases, shown with their place, an excerpt, and what to do.

use super::excerpt::{Mistake, paragraph, quoted};
use crate::calendar::{DateError, parse_day};
use crate::case::{CaseCode, CaseHint, CaseProblem, MAX_BYTES, event_word, identity_word};
use crate::engine::EventKind;
use crate::i18n::Lang;
use crate::policy::{Code, Faulty, Hint, Identity, Mark, Problem, Severity, Wanted, line_column};

/// All problems of a pack, one paragraph each.
pub fn pack_problems(lang: Lang, faulty: &Faulty) -> String {
    let paragraphs = faulty
        .problems
        .iter()
        .map(|problem| pack_problem(lang, problem, &faulty.text, Vec::new()));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// A problem of a pack, as one paragraph; `notes`: what else there is to say.
pub(super) fn pack_problem(
    lang: Lang,
    problem: &Problem,
    text: &str,
    mut notes: Vec<String>,
) -> String {
    notes.extend(pack_note(lang, problem, text));
    let mistake = Mistake {
        code: &problem.code.name(),
        severity: problem.code.severity(),
        title: &pack_says(lang, problem),
        hint: &pack_help(lang, problem),
        file: &problem.file,
        text,
        span: problem.span.clone(),
        notes,
    };
    paragraph(lang, &mistake)
}

/// What a problem of a pack is, in a sentence.
pub(super) fn pack_says(lang: Lang, problem: &Problem) -> String {
    pack_title(lang, problem.code, &quoted(&problem.what))
}

/// Where else in the file one has to look.
pub(super) fn pack_note(lang: Lang, problem: &Problem, text: &str) -> Option<String> {
    let (line, _) = line_column(text, problem.other.as_ref()?.start);
    Some(match problem.code {
        Code::P006 => lang.problem_opened_on(line),
        Code::P037 => lang.problem_next_on(line),
        _ => lang.problem_other_on(line),
    })
}

/// What to do about it.
pub(super) fn pack_help(lang: Lang, problem: &Problem) -> String {
    match &problem.hint {
        Some(hint) => hint_says(lang, hint),
        None => pack_hint(lang, problem.code, &problem.what),
    }
}

/// What a hint says.
pub(crate) fn hint_says(lang: Lang, hint: &Hint) -> String {
    match hint {
        Hint::Meant(meant) => lang.hint_did_you_mean(meant),
        Hint::OneOf(list) => lang.hint_one_of(list),
        Hint::Write(this) => lang.hint_write(this),
        Hint::Close(sign) => lang.hint_close(sign),
        Hint::TakenIn(place) => lang.hint_taken_in(place),
        Hint::Wanted(wanted) => match *wanted {
            Wanted::Number(Some(most)) => lang.hint_number_up_to(most),
            Wanted::Number(None) => lang.hint_whole_number().to_owned(),
            Wanted::Text => lang.hint_text().to_owned(),
            Wanted::YesNo => lang.hint_yes_no().to_owned(),
            Wanted::List(Some(n)) => lang.hint_list_of(n),
            Wanted::List(None) => lang.hint_a_list().to_owned(),
            Wanted::Table => lang.hint_a_table().to_owned(),
            Wanted::Date => lang.hint_date().to_owned(),
        },
    }
}

/// The problem of a case, as one paragraph.
pub fn case_problem(lang: Lang, file: &str, text: &str, problem: &CaseProblem) -> String {
    let mistake = Mistake {
        code: &problem.code.name(),
        severity: Severity::Error,
        title: &case_says(lang, problem),
        hint: &case_help(lang, problem),
        file,
        text,
        span: problem.span.clone(),
        notes: Vec::new(),
    };
    paragraph(lang, &mistake)
}

/// A problem of what stands by itself, in no file and on no line: what it is, and what to do about it.
pub fn bare_problem(lang: Lang, problem: &CaseProblem) -> String {
    format!("{}\n{}", case_says(lang, problem), case_help(lang, problem))
}

fn case_says(lang: Lang, problem: &CaseProblem) -> String {
    case_title(lang, problem.code, &quoted(&problem.what))
}

fn case_help(lang: Lang, problem: &CaseProblem) -> String {
    match &problem.hint {
        Some(hint) => case_hint_says(lang, hint),
        None => case_hint(lang, problem.code),
    }
}

/// What a hint says of a case, or of a place in it.
pub(crate) fn case_hint_says(lang: Lang, hint: &CaseHint) -> String {
    match hint {
        CaseHint::Meant(meant) => lang.hint_did_you_mean(meant),
        CaseHint::OneOf(places) => lang.case_hint_which_place(some(lang, places)),
        CaseHint::Within(places) => match places.as_slice() {
            [place] => lang.case_hint_within(place),
            _ => lang.case_hint_within_one_of(some(lang, places)),
        },
        CaseHint::Elsewhere => lang.place_elsewhere().to_owned(),
        CaseHint::Write(this) => lang.hint_write(quoted(this)),
        CaseHint::Like(example) => lang.hint_such_as(example),
    }
}

fn pack_title(lang: Lang, code: Code, what: &str) -> String {
    match code {
        Code::P001 | Code::P055 => lang.pack_unreadable(what),
        Code::P002 => lang.pack_not_utf8(what),
        Code::P003 => lang.pack_not_toml(what),
        Code::P004 => lang.case_invisible(what),
        Code::P005 => lang.case_double_key(what),
        Code::P006 => lang.pack_not_toml_on().to_owned(),
        Code::P010 => lang.pack_unknown_key(what),
        Code::P011 => lang.pack_missing_key(what),
        Code::P012 => lang.pack_bad_value(what),
        Code::P013 => lang.pack_bad_word(what),
        Code::P014 => lang.pack_bad_date(what),
        Code::P020 => lang.pack_wait_length(what),
        Code::P021 => lang.pack_wait_bounds(what),
        Code::P022 => lang.pack_wait_month_end(what),
        Code::P023 => lang.pack_wait_level(what),
        Code::P024 => lang.pack_gap_limit(what),
        Code::P025 => lang.pack_year_day(what),
        Code::P026 => lang.pack_min_years(what),
        Code::P030 => lang.pack_statement(what),
        Code::P031 => lang.pack_no_source(what),
        Code::P032 => lang.pack_unknown_source(what),
        Code::P033 => lang.pack_double_source(what),
        Code::P034 => lang.pack_no_from(what),
        Code::P035 => lang.pack_ends_early(what),
        Code::P036 => lang.pack_overlap(what),
        Code::P037 => lang.pack_gap(what),
        Code::P038 => lang.pack_other_scheme(what),
        Code::P040 => lang.pack_unreachable(what),
        Code::P041 => lang.pack_segments(what),
        Code::P042 => lang.pack_number(what),
        Code::P043 => lang.pack_after_wait(what),
        Code::P044 => lang.pack_other_year(what),
        Code::P045 => lang.pack_zero(what),
        Code::P046 => lang.pack_empty_list(what),
        Code::P047 => lang.pack_twice(what),
        Code::P048 => lang.pack_address(what),
        Code::P050 => lang.pack_region(what),
        Code::P051 => lang.pack_parent(what),
        Code::P052 => lang.pack_code(what),
        Code::P053 => lang.pack_double_advice(what),
        Code::P054 => lang.pack_not_listed(what),
        Code::P056 => lang.local_bad_place(what),
        Code::P057 => lang.local_bad_day(what),
        Code::P058 => lang.local_untold(what),
        Code::P059 => lang.local_overstated(what),
        Code::P060 => lang.pack_index(what),
        Code::P061 => lang.pack_spelling(what),
        Code::P062 => lang.pack_double_name(what),
        Code::P070 => lang.pack_example_case(what),
        Code::P071 => lang.pack_example_months(what),
        Code::P072 => lang.pack_example_reading(what),
        Code::P073 => lang.pack_example_differs(what),
        Code::P074 => lang.pack_example_day(what),
        Code::P101 => lang.pack_outlived(what),
        Code::P102 => lang.pack_unchecked(what),
        Code::P103 => lang.pack_checked_ahead(what),
        Code::P104 => lang.pack_missing_year(what),
        Code::P110 => lang.pack_same_reading(what),
        Code::P111 => lang.pack_not_read(what),
        Code::P112 => lang.pack_unused_source(what),
        Code::P113 => lang.pack_one_language(what),
        Code::P114 => lang.pack_never_advice(what),
        Code::P115 => lang.pack_empty_example(what),
        Code::P116 => lang.pack_other_name(what),
        Code::P117 => lang.pack_other_sound(what),
        Code::P118 => lang.local_idle(what),
        Code::P120 => lang.pack_no_room(what),
        Code::P130 => lang.pack_not_proved(what),
        Code::P131 => lang.pack_not_walked(what),
        Code::P132 => lang.pack_no_exception(what),
        Code::P201 => lang.pack_inherited(what),
        Code::P202 => lang.pack_undecided(what),
    }
}

/// How a source says that somebody told it.
const TOLD_LIKE: &str = "{ by = \"12393\", on = 2026-11-21, region = \"430100\" }";

fn pack_hint(lang: Lang, code: Code, what: &str) -> String {
    let text = match code {
        Code::P001 => lang.hint_file(),
        Code::P002 => lang.hint_utf8(),
        Code::P003 => lang.hint_toml(),
        Code::P004 => lang.case_hint_invisible(),
        Code::P005 => lang.case_hint_double_key(),
        Code::P006 => lang.hint_toml_on(),
        Code::P010 | Code::P013 => lang.hint_schema(),
        Code::P011 => lang.hint_add_key(),
        Code::P012 => lang.hint_value(),
        Code::P014 if is_no_day(what) => lang.hint_no_such_day(),
        Code::P014 => lang.hint_date(),
        Code::P020 | Code::P021 => lang.hint_wait_length(),
        Code::P022 => lang.hint_month_end(),
        Code::P023 => lang.hint_level(),
        Code::P024 => lang.hint_gap_limit(),
        Code::P025 => lang.hint_year_day(),
        Code::P026 => lang.hint_min_years(),
        Code::P030 => lang.hint_statement(),
        Code::P031 => lang.hint_source(),
        Code::P032 => lang.hint_declare_source(),
        Code::P033 | Code::P053 => lang.hint_unique(),
        Code::P034 => lang.hint_from(),
        Code::P035 => lang.hint_order(),
        Code::P036 => lang.hint_overlap(),
        Code::P037 => lang.hint_gap(),
        Code::P038 => lang.hint_other_scheme(),
        Code::P040 => lang.hint_rising(),
        Code::P041 => lang.hint_segments(),
        Code::P042 => lang.hint_number(),
        Code::P043 => lang.hint_after_wait(),
        Code::P044 => lang.hint_other_year(),
        Code::P045 => lang.hint_zero(),
        Code::P046 => lang.hint_empty_list(),
        Code::P047 => lang.hint_twice(),
        Code::P048 => lang.hint_address(),
        Code::P050 => lang.hint_region(),
        Code::P051 => lang.hint_index_parent(),
        Code::P055 => lang.hint_listed_file(),
        Code::P056 => lang.local_hint_place(),
        Code::P057 => lang.local_hint_day(),
        Code::P058 => return lang.local_hint_untold(TOLD_LIKE),
        Code::P059 => lang.local_hint_overstated(),
        Code::P060 => lang.hint_index_code(),
        Code::P061 => lang.hint_spelling(),
        Code::P062 => lang.hint_double_name(),
        Code::P052 => lang.hint_code(),
        Code::P054 => lang.hint_list(),
        Code::P070 => lang.hint_example_case(),
        Code::P071 => {
            let marks: String = Mark::ALL.map(Mark::han).into_iter().collect();
            return lang.hint_example_months(marks);
        }
        Code::P072 => lang.hint_example_reading(),
        Code::P073 => lang.hint_example_differs(),
        Code::P074 => lang.hint_example_day(),
        Code::P101 => lang.hint_outlived(),
        Code::P102 => lang.hint_unchecked(),
        Code::P103 => lang.hint_checked_ahead(),
        Code::P104 => lang.hint_missing_year(),
        Code::P110 => lang.hint_same_reading(),
        Code::P111 => lang.hint_not_read(),
        Code::P112 => lang.hint_unused_source(),
        Code::P113 => lang.hint_one_language(),
        Code::P114 => lang.hint_never_advice(),
        Code::P115 => lang.hint_empty_example(),
        Code::P116 => lang.hint_other_name(),
        Code::P117 => lang.hint_other_sound(),
        Code::P118 => lang.local_hint_idle(),
        Code::P120 => lang.hint_no_room(),
        Code::P130 => lang.hint_not_proved(),
        Code::P131 => lang.hint_not_walked(),
        Code::P132 => lang.hint_no_exception(),
        Code::P201 => lang.hint_inherited(),
        Code::P202 => lang.hint_undecided(),
    };
    text.to_owned()
}

/// Whether something is written like a date, and the calendar has no such day.
fn is_no_day(written: &str) -> bool {
    let written = written.trim_matches(['"', '\'']);
    parse_day(written) == Err(DateError::NoSuchDate)
}

fn case_title(lang: Lang, code: CaseCode, what: &str) -> String {
    match code {
        CaseCode::C001 => lang.case_no_file(what),
        CaseCode::C002 => lang.case_not_utf8().to_owned(),
        CaseCode::C003 => lang.case_too_large(MAX_BYTES / 1024),
        CaseCode::C004 => lang.case_empty().to_owned(),
        CaseCode::C005 => lang.case_not_toml().to_owned(),
        CaseCode::C006 => lang.case_bare_month(what),
        CaseCode::C007 => lang.case_bare_text(what),
        CaseCode::C008 => lang.case_invisible(what),
        CaseCode::C009 => lang.case_unreadable(what),
        CaseCode::C010 => lang.case_unknown_key(what),
        CaseCode::C011 => lang.case_missing_key(what),
        CaseCode::C012 => lang.case_bad_value(what),
        CaseCode::C013 => lang.case_unknown_word(what),
        CaseCode::C014 => lang.case_not_a_date(what),
        CaseCode::C015 => lang.case_no_such_date(what),
        CaseCode::C016 => lang.case_year_out_of_range(what),
        CaseCode::C017 => lang.case_backwards(what),
        CaseCode::C018 => lang.case_not_a_month(what),
        CaseCode::C019 => lang.case_misplaced_key(what),
        CaseCode::C020 => lang.case_unknown_place(what),
        CaseCode::C021 => lang.case_no_place().to_owned(),
        CaseCode::C022 if what.is_empty() => lang.case_overlap_always().to_owned(),
        CaseCode::C022 => lang.case_overlap(what),
        CaseCode::C023 => lang.case_month_twice(what),
        CaseCode::C024 => lang.case_year_twice(what),
        CaseCode::C025 => lang.case_scheme(what),
        CaseCode::C026 => lang.case_open_beginning(what),
        CaseCode::C027 => lang.case_unknown_identity(what),
        CaseCode::C028 => lang.case_unknown_event(what),
        CaseCode::C029 => lang.case_double_key(what),
        CaseCode::C030 => lang.case_for_and_months().to_owned(),
        CaseCode::C031 => lang.case_argument(what),
        CaseCode::C032 => lang.case_too_many().to_owned(),
        CaseCode::C033 => lang.case_born_later(what),
        CaseCode::C034 => lang.case_too_far(what),
        CaseCode::C035 => lang.case_year_of_employee(what),
        CaseCode::C036 => lang.case_month_of_resident(what),
        CaseCode::C037 => lang.case_no_place_before(what),
        CaseCode::C038 => lang.case_no_last_month(what),
        CaseCode::C039 => lang.case_saved_mark(what),
        CaseCode::C040 => lang.case_saved_sum(what),
        CaseCode::C041 => lang.case_saved_order(what),
        CaseCode::C042 => lang.case_saved_twice().to_owned(),
    }
}

fn case_hint(lang: Lang, code: CaseCode) -> String {
    let text = match code {
        CaseCode::C001 => lang.case_hint_no_file(),
        CaseCode::C002 => lang.hint_utf8(),
        CaseCode::C003 | CaseCode::C032 => lang.case_hint_size(),
        CaseCode::C004 | CaseCode::C021 => lang.case_hint_empty(),
        CaseCode::C005 => lang.hint_toml(),
        CaseCode::C006 | CaseCode::C007 => lang.case_hint_quotes(),
        CaseCode::C008 => lang.case_hint_invisible(),
        CaseCode::C009 => lang.hint_file(),
        CaseCode::C010 | CaseCode::C012 | CaseCode::C019 => lang.case_hint_keys(),
        CaseCode::C011 => lang.hint_add_key(),
        CaseCode::C013 => lang.case_hint_words(),
        CaseCode::C014 => lang.case_hint_date(),
        CaseCode::C015 => lang.case_hint_no_such_date(),
        CaseCode::C016 => lang.case_hint_year(),
        CaseCode::C017 => lang.hint_order(),
        CaseCode::C018 => lang.case_hint_month(),
        CaseCode::C020 => lang.case_hint_place(),
        CaseCode::C022 => lang.case_hint_overlap(),
        CaseCode::C023 | CaseCode::C024 => lang.case_hint_twice(),
        CaseCode::C025 => lang.case_hint_scheme(),
        CaseCode::C026 => lang.case_hint_open_beginning(),
        CaseCode::C027 => {
            return one_of(
                lang,
                Identity::ALL.map(identity_word),
                Identity::ALL.map(Identity::code),
            );
        }
        CaseCode::C028 => {
            return one_of(
                lang,
                EventKind::ALL.map(event_word),
                EventKind::ALL.map(EventKind::code),
            );
        }
        CaseCode::C029 => lang.case_hint_double_key(),
        CaseCode::C030 => lang.case_hint_for_and_months(),
        CaseCode::C031 => lang.case_hint_argument(),
        CaseCode::C033 => lang.case_hint_born_later(),
        CaseCode::C034 => lang.case_hint_too_far(),
        CaseCode::C035 => lang.case_hint_year_of_employee(),
        CaseCode::C036 => lang.case_hint_month_of_resident(),
        CaseCode::C037 => lang.case_hint_no_place_before(),
        CaseCode::C038 => lang.case_hint_no_last_month(),
        CaseCode::C039 | CaseCode::C040 | CaseCode::C041 | CaseCode::C042 => lang.case_hint_saved(),
    };
    text.to_owned()
}

/// As many of them as one reads through.
fn some(lang: Lang, places: &[String]) -> String {
    const MOST: usize = 8;
    let shown = places.get(..MOST).unwrap_or(places).join(" ");
    if places.len() > MOST {
        lang.case_hint_and_others(shown)
    } else {
        shown
    }
}

/// The words of a kind, in the spelling of the language; both spellings are understood everywhere.
fn one_of<const N: usize>(lang: Lang, han: [&str; N], code: [&str; N]) -> String {
    lang.hint_one_of(match lang {
        Lang::Zh => han.join(" "),
        Lang::En => code.join(" "),
    })
}
