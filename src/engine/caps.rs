//! The caps of all counters, one set for the whole project, so that the machine has finitely many states; and the age
//! from which nobody is a minor any more, which bounds the years there can be to count.

/// Unbroken months are counted up to two years: no rule read so far asks for more.
pub const MONTHS_CAP: u8 = 24;
/// Missed years are counted up to this.
pub const YEARS_MISSED_CAP: u8 = 30;
/// Unbroken resident years are counted up to this: reliefs ask for two.
pub const YEARS_CAP: u8 = 2;
/// A gap of more months than this is not told from a longer one, and nobody is held to have made it up in full: packs
/// may set no limit beyond it.
pub const GAP_CAP: u8 = crate::policy::LONGEST_MONTHS;
/// Premium months are counted up to 50 years.
pub const RECORD_CAP: u16 = 600;
/// Who is younger is a minor.
pub const ADULT_YEARS: u8 = 18;
