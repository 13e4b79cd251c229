//! When something is open, day by day: what is usual in a week, and which days differ.
//!
//! In: the times of each day. Out: the same, told by weeks. Knows nothing about facts.

use crate::content::Times;
use crate::date::Date;

/// From when to when something is open, on each day from the first on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    first: Date,
    days: Vec<Vec<Times>>,
}

impl Open {
    /// The times of each day from the first on.
    pub(super) fn new(first: Date, days: Vec<Vec<Times>>) -> Self {
        Self { first, days: days.into_iter().map(joined).collect() }
    }

    /// When one of two is open that are told from the same day on; on the days of which
    /// both say so.
    pub(super) fn or(self, other: Self) -> Self {
        let both = self.days.into_iter().zip(other.days);
        Self::new(self.first, both.map(|(times, others)| [times, others].concat()).collect())
    }

    /// The first and the last day; `None` if there is none.
    pub(super) fn period(&self) -> Option<(Date, Date)> {
        let (last, _) = self.days().last()?;
        Some((self.first, last))
    }

    /// Each day with its times.
    fn days(&self) -> impl Iterator<Item = (Date, &[Times])> {
        self.first.onward().zip(self.days.iter().map(Vec::as_slice))
    }

    /// The usual times of each day of the week from Monday on: those that most such days
    /// have, the first of them where two have as many.
    pub(super) fn week(&self) -> [&[Times]; 7] {
        std::array::from_fn(|weekday| {
            let of_day = || self.days().filter(|(day, _)| day.weekday() == weekday);
            let mut found: (&[Times], usize) = (&[], 0);
            for (_, times) in of_day() {
                let count = of_day().filter(|(_, other)| *other == times).count();
                if count > found.1 {
                    found = (times, count);
                }
            }
            found.0
        })
    }

    /// The days that are not as usual, in their order.
    pub(super) fn unusual(&self) -> impl Iterator<Item = (Date, &[Times])> {
        let week = self.week();
        self.days().filter(move |(day, times)| week[day.weekday()] != *times)
    }
}

/// Stretches in their order, those that meet or touch as one.
fn joined(mut times: Vec<Times>) -> Vec<Times> {
    times.sort();
    let mut joined: Vec<Times> = Vec::new();
    for next in times {
        match joined.last_mut().filter(|last| next.from <= last.to) {
            Some(last) => last.to = last.to.max(next.to),
            None => joined.push(next),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(hours: &[(u16, u16)]) -> Vec<Times> {
        hours.iter().map(|&(from, to)| Times { from: from * 60, to: to * 60 }).collect()
    }

    #[test]
    fn what_most_days_have_is_usual() {
        // A Friday.
        let first = Date { year: 2027, month: 1, day: 1 };
        let day = |number: usize| match (number, number % 7) {
            (0, _) => Vec::new(),
            (7, _) => times(&[(9, 12)]),
            (_, 0) => times(&[(9, 17)]),
            (_, _) => Vec::new(),
        };
        let open = Open::new(first, (0..30).map(day).collect());
        let week = open.week();
        assert_eq!(week[4], times(&[(9, 17)]));
        assert!(week[0].is_empty());
        let unusual: Vec<String> =
            open.unusual().map(|(day, times)| format!("{day} {times:?}")).collect();
        assert_eq!(unusual.len(), 2);
        assert!(unusual[0].starts_with("2027-01-01 []"), "{unusual:?}");
        assert_eq!(open.period(), Some((first, Date { year: 2027, month: 1, day: 30 })));
    }

    #[test]
    fn one_of_two_is_open_where_either_is() {
        let first = Date { year: 2027, month: 1, day: 1 };
        let one = Open::new(first, vec![times(&[(9, 12), (13, 17)]), times(&[(9, 12)])]);
        let other = Open::new(first, vec![times(&[(12, 13), (20, 22)])]);
        assert_eq!(one.or(other), Open::new(first, vec![times(&[(9, 17), (20, 22)])]));
    }
}
