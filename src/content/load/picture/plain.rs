//! A picture in plain SVG: without style sheets, and with no value that a reader
//! of SVG could take for another.
//!
//! In: the XML of a picture. Out: SVG that shows the same, made of the elements
//! that are drawn and of those that they refer to; what cannot be printed is
//! reported at its place. What is never drawn is not looked at. Knows nothing
//! about shapes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;
use std::str::FromStr;

use usvg::roxmltree::{Document, Node};

use super::super::codes;
use super::cascade::{Cascade, Declared, Style};
use super::document::{DEEPEST, FARTHEST, NODES, numbers, span, unsupported};
use super::property::{
    Kind, OF_ROOT, PROPERTIES, Property, expected, length, number, plain as said,
};
use crate::content::load::reader::shortened;
use crate::diag::Sink;
use crate::source::{FileId, Span};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements that are drawn, or hold what is drawn, each with its own attributes
/// beyond properties.
const DRAWN: [(&str, &[&str]); 16] = [
    ("a", &[]),
    ("circle", &["cx", "cy", "r"]),
    ("clipPath", &["clipPathUnits"]),
    ("ellipse", &["cx", "cy", "rx", "ry"]),
    ("g", &[]),
    ("line", &["x1", "y1", "x2", "y2"]),
    (
        "marker",
        &[
            "refX",
            "refY",
            "markerWidth",
            "markerHeight",
            "orient",
            "markerUnits",
            "viewBox",
            "preserveAspectRatio",
        ],
    ),
    ("mask", &["x", "y", "width", "height", "maskUnits", "maskContentUnits"]),
    ("path", &["d"]),
    ("polygon", &["points"]),
    ("polyline", &["points"]),
    ("rect", &["x", "y", "width", "height", "rx", "ry"]),
    ("svg", &["x", "y", "width", "height", "viewBox", "preserveAspectRatio"]),
    ("switch", &[]),
    ("symbol", &["viewBox", "preserveAspectRatio"]),
    ("use", &["x", "y", "width", "height"]),
];

/// Elements that show nothing by themselves.
const SILENT: [&str; 14] = [
    "clipPath",
    "defs",
    "desc",
    "filter",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "pattern",
    "radialGradient",
    "style",
    "symbol",
    "title",
    "view",
];

/// Plain SVG, and where its elements come from.
pub(super) struct Plain {
    pub(super) text: String,
    places: BTreeMap<usize, Span>,
}

impl Plain {
    /// The place of the element that has this id in the plain SVG.
    pub(super) fn place(&self, id: &str) -> Option<Span> {
        self.places.get(&id.strip_prefix('e')?.parse().ok()?).copied()
    }
}

/// Says a picture in plain SVG.
pub(super) fn plain(file: FileId, document: &Document<'_>, sink: &mut Sink) -> Plain {
    let root = document.root_element();
    let mut out = Plain { text: String::new(), places: BTreeMap::new() };
    if !root.has_tag_name((SVG, "svg")) {
        let message = "this is not an SVG";
        sink.report(
            codes::BAD_PICTURE
                .at(span(file, &root), message)
                .label("the outermost element")
                .hint(format!("an SVG begins with <svg xmlns=\"{SVG}\" …>")),
        );
        return out;
    }
    let mut ids = BTreeMap::new();
    for node in document.descendants().filter(Node::is_element) {
        if let Some(id) = node.attribute("id") {
            ids.entry(id).or_insert(node);
        }
    }
    let cascade = Cascade::new(file, document, sink);
    let seen = BTreeMap::new();
    let mut reader = Reader { file, ids, cascade, seen, sink };
    match reader.visit(root, 0) {
        Some((_, height)) if height <= DEEPEST => reader.write(root, &mut out),
        Some(_) => reader.refuse(root, &format!("more than {DEEPEST} groups in each other")),
        // It was reported.
        None => {}
    }
    out
}

/// What is known of an element.
#[derive(Clone, Copy)]
enum Seen {
    /// It holds the element that is looked at, or refers to it.
    Open,
    /// It is drawn: how many elements it is, with all that it refers to, and how
    /// deep they stand.
    Drawn(usize, usize),
    /// It holds something that is drawn elsewhere.
    Around,
}

struct Reader<'a, 'd, 't> {
    file: FileId,
    ids: BTreeMap<&'d str, Node<'d, 't>>,
    cascade: Cascade,
    seen: BTreeMap<usize, Seen>,
    sink: &'a mut Sink,
}

impl<'d, 't> Reader<'_, 'd, 't> {
    fn refuse(&mut self, node: Node<'_, '_>, what: &str) {
        unsupported(span(self.file, &node), what, self.sink);
    }

    /// Looks at an element that is drawn and at all that it needs. Copies of
    /// copies are soon more than fit into memory, so all are counted before one
    /// is made. `None` if it was too much, or if it needs itself.
    fn visit(&mut self, node: Node<'d, 't>, depth: usize) -> Option<(usize, usize)> {
        let number = node.id().get_usize();
        match self.seen.get(&number) {
            Some(Seen::Drawn(count, height)) => return Some((*count, *height)),
            Some(Seen::Open) => {
                self.refuse(node, "an element that refers to itself");
                return None;
            }
            Some(Seen::Around) | None => {}
        }
        if depth > 2 * DEEPEST {
            self.refuse(node, &format!("more than {DEEPEST} groups in each other"));
            return None;
        }
        let Some(style) = self.cascade.style(node, self.sink) else {
            self.refuse(node, "so many style rules for so many elements");
            return None;
        };
        self.seen.insert(number, Seen::Open);
        let (mut count, mut height) = (1_usize, 0_usize);
        for (target, times) in self.targets(node, &style) {
            self.keep_around(target);
            let (more, high) = self.visit(target, depth + 1)?;
            count = count.saturating_add(more.saturating_mul(times));
            height = height.max(high);
        }
        for child in self.children(node) {
            let (more, high) = self.visit(child, depth + 1)?;
            count = count.saturating_add(more);
            height = height.max(high);
        }
        if count > NODES {
            self.refuse(node, &format!("a picture that repeats more than {NODES} elements"));
            return None;
        }
        self.seen.insert(number, Seen::Drawn(count, height + 1));
        Some((count, height + 1))
    }

    /// The elements around one that is drawn elsewhere must stay: it takes over
    /// their properties.
    fn keep_around(&mut self, node: Node<'d, 't>) {
        for around in node.ancestors().skip(1).filter(Node::is_element) {
            self.seen.entry(around.id().get_usize()).or_insert(Seen::Around);
        }
    }

    /// What an element needs from elsewhere, and how often.
    fn targets(&mut self, node: Node<'d, 't>, style: &Style) -> Vec<(Node<'d, 't>, usize)> {
        let mut targets = Vec::new();
        if node.tag_name().name() == "use" {
            match self.used(node) {
                Ok(target) => targets.extend(target.map(|target| (target, 1))),
                Err(place) => unsupported(place, "a link in <use>", self.sink),
            }
        }
        let corners = ["d", "points"].iter().filter_map(|name| style.get(*name));
        let corners = 1 + corners.map(|declared| declared.value.len()).sum::<usize>();
        for (name, times) in [
            ("clip-path", 1),
            ("mask", 1),
            ("marker-start", 1),
            ("marker-mid", corners),
            ("marker-end", 1),
        ] {
            let target = style.get(name).and_then(|declared| self.linked(name, declared).ok()?);
            targets.extend(target.map(|target| (target, times)));
        }
        targets
    }

    /// The element that `<use>` shows. The error is the place of a link to another
    /// file.
    fn used(&self, node: Node<'d, 't>) -> Result<Option<Node<'d, 't>>, Span> {
        let links = || node.attributes().filter(|attribute| attribute.name() == "href");
        let own = links().find(|link| link.namespace().is_none());
        let Some(link) = own.or_else(|| links().next()) else { return Ok(None) };
        let Some(id) = link.value().trim().strip_prefix('#') else {
            let range = link.range();
            return Err(Span::new(self.file, range.start, range.end));
        };
        let target = self.ids.get(id).copied();
        Ok(target.filter(|target| target.tag_name().namespace() == Some(SVG)))
    }

    /// The element that a property such as `clip-path` refers to; `None` if there
    /// is none, which browsers take for nothing. The error is what the value is
    /// not.
    fn linked(
        &self,
        name: &str,
        declared: &Declared,
    ) -> Result<Option<Node<'d, 't>>, &'static str> {
        let value = declared.value.as_str();
        if matches!(value, "none" | "inherit" | "initial" | "unset" | "revert") {
            return Ok(None);
        }
        let wanted = match name {
            "clip-path" => "clipPath",
            "mask" => "mask",
            _ => "marker",
        };
        let (id, rest) = link(value).ok_or(expected(Kind::Link))?;
        if !rest.is_empty() {
            return Err(expected(Kind::Link));
        }
        let target = self.ids.get(id).copied();
        Ok(target.filter(|target| target.has_tag_name((SVG, wanted))))
    }

    /// The children of an element that are drawn with it; reports those that
    /// should be, and cannot.
    fn children(&mut self, node: Node<'d, 't>) -> Vec<Node<'d, 't>> {
        let mut drawn = Vec::new();
        for child in node.children().filter(Node::is_element) {
            let name = child.tag_name().name();
            let foreign = child.tag_name().namespace() != Some(SVG);
            let conditional = child.has_attribute("requiredExtensions");
            if foreign || conditional || SILENT.contains(&name) || !self.is_displayed(child) {
                continue;
            }
            if child.has_attribute("systemLanguage") {
                self.refuse(child, "an element for some languages");
            } else if DRAWN.iter().any(|(drawn, _)| *drawn == name) {
                drawn.push(child);
            } else {
                self.refuse(child, &format!("<{}>", shortened(name)));
            }
            if node.has_tag_name((SVG, "switch")) {
                break;
            }
        }
        drawn
    }

    fn is_displayed(&mut self, node: Node<'d, 't>) -> bool {
        let style = self.cascade.style(node, self.sink);
        let none = |style: Rc<Style>| {
            style.get("display").is_some_and(|display| display.value.eq_ignore_ascii_case("none"))
        };
        !style.is_some_and(none)
    }

    /// Writes an element that is drawn, or that holds one.
    fn write(&mut self, node: Node<'d, 't>, out: &mut Plain) {
        let number = node.id().get_usize();
        let name = node.tag_name().name();
        let name = match self.seen.get(&number) {
            Some(Seen::Drawn(..)) if matches!(name, "a" | "switch") => "g",
            Some(Seen::Drawn(..)) => name,
            Some(Seen::Around) => "defs",
            Some(Seen::Open) | None => return,
        };
        out.places.insert(number, span(self.file, &node));
        let _ = write!(out.text, "<{name} id=\"e{number}\"");
        let is_root = node.parent_element().is_none();
        if is_root {
            let _ = write!(out.text, " xmlns=\"{SVG}\"");
        }
        if let Some(style) = self.cascade.style(node, self.sink) {
            self.properties(node, &style, out);
            if name != "defs" {
                self.attributes(node, &style, is_root, out);
            }
        }
        if name == "use"
            && let Ok(Some(target)) = self.used(node)
        {
            let _ = write!(out.text, " href=\"#e{}\"", target.id().get_usize());
        }
        out.text.push('>');
        for child in node.children().filter(Node::is_element) {
            self.write(child, out);
        }
        let _ = write!(out.text, "</{name}>");
    }

    fn properties(&mut self, node: Node<'d, 't>, style: &Style, out: &mut Plain) {
        let is_root = node.parent_element().is_none();
        let of_root = if is_root { OF_ROOT } else { &[] };
        for property in PROPERTIES.iter().chain(of_root) {
            let Some(declared) = style.get(property.name) else { continue };
            // These belong to some elements only.
            if matches!(property.kind, Kind::Length(false) | Kind::Path) {
                continue;
            }
            match self.value(property, declared) {
                Ok(value) => attribute(out, property.name, &value),
                Err(fault) => self.report(property.name, declared, fault),
            }
            // What stands in a colour or a name is not a measure.
            if !matches!(property.kind, Kind::Paint | Kind::Color | Kind::Link | Kind::Filter) {
                self.check_numbers(node, declared);
            }
        }
    }

    /// The value of a property in plain words.
    fn value(&self, property: &Property, declared: &Declared) -> Result<String, &'static str> {
        let value =
            self.cascade.without_variables(&declared.value).ok_or(expected(property.kind))?;
        let lower = value.to_ascii_lowercase();
        match lower.as_str() {
            "initial" => return Ok(property.initial.to_owned()),
            "unset" | "revert" => return Ok(String::new()),
            "inherit" if property.inherited => return Ok(String::new()),
            "inherit" => return Err(expected(property.kind)),
            _ => {}
        }
        let declared = &Declared { value, ..declared.clone() };
        let value = &declared.value;
        let kind = property.kind;
        if matches!(kind, Kind::Link) {
            let target = self.linked(property.name, declared)?;
            return Ok(target.map_or_else(
                || if property.inherited { "none".to_owned() } else { String::new() },
                |target| format!("url(#e{})", target.id().get_usize()),
            ));
        }
        if matches!(kind, Kind::Filter) {
            return match link(value) {
                _ if lower == "none" => Ok(String::new()),
                Some((id, "")) if !self.ids.contains_key(id) => Ok(String::new()),
                Some(_) | None => Err("something that can be printed"),
            };
        }
        if matches!(kind, Kind::Paint) && lower.starts_with("url(") {
            let (id, rest) = link(value).ok_or(expected(Kind::Link))?;
            return match rest {
                _ if self.ids.contains_key(id) => Err(expected(kind)),
                "" => Ok("none".to_owned()),
                spare => said(kind, spare, declared.in_css),
            };
        }
        said(kind, value, declared.in_css)
    }

    /// Writes the attributes that belong to this kind of element.
    fn attributes(&mut self, node: Node<'d, 't>, style: &Style, is_root: bool, out: &mut Plain) {
        let name = node.tag_name().name();
        let own = DRAWN.iter().find(|(drawn, _)| *drawn == name).map_or(&[][..], |(_, own)| own);
        for &key in own {
            let Some(declared) = style.get(key) else {
                // Browsers clip an inner picture, whether or not it has a size.
                if name == "svg" && !is_root && matches!(key, "width" | "height") {
                    attribute(out, key, "100%");
                }
                continue;
            };
            if is_root && matches!(key, "x" | "y") {
                continue;
            }
            let property = PROPERTIES.iter().find(|property| property.name == key);
            let automatic = matches!(key, "width" | "height" | "rx" | "ry");
            let value = declared.value.as_str();
            let value = match property {
                // The outermost picture has no size of which it could be a part.
                _ if is_root && automatic && value.ends_with('%') => continue,
                _ if automatic && value.eq_ignore_ascii_case("auto") => continue,
                Some(property) => self.value(property, declared),
                None => geometry(key, value),
            };
            match value {
                Ok(value) => attribute(out, key, &value),
                Err(fault) => self.report(key, declared, fault),
            }
            self.check_numbers(node, declared);
        }
    }

    fn check_numbers(&mut self, node: Node<'d, 't>, declared: &Declared) {
        if numbers(&declared.value).any(|number| number > FARTHEST) {
            let name = node.tag_name().name();
            let message = format!("a number in <{name}> is too large for any paper");
            self.sink.report(
                codes::BAD_PICTURE
                    .at(declared.span, message)
                    .label(format!("more than {FARTHEST}"))
                    .hint("draw in the units of the viewBox"),
            );
        }
    }

    fn report(&mut self, name: &str, declared: &Declared, fault: &str) {
        let value = shortened(&declared.value);
        let message = match declared.value.split_once('(').map(|(function, _)| function.trim()) {
            Some("url") => format!(
                "`{name}` cannot be printed: it is a gradient, a pattern, a filter or a link"
            ),
            _ => format!("`{value}` is not {fault}"),
        };
        let hint = match name {
            "fill" | "stroke" | "color" => {
                "write the colour as #RRGGBB; browsers do not know all colours either"
            }
            "filter" | "mix-blend-mode" => "draw with shapes in solid colours",
            _ => "save the drawing as plain SVG, or write the value in another way",
        };
        self.sink.report(
            codes::BAD_PICTURE.at(declared.span, message).label(format!("in `{name}`")).hint(hint),
        );
    }
}

/// The id in `url(#id)`, and what stands behind it.
fn link(value: &str) -> Option<(&str, &str)> {
    let inside = value.get(..4).filter(|start| start.eq_ignore_ascii_case("url("))?;
    let (inside, rest) = value[inside.len()..].split_once(')')?;
    let inside = inside.trim();
    let quoted =
        ['"', '\''].iter().find_map(|&quote| inside.strip_prefix(quote)?.strip_suffix(quote));
    Some((quoted.unwrap_or(inside).trim().strip_prefix('#')?, rest.trim()))
}

/// A value of an attribute that is not a property, in plain words.
fn geometry(key: &str, value: &str) -> Result<String, &'static str> {
    let own = || value.to_owned();
    let text = match key {
        "points" => return Ok(own()),
        "viewBox" => {
            let known = svgtypes::ViewBox::from_str(value).is_ok();
            return known.then(own).ok_or("a viewBox: four numbers, the last two above 0");
        }
        "preserveAspectRatio" => svgtypes::AspectRatio::from_str(value).ok().map(|_| own()),
        "clipPathUnits" | "maskUnits" | "maskContentUnits" => {
            ["userSpaceOnUse", "objectBoundingBox"].contains(&value).then(own)
        }
        "markerUnits" => ["strokeWidth", "userSpaceOnUse"].contains(&value).then(own),
        "orient" => {
            let angle = number(value).is_some() || ["auto", "auto-start-reverse"].contains(&value);
            angle.then(own)
        }
        _ => return length(value, true).ok_or(expected(Kind::Length(true))),
    };
    text.ok_or("a word that is known here")
}

fn attribute(out: &mut Plain, name: &str, value: &str) {
    if !value.is_empty() {
        let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let _ = write!(out.text, " {name}=\"{value}\"");
    }
}
