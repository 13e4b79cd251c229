//! The files below `content/` that hold no words of a flyer, one file each.

pub(crate) mod day_set;
mod face;
pub(crate) mod fact;
pub(crate) mod fonts;
pub(crate) mod glossary;
pub(crate) mod language;
pub mod look;
pub mod municipality;
mod period;
pub(crate) mod project;
mod template;
pub(crate) mod times;

pub use day_set::{DaySet, Nth, Weekday};
pub use fact::{
    Closure, Contact, Day, Email, Event, Fact, FactKind, FactUse, FactValue, FactVersion, Hours,
    Link, Measure, Number, Origin, Phone, Place, Price, Regular, Row, Season, Sense, Stretch, Time,
    Unit, reference, referred,
};
pub use glossary::{Term, TermForm};
pub use language::{
    Breaking, Calendar, Digits, Direction, Habits, Han, Languages, Marks, Profile, ProgramWords,
    ScreenWords, Setting, Spacing,
};
pub use period::Period;
pub use project::{ADDRESS, Exception, Level, Settings};
pub use times::{DAY, Times};

pub use template::{
    Density, Design, Least, Page as TemplatePage, Palette, QrStyle, Template, TypeScale,
};
