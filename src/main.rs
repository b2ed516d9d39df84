//! 医保日历.

fn main() {}
