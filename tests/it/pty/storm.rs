//! Whatever a keyboard, a paste or a broken line may send: the program lives, and can be left.

use super::visitor::{CTRL_C, ENTER, ESC, Visitor, position};

/// Forgets the answers.
const F8: &str = "\x1b[19~";
/// Takes back more than can be typed.
const ERASED: &str = "\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f";
/// What ends a paste, a string and a half-sent sequence, so that keys are keys again.
const END_OF_ALL: &str = "\x1b[201~\x1b\\";

const KEYS: &[&str] = &[
    "\r", "\x1b", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F",
    "\x1bOP", "\x1bOQ", "\x1bOS", "\x1b[15~", "\x1b[18~", "\x1b[19~", "\x1b[20~", "\x1b[24~",
    "\x7f", "\t", " ", "0", "1", "2", "3", "8", "9", "cs", "202607", "31", "长沙", "９",
];

const GARBAGE: &[&[u8]] = &[
    b"\x1b[",
    b"\x1b[1;",
    b"\x1b[99999999999999999999~",
    b"\x1b[<35;200;200M",
    b"\x1b[<0;1;1m",
    b"\x1b[M   ",
    b"\x1b[I",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1bP1$r\x1b\\",
    b"\x1b]11;rgb:0/0/0\x07",
    b"\x1b[?62;c",
    b"\x1b[24;80R",
    b"\x1b[97;5u",
    b"\x1b\x1b\x1b",
    b"\x1b[\x1b[",
    b"\x00",
    b"\xff\xfe",
    b"\xe5\x8c",
    b"\x80",
    b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80",
    "\u{301}\u{200d}\u{202e}\u{feff}".as_bytes(),
];

/// Numbers that are the same every time.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).expect("small")).expect("small")
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Any byte but the one that leaves.
    fn byte(&mut self) -> u8 {
        let byte = u8::try_from(self.below(256)).expect("a byte");
        if byte == CTRL_C.as_bytes()[0] {
            b'c'
        } else {
            byte
        }
    }
}

/// After the storm: everything can be forgotten, a visit begun, and the program left.
fn is_well(mut visitor: Visitor) {
    let Visitor { window } = &mut visitor;
    window.resize(80, 24);
    // Escape last: what follows it at once would be a part of it.
    window.presses_until(
        &[END_OF_ALL, F8, F8, ERASED, ESC],
        "the first question",
        |screen| {
            position(screen, "您的医保交在哪里").is_some() && position(screen, "新疆").is_some()
        },
    );
    window.presses_until(&[ERASED, "changsha"], "长沙", |screen| {
        position(screen, "： changsha").is_some()
    });
    window.press(ENTER);
    visitor.is_asked("谁在交");
    let ended = visitor.leaves();
    assert!(ended.status.success(), "{:?}", ended.status);
    ended.left_the_terminal_as_it_was();
}

#[test]
fn a_storm_of_keys_and_garbage() {
    for seed in 1..=12 {
        let mut random = Seeded(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let mut visitor = Visitor::comes("2026-11-21", (80, 24));
        for _ in 0..40 {
            let mut bytes = Vec::new();
            for _ in 0..30 {
                match random.below(10) {
                    0 => bytes.extend_from_slice(random.one_of(GARBAGE)),
                    1 => bytes.push(random.byte()),
                    _ => bytes.extend_from_slice(random.one_of(KEYS).as_bytes()),
                }
            }
            visitor.window.send(&bytes);
            let (columns, rows) =
                random.one_of(&[(80, 24), (60, 20), (120, 40), (30, 8), (2, 1), (41, 13)]);
            visitor.window.resize(columns, rows);
        }
        is_well(visitor);
    }
}

#[test]
fn a_hundred_kilobytes_pasted() {
    let text = "医保断了三个月,补交以后从哪天起能报?\r".repeat(2000);
    assert!(text.len() > 100_000);
    let mut visitor = Visitor::comes("2026-11-21", (80, 24));
    visitor.window.send(text.as_bytes());
    is_well(visitor);
}

#[test]
fn a_hundred_kilobytes_pasted_in_brackets() {
    let mut visitor = Visitor::comes("2026-11-21", (80, 24));
    visitor
        .window
        .press(&format!("\x1b[200~{}\x1b[201~", "x".repeat(100_000)));
    is_well(visitor);
}

#[test]
fn bytes_that_are_no_text() {
    let mut random = Seeded(7);
    let mut visitor = Visitor::comes("2026-11-21", (80, 24));
    // The escape byte apart, so that most arrive as keys.
    let bytes: Vec<u8> = (0..8_000)
        .map(|_| random.byte())
        .filter(|byte| *byte != 0x1b)
        .collect();
    visitor.window.send(&bytes);
    is_well(visitor);
}
