//! Paragraphs: text with its structure in, lines of glyphs out.
