//! What a block of `flyer.toml` names: pictures and facts.
//!
//! In: names with their places, as the form of `flyer.toml` reads them. Out: the
//! pictures and facts of these names, as they hold on the flyer's day; and later
//! the same as one language shows and writes them. Knows nothing about words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ask_entries::Value;
use super::form::Shown;
use crate::content::block::texts::Texts;
use crate::content::codes;
use crate::content::element::Symbol;
use crate::content::form::literal::{Literal, is_bare};
use crate::content::form::reader::shortened;
use crate::content::form::suggest;
use crate::content::load::facts::{Facts, When};
use crate::content::load::rows::FileRows;
use crate::content::model::{Inline, Rich, Text};
use crate::content::table::fact::FactForm;
use crate::content::{FactUse, Link, Measure};
use crate::diag::Sink;
use crate::frame::Picture;
use crate::geom::Mm;
use crate::source::{PICTURES, Span, Spanned};

/// The pictures of a flyer: which there are, and which are asked for.
#[derive(Debug, Default)]
pub(crate) struct PictureNames {
    /// The names in the flyer's folder `images`, sorted, without their ending;
    /// `None` if the folder cannot be used, which was reported.
    pub(crate) known: Option<Vec<String>>,
    /// Other files there, which are not read for what they end in.
    pub(crate) others: Vec<String>,
    /// Those that a block shows.
    pub(crate) wanted: BTreeSet<String>,
}

impl PictureNames {
    /// The file of this name that is not read for what it ends in, and what to do.
    fn unread(&self, name: &str) -> Option<(&str, String)> {
        let parts = |file: &'_ String| match file.rsplit_once('.') {
            Some((name, ending)) => (name.to_owned(), format!(".{}", ending.to_ascii_lowercase())),
            None => (file.clone(), String::new()),
        };
        let found = self.others.iter().map(|file| (file, parts(file)));
        let mut found = found.filter(|(_, (own, _))| own.eq_ignore_ascii_case(name));
        let (file, (_, ending)) = found.next()?;
        let hint = match PICTURES.contains(&&*ending) {
            true => {
                format!("rename it `{}{ending}`: endings are in small letters", shortened(name))
            }
            false => "open it in a picture program and save it as JPEG or PNG".to_owned(),
        };
        Some((file, hint))
    }
}

/// The names of one block, by key.
pub(crate) type Named = BTreeMap<&'static str, Vec<Spanned<String>>>;

/// Looks up what one block names.
pub(crate) struct Asks<'t> {
    /// The names.
    pub(crate) named: &'t Named,
    /// The values of those that have one each; a broken one is none.
    pub(crate) valued: &'t BTreeMap<&'static str, Vec<Option<Value>>>,
    /// The values at the key that is looked up.
    pub(crate) values: &'t [Option<Value>],
    /// The flyer's pictures.
    pub(crate) pictures: &'t mut PictureNames,
    /// The rows that come from a file.
    pub(crate) rows: Option<&'t Arc<FileRows>>,
    /// The facts.
    pub(crate) facts: &'t Facts,
    /// The flyer's day, and whether the block is printed on it.
    pub(crate) when: When,
    /// The edge of a module of QR codes.
    pub(crate) module: Mm,
    /// Takes which facts are asked for.
    pub(crate) uses: &'t mut Vec<FactUse>,
    /// Takes what is wrong.
    pub(crate) sink: &'t mut Sink,
}

impl Asks<'_> {
    /// What the names at a key stand for.
    pub(crate) fn plan<A: Ask>(&mut self, key: &str) -> A::Planned {
        let named = self.named;
        self.values = self.valued.get(key).map_or(&[], Vec::as_slice);
        A::plan(named.get(key).map_or(&[], Vec::as_slice), self)
    }

    fn picture(&mut self, name: &Spanned<String>) -> String {
        let literal = Literal::new(&name.value, "", name.span);
        let known = self.pictures.known.as_ref().filter(|_| is_bare(&literal, self.sink));
        let Some(known) = known else { return name.value.clone() };
        if known.contains(&name.value) {
            self.pictures.wanted.insert(name.value.clone());
        } else {
            let message = format!("there is no picture `{}`", shortened(&name.value));
            let message = codes::UNKNOWN_PICTURE.at(name.span, message);
            self.sink.report(match self.pictures.unread(&name.value) {
                Some((file, hint)) => message
                    .label(format!("`{}` in the folder images is not read", shortened(file)))
                    .hint(hint),
                None => message
                    .label("no such file in the flyer's folder images")
                    .hint(suggest::hint(&name.value, known.iter().map(String::as_str))),
            });
        }
        name.value.clone()
    }

    pub(super) fn fact<T: FactForm>(&mut self, name: &Spanned<String>) -> Option<Spanned<T>> {
        let (span, printed) = (name.span, self.when.printed);
        self.uses.push(FactUse { kind: T::KIND, name: name.value.clone(), span, printed });
        let name = Spanned { value: name.value.as_str(), span };
        let value = self.facts.get::<T>(&name, self.when, self.sink)?.clone();
        Some(Spanned { value, span })
    }
}

/// How many names stand at a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// One.
    One,
    /// One, or none.
    Maybe,
    /// A list of two.
    Two,
    /// A list of two; it may be left out.
    MaybeTwo,
    /// A list of any number.
    Many,
    /// A list of any number; it may be left out.
    Any,
    /// Not names, but where rows come from; it may be left out.
    Rows,
    /// A table of names, each with what a field is filled with.
    Fields,
    /// A table of names, each with a place on a picture; it may be left out.
    Places,
    /// A table of names of rows, each with its colour; it may be left out.
    Levels,
    /// `true` or `false`; it may be left out.
    Flag,
    /// A number from the first to the second of these; it may be left out.
    Number(u32, u32),
}

impl Count {
    /// Whether the key must be there.
    pub(crate) fn is_needed(self) -> bool {
        match self {
            Self::One | Self::Two | Self::Many | Self::Fields => true,
            Self::Maybe
            | Self::MaybeTwo
            | Self::Any
            | Self::Rows
            | Self::Places
            | Self::Levels
            | Self::Flag
            | Self::Number(..) => false,
        }
    }
}

/// What a block names at a key of `flyer.toml`.
pub(crate) trait Ask {
    /// What the names stand for on the flyer's day, in all languages.
    type Planned;

    /// The same as one language shows and writes it.
    type Shown: Shown;

    /// How many names there are.
    const COUNT: Count;

    /// What the names are names of.
    const NOTE: &'static str;

    /// Looks the names up; reports those that stand for nothing.
    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned;

    /// Shows it in one language.
    fn show(planned: &Self::Planned, texts: &mut Texts<'_, '_>) -> Self::Shown;
}

/// A picture.
pub(crate) struct OnePicture;

impl Ask for OnePicture {
    type Planned = String;
    type Shown = Arc<Picture>;

    const COUNT: Count = Count::One;
    const NOTE: &'static str =
        "The name of a file in the folder images, without its ending (.svg, .png, .jpg).";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> String {
        names.first().map(|name| asks.picture(name)).unwrap_or_default()
    }

    fn show(name: &String, texts: &mut Texts<'_, '_>) -> Arc<Picture> {
        texts.picture(name)
    }
}

/// A picture, or none.
pub(crate) struct MaybePicture;

impl Ask for MaybePicture {
    type Planned = Option<String>;
    type Shown = Option<Arc<Picture>>;

    const COUNT: Count = Count::Maybe;
    const NOTE: &'static str = OnePicture::NOTE;

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Option<String> {
        names.first().map(|name| asks.picture(name))
    }

    fn show(name: &Option<String>, texts: &mut Texts<'_, '_>) -> Option<Arc<Picture>> {
        name.as_ref().map(|name| texts.picture(name))
    }
}

/// Any number of pictures.
pub(crate) struct Pictures;

impl Ask for Pictures {
    type Planned = Vec<String>;
    type Shown = Vec<Arc<Picture>>;

    const COUNT: Count = Count::Many;
    const NOTE: &'static str =
        "Names of files in the folder images, without their endings (.svg, .png, .jpg), in order.";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Vec<String> {
        names.iter().map(|name| asks.picture(name)).collect()
    }

    fn show(names: &Vec<String>, texts: &mut Texts<'_, '_>) -> Vec<Arc<Picture>> {
        names.iter().map(|name| texts.picture(name)).collect()
    }
}

/// Any number of pictures; there may be none.
pub(crate) struct MaybePictures;

impl Ask for MaybePictures {
    type Planned = Vec<String>;
    type Shown = Vec<Arc<Picture>>;

    const COUNT: Count = Count::Any;
    const NOTE: &'static str = Pictures::NOTE;

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Vec<String> {
        let picture = asks.named.get("picture").and_then(|names| names.first());
        if let (Some(picture), false) = (picture, names.is_empty()) {
            asks.sink.report(
                codes::BAD_VALUE
                    .at(picture.span, "this block has a `picture` and `icons`")
                    .label("there is room for one of the two")
                    .hint("take one of them out"),
            );
        }
        Pictures::plan(names, asks)
    }

    fn show(names: &Vec<String>, texts: &mut Texts<'_, '_>) -> Vec<Arc<Picture>> {
        Pictures::show(names, texts)
    }
}

/// The width and the height of what is drawn in its true size, if it is.
pub(crate) struct TrueSize;

impl Ask for TrueSize {
    type Planned = [Option<Spanned<Measure>>; 2];
    type Shown = Option<[Length; 2]>;

    const COUNT: Count = Count::MaybeTwo;
    const NOTE: &'static str = "Two names under [measure] in content/facts.toml: width, height.";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned {
        let mut measures = names.iter().map(|name| asks.fact(name));
        let two = [measures.next().flatten(), measures.next().flatten()];
        // Those beyond two were reported as such; what they are called is looked at all
        // the same.
        measures.for_each(drop);
        two
    }

    fn show([width, height]: &Self::Planned, texts: &mut Texts<'_, '_>) -> Self::Shown {
        let (width, height) = (width.as_ref()?, height.as_ref()?);
        Some([Length::of(width, texts), Length::of(height, texts)])
    }
}

/// A length, drawn in its true size, and how a language writes it.
#[derive(Debug, Clone, Hash, Default)]
pub struct Length {
    /// The length on paper.
    pub length: Mm,
    /// How it is written beside what is drawn.
    pub written: Rich,
}

/// The alternative text of what is drawn says it.
impl Shown for Length {}

impl Length {
    fn of(fact: &Spanned<Measure>, texts: &mut Texts<'_, '_>) -> Self {
        let written = texts.voice.measure(&fact.value, fact.span, texts.sink);
        Self { length: fact.value.length(), written: texts.within(written, fact.span) }
    }
}

/// A page on the web, and the QR code that opens it.
#[derive(Debug, Clone, Hash, Default)]
pub struct Destination {
    /// What the code opens.
    pub url: String,
    /// Where the address stands in the facts.
    pub span: Span,
    /// The code, in its true size with its quiet zone.
    pub symbol: Arc<Symbol>,
}

impl Destination {
    /// The address as it is printed.
    pub(super) fn printed(&self) -> Rich {
        // A line breaks behind a slash, not inside a name.
        let (text, span) = (self.url.replace('.', ".\u{2060}"), self.span);
        let text = Text { text, strong: false, keep: false, phone: false, language: None, span };
        Rich(vec![Inline::Text(text)])
    }
}

impl Shown for Destination {}

/// Pages on the web with their QR codes; each code is made once for all languages that
/// are led to the same page.
pub(crate) struct QrCodes;

impl Ask for QrCodes {
    type Planned = Vec<Option<(Link, BTreeMap<String, Destination>)>>;
    type Shown = Vec<Destination>;

    const COUNT: Count = Count::Many;
    const NOTE: &'static str = "Names under [link] in content/facts.toml, in order.";

    fn plan(names: &[Spanned<String>], asks: &mut Asks<'_>) -> Self::Planned {
        let mut code = |name| {
            let link = asks.fact::<Link>(name)?.value;
            let mut codes = BTreeMap::new();
            for url in [&link.url].into_iter().chain(link.languages.iter().map(|(_, url)| url)) {
                codes.entry(url.value.clone()).or_insert_with(|| destination(url, asks));
            }
            Some((link, codes))
        };
        names.iter().map(&mut code).collect()
    }

    fn show(planned: &Self::Planned, texts: &mut Texts<'_, '_>) -> Vec<Destination> {
        let code = |planned: &Option<(Link, BTreeMap<String, Destination>)>| {
            let (link, codes) = planned.as_ref()?;
            codes.get(&link.in_language(texts.voice.language).value).cloned()
        };
        let nothing = || Destination { span: texts.table.span(), ..Destination::default() };
        planned.iter().map(|planned| code(planned).unwrap_or_else(nothing)).collect()
    }
}

fn destination(url: &Spanned<String>, asks: &mut Asks<'_>) -> Destination {
    let symbol = Symbol::new(&url.value, asks.module).map(Arc::new);
    if symbol.is_none() {
        let message = "no QR code can hold an address of this length";
        asks.sink.report(
            codes::BAD_URL
                .at(url.span, message)
                .label(format!("{} bytes", url.value.len()))
                .hint("choose a shorter address, 60 characters or less for a small code"),
        );
    }
    Destination { url: url.value.clone(), span: url.span, symbol: symbol.unwrap_or_default() }
}
