//! Text with its inner structure: emphasis, ruby, language changes, marks.

use crate::content::Reading;
use crate::lang::Tag;
use crate::source::Span;

/// A text as a pack has it, with all references written out.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Rich(pub Vec<Inline>);

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Inline {
    /// Characters.
    Text(Text),
    /// Base characters with their readings above (JLREQ 3.3).
    Ruby {
        /// One entry per base that has a reading of its own: one entry is
        /// group ruby, several are mono ruby of a compound.
        readings: Vec<Reading>,
        /// Whether it is emphasised.
        strong: bool,
        /// Where it stands.
        span: Span,
    },
    /// A sign that is drawn.
    Mark {
        /// Which.
        mark: Mark,
        /// What a screen reader says for it; empty if nothing.
        alt: String,
        /// Where it stands.
        span: Span,
    },
}

/// A sign that is drawn in a line of text, not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The frame that marks the place of the number in the picture.
    Frame,
    /// A ring: yes, it is so.
    Yes,
    /// A cross: no, it is not.
    No,
}

impl Mark {
    /// All marks, with what references call them: {mark:yes}.
    pub const NAMES: [(&'static str, Self); 3] =
        [("frame", Self::Frame), ("yes", Self::Yes), ("no", Self::No)];
}

impl Inline {
    /// The piece as it is read: bases without readings, a blank where a mark is drawn.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.text.clone(),
            Self::Ruby { readings, .. } => {
                readings.iter().map(|reading| reading.base.as_str()).collect()
            }
            Self::Mark { .. } => " ".to_owned(),
        }
    }

    /// Makes it stand out.
    pub fn emphasise(&mut self) {
        match self {
            Self::Text(text) => text.strong = true,
            Self::Ruby { strong, .. } => *strong = true,
            Self::Mark { .. } => {}
        }
    }
}

/// Characters of one style.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Text {
    /// The characters; no line breaks.
    pub text: String,
    /// Whether they are emphasised.
    pub strong: bool,
    /// Whether no line may break inside: a phone number, a time, a size.
    pub keep: bool,
    /// Whether they are a telephone number, which a tap dials.
    pub phone: bool,
    /// Their language, where it is not that of the pack.
    pub language: Option<Tag>,
    /// Where they stand in the pack, or where the reference stands.
    pub span: Span,
}

impl Rich {
    /// A text that the program itself prints, such as the sign of a note.
    #[must_use]
    pub fn literal(text: &str, span: Span) -> Self {
        let text = text.to_owned();
        let text = Text { text, strong: false, keep: true, phone: false, language: None, span };
        Self(vec![Inline::Text(text)])
    }

    /// The text with a blank behind it, which keeps it apart from what follows for
    /// those who hear or copy it.
    #[must_use]
    pub fn set_apart(&self) -> Self {
        let mut words = self.clone();
        words.0.extend(self.span().into_iter().flat_map(|span| Self::literal(" ", span).0));
        words
    }

    /// The text as it is read: bases without readings, a
    /// blank where a mark is drawn.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(Inline::plain).collect()
    }

    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the text stands; `None` if it is empty.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.0.first().map(|inline| match inline {
            Inline::Text(text) => text.span,
            Inline::Ruby { span, .. } | Inline::Mark { span, .. } => *span,
        })
    }
}
