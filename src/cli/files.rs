//! The files a command reads. The only place of the program that opens any.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that looks for files and opens them, to read"
)]

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::policy::{Code, Faulty, Problem};

/// The region files of a folder, as name and text.
pub(super) fn read_dir(dir: &Path) -> Result<Vec<(String, String)>, Faulty> {
    let shown = dir.display().to_string();
    let entries = fs::read_dir(dir).map_err(|_| faulty(&shown, Code::P001))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|_| faulty(&shown, Code::P001))?.path();
        if path.extension() != Some(OsStr::new("toml")) {
            continue;
        }
        let shown = path.display().to_string();
        let bytes = fs::read(&path).map_err(|_| faulty(&shown, Code::P001))?;
        let text = String::from_utf8(bytes).map_err(|_| faulty(&shown, Code::P002))?;
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        files.push((name, text));
    }
    Ok(files)
}

fn faulty(file: &str, code: Code) -> Faulty {
    Faulty {
        file: file.to_owned(),
        text: String::new(),
        problems: vec![Problem::new(code, file, 0..0, file)],
        borrowed: Vec::new(),
    }
}

/// Whether something can be read there.
pub(super) fn is_there(path: &Path) -> bool {
    path.exists()
}

/// At most `limit` bytes of a file, and one more if there are more.
pub(super) fn read_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    read_some(&mut fs::File::open(path)?, limit)
}

/// At most `limit` bytes of what there is to read, and one more if there are more.
pub(super) fn read_some(input: &mut dyn Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    input.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}
