//! Days and months as the rules use them: months as a unit of premiums, spans of days, the ways a wait is counted, and
//! the spellings people type.
//!
//! Knows the Gregorian calendar and nothing of insurance: no scheme, no region, no clock, no words.

mod bounds;
mod counting;
mod day;
mod month;
mod parse;
mod turn;

pub use bounds::Bounds;
pub use counting::{Counting, MonthEnd};
pub use day::{
    Day, DayRange, FIRST_YEAR, LAST_YEAR, day, far_future, far_past, minus_days, plus_days,
    plus_months,
};
pub use month::{Month, MonthRange};
pub(crate) use parse::fold_width;
pub use parse::{
    DateError, parse_day, parse_day_range, parse_month, parse_month_range, parse_year,
};
pub use turn::{Like, Turn, first_unlike, halve};
