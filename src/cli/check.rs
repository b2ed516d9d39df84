//! `yibao check`: what is wrong with packs, what somebody should look at, and which rules no example decides by.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::args::{Check, Depth, Format, Options};
use super::{Failure, Outside, files, packs, write_json};
use crate::calendar::Day;
use crate::check::{Checked, Finding, check as check_shelf, check_files, check_told, walk_packs};
use crate::i18n::Lang;
use crate::policy::{Code, Faulty, INDEX_FILE, LOCAL_FILE, Problem, Shelf, is_fragment, read_pack};
use crate::report::{check_json, checked as checked_text};

/// The JSON Schema of what is found, generated from its types.
pub(super) const SCHEMA: &str = include_str!("../../assets/schema/check.schema.json");

/// What is asked for.
#[derive(Default)]
struct Asked {
    /// Folders with an index, and the files of each that are asked for; none: all of them.
    folders: BTreeMap<PathBuf, Option<BTreeSet<String>>>,
    /// Files with no index beside them.
    loose: Vec<PathBuf>,
    /// Files of local answers.
    local: Vec<PathBuf>,
}

pub(super) fn check(
    outside: &mut Outside<'_>,
    options: &Options,
    check: &Check,
) -> Result<(), Failure> {
    let today = options.today.unwrap_or_else(outside.today);
    let mut checked = Checked::default();
    let mut paths = check.paths.clone();
    paths.extend(options.local.named().iter().cloned());
    if paths.is_empty() {
        if let Some(folder) = &options.regions {
            checked = check_folder(folder, None, today, check.depth);
        } else {
            let mut shelf = packs(options)?;
            checked = check_shelf(&mut shelf, today);
            walk(&mut checked, &shelf, check.depth);
        }
    }
    let asked = Asked::of(&paths, options.lang)?;
    for (folder, names) in &asked.folders {
        let names = names.as_ref();
        checked.append(check_folder(folder, names, today, check.depth));
    }
    if !asked.loose.is_empty() {
        let found = check_loose(&asked.loose, packs(options)?, today, check.depth);
        checked.append(found);
    }
    for path in &asked.local {
        checked.append(check_local(path, &mut packs(options)?, today));
    }
    match check.format {
        Format::Text => outside
            .out
            .write_all(checked_text(options.lang, &checked).as_bytes())?,
        Format::Json => {
            let found = check_json(options.lang, &checked, today);
            write_json(outside, &found)?;
        }
    }
    outside.out.flush()?;
    let is_denied = |finding: &Finding| finding.severity() <= check.deny;
    if checked.findings.iter().any(is_denied) {
        return Err(Failure::Found);
    }
    Ok(())
}

fn walk(checked: &mut Checked, shelf: &Shelf, depth: Depth) {
    match depth {
        Depth::Files => {}
        Depth::States => walk_packs(checked, shelf.index()),
    }
}

impl Asked {
    fn of(paths: &[PathBuf], lang: Lang) -> Result<Self, Failure> {
        let mut asked = Self::default();
        for path in paths {
            if files::is_folder(path) {
                asked.folders.insert(path.clone(), None);
                continue;
            }
            if !files::is_there(path) {
                return Err(Failure::Input(lang.cli_no_such_path(path.display())));
            }
            if is_local(path) {
                asked.local.push(path.clone());
                continue;
            }
            let folder = path.parent().unwrap_or(Path::new(""));
            match path.file_name() {
                Some(name) if files::is_there(&folder.join(INDEX_FILE)) => {
                    let names = asked.folders.entry(folder.to_owned());
                    if let Some(names) = names.or_insert_with(|| Some(BTreeSet::new())) {
                        names.insert(name.to_string_lossy().into_owned());
                    }
                }
                _ => asked.loose.push(path.clone()),
            }
        }
        Ok(asked)
    }
}

/// Checks the packs of a folder, or some of them among the others.
fn check_folder(
    folder: &Path,
    names: Option<&BTreeSet<String>>,
    today: Day,
    depth: Depth,
) -> Checked {
    // A file that stands where one is begins in this folder.
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let (texts, unreadable) = files::read_dir(here);
    let shelf = Shelf::given(texts.clone());
    let (shelf, mut checked) = match shelf {
        Ok(mut shelf) => {
            let checked = check_shelf(&mut shelf, today);
            (Some(shelf), checked)
        }
        Err(index) => (None, check_files(&texts, &index)),
    };
    // A file that cannot be read is missed by the index as well: that is the same mistake.
    let is_news = |name: &str| !unreadable.iter().any(|known| is_of(known, name));
    let found = &mut checked.findings;
    found.retain(|found| found.problem.code != Code::P055 || is_news(&found.problem.what));
    let above = match (&shelf, names) {
        (Some(shelf), Some(names)) => broken_parents(shelf, names, &checked),
        _ => BTreeSet::new(),
    };
    let is_asked = |name: &str| {
        let all = names.is_none_or(|names| names.contains(name));
        all || name == INDEX_FILE || above.contains(name)
    };
    checked.retain(|name| is_news(name) && is_asked(name));
    if let Some(shelf) = &shelf {
        walk(&mut checked, shelf, depth);
    }
    checked.rename(|name| folder.join(name).display().to_string());
    let unreadable = unreadable.iter().filter(|faulty| {
        let name = Path::new(&faulty.file).file_name();
        names.is_none() || name.is_some_and(|name| is_asked(&name.to_string_lossy()))
    });
    checked.add(unreadable.flat_map(Finding::all));
    if let Some(names) = names {
        checked.files = names.iter().filter(|name| *name != INDEX_FILE).count();
    }
    checked
}

/// The packs above those asked for that do not read: nothing below them can be checked.
fn broken_parents(shelf: &Shelf, names: &BTreeSet<String>, checked: &Checked) -> BTreeSet<String> {
    let index = shelf.index();
    let is_asked = |pack: &Option<String>| pack.as_ref().is_some_and(|pack| names.contains(pack));
    let asked = index.places().iter().filter(|place| is_asked(&place.pack));
    let chains = asked.flat_map(|place| index.chain(&place.code));
    let files = chains.filter_map(|place| place.pack.clone());
    let reads = |file: &String| checked.packs.iter().any(|pack| pack.file == *file);
    files.filter(|file| !reads(file)).collect()
}

/// Whether a file found in a folder is the one the index names so.
fn is_of(found: &Faulty, name: &str) -> bool {
    Path::new(&found.file).file_name() == Some(OsStr::new(name))
}

/// Whether a file is one of local answers, and no pack.
fn is_local(path: &Path) -> bool {
    let is_called_so = path.file_name() == Some(OsStr::new(LOCAL_FILE));
    is_called_so || files::read_region_file(path).is_ok_and(|text| is_fragment(&text))
}

/// Checks a file of local answers against the packs it is about.
fn check_local(path: &Path, shelf: &mut Shelf, today: Day) -> Checked {
    let name = path.display().to_string();
    match files::read_region_file(path) {
        Ok(text) => check_told(&name, &text, shelf, today),
        Err(faulty) => {
            let mut checked = Checked::default();
            checked.add(Finding::all(&faulty));
            checked.told = (1, 0);
            checked
        }
    }
}

/// Checks files among packs that stand elsewhere, each in the place of the one its region has there.
fn check_loose(paths: &[PathBuf], mut shelf: Shelf, today: Day, depth: Depth) -> Checked {
    let mut alone = Checked::default();
    let mut names = BTreeSet::new();
    for path in paths {
        let name = path.display().to_string();
        let read = files::read_region_file(path)
            .and_then(|text| read_pack(&name, &text).map(|pack| (text, pack)));
        match read {
            Ok((text, pack)) if shelf.put(&pack.region.code, &name, &text) => {
                names.insert(name);
            }
            Ok((text, _)) => {
                let problem = Problem::new(Code::P054, &name, 0..0, &name);
                let faulty = Faulty {
                    file: name,
                    text,
                    problems: vec![problem],
                    borrowed: Vec::new(),
                };
                alone.add(Finding::all(&faulty));
            }
            Err(faulty) => alone.add(Finding::all(&faulty)),
        }
    }
    let mut checked = check_shelf(&mut shelf, today);
    checked.retain(|name| names.contains(name));
    walk(&mut checked, &shelf, depth);
    checked.files = paths.len();
    checked.append(alone);
    checked
}
