//! The files a command reads. The only place of the program that opens any to read.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that looks for files and opens them, to read"
)]

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::policy::{Code, Faulty, Problem};

/// The region files of a folder, as name and text, and those that cannot be read.
pub(super) fn read_dir(dir: &Path) -> (Vec<(String, String)>, Vec<Faulty>) {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    let Ok(entries) = fs::read_dir(dir) else {
        return (files, vec![faulty(dir, Code::P001, &[], 0)]);
    };
    for entry in entries {
        let Ok(entry) = entry else {
            faults.push(faulty(dir, Code::P001, &[], 0));
            continue;
        };
        let path = entry.path();
        if path.extension() != Some(OsStr::new("toml")) {
            continue;
        }
        match read_region_file(&path) {
            Ok(text) => files.push((entry.file_name().to_string_lossy().into_owned(), text)),
            Err(fault) => faults.push(fault),
        }
    }
    files.sort_unstable();
    faults.sort_unstable_by(|a, b| a.file.cmp(&b.file));
    (files, faults)
}

/// The text of one region file.
pub(super) fn read_region_file(path: &Path) -> Result<String, Faulty> {
    let bytes = fs::read(path).map_err(|_| faulty(path, Code::P001, &[], 0))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        faulty(path, Code::P002, error.as_bytes(), at)
    })
}

/// A file that cannot be read as text: the first byte that cannot, and what stands around it.
fn faulty(path: &Path, code: Code, bytes: &[u8], at: usize) -> Faulty {
    let file = path.display().to_string();
    Faulty {
        text: String::from_utf8_lossy(bytes).into_owned(),
        problems: vec![Problem::new(code, &file, at..at, &file)],
        borrowed: Vec::new(),
        file,
    }
}

/// Whether something can be read there.
pub(super) fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Whether it is a folder.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
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
