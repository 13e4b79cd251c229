//! Lines that begin or end where their language forbids it.

use super::walk::{Seen, everything};
use crate::check::letters::is_han_or_kana;
use crate::check::{Check, Printed, Run};
use crate::diag::{Example, Rule, Severity, Sink};
use crate::frame::{Frame, GlyphRun, Item, Role};
use crate::geom::Pt;

/// See [`Rule::what`].
pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "line-edge",
        severity: Severity::Error,
        fixed: false,
        what: "A line begins with a mark that must not begin one, or ends with one that must not \
               end one. Not at the beginning stand 、。」 ー, small kana and the like, closing marks \
               of any script, a vowel sign or a combining mark; not at the end 「 （ and the like.",
        why: "The mark belongs to the word on the other line: a reader stumbles over it.",
        remedy: "A break mark U+200B at that place forces it: take it out, or move it. Without a \
                 break mark it is a fault of the program: please report it.",
        example: Some(Example {
            file: "content/my-number-card/zh-Hant.toml",
            wrong: r#"«投入大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060大\u2060（\u200B郵筒）。»"#,
            right: r#"投入大大大大大大大大大大大大大大（郵筒）。"#,
        }),
        source: "JLREQ 3.1.7 and 3.1.8 (line-start and line-end prohibition); UAX #14 CL, CP, EX, \
                 IS, NS, OP and CM.",
    },
    run: Run::Pages(run),
};

fn run(printed: &Printed<'_>, rule: &Rule, sink: &mut Sink) {
    for text in texts(printed) {
        paragraph(text, rule, sink);
    }
}

/// The groups of all pages whose lines belong to one text.
pub(super) fn texts<'a>(printed: &'a Printed<'_>) -> impl Iterator<Item = Seen<'a>> {
    let seen = printed.layout.publication.pages.iter().flat_map(|page| everything(page));
    seen.filter(|seen| matches!(seen.item, Item::Group(role, _) if is_text(role)))
}

/// Whether the lines of a group belong to one text.
pub(super) fn is_text(role: &Role) -> bool {
    match role {
        Role::Heading(_)
        | Role::Paragraph
        | Role::Body
        | Role::HeaderCell(_)
        | Role::Cell
        | Role::Caption => true,
        Role::Section
        | Role::List
        | Role::ListItem
        | Role::Label
        | Role::Table { .. }
        | Role::TableHead
        | Role::TableBody
        | Role::Row
        | Role::Figure { .. }
        | Role::Mark { .. }
        | Role::Said { .. }
        | Role::Link { .. }
        | Role::Span(_)
        | Role::Artifact
        | Role::Plain => false,
    }
}

/// The runs of a text in reading order, each with its baseline. A text inside
/// this one, such as a remark in an item of a list, is looked at by itself.
pub(super) fn runs<'a>(text: Seen<'a>) -> Vec<(&'a GlyphRun, Pt)> {
    let mut found = Vec::new();
    if let Item::Group(_, frame) = text.item {
        collect(frame, text.at.y, &mut found);
    }
    found
}

fn collect<'a>(frame: &'a Frame, y: Pt, found: &mut Vec<(&'a GlyphRun, Pt)>) {
    for (at, item) in &frame.items {
        match item {
            Item::Glyphs(run) => found.push((run, y + at.y)),
            Item::Group(role, inner) if !is_text(role) => collect(inner, y + at.y, found),
            Item::Group(..) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => {}
        }
    }
}

fn paragraph(text: Seen<'_>, rule: &Rule, sink: &mut Sink) {
    for pair in runs(text).windows(2) {
        let [(last, before), (first, y)] = pair else { continue };
        if (*before - *y).abs() > last.size * 0.5 {
            edge(last, first, rule, sink);
        }
    }
}

/// Looks at the break between the last run of a line and the first of the next.
fn edge(last: &GlyphRun, first: &GlyphRun, rule: &Rule, sink: &mut Sink) {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{AD}');
    let mut end = last.text.trim_end_matches(is_blank).chars();
    let (end, before) = (end.next_back(), end.next_back());
    let mut start = first.text.trim_start_matches(is_blank).chars();
    let (start, behind) = (start.next(), start.next());
    if let Some(start) = start.filter(|&c| never_starts(c) && !is_turned(c, behind)) {
        let message = format!("a line begins with `{start}`");
        let hint = "take the break mark before it out";
        sink.report(rule.at(first.span, message).label("must not begin a line").hint(hint));
    }
    if let Some(end) = end.filter(|&c| never_ends(c) && !is_turned(c, before)) {
        let message = format!("a line ends with `{end}`");
        let hint = "remove the break mark after it";
        sink.report(rule.at(last.span, message).label("must not end a line").hint(hint));
    }
}

/// Whether a mark is turned, as in ”Urdu“, »Danish« and Turkish %100: the text that it opens
/// follows it, or that which it closes stands before it. Chinese and Japanese have no turned
/// marks, and no blanks that would tell.
fn is_turned(mark: char, beside: Option<char>) -> bool {
    if mark == '%' {
        return beside.is_some_and(char::is_numeric);
    }
    "’”»›‘“«‹".contains(mark) && beside.is_some_and(|c| c.is_alphanumeric() && !is_han_or_kana(c))
}

/// Marks that close or continue something.
fn never_starts(c: char) -> bool {
    const MARKS: &str = "、。，．・：；？！゛゜ヽヾゝゞ々〻ー）］｝〕〉》」』】〙〗〟’”»›,.:;!?)]}%‰℃°\
        ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ‐゠–〜～…‥！？｡､｣･ｰ๚๛ๆฯ។៕ៗ៖၊။।॥،؛؟";
    MARKS.contains(c) || unicode_normalization::char::is_combining_mark(c)
}

/// Marks that open something.
fn never_ends(c: char) -> bool {
    "（［｛〔〈《「『【〘〖〝‘“«‹([{¿¡｢".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_known() {
        for c in "。」ーっ）.」။។्ុ".chars() {
            assert!(never_starts(c), "{c}");
        }
        for c in "「（“¿".chars() {
            assert!(never_ends(c), "{c}");
        }
        for c in "あ漢aД한「¿“".chars() {
            assert!(!never_starts(c), "{c}");
        }
        assert!(is_turned('”', Some('ا')) && is_turned('»', Some('e')));
        assert!(is_turned('%', Some('1')) && !is_turned('%', Some(' ')));
        assert!(
            !is_turned('”', Some('.')) && !is_turned('”', Some('漢')) && !is_turned('」', None)
        );
    }
}
