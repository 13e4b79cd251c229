//! Which declarations hold for an element (CSS Cascading and Inheritance).
//!
//! In: attributes, style attributes and style sheets. Out: the one value of each
//! property that an element declares. Knows nothing about what values mean.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use usvg::roxmltree::{Document, Node};

use super::document::unsupported;
use super::property::{OF_ROOT, PROPERTIES};
use super::selector::Key;
use super::sheet::{self, Declaration, Place, Rule};
use crate::diag::Sink;
use crate::source::{FileId, Span};

/// How often rules are tried on elements, and how many declarations are taken
/// from them, before the picture is refused.
const TRIES: usize = 2_000_000;

/// A value that an element declares.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    pub(super) value: String,
    pub(super) span: Span,
    /// Whether a style says so, not an attribute.
    pub(super) in_css: bool,
}

/// What an element declares, by property.
pub(super) type Style = BTreeMap<String, Declared>;

/// The style sheets of a picture.
pub(super) struct Cascade {
    file: FileId,
    rules: Vec<Rule>,
    /// Rules and their selectors, by the ids, classes and names of elements.
    ids: BTreeMap<String, Vec<(usize, usize)>>,
    classes: BTreeMap<String, Vec<(usize, usize)>>,
    names: BTreeMap<String, Vec<(usize, usize)>>,
    rest: Vec<(usize, usize)>,
    /// Names of one's own, such as `--fill`, that any style gives a value.
    customs: BTreeSet<String>,
    styles: BTreeMap<usize, Rc<Style>>,
    tries: usize,
}

impl Cascade {
    /// Reads all style sheets of a document.
    pub(super) fn new(file: FileId, document: &Document<'_>, sink: &mut Sink) -> Self {
        let mut rules = Vec::new();
        let mut customs = BTreeSet::new();
        for node in document.descendants().filter(|node| node.tag_name().name() == "style") {
            let kind = node.attribute("type").unwrap_or("text/css").trim();
            if !kind.is_empty() && !kind.eq_ignore_ascii_case("text/css") {
                continue;
            }
            if node.attribute("media").is_some_and(|media| !matches!(media.trim(), "" | "all")) {
                unsupported(
                    super::document::span(file, &node),
                    "a style sheet for some media",
                    sink,
                );
            }
            for child in node.children() {
                let Some(text) = child.text() else { continue };
                rules.extend(sheet::rules(text, place(file, &child.range(), text, document), sink));
            }
        }
        for node in document.descendants() {
            customs.extend(own_names(node.attribute("style").unwrap_or_default()));
        }
        let mut cascade = Self {
            file,
            rules: Vec::new(),
            ids: BTreeMap::new(),
            classes: BTreeMap::new(),
            names: BTreeMap::new(),
            rest: Vec::new(),
            customs,
            styles: BTreeMap::new(),
            tries: TRIES,
        };
        for (number, rule) in rules.iter().enumerate() {
            let own = rule.declarations.iter().filter(|one| one.name.starts_with("--"));
            cascade.customs.extend(own.map(|one| one.name.clone()));
            for (part, selector) in rule.selectors.iter().enumerate() {
                let list = match selector.key() {
                    Key::Id(id) => cascade.ids.entry(id.to_owned()).or_default(),
                    Key::Class(class) => cascade.classes.entry(class.to_owned()).or_default(),
                    Key::Name(name) => cascade.names.entry(name.to_owned()).or_default(),
                    Key::Any => &mut cascade.rest,
                };
                list.push((number, part));
            }
        }
        cascade.rules = rules;
        cascade
    }

    /// What an element declares; `None` if finding out takes too long.
    pub(super) fn style(&mut self, node: Node<'_, '_>, sink: &mut Sink) -> Option<Rc<Style>> {
        let number = node.id().get_usize();
        if let Some(style) = self.styles.get(&number) {
            return Some(Rc::clone(style));
        }
        let mut found: Vec<(Rank, Declaration)> = Vec::new();
        let mut style = Style::new();
        for attribute in node.attributes().filter(|attribute| attribute.namespace().is_none()) {
            let range = attribute.range();
            let span = Span::new(self.file, range.start, range.end);
            let value = attribute.value();
            match attribute.name() {
                "style" => {
                    let place = place(self.file, &attribute.range_value(), value, node.document());
                    let own = sheet::declarations(value, place, sink);
                    let ranked = own.into_iter().map(|one| ((one.important, true, [0; 3], 0), one));
                    found.extend(ranked);
                }
                // Attributes cannot say these.
                "isolation" | "mix-blend-mode" => {}
                name => {
                    let value = value.trim().to_owned();
                    style.insert(name.to_owned(), Declared { value, span, in_css: false });
                }
            }
        }
        self.add_rules(node, &mut found)?;
        found.sort_by_key(|(rank, _)| *rank);
        for (_, declaration) in found {
            let Declaration { name, value, span, .. } = declaration;
            let names = match name.as_str() {
                "marker" => vec!["marker-start", "marker-mid", "marker-end"],
                name => vec![name],
            };
            for name in names.into_iter().filter(|name| is_known(name)) {
                let declared = Declared { value: value.clone(), span, in_css: true };
                style.insert(name.to_owned(), declared);
            }
        }
        let style = Rc::new(style);
        self.styles.insert(number, Rc::clone(&style));
        Some(style)
    }

    /// Adds what the rules of style sheets say of an element.
    fn add_rules(
        &mut self,
        node: Node<'_, '_>,
        found: &mut Vec<(Rank, Declaration)>,
    ) -> Option<()> {
        let ids = node.attribute("id").and_then(|id| self.ids.get(id));
        let classes = node.attribute("class").unwrap_or_default().split_ascii_whitespace();
        let classes: BTreeSet<&str> = classes.collect();
        let classes = classes.into_iter().filter_map(|class| self.classes.get(class));
        let names = self.names.get(node.tag_name().name());
        let lists = ids.into_iter().chain(classes).chain(names).chain([&self.rest]);
        for &(number, part) in lists.flatten() {
            let rule = &self.rules[number];
            let selector = &rule.selectors[part];
            if selector.matches(node, &mut self.tries) {
                self.tries = self.tries.saturating_sub(rule.declarations.len());
                let order = number + 1;
                let ranked = rule.declarations.iter();
                found.extend(
                    ranked.map(|one| ((one.important, false, selector.weight, order), one.clone())),
                );
            }
            if self.tries == 0 {
                return None;
            }
        }
        Some(())
    }

    /// Puts the spare value in the place of `var(--name, spare)`; `None` if
    /// the name has a value, or if there is nothing to spare.
    pub(super) fn without_variables(&self, value: &str) -> Option<String> {
        let mut text = value.to_owned();
        for _ in 0..8 {
            let Some(start) = text.find("var(") else { return Some(text) };
            let inside = &text[start + 4..];
            let mut depth = 1_i32;
            let end = inside.find(|c: char| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                depth == 0
            })?;
            let (name, spare) = inside[..end].split_once(',')?;
            if self.customs.contains(name.trim()) {
                return None;
            }
            text = format!("{}{}{}", &text[..start], spare.trim(), &inside[end + 1..]);
        }
        None
    }
}

/// What decides between declarations: `!important`, the attribute `style`, the
/// weight of the selector, the order.
type Rank = (bool, bool, [u32; 3], usize);

fn is_known(name: &str) -> bool {
    PROPERTIES.iter().chain(OF_ROOT).any(|property| property.name == name)
}

/// The names of one's own that a style gives values.
fn own_names(style: &str) -> impl Iterator<Item = String> {
    let names = style.split(';').filter_map(|part| Some(part.split_once(':')?.0.trim()));
    names.filter(|name| name.starts_with("--")).map(str::to_owned)
}

/// Where a text stands, if it stands there in the same words.
fn place(
    file: FileId,
    range: &std::ops::Range<usize>,
    text: &str,
    document: &Document<'_>,
) -> Place {
    let whole = Span::new(file, range.start, range.end);
    let start = document.input_text()[range.clone()].find(text).map(|at| range.start + at);
    Place { file, start, whole }
}
