//! The one file the program writes: a case saved because somebody asked for it, whole or not at all.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that writes a file, by the name that was given"
)]

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What stands where a file is to be written.
pub(super) enum Standing {
    /// Nothing.
    Free,
    /// A file.
    File,
    /// A folder, a device, or what else cannot be replaced by a file.
    Other,
}

/// What stands there; what cannot be told will be told by writing.
pub(super) fn standing(path: &Path) -> Standing {
    match fs::metadata(path) {
        Ok(what) if what.is_file() => Standing::File,
        Ok(_) => Standing::Other,
        Err(_) => Standing::Free,
    }
}

/// Writes a file beside the place where it is to be, and puts it there once it is whole: a full disk leaves what was there
/// before, and nothing else.
pub(super) fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    // A link goes on pointing to the file, and the file is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (beside, mut file) = open_beside(&path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| keep_permissions(&path, &beside));
    // Some systems do not rename what is open.
    drop(file);
    let written = written.and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // What went wrong is worth telling, and not that something is left because of it.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A new file in the same folder: only there can it be renamed.
fn open_beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    const TRIES: u8 = 16;
    let Some(name) = path.file_name() else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    for n in 0..TRIES {
        let mut part = OsString::from(".");
        part.push(name);
        part.push(format!(".{n}.part"));
        let beside = path.with_file_name(part);
        match fs::File::create_new(&beside) {
            // Left by somebody whose machine went down, or just being written.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (beside, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Whoever could read the file before can read it afterwards, and nobody else.
fn keep_permissions(path: &Path, beside: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(before) => fs::set_permissions(beside, before.permissions()),
        Err(_) => Ok(()),
    }
}
