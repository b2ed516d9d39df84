//! What is typed stays in the program: no file holds it afterwards, and none was written at all.

use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;

use super::visitor::{ENTER, Visitor};
use super::window::Window;

/// What nobody types by chance; short enough for every field.
const MARKER: &str = "zqxjkvwyzq";
const ERASED: &str = "\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f";

/// A home, a place for what is kept a while, and a folder to stand in: all of it empty.
struct Lodging(tempfile::TempDir);

impl Lodging {
    fn empty() -> Self {
        let lodging = Self(tempfile::tempdir().expect("a folder"));
        for folder in ["home", "tmp", "here"] {
            fs::create_dir(lodging.0.path().join(folder)).expect("a folder");
        }
        lodging
    }

    fn runs(&self, arguments: &[&str]) -> Window {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yibao"));
        command.args(arguments);
        let of = |folder: &str| self.0.path().join(folder);
        for name in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
        ] {
            command.env(name, of("home"));
        }
        for name in ["TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR"] {
            command.env(name, of("tmp"));
        }
        command.cwd(of("here"));
        Window::run(command, (60, 20))
    }

    fn is_still_empty(&self) {
        let files = below(self.0.path());
        assert_eq!(files, Vec::<PathBuf>::new());
    }
}

/// Every file below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Types the marker into the field shown, tries to go on with it, and takes it back.
fn types_the_marker(visitor: &mut Visitor, question: &str) {
    visitor.is_asked(question);
    visitor.window.press(MARKER);
    visitor.window.sees(&[MARKER]);
    visitor.window.press(ENTER);
    visitor.window.press(ERASED);
    let gone = |screen: &vt100::Screen| !screen.contents().contains(&MARKER[..2]);
    visitor
        .window
        .wait_for("an empty field", |screen| gone(screen).then_some(()));
}

#[test]
fn a_marker_typed_into_every_field_is_in_no_file() {
    let lodging = Lodging::empty();
    let mut visitor = Visitor {
        window: lodging.runs(&["--today", "2026-11-21"]),
    };
    types_the_marker(&mut visitor, "您的医保交在哪里");
    visitor.insured_in("changsha", "长沙");
    visitor.answers("谁在交", "灵活就业");
    visitor.answers("交得怎么样", "断过，后来又交上了");
    visitor.answers("最后交的是什么时候", "四到六个月前");
    types_the_marker(&mut visitor, "最后交的是哪个月");
    visitor.types("最后交的是哪个月", "202607");
    visitor.answers("什么时候又交上", "这个月");
    visitor.answers("补交了吗", "都补上了");
    types_the_marker(&mut visitor, "哪天到账");
    visitor.types("哪天到账", "20261110");
    visitor.answers("激活了吗", "激活了");
    visitor.answers("亲情账户", "没有绑定");
    visitor.agrees_to(&["2026年11月10日"]);
    visitor.is_told(&["现在能报"]);
    assert!(visitor.leaves().status.success());
    lodging.is_still_empty();
}

#[test]
fn at_a_machine_that_many_share_too() {
    for ending in ["TERM", "HUP", "KILL"] {
        let lodging = Lodging::empty();
        let mut window = lodging.runs(&["kiosk", "--today", "2026-11-21"]);
        window.sees(&["120秒没有人用"]);
        window.press("1");
        window.sees(&["您的医保交在哪里"]);
        window.press(MARKER);
        window.sees(&[MARKER]);
        window.signal(ending);
        let ended = window.ends();
        assert!(!ended.status.success(), "{ending}");
        assert!(!ended.says().contains(MARKER) || ending == "KILL");
        lodging.is_still_empty();
    }
}
