//! What a check found as data for other programs: editors, scripts, pages that show how far the packs are.

use serde::Serialize;

use super::DayJson;
use crate::calendar::Day;
use crate::check::{Checked, Detail, Finding, PackFacts, Rule, Walked};
use crate::i18n::Lang;
use crate::policy::{Identity, Severity, line_column};
use crate::report::checked::{count, notes};
use crate::report::problems::{case_problem, pack_help, pack_note, pack_says};

/// The version of the form.
const FORMAT: u32 = 1;

/// What `yibao check --format json` prints. Fields may be added without a new `format`.
#[derive(Debug, Serialize)]
#[cfg_attr(
    test,
    derive(schemars::JsonSchema),
    schemars(title = "A check of the packs of yibao (医保日历)")
)]
pub struct CheckJson {
    /// The version of this form. Grows when a field changes its meaning or goes away.
    pub format: u32,
    /// The day as of which values are too old.
    pub today: DayJson,
    /// How many files were looked at, the index left out.
    pub files: usize,
    /// How many findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// How many are hints.
    pub hints: usize,
    /// What was found, by file and place in it.
    pub findings: Vec<FindingJson>,
    /// The packs that read.
    pub packs: Vec<PackJson>,
}

/// Something found.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Finding"))]
pub struct FindingJson {
    /// Its code, which never changes its meaning.
    #[cfg_attr(test, schemars(regex(pattern = "^P[0-9]{3}$")))]
    pub code: String,
    /// How bad it is.
    pub severity: SeverityName,
    /// The file.
    pub file: String,
    /// Where it begins; null if it is about the file as a whole.
    pub from: Option<PlaceInFile>,
    /// Where it ends: the first character that no longer belongs to it.
    pub to: Option<PlaceInFile>,
    /// What it is about, as written.
    pub what: String,
    /// What it is.
    pub says: String,
    /// What else there is to say.
    pub notes: Vec<String>,
    /// What to do.
    pub help: String,
    /// The line it begins on.
    pub excerpt: Option<String>,
}

/// A place in a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceInFile {
    /// The line, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub line: usize,
    /// The character of the line, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub column: usize,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Severity"))]
#[serde(rename_all = "kebab-case")]
pub enum SeverityName {
    /// The pack cannot be used so, or says what is not so.
    Error,
    /// Somebody should look at it.
    Warning,
    /// It could be better.
    Hint,
}

/// A pack that reads.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Pack"))]
pub struct PackJson {
    /// Its file.
    pub file: String,
    /// The division code of its place.
    pub code: String,
    /// The name of its place.
    pub name: String,
    /// Its worked examples.
    pub examples: usize,
    /// Those of them that come out.
    pub held: usize,
    /// Its rules with a source that can move a day, branches counted one by one.
    pub rules: usize,
    /// Those of them that some example of some pack decides by.
    pub rules_decided: usize,
    /// What it has besides that only decides where somebody chooses it.
    pub readings: usize,
    /// Those of them that some example chooses and decides by.
    pub readings_decided: usize,
    /// The others of both.
    pub undecided: Vec<UndecidedJson>,
    /// Its lanes, every state of which was walked.
    pub lanes: Vec<Walked>,
}

/// A rule, or a branch of one, that no example decides by.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Undecided"))]
pub struct UndecidedJson {
    /// The line it stands on.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub line: usize,
    /// The parameter, as its path in a pack, and the branch, lists counted from 1.
    pub rule: String,
    /// Of whom it speaks; empty: of everybody.
    pub who: Vec<Identity>,
    /// The id of its source.
    pub source: String,
    /// The reading an example has to choose for it; null if it decides of itself.
    pub reading: Option<String>,
}

/// What a check found, as data.
pub fn check_json(lang: Lang, checked: &Checked, today: Day) -> CheckJson {
    CheckJson {
        format: FORMAT,
        today: today.into(),
        files: checked.files,
        errors: count(checked, Severity::Error),
        warnings: count(checked, Severity::Warning),
        hints: count(checked, Severity::Hint),
        findings: checked
            .findings
            .iter()
            .map(|finding| self::finding(lang, finding))
            .collect(),
        packs: checked.packs.iter().map(pack).collect(),
    }
}

fn finding(lang: Lang, finding: &Finding) -> FindingJson {
    let (problem, text) = (&finding.problem, &finding.text);
    let place = |at: usize| {
        let (line, column) = line_column(text, at);
        (!text.trim().is_empty()).then_some(PlaceInFile { line, column })
    };
    let from = place(problem.span.start);
    let line = from
        .as_ref()
        .and_then(|from| text.lines().nth(from.line - 1));
    let mut notes = notes(lang, &finding.detail);
    notes.extend(pack_note(lang, problem, text));
    if let Detail::Case(line, wrong) = &finding.detail {
        notes.push(case_problem(lang, lang.cli_line(), line, wrong));
    }
    FindingJson {
        code: problem.code.name(),
        severity: match problem.code.severity() {
            Severity::Error => SeverityName::Error,
            Severity::Warning => SeverityName::Warning,
            Severity::Hint => SeverityName::Hint,
        },
        file: problem.file.clone(),
        to: place(problem.span.end.max(problem.span.start)),
        excerpt: line.map(str::to_owned),
        from,
        what: problem.what.clone(),
        says: pack_says(lang, problem),
        notes,
        help: pack_help(lang, problem),
    }
}

fn pack(pack: &PackFacts) -> PackJson {
    PackJson {
        file: pack.file.clone(),
        code: pack.code.clone(),
        name: pack.name.clone(),
        examples: pack.examples,
        held: pack.held,
        rules: pack.rules,
        rules_decided: pack.rules_decided(),
        readings: pack.readings,
        readings_decided: pack.readings_decided(),
        undecided: pack.undecided.iter().map(undecided).collect(),
        lanes: pack.walks.clone(),
    }
}

fn undecided(rule: &Rule) -> UndecidedJson {
    UndecidedJson {
        line: rule.line,
        rule: rule.name(),
        who: rule.who.clone(),
        source: rule.source.clone(),
        reading: rule.reading.clone(),
    }
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::CheckJson;
    use crate::policy::schema::assert_committed;

    #[test]
    fn the_schema_of_checks_is_the_committed_one() {
        let settings = SchemaSettings::draft07().for_serialize();
        let generated = settings
            .into_generator()
            .into_root_schema_for::<CheckJson>();
        assert_committed("check.schema.json", &generated);
    }
}
