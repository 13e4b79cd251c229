//! What a calendar asks for: months, and days on which something happens.
//!
//! In: "2027-04", and names of facts. Out: the days, and their words in one language.
//! Knows nothing about the block.

use super::ask::{Ask, Asks, Count};
use super::form::Shown;
use super::texts::Texts;
use crate::content::form::literal::Literal;
use crate::content::holidays::is_holiday;
use crate::content::model::Rich;
use crate::content::table::fact::Voiced;
use crate::content::voice::Saying;
use crate::content::{Closure, Regular, codes};
use crate::frame::Date;
use crate::source::Spanned;

/// The most months of a calendar.
const MONTHS: usize = 24;

/// The months of a calendar, as a language writes them.
#[derive(Debug, Clone, Hash, Default)]
pub struct Span {
    /// The first day of each month, and its name with the year.
    pub months: Vec<(Date, Rich)>,
    /// The short names of the days of the week, from Monday on.
    pub weekdays: Vec<Rich>,
}

/// How often a name is printed depends on the months, and no pack says it.
impl Shown for Span {}

/// The first and the last month.
pub(crate) struct Months;

impl Ask for Months {
    type Planned = Vec<Spanned<Date>>;
    type Shown = Span;

    const COUNT: Count = Count::Two;
    const NOTE: &'static str = "";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned {
        let mut month = |name: &Spanned<String>| {
            let date = format!("{}-01", name.value).parse::<Date>();
            if date.is_err() {
                asks.sink.report(
                    Literal::new(&name.value, "", name.span)
                        .is_not("a month", &codes::OUT_OF_RANGE)
                        .label("expected a year and a month")
                        .hint("for example \"2027-04\""),
                );
            }
            Some(Spanned { value: date.ok()?, span: name.span })
        };
        let ends: Vec<Spanned<Date>> = names.iter().filter_map(&mut month).collect();
        let [first, last] = &ends[..] else { return Vec::new() };
        let months = (0..u32::MAX).map(|count| first.value.months_later(count));
        let months: Vec<Date> =
            months.take_while(|month| *month <= last.value).take(MONTHS + 1).collect();
        if months.is_empty() || months.len() > MONTHS {
            let message = format!("a calendar has from 1 to {MONTHS} months");
            asks.sink.report(
                codes::LIST_LENGTH
                    .at(last.span, message)
                    .label(format!("counted from {}", names[0].value))
                    .hint("write the first month, and then the last"),
            );
            return Vec::new();
        }
        months.into_iter().map(|value| Spanned { value, span: first.span }).collect()
    }

    fn show(months: &Self::Planned, texts: &mut Texts<'_, '_>) -> Span {
        let tongue = texts.voice.tongue;
        let month = |month: &Spanned<Date>| (month.value, tongue.month(month.value, month.span));
        let Some(first) = months.first() else { return Span::default() };
        let weekdays = tongue.weekdays_short(first.span);
        Span { months: months.iter().map(month).collect(), weekdays }
    }
}

/// Days on which something happens, and how a language says them.
#[derive(Debug, Clone, Default, Hash)]
pub struct CalendarDays {
    /// The rule, in words.
    pub rule: Rich,
    days: Option<Regular>,
    closures: Vec<Closure>,
}

impl CalendarDays {
    /// Whether it happens on a day.
    #[must_use]
    pub fn happens(&self, day: Date) -> bool {
        let Some(days) = &self.days else { return false };
        let is_holiday = is_holiday(day);
        days.on.holds(day, is_holiday)
            && !(is_holiday && days.no_holidays())
            && !self.closures.iter().any(|closure| closure.holds(day))
    }
}

impl Shown for CalendarDays {
    fn texts<'a>(&'a self, heard: bool, texts: &mut Vec<&'a Rich>) {
        self.rule.texts(heard, texts);
    }
}

/// Rules of days on which something happens, with gaps where there is none.
pub(crate) struct SeveralDays;

impl Ask for SeveralDays {
    type Planned = Vec<Option<Spanned<Regular>>>;
    type Shown = Vec<CalendarDays>;

    const COUNT: Count = Count::Many;
    const NOTE: &'static str = "Names under [days] in content/facts.toml, in order.";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned {
        names.iter().map(|name| asks.fact(name)).collect()
    }

    fn show(facts: &Self::Planned, texts: &mut Texts<'_, '_>) -> Vec<CalendarDays> {
        let say = |fact: &Option<Spanned<Regular>>| fact.as_ref().map(|it| said(it, texts));
        facts.iter().map(say).map(Option::unwrap_or_default).collect()
    }
}

/// Days, as one language says them.
fn said(fact: &Spanned<Regular>, texts: &mut Texts<'_, '_>) -> CalendarDays {
    let how = Saying { voice: texts.voice, when: texts.when, at: fact.span };
    let rule = fact.value.voiced("", &how, texts.sink);
    let closures = how.closures(fact.value.closures(), texts.sink);
    let closures = closures.into_iter().cloned().collect();
    let rule = texts.voice.within(rule.unwrap_or_default(), fact.span, texts.sink);
    CalendarDays { rule, days: Some(fact.value.clone()), closures }
}
