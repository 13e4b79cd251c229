//! How a language says days of the week and hours of opening: the table `formats.week`.
//!
//! In: that table. Out: [`Week`]. Names that are left out are those of CLDR. Knows
//! nothing about facts or packs.

use std::collections::BTreeMap;

use super::pattern::{Pattern, joint, parts, pattern, words};
use crate::content::form::form;
use crate::content::form::kind::{Kind, any, choice, list_of, optional, table};
use crate::content::form::literal::Literal;
use crate::content::form::reader::Field;
use crate::content::form::shape::{Shape, optional as key};
use crate::content::table::day_set::{DaySet, Nth, Weekday, read_days};
use crate::diag::Sink;

/// The days of a week.
const DAYS: usize = 7;

form! {
    /// How a language says days of the week.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Week {
        /// The names of the seven days from Monday on; those of CLDR if absent.
        pub(crate) names: Option<Vec<Pattern>> = optional(seven()),
        /// Their short names, for dates; those of CLDR if absent.
        pub(crate) short: Option<Vec<Pattern>> = optional(seven()),
        /// The names as they stand at {from} of `span`, where that is another form: "з понеділка".
        pub(crate) from: Option<Vec<Pattern>> = optional(seven()),
        /// The names as they stand at {to} of `span`, where that is another form.
        pub(crate) to: Option<Vec<Pattern>> = optional(seven()),
        /// The names as they stand in `weekly` and beside times where something is open on single days, where that is another form: "у вівторок".
        pub(crate) on: Option<Vec<Pattern>> = optional(seven()),
        /// The names as they stand in `monthly`, where that is another form.
        pub(crate) of_month: Option<Vec<Pattern>> = optional(seven()),
        /// The phrases of `formats.days` as they stand inside a sentence, where that is another form: "de lunes a viernes" for "De lunes a viernes".
        pub(crate) days: BTreeMap<DaySet, Pattern> = by_days(words()),
        /// National holidays, as the last of the days of a list.
        pub(crate) holiday: Option<Pattern> = optional(words()),
        /// {days} that do not hold on national holidays.
        pub(crate) no_holidays: Option<Pattern> = optional(parts(&["days"])),
        /// Days that follow each other.
        pub(crate) span: Option<Pattern> = optional(parts(&["from", "to"])),
        /// What stands between the days of a list; that of `formats` if absent. Days of single weeks of a month stand between those of `formats` in any case.
        pub(crate) list: Option<Pattern> = optional(joint()),
        /// What stands before the last day of a list; `list` if that is there, that of `formats` if not.
        pub(crate) and: Option<Pattern> = optional(joint()),
        /// What happens on {days} of every week, such as collection.
        pub(crate) weekly: Option<Pattern> = optional(parts(&["days"])),
        /// A {day} of single weeks of a month; {nths} says which, in the words of `ordinals`.
        pub(crate) monthly: Option<Pattern> = optional(parts(&["nths", "day"])),
        /// Which of the days of a month: the first to the fifth and the last; several tables where that depends on the day.
        pub(crate) ordinals: Vec<Ordinals> = any(table::<Ordinals>()),
        /// When something is open: {days} and {times}; the days stand before the times if absent.
        pub(crate) hours: Option<Pattern> = optional(parts(&["days", "times"])),
        /// A month of every year: {m} its number, {month} its name; the name if absent.
        pub(crate) month: Option<Pattern> = optional(pattern(&["m", "month"], &[&["m", "month"]])),
        /// From one month of every year to another; `formats.date.range` if absent.
        pub(crate) months: Option<Pattern> = optional(parts(&["from", "to"])),
        /// Hours {hours} that hold in a {season} of months.
        pub(crate) season: Option<Pattern> = optional(parts(&["season", "hours"])),
        /// What stands between the times of a day; that of `formats` if absent.
        pub(crate) also: Option<Pattern> = optional(joint()),
        /// What stands between days with other times; "; " if absent.
        pub(crate) rows: Option<Pattern> = optional(joint()),
        /// What is {open} but for {when}.
        pub(crate) but: Option<Pattern> = optional(parts(&["open", "when"])),
        /// That it is closed {when}.
        pub(crate) closed: Option<Pattern> = optional(parts(&["when"])),
    }
}

form! {
    /// Which of the days of a month.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Ordinals {
        /// Days of the week for which these words hold; all others if absent.
        pub(crate) days: Vec<Weekday> = any(choice::<Weekday>()),
        /// The words: the first, second, third, fourth, fifth and last.
        pub(crate) words: Vec<Pattern> = list_of(words(), 6..=6, "the last day is one of them:"),
    }
}

impl Week {
    /// Which of the days of a month, in words; `None` if there are none.
    pub(crate) fn ordinal(&self, nth: Nth, day: Weekday) -> Option<&Pattern> {
        let for_day = self.ordinals.iter().find(|it| it.days.contains(&day));
        let any = || self.ordinals.iter().find(|it| it.days.is_empty());
        for_day.or_else(any)?.words.get(nth.index())
    }
}

fn seven() -> impl Kind<Read = Vec<Pattern>> {
    list_of(words(), DAYS..=DAYS, "a week has")
}

/// A table whose keys are days as facts write them: "mon-fri", "daily".
pub(crate) fn by_days<K: Kind>(kind: K) -> impl Kind<Read = BTreeMap<DaySet, K::Read>> {
    ByDays(kind)
}

struct ByDays<K>(K);

/// Days for which most languages have a phrase of their own.
const USUAL: [(&str, &str); 3] = [
    ("mon-fri", "Monday to Friday."),
    ("sat-sun-holiday", "Saturdays, Sundays and national holidays."),
    ("daily", "Every day."),
];

impl<K: Kind> Kind for ByDays<K> {
    type Read = BTreeMap<DaySet, K::Read>;

    fn shape(&self) -> Shape {
        let usual = USUAL.map(|(name, help)| key(name, help, self.0.shape()));
        Shape::table_and_chosen(usual.to_vec(), "^[a-z0-9]", self.0.shape())
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<Self::Read> {
        let mut table = field.table(sink)?;
        let mut read = BTreeMap::new();
        for (name, value) in table.named_values() {
            let path = table.dotted(name.value);
            let entry = self.0.read(Field { value, path: &path }, sink);
            let days = read_days(Literal::new(name.value, "", name.span), sink);
            read.extend(days.zip(entry));
        }
        Some(read)
    }

    fn absent(&self) -> Option<Self::Read> {
        Some(BTreeMap::new())
    }
}
