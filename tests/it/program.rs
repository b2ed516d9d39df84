//! The real program, run as a script would: no terminal anywhere.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs the program with nothing to read.
pub fn yibao<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Ran {
    yibao_in(Path::new("."), args, b"")
}

/// Runs the program in a folder, with `input` to read.
pub fn yibao_in<S: AsRef<OsStr>>(
    folder: &Path,
    args: impl IntoIterator<Item = S>,
    input: &[u8],
) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yibao"))
        .args(args)
        .current_dir(folder)
        // The settings of whoever runs the tests are none of theirs.
        .env("XDG_CONFIG_HOME", "/nowhere")
        .env_remove("YIBAO_CONFIG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe to write to");
    // It may have read enough, or want nothing: then the pipe breaks, as it should.
    let _ = pipe.write_all(input);
    drop(pipe);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("what it says is UTF-8");
    Ran {
        status: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}
