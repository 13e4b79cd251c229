//! What a city writes: its files, and what each of them may hold.
//!
//! In: text files with places. Out: typed tables, and from the same definitions
//! the schemas and blank files that help to write them. Knows nothing about pages.

pub(crate) mod block;
pub(crate) mod codes;
pub mod compose;
pub mod element;
pub mod form;
pub mod holidays;
pub mod load;
pub(crate) mod markup;
pub mod model;
pub mod opening;
pub(crate) mod printed;
pub(crate) mod table;
pub(crate) mod voice;

pub use markup::{ESCAPED, Form, MARKS, NUMBER, Piece, PieceKind, Reading, Reference};
pub use printed::{OBJECT, Printed, plain};
pub(crate) use table::fact::{FactForm, is_address, is_https};
pub use table::look;
pub use table::municipality;
pub use table::{
    ADDRESS, Breaking, Calendar, Closure, Contact, DAY, Day, DaySet, Density, Design, Digits,
    Direction, Email, Event, Exception, Fact, FactKind, FactUse, FactValue, FactVersion, Habits,
    Han, Hours, Languages, Least, Level, Link, Marks, Measure, Nth, Number, Origin, Palette,
    Period, Phone, Place, Price, Profile, ProgramWords, QrStyle, Regular, Row, ScreenWords, Season,
    Sense, Setting, Settings, Spacing, Stretch, Template, TemplatePage, Term, TermForm, Time,
    Times, TypeScale, Unit, Weekday, reference, referred,
};
