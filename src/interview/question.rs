//! The questions: their ids, what kind of answer each takes, and the choices.

/// A question, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// Where.
    Place,
    /// Who pays.
    Who,
    /// As whom, before it lapsed.
    LapsedAs,
    /// Whether there is an employer who pays.
    HasJob,
    /// How the premium is paid.
    PaysHow,
    /// Whether retirement benefits are approved.
    Approved,
    /// How it went with the payments, month by month: told by whom the short way does not suit.
    Months,
    /// How it went with the payments.
    Story,
    /// The last month before the gap, coarsely.
    PaidUntil,
    /// That month.
    PaidUntilMonth,
    /// Whether there were two unbroken years before.
    PaidLong,
    /// The month premiums began, where that was less than two years before.
    PaidFrom,
    /// Whether unemployment benefit is drawn.
    Benefit,
    /// When payments resumed, coarsely.
    Again,
    /// That month.
    AgainMonth,
    /// Whether the missing months were made up.
    MadeUp,
    /// The day the money arrived.
    AgainDay,
    /// When the first premium was paid, coarsely.
    Since,
    /// That month.
    SinceMonth,
    /// The day the first premium arrived.
    SinceDay,
    /// Whether this year's resident premium is paid.
    ThisYear,
    /// When, coarsely.
    ThisYearWhen,
    /// That day.
    ThisYearDay,
    /// How it was the year before.
    LastYear,
    /// Whether that year, missed, was paid afterwards.
    Repaired,
    /// On which day.
    RepairedDay,
    /// Whether next year's is paid.
    NextYear,
    /// That day.
    NextYearDay,
    /// Whether something special happened.
    Special,
    /// When.
    SpecialDay,
    /// The day of birth.
    Born,
    /// Whether the child is registered.
    Registered,
    /// When.
    RegisteredDay,
    /// Whether it has its household registration.
    Hukou,
    /// When it got it.
    HukouDay,
    /// For which years.
    RegisteredYears,
    /// Whether card or code is activated.
    Activated,
    /// Whether a family account is bound.
    Family,
    /// When.
    FamilyDay,
}

impl Question {
    /// All of them, in the order they come.
    pub const ORDER: [Self; 39] = [
        Self::Place,
        Self::Who,
        Self::LapsedAs,
        Self::HasJob,
        Self::PaysHow,
        Self::Approved,
        Self::Months,
        Self::Story,
        Self::PaidUntil,
        Self::PaidUntilMonth,
        Self::Again,
        Self::AgainMonth,
        Self::MadeUp,
        Self::AgainDay,
        Self::PaidLong,
        Self::PaidFrom,
        Self::Benefit,
        Self::Since,
        Self::SinceMonth,
        Self::SinceDay,
        Self::ThisYear,
        Self::ThisYearWhen,
        Self::ThisYearDay,
        Self::Special,
        Self::SpecialDay,
        Self::NextYear,
        // Whether the year before decides anything depends on all that was paid after it.
        Self::LastYear,
        Self::Repaired,
        Self::RepairedDay,
        Self::NextYearDay,
        Self::Born,
        Self::Registered,
        Self::RegisteredDay,
        Self::Hukou,
        Self::HukouDay,
        Self::RegisteredYears,
        Self::Activated,
        Self::Family,
        Self::FamilyDay,
    ];

    /// What kind of answer it takes.
    pub const fn kind(self) -> Kind {
        use Choice as C;
        match self {
            Self::Place => Kind::Place,
            Self::Who => Kind::Choices(&[
                C::Unit,
                C::SelfMonthly,
                C::Yearly,
                C::LapsedPayer,
                C::ForChild,
                C::ForNewborn,
                C::Retiree,
                C::DontKnow,
            ]),
            Self::LapsedAs => Kind::Choices(&[C::WasUnit, C::WasSelf, C::WasYearly, C::DontKnow]),
            Self::HasJob
            | Self::Approved
            | Self::Benefit
            | Self::Activated
            | Self::Registered
            | Self::Repaired
            | Self::Hukou => Kind::Choices(&[C::Yes, C::No, C::DontKnow]),
            Self::PaysHow => {
                Kind::Choices(&[C::EveryMonth, C::OnceAYear, C::NotAtAll, C::DontKnow])
            }
            Self::Story => Kind::Choices(&[
                C::Steady,
                C::Recent,
                C::Resumed,
                C::Stopped,
                C::ByMonth,
                C::DontKnow,
            ]),
            Self::Months => Kind::Months,
            Self::PaidUntil => Kind::Choices(&[
                C::LastMonth,
                C::Within3,
                C::Within6,
                C::Earlier,
                C::DontKnow,
            ]),
            Self::Again | Self::Since => Kind::Choices(&[
                C::ThisMonth,
                C::LastMonth,
                C::Within3,
                C::Within6,
                C::Earlier,
                C::DontKnow,
            ]),
            Self::PaidUntilMonth | Self::PaidFrom | Self::AgainMonth | Self::SinceMonth => {
                Kind::Month
            }
            Self::PaidLong => Kind::Choices(&[C::OverTwoYears, C::UnderTwoYears, C::DontKnow]),
            Self::MadeUp => Kind::Choices(&[C::MadeUpAll, C::NotMadeUp, C::DontKnow]),
            Self::AgainDay
            | Self::SinceDay
            | Self::ThisYearDay
            | Self::NextYearDay
            | Self::RepairedDay
            | Self::SpecialDay
            | Self::Born
            | Self::RegisteredDay
            | Self::HukouDay
            | Self::FamilyDay => Kind::Day,
            Self::ThisYear => Kind::Choices(&[C::Paid, C::NotPaid, C::DontKnow]),
            Self::ThisYearWhen => Kind::Choices(&[C::BeforeTheYear, C::InTheYear, C::DontKnow]),
            Self::LastYear => Kind::Choices(&[
                C::Paid,
                C::Missed,
                C::NeverBefore,
                C::HadEmployee,
                C::DontKnow,
            ]),
            Self::NextYear => Kind::Choices(&[C::Paid, C::NotYet, C::DontKnow]),
            Self::Special => Kind::Choices(&[
                C::Nothing,
                C::EmployeeStopped,
                C::Discharged,
                C::Graduated,
                C::MovedIn,
                C::Returned,
                C::Released,
                C::MedicalAid,
                C::DontKnow,
            ]),
            Self::RegisteredYears => {
                Kind::Choices(&[C::BirthYear, C::YearAfter, C::BothYears, C::DontKnow])
            }
            Self::Family => Kind::Choices(&[C::No, C::BoundLately, C::BoundLongAgo, C::DontKnow]),
        }
    }

    /// The question for the month, after a rough one.
    pub const fn exact(self) -> Option<Self> {
        match self {
            Self::PaidUntil => Some(Self::PaidUntilMonth),
            Self::PaidLong => Some(Self::PaidFrom),
            Self::Again => Some(Self::AgainMonth),
            Self::Since => Some(Self::SinceMonth),
            _ => None,
        }
    }

    /// Whether "don't know" can be said to a question without choices.
    pub const fn may_be_unknown(self) -> bool {
        !matches!(self, Self::Place | Self::Born | Self::Months)
    }

    /// Whether it is answered only by whoever wants to: others are asked what it stands for.
    pub const fn is_volunteered(self) -> bool {
        matches!(self, Self::Months)
    }

    /// Whether months painted one by one would answer it.
    pub const fn is_of_months(self) -> bool {
        matches!(
            self,
            Self::Story
                | Self::PaidUntil
                | Self::PaidUntilMonth
                | Self::PaidLong
                | Self::PaidFrom
                | Self::Again
                | Self::AgainMonth
                | Self::MadeUp
                | Self::AgainDay
                | Self::Since
                | Self::SinceMonth
                | Self::SinceDay
        )
    }
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these.
    Choices(&'static [Choice]),
    /// A place of the index.
    Place,
    /// A month.
    Month,
    /// A day.
    Day,
    /// Months, each with what became of it.
    Months,
}

/// An answer to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is worded in the message files")]
pub enum Choice {
    Unit,
    SelfMonthly,
    Yearly,
    LapsedPayer,
    ForChild,
    ForNewborn,
    Retiree,
    WasUnit,
    WasSelf,
    WasYearly,
    Yes,
    No,
    EveryMonth,
    OnceAYear,
    NotAtAll,
    Steady,
    Recent,
    Resumed,
    Stopped,
    ByMonth,
    ThisMonth,
    LastMonth,
    Within3,
    Within6,
    Earlier,
    OverTwoYears,
    UnderTwoYears,
    MadeUpAll,
    NotMadeUp,
    Paid,
    NotPaid,
    BeforeTheYear,
    InTheYear,
    Missed,
    NeverBefore,
    HadEmployee,
    NotYet,
    Nothing,
    EmployeeStopped,
    Discharged,
    Graduated,
    MovedIn,
    Returned,
    Released,
    MedicalAid,
    BirthYear,
    YearAfter,
    BothYears,
    BoundLately,
    BoundLongAgo,
    DontKnow,
}
