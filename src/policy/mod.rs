//! Region packs: the rules of each place as data, with their sources, doubts and dates.
//!
//! Knows TOML, sources and ranking, and the shapes a rule can have. Must not know a person, a month's outcome, or a word
//! that is shown to anybody.

mod advice;
mod branch;
mod county;
mod effect;
mod employee;
mod find;
mod gap;
mod hint;
mod index;
mod lenient;
mod lines;
mod lists;
mod local;
mod mark;
mod needed;
mod pack;
mod places;
mod problem;
mod proof;
mod rank;
mod read;
mod reader;
mod resident;
mod resident_value;
mod rhythm;
mod rules;
#[cfg(test)]
pub(crate) mod schema;
mod scheme;
mod shelf;
mod side;
mod side_value;
mod slot;
mod slots;
mod sound;
mod source;
mod statement;
mod sum;
mod syntax;
mod term;
mod text;
mod threshold;
mod told;
mod unclosed;
mod unseen;
mod value;
mod value_types;
mod versions;
mod wait;
mod way_in;
mod window;

pub use advice::{Advice, Ahead, Bond, When};
pub use effect::{CutOff, Effect, GapLength, GapStep};
pub use employee::{
    Cap, CapStep, Continuity, EndAfter, Frequency, LatePayment, Level, LevelStep, Lifetime,
    PayDays, YearsReset, YesNo,
};
pub use find::{Hit, Meant};
pub use gap::{
    Costs, Deadline, FirstMeans, GapAnchors, GapFrom, GapLimit, GapTerms, LONGEST_MONTHS, MakeUp,
    Settling, Stop, StopFrom, Unit,
};
pub use hint::{Hint, Wanted};
pub use index::{Index, NATION, Place};
pub use local::{LocalAnswer, LocalValue, is_fragment, local_toml, read_local};
pub use mark::Mark;
pub use needed::needed;
pub use pack::{Example, Pack, RegionBlock};
pub use places::{Places, Step};
pub(crate) use problem::codes;
pub use problem::{Borrowed, Code, Faulty, Problem, Severity, closest, line_column};
pub use proof::{Exception, Proof};
pub use read::read_pack;
pub use resident::{
    Admission, AfterTiers, AgeFrom, CrossYear, FeeFree, FirstTimer, GraduateEnd, InWindow,
    LateYear, MissedFrom, MoreYears, Newborn, NewbornTier, Repair, RepairPrice, RepairTerms, Where,
};
pub use rhythm::{Measures, Rhythm};
pub use rules::Rules;
pub use scheme::{Identity, Scheme};
pub use shelf::{INDEX_FILE, LOCAL_FILE, Shelf};
pub use side::{
    AccountStopped, CodeNeeded, Credential, FamilyAccount, OldCover, ProviderLock, ProviderScope,
    Relative, ShareTerms, Wallet,
};
pub use slot::{Choice, ChoiceId, Held, Reading, ReadingId, Ruling, Slot, Standing, Unknown};
pub use slots::{AllRules, AllSaid, SlotId};
pub use sound::reads_as;
pub use source::{Authority, Confidence, Issued, Seen, Since, Source, is_unchecked};
pub use statement::{Meta, Said, Statement};
pub use sum::Sum;
pub(crate) use syntax::Syntax;
pub use term::{Limit, Term, TermUnit};
pub use text::{DayText, IssuedText, SinceText, Text};
pub use threshold::{LONGEST_MISSED, LONGEST_RECORD, LONGEST_UNBROKEN, MOST_INTERRUPTIONS};
pub use told::{Told, ToldBy};
pub use unseen::unseen;
pub use value::Value;
pub use value_types::{ValueKind, ValueRef};
pub use wait::{During, DuringFrom, Missed, Running, Wait, WaitTerms};
pub use way_in::{ForWhom, ForYear, MinYears, WayIn, WayInTerms};
pub use window::{BenefitYear, Fee, Segment, Window, YearDay};
