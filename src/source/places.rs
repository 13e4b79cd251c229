//! Where the characters of a decoded string stand in its file.
//!
//! In: the span of the string and the offsets at which decoded and raw text part.
//! Out: the span of any of its parts. Knows nothing about TOML.

use super::Span;

/// Where the characters of a string stand in its file.
#[derive(Debug, Clone)]
pub struct Places {
    span: Span,
    /// Offsets in the decoded string and in the raw one from which both run
    /// side by side.
    steps: Vec<(usize, usize)>,
}

impl Places {
    /// A table for the string that stands at `span`: pairs of offsets, in the
    /// decoded string and in its raw text, from which both run side by side.
    #[must_use]
    pub fn new(span: Span, steps: Vec<(usize, usize)>) -> Self {
        Self { span, steps }
    }

    /// The place of the bytes `start..end` of the decoded string.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let (start, end) = (self.offset(start), self.offset(end));
        let limit = self.span.end.max(self.span.start);
        Span {
            file: self.span.file,
            start: start.min(limit),
            end: end.min(limit).max(start.min(limit)),
        }
    }

    fn offset(&self, decoded: usize) -> u32 {
        let index = self.steps.partition_point(|&(from, _)| from <= decoded);
        let (from, raw) = self.steps.get(index.saturating_sub(1)).copied().unwrap_or((0, 0));
        let offset = u32::try_from(raw + decoded.saturating_sub(from)).unwrap_or(u32::MAX);
        self.span.start.saturating_add(offset)
    }
}
