//! What a fact says, so that what is typed in a text can be compared with it.
//!
//! In: two of them. Out: whether they are the same. Knows nothing about how
//! languages write them.

use unicode_normalization::UnicodeNormalization;

use crate::content::table::times::Times;
use crate::frame::Date;

/// What a fact says, or something typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Sense {
    /// The digits of a telephone number, as it is dialled in Japan.
    Phone(String),
    /// An address on the web or of mail, without what people leave out.
    Link(String),
    /// A time of day in minutes, or from when to when.
    Times(Vec<u32>),
    /// A day, a month or a year: year, month and day as far as they are said.
    Date(Option<u32>, Option<u32>, Option<u32>),
    /// The digits of a postal code, or of where a house stands.
    Address(String),
    /// Money or points.
    Amount(f64),
    /// A length in millimetres.
    Length(f32),
    /// Another number.
    Number(f64),
}

impl Sense {
    /// The address of a page or a mailbox.
    #[must_use]
    pub fn link(address: &str) -> Self {
        let address = address.to_lowercase();
        let address = address.trim_start_matches("https://").trim_start_matches("http://");
        Self::Link(address.trim_start_matches("www.").trim_end_matches('/').to_owned())
    }

    /// A day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self::Date(Some(date.year.into()), Some(date.month.into()), Some(date.day.into()))
    }

    /// The same day, without its year.
    #[must_use]
    pub fn of_every_year(self) -> Self {
        if let Self::Date(_, month, day) = self { Self::Date(None, month, day) } else { self }
    }

    /// From when to when.
    #[must_use]
    pub fn of_times(times: Times) -> Self {
        Self::Times(vec![times.from.into(), times.to.into()])
    }

    /// The postal code and the numbers of a block and a house in an address.
    pub fn addresses(address: &str) -> impl Iterator<Item = Self> {
        let address: String = address.nfkc().collect();
        let runs = address.split(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '−' | '‐'));
        let runs: Vec<String> =
            runs.map(|run| run.chars().filter(char::is_ascii_digit).collect()).collect();
        runs.into_iter().filter(|digits| digits.len() > 1).map(Self::Address)
    }

    /// Whether what is typed says what a fact says. Times are typed in either half of
    /// the day, and a number can be one of money.
    #[must_use]
    pub fn is_said_by(&self, fact: &Self) -> bool {
        match (self, fact) {
            (Self::Times(typed), Self::Times(times)) => {
                let half = |times: &[u32]| times.iter().map(|time| time % 720).collect::<Vec<_>>();
                let (typed, times) = (half(typed), half(times));
                typed == times || matches!(typed[..], [one] if times.contains(&one))
            }
            (Self::Date(year, month, day), Self::Date(of, in_month, on)) => {
                let same_year = year.is_none() || of.is_none() || year == of;
                (month, day) == (in_month, on) && same_year && month.or(*year).is_some()
            }
            (Self::Length(typed), Self::Length(length)) => (typed - length).abs() < 0.05,
            (Self::Amount(typed), Self::Amount(number) | Self::Number(number)) => typed == number,
            _ => self == fact,
        }
    }
}
