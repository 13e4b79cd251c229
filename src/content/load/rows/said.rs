//! What `flyer.toml` says of rows that come from a file.
//!
//! In: the table `rows` of a block. Out: names of columns, each with its place.
//! Knows nothing about the file.

use crate::content::form::kind::{
    Kind, choice, chosen, date, list_of, optional, or, placed, table, text, text_like,
};
use crate::content::form::literal::bare;
use crate::content::form::reader::{Field, shortened};
use crate::content::form::shape::{ANY, Shape, TAG};
use crate::content::form::{Form, form, suggest};
use crate::content::load::codes;
use crate::content::model::CellKind;
use crate::diag::Sink;
use crate::frame::Date;
use crate::lang::Tag;
use crate::source::Spanned;

/// The most columns of a table on paper.
const COLUMNS: usize = 20;

form! {
    /// Where the rows of a table come from, and which.
    pub(crate) struct Said {
        /// A CSV file in the folder content/data, such as "shelters.csv", in UTF-8 or Shift_JIS. Its first row names its columns.
        pub(crate) file: Spanned<String> = placed(text_like(Shape::bare_name, bare)),
        /// Where the file comes from.
        pub(crate) source: Option<String> = optional(text()),
        /// The day on which someone last compared the file with its source.
        pub(crate) checked: Option<Spanned<Date>> = optional(placed(date())),
        /// The column of the file that tells its rows apart, such as "ID".
        pub(crate) name: Spanned<String> = placed(text()),
        /// What stands in the cells, for each column of the table: a column of the file, or a table that says more of it.
        pub(crate) columns: Vec<SaidColumn> = list_of(AnyColumn, 1..=COLUMNS, "a page is not wider"),
        /// Only the rows whose cells say this: columns of the file, and what must stand there.
        pub(crate) only: Vec<(Spanned<String>, Spanned<String>)> = chosen(ANY, placed(text())),
        /// The column of the file by which the rows are sorted. Without it they stand as in the file.
        pub(crate) sort: Option<Spanned<String>> = optional(placed(text())),
        /// The column of the file with the first day on which a row is printed.
        pub(crate) from: Option<Spanned<String>> = optional(placed(text())),
        /// The column of the file with the last day on which a row is printed, such as "終了日".
        pub(crate) until: Option<Spanned<String>> = optional(placed(text())),
    }
}

form! {
    /// A column of the table. Keys that are tags of languages name the columns with the same in these languages: en = "名称_英字".
    pub(crate) struct SaidColumn {
        /// The column of the file; texts in it are Japanese.
        pub(crate) column: Spanned<String> = placed(text()),
        /// What its cells hold.
        pub(crate) kind: CellKind = or(choice::<CellKind>(), CellKind::Text),
        /// The column of the file with the reading in kana, such as "名称_カナ". It stands above the kanji in Easy Japanese.
        pub(crate) reading: Option<Spanned<String>> = optional(placed(text())),
        /// For cells with codes or with few words: the name of a table below [rows] of the block's words, in which each pack says how they are printed.
        pub(crate) values: Option<Spanned<String>> = optional(placed(text())),
        ..languages: Spanned<String> = (TAG, placed(text())),
    }
    checked by SaidColumn::check
}

impl Said {
    /// The columns that are printed, as the file calls them.
    pub(crate) fn printed(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.column.value.clone()).collect()
    }
}

/// The name of a column, or a table that says more of it.
struct AnyColumn;

impl Kind for AnyColumn {
    type Read = SaidColumn;

    fn shape(&self) -> Shape {
        SaidColumn::shape().or_text()
    }

    fn read(&self, field: Field<'_, '_>, sink: &mut Sink) -> Option<SaidColumn> {
        if field.value.entries().is_some() {
            return table::<SaidColumn>().read(field, sink);
        }
        let column = placed(text()).read(field, sink)?;
        Some(SaidColumn {
            column,
            kind: CellKind::Text,
            reading: None,
            values: None,
            languages: Vec::new(),
        })
    }
}

impl SaidColumn {
    /// The columns of the file with the same in other languages.
    pub(super) fn languages(&self) -> impl Iterator<Item = (Tag, &Spanned<String>)> {
        self.languages.iter().filter_map(|(tag, name)| Some((Tag::new(&tag.value).ok()?, name)))
    }

    /// All columns of the file that are printed here in some language.
    pub(super) fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        let others = self.languages.iter().map(|(_, name)| name);
        [&self.column].into_iter().chain(&self.reading).chain(others)
    }

    /// Reports what would be ignored.
    fn check(&self, sink: &mut Sink) {
        for (tag, _) in self.languages.iter().filter(|(tag, _)| Tag::new(&tag.value).is_err()) {
            let message = format!("unknown key `{}`", shortened(&tag.value));
            sink.report(
                codes::UNKNOWN_KEY
                    .at(tag.span, message)
                    .label("not a key of a column, nor the tag of a language")
                    .hint(suggest::hint(&tag.value, ["column", "kind", "reading", "values"])),
            );
        }
        let language = self.languages.first().map(|(tag, _)| tag.span);
        let language = language.or(self.reading.as_ref().map(|reading| reading.span));
        let (at, what) = match (&self.values, self.kind, language) {
            (Some(values), _, Some(_)) => {
                (values.span, "`values`: packs say how cells are printed")
            }
            (Some(values), CellKind::Number | CellKind::Phone | CellKind::Day, None) => {
                (values.span, "`values`: what a cell holds is looked up, not read")
            }
            (None, CellKind::Number | CellKind::Phone | CellKind::Day, Some(language)) => {
                (language, "words: these cells have none")
            }
            (Some(_), CellKind::Text, None) | (None, CellKind::Text, _) | (None, _, None) => return,
        };
        sink.report(
            codes::BAD_VALUE
                .at(at, "two keys of this column contradict each other")
                .label(what)
                .hint("a column has `values`, or a `kind` other than \"text\", or languages"),
        );
    }
}

impl Said {
    /// All names of columns of the file, in the order of the form.
    pub(super) fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        let shown = self.columns.iter().flat_map(SaidColumn::names);
        let chosen = self.only.iter().map(|(name, _)| name);
        let others = [&self.sort, &self.from, &self.until].into_iter().flatten();
        [&self.name].into_iter().chain(shown).chain(chosen).chain(others)
    }
}
