//! Languages, `content/languages/<tag>.toml`: how text in a language is set, what
//! it is written with, how it writes values and what it calls languages.
//!
//! In: the parsed files and the names of the font families. Out: [`Languages`],
//! a table that gives a [`Profile`] for a tag. Knows nothing about texts.

mod dates;
pub(crate) mod formats;
pub(crate) mod pattern;
mod program;
mod screen;
pub(crate) mod typed;
mod week;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use dates::Calendar;
use formats::{Formats, formats};
use pattern::{Pattern, words as words_alone};
pub use program::ProgramWords;
pub use screen::ScreenWords;
use typed::Typed;

use crate::content::codes;
use crate::content::form::kind::{
    Kind, any, checked, choice, chosen, em, flag, list_of, optional, or, placed, pt, table, tag,
    tag_of, text, text_like,
};
use crate::content::form::literal::Literal;
use crate::content::form::reader::{Field, Parsed, shortened};
use crate::content::form::said::{Said, said};
use crate::content::form::shape::{Shape, TAG};
use crate::content::form::{Form, form, suggest, words};
use crate::diag::Sink;
use crate::fonts::{FontBook, Stack};
use crate::geom::{Em, Pt};
use crate::lang::Tag;
use crate::source::{Span, Spanned};

form! {
    /// What a language's file says for those who set it and check it.
    struct Handling {
        /// How text in the language is set.
        setting: Setting = table::<Setting>(),
        /// What the language is written with. Each key may be missing; then `check` says nothing about it.
        habits: Habits = or(table::<Habits>(), Habits::default()),
    }
}

form! {
    /// What a language says by itself, and not in each flyer. What is missing here
    /// stands in the packs of older projects.
    #[derive(Debug, Clone, Default, PartialEq)]
    pub(crate) struct Own {
        /// The language's own name, printed in the corner of the page.
        pub(crate) name: Said<Pattern> = said(words_alone()),
        /// The language's Japanese name, for the staff at the counter.
        pub(crate) japanese: Said<Pattern> = said(words_alone()),
        /// How the language writes times, months, sizes and telephone numbers. A pattern is a text with parts in braces, which the program fills in.
        pub(crate) formats: Said<Spanned<Formats>> = said(formats()),
        /// What the language calls other languages, by their codes in content/facts.toml. The name that each gives itself stands there.
        pub(crate) languages: Said<LanguageNames> = said(language_names()),
        /// Words and signs that the program itself prints, where they differ from those of most languages.
        pub(crate) words: ProgramWords = or(table::<ProgramWords>(), ProgramWords::default()),
        /// What only the pages of `chirashi site` say, and no paper does.
        pub(crate) screen: ScreenWords = or(table::<ScreenWords>(), ScreenWords::default()),
        /// How people type what belongs into content/facts.toml where that differs from `formats`, so that `check` finds it. Each key may be missing.
        pub(crate) typed: Typed = or(table::<Typed>(), Typed::default()),
    }
}

/// The shape of a language's file.
pub(crate) fn shape() -> Shape {
    Shape::table([Own::keys(), Handling::keys()].into_iter().flatten().collect())
}

/// What a language calls languages, by their codes.
pub(crate) type LanguageNames = Spanned<Vec<(Spanned<String>, Pattern)>>;

/// The table `languages`, with its place.
pub(crate) fn language_names() -> impl Kind<Read = LanguageNames> {
    let each_is_a_tag = |names: &LanguageNames, sink: &mut Sink| {
        for (code, _) in &names.value {
            tag_of(&code.value, code.span, sink);
        }
    };
    checked(placed(chosen(TAG, words_alone())), each_is_a_tag)
}

form! {
    /// How text in one language is set.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Setting {
        /// Families of fonts/fonts.toml, asked in this order for each character.
        pub fonts: Vec<Spanned<String>> = list_of(
            placed(text()),
            1..=20,
            "each is asked for each character: keep those that have its script",
        ),
        /// The family for ASCII letters and digits, where it is not the first.
        pub ascii: Option<Spanned<String>> = optional(placed(text())),
        /// Where a line may break.
        pub breaking: Breaking = choice::<Breaking>(),
        /// How full-width marks and mixed scripts are spaced.
        pub spacing: Spacing = choice::<Spacing>(),
        /// The distance of baselines in running text, times the size of type.
        // Outside of these bounds it is a slip of the finger.
        pub pitch: Em = em(1.0..=4.0),
        /// The least distance of baselines at which no ink collides, times the size of type; not more than `pitch`.
        pub least_pitch: Spanned<Em> = placed(em(1.0..=4.0)),
        /// How far the baseline stands under the middle of its line, times the size of type, so that the ink, ruby included, is centred; 0.36 if absent.
        pub baseline: Em = or(em(0.0..=1.0), USUAL_BASELINE),
        /// The width of a blank between words, times the size of type; that of the font if absent.
        pub blank: Option<Em> = optional(em(0.1..=1.0)),
        /// The size of running text in points under which `check` warns, where it is not 12: Nastaliq is large for its size.
        pub body: Pt = or(pt(8.0..=20.0), USUAL_BODY),
        /// The language that a screen reader is told, where it is not this tag: "ja" for ja-simple.
        pub speech: Option<Tag> = optional(tag()),
        /// In which direction the text runs; from left to right if absent.
        pub direction: Direction = or(choice::<Direction>(), Direction::LeftToRight),
    }
    checked by Setting::check
}

/// What guides for printed matter of Mie prefecture, Onojo and Machida ask for on A4.
const USUAL_BODY: Pt = Pt(12.0);

/// The middle of most scripts' ink above the baseline.
pub(crate) const USUAL_BASELINE: Em = Em(0.36);

impl Setting {
    /// What stands in for a setting that cannot be read, so that the rest of the
    /// content can be.
    fn stand_in() -> Self {
        Self {
            fonts: Vec::new(),
            ascii: None,
            breaking: Breaking::Words,
            spacing: Spacing::None,
            pitch: Em(1.5),
            least_pitch: Spanned { value: Em(1.5), ..Spanned::default() },
            baseline: USUAL_BASELINE,
            blank: None,
            body: USUAL_BODY,
            speech: None,
            direction: Direction::LeftToRight,
        }
    }

    fn check(&self, sink: &mut Sink) {
        if self.least_pitch.value > self.pitch {
            let message = format!("`least_pitch` is more than `pitch`, {}", self.pitch.0);
            let message = codes::OUT_OF_RANGE.at(self.least_pitch.span, message);
            sink.report(message.label("too much"));
        }
    }

    /// The families of its text, in their order.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.fonts.iter().map(|family| family.value.as_str())
    }

    /// The family for ASCII letters and digits, if it is not the first.
    #[must_use]
    pub fn ascii_family(&self) -> Option<&str> {
        self.ascii.as_ref().map(|family| family.value.as_str())
    }

    /// The fonts of its text.
    #[must_use]
    pub fn stack(&self, fonts: &FontBook) -> Stack {
        fonts.stack(self.families(), self.ascii_family())
    }

    /// Whether the text runs from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        match self.direction {
            Direction::RightToLeft => true,
            Direction::LeftToRight => false,
        }
    }
}

words! {
    /// Where a line may break.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Breaking {
        /// Between words (UAX #14); in Thai, Lao, Khmer and Burmese between words of a dictionary.
        Words = "words",
        /// Between characters, by the strict rules for the start and the end of a line (JLREQ 3.1.7): Japanese and Chinese.
        Strict = "strict",
        /// Between words only, Hangul included (CSS `word-break: keep-all`): Korean.
        KeepAll = "keep-all",
    }
}

words! {
    /// How full-width marks and mixed scripts are spaced.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Spacing {
        /// Nothing is added or taken away.
        None = "none",
        /// Full-width marks next to each other close up, and a thin space stands between ideographs and Latin letters or digits (JLREQ 3.1.5, CLREQ 3.2).
        Squeeze = "squeeze",
        /// The same for brackets and quotation marks; commas and stops keep their square, in the middle of which they stand in Taiwan (CLREQ 3.1.6.1).
        Keep = "keep",
    }
}

words! {
    /// In which direction text runs.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Direction {
        /// From right to left.
        RightToLeft = "rtl",
        /// From left to right.
        LeftToRight = "ltr",
    }
}

form! {
    /// What a language is written with. Checks are silent about what is not said.
    #[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
    pub struct Habits {
        /// Quotation marks that public bodies print, the usual pair first: ["“”", "‘’"].
        pub quotes: Vec<(char, char)> = any(text_like(|| Shape::matching("^..$"), pair)),
        /// Digits that are printed beside 0–9, by their name in CLDR; "latn" if there are none.
        pub digits: Option<Digits> = optional(choice::<Digits>()),
        /// Marks that end a sentence.
        pub stops: Option<String> = optional(text()),
        /// How wide commas, stops and brackets are.
        pub marks: Option<Marks> = optional(choice::<Marks>()),
        /// Forms of Chinese characters.
        pub han: Option<Han> = optional(choice::<Han>()),
        /// The small letters, if others of the same script are mistakes.
        pub letters: Option<String> = optional(text()),
        /// Marks with a blank between them and the text, such as !?:; in French.
        pub spaced: String = or(text(), String::new()),
        /// Whether ¿ and ¡ open questions and exclamations; they do not if absent.
        pub inverted: bool = or(flag(), false),
        /// Whether this is Easy Japanese: readings on all kanji, short sentences.
        pub easy: bool = or(flag(), false),
        /// Names that are cut at the end of a line only where nothing else fits; blanks inside do not count. One that begins with a blank is a word that does not begin a line.
        pub keep: Vec<String> = any(text()),
        /// Words that stand for a text that is not written yet, such as "to be translated".
        pub unfinished: Vec<String> = any(text()),
        /// Whether words of one or two letters do not stand at the end of a line.
        pub short_words: bool = or(flag(), false),
    }
}

words! {
    /// Whether marks stand in a full square.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Marks {
        /// Commas, stops and brackets stand in a full square: 、。（）
        Full = "full",
        /// They are as narrow as in Latin.
        Half = "half",
    }
}

words! {
    /// Which standard forms Chinese characters have.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Han {
        /// As in mainland China.
        Simplified = "simplified",
        /// As in Taiwan.
        Traditional = "traditional",
        /// As in Japan.
        Japanese = "japanese",
    }
}

words! {
    /// Digits, by the name of their numbering system in CLDR.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Digits {
        /// 0123456789
        Latin = "latn",
        /// ٠١٢٣٤٥٦٧٨٩
        Arabic = "arab",
        /// ۰۱۲۳۴۵۶۷۸۹
        EasternArabic = "arabext",
        /// ০১২৩৪৫৬৭৮৯
        Bengali = "beng",
        /// ०१२३४५६७८९
        Devanagari = "deva",
        /// ૦૧૨૩૪૫૬૭૮૯
        Gujarati = "gujr",
        /// ០១២៣៤៥៦៧៨៩
        Khmer = "khmr",
        /// ೦೧೨೩೪೫೬೭೮೯
        Kannada = "knda",
        /// ໐໑໒໓໔໕໖໗໘໙
        Lao = "laoo",
        /// ၀၁၂၃၄၅၆၇၈၉
        Myanmar = "mymr",
        /// ୦୧୨୩୪୫୬୭୮୯
        Odia = "orya",
        /// ෦෧෨෩෪෫෬෭෮෯
        Sinhala = "sinh",
        /// ౦౧౨౩౪౫౬౭౮౯
        Telugu = "telu",
        /// ๐๑๒๓๔๕๖๗๘๙
        Thai = "thai",
    }
}

impl Digits {
    /// Its zero; the other nine follow it in Unicode.
    #[must_use]
    pub fn zero(self) -> char {
        match self {
            Self::Latin => '0',
            Self::Arabic => '\u{660}',
            Self::EasternArabic => '\u{6F0}',
            Self::Bengali => '\u{9E6}',
            Self::Devanagari => '\u{966}',
            Self::Gujarati => '\u{AE6}',
            Self::Khmer => '\u{17E0}',
            Self::Kannada => '\u{CE6}',
            Self::Lao => '\u{ED0}',
            Self::Myanmar => '\u{1040}',
            Self::Odia => '\u{B66}',
            Self::Sinhala => '\u{DE6}',
            Self::Telugu => '\u{C66}',
            Self::Thai => '\u{E50}',
        }
    }
}

fn pair(literal: Literal<'_>, sink: &mut Sink) -> Option<(char, char)> {
    let mut chars = literal.text.chars();
    if let (Some(open), Some(close), None) = (chars.next(), chars.next(), chars.next()) {
        return Some((open, close));
    }
    sink.report(
        literal
            .is_not("a pair of quotation marks", &codes::BAD_VALUE)
            .label("not two characters")
            .hint("write the opening and the closing mark side by side: \"“”\""),
    );
    None
}

/// A language with all that its file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The language.
    pub tag: Tag,
    /// The language that a screen reader is told: the tag without a variant
    /// that no registry knows (`ja` for `ja-simple`).
    pub speech: Tag,
    /// How its text is set.
    pub setting: Setting,
    /// What it is written with.
    pub habits: Habits,
    /// Its file; `None` if all languages stand in one table, which has no place for
    /// what a language says by itself.
    pub(crate) file: Option<Span>,
    /// What it says by itself.
    pub(crate) own: Own,
    /// Where the values of its file stand, by their keys: `setting.breaking`.
    pub(crate) places: BTreeMap<String, Span>,
}

impl Profile {
    /// Reads the file of a language; `families` are the fonts that there are. What is
    /// wrong with what it says by itself goes to `spoken`: nobody needs that of a
    /// language in which there is no flyer.
    pub(crate) fn read(
        tag: Tag,
        parsed: &Parsed<'_>,
        families: &[String],
        (sink, spoken): (&mut Sink, &mut Sink),
    ) -> Self {
        let mut file = parsed.table(None);
        let place = file.span();
        let own = Own::read(&mut file, spoken).unwrap_or_default();
        let handling = Handling::read(&mut file, sink);
        file.finish(sink);
        let nothing = || Handling { setting: Setting::stand_in(), habits: Habits::default() };
        let handling = handling.unwrap_or_else(nothing);
        let new = Self::new(tag, handling, families, sink);
        Self { file: Some(place), own, places: parsed.places(), ..new }
    }

    /// Reads a table of all languages, as projects had it before each language had
    /// a file: a row has the keys of setting and habits side by side.
    pub(crate) fn read_rows(
        parsed: &Parsed<'_>,
        families: &[String],
        sink: &mut Sink,
    ) -> Vec<Self> {
        let mut profiles = Vec::new();
        for (name, value) in parsed.table(None).named_values() {
            let Some(tag) = tag_of(name.value, name.span, sink) else { continue };
            let Some(mut row) = (Field { value, path: name.value }).table(sink) else { continue };
            let setting = Setting::read(&mut row, sink).unwrap_or_else(Setting::stand_in);
            let habits = Habits::read(&mut row, sink).unwrap_or_default();
            row.finish(sink);
            profiles.push(Self::new(tag, Handling { setting, habits }, families, sink));
        }
        profiles
    }

    fn new(tag: Tag, handling: Handling, families: &[String], sink: &mut Sink) -> Self {
        let Handling { setting, habits } = handling;
        for family in setting.fonts.iter().chain(&setting.ascii) {
            check_family(family, families, sink);
        }
        let speech = setting.speech.clone().unwrap_or_else(|| tag.clone());
        let (own, places) = (Own::default(), BTreeMap::new());
        Self { tag, speech, setting, habits, file: None, own, places }
    }
}

fn check_family(family: &Spanned<String>, families: &[String], sink: &mut Sink) {
    if families.contains(&family.value) {
        return;
    }
    let message = format!("there is no font family `{}`", shortened(&family.value));
    sink.report(
        codes::UNKNOWN_FAMILY
            .at(family.span, message)
            .label("not in fonts/fonts.toml")
            .hint(suggest::hint(&family.value, families.iter().map(String::as_str))),
    );
}

/// The table of all known languages.
#[derive(Debug, Clone, Default)]
pub struct Languages {
    rows: BTreeMap<Tag, Arc<Profile>>,
}

impl Languages {
    /// Adds a language; a second one of the same tag replaces the first.
    pub fn insert(&mut self, profile: Profile) {
        self.rows.insert(profile.tag.clone(), Arc::new(profile));
    }

    /// The language of exactly this tag.
    #[must_use]
    pub fn get(&self, tag: &Tag) -> Option<&Arc<Profile>> {
        self.rows.get(tag)
    }

    /// The language of this tag or else the first of the same language: `zh` is
    /// set like `zh-Hans`.
    #[must_use]
    pub fn nearest(&self, tag: &Tag) -> Option<&Arc<Profile>> {
        self.get(tag).or_else(|| self.rows.values().find(|row| row.tag.primary() == tag.primary()))
    }

    /// All languages, in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Profile>> {
        self.rows.values()
    }
}
