//! Which characters a page shows, in which language and weight.
//!
//! In: the HTML of a page. Out: its characters. Knows nothing about fonts.

use std::collections::{BTreeMap, BTreeSet};

use crate::fonts::Weight;
use crate::lang::Tag;

/// What is set in bold, as selectors: the style sheet has its rule from here.
pub(super) const BOLD: [&str; 24] = [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "strong",
    "th",
    "dt",
    ".text-strong",
    ".text-lead",
    ".text-caption",
    ".text-strong_note",
    ".text-warning",
    ".text-pause",
    ".text-mark",
    ".text-prompt",
    ".list-tasks",
    ".marked",
    ".chips",
    ".chip",
    ".phone",
    ".asked",
    ".label",
];

/// What stands in regular weight inside of these.
const LIGHT: [&str; 2] = ["small", "rt"];

/// The signs that the style sheet puts before items, by the class of their list.
const SIGNS: [(&str, &str); 6] = [
    ("number", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    ("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ."),
    ("box", "☐"),
    ("ring", "○"),
    ("cross", "✕"),
    ("note", "※"),
];

/// Characters by their language and weight.
pub(super) type Letters = BTreeMap<(Tag, Weight), BTreeSet<char>>;

/// What is open around a text.
struct Open<'a> {
    tag: &'a str,
    language: Tag,
    weight: Weight,
}

/// Adds the characters of the main part of a page in a language.
pub(super) fn gather(html: &str, language: &Tag, letters: &mut Letters) {
    let mut open = vec![Open { tag: "", language: language.clone(), weight: Weight::Regular }];
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        let Some(around) = open.last() else { return };
        add(text, around, letters);
        let name = tag.split(' ').next().unwrap_or(tag);
        if let Some(closed) = name.strip_prefix('/') {
            if around.tag == closed {
                open.pop();
            }
        } else if !tag.ends_with('/') && !["img", "hr", "br"].contains(&name) {
            let inside = inside(tag, name, around);
            let classes = attribute(tag, "class").unwrap_or_default();
            for (_, signs) in SIGNS.iter().filter(|(class, _)| has(classes, class)) {
                add(signs, &inside, letters);
            }
            open.push(inside);
        }
    }
}

/// What is open inside a tag.
fn inside<'a>(tag: &str, name: &'a str, around: &Open<'_>) -> Open<'a> {
    let classes = attribute(tag, "class").unwrap_or_default();
    let is_bold = BOLD.iter().any(|selector| match selector.strip_prefix('.') {
        Some(class) => has(classes, class),
        None => *selector == name,
    });
    let language = attribute(tag, "lang").and_then(|tag| Tag::new(tag).ok());
    let weight = match (is_bold, LIGHT.contains(&name)) {
        (_, true) => Weight::Regular,
        (true, false) => Weight::Bold,
        (false, false) => around.weight,
    };
    Open { tag: name, language: language.unwrap_or_else(|| around.language.clone()), weight }
}

fn has(classes: &str, class: &str) -> bool {
    classes.split(' ').any(|one| one == class)
}

/// What an attribute of a tag says.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn add(text: &str, open: &Open<'_>, letters: &mut Letters) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let key = (open.language.clone(), open.weight);
    // What is escaped is of ASCII, and its name as well.
    letters.entry(key).or_default().extend(text.chars().chain("&<>\" ".chars()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_told_apart_by_language_and_weight() {
        let mut letters = Letters::new();
        let thai = Tag::new("th").unwrap();
        let html = "<section>\n<h2>ก <small>ข</small></h2><p>ค<span lang=\"ja\">字</span>ง<img \
                    alt=\"จ\"></p><ul class=\"note x\"><li>ฉ</li></ul></section>";
        gather(html, &thai, &mut letters);
        let of = |tag: &str, weight| -> String {
            let found = letters.get(&(Tag::new(tag).unwrap(), weight));
            found.into_iter().flatten().filter(|c| !c.is_ascii()).collect()
        };
        assert_eq!(of("th", Weight::Bold), "ก");
        assert_eq!(of("th", Weight::Regular), "ขคงฉ※");
        assert_eq!(of("ja", Weight::Regular), "字");
    }
}
