//! The tag tree.
//!
//! In: roles as they are entered, and marked content as it is drawn. Out: the
//! structure elements and the parent tree (ISO 32000-1, 14.7). Knows neither
//! text nor positions but the boxes of figures.

mod write;

use pdf_writer::types::{ListNumbering, StructRole, TableHeaderScope};
use pdf_writer::{Rect, Ref};

use super::annotation::Annotation;
use crate::export::reading::is_block;
use crate::frame::{Role, Scope};
use crate::lang::Tag;

/// One element of the tree, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ElementId(usize);

/// What an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Child {
    Element(ElementId),
    /// Marked content: the page and the identifier on it.
    Content(usize, i32),
    /// An annotation, by its number in the file.
    Annotation(usize),
}

/// What is said of an element besides its kind.
#[derive(Debug, Clone, PartialEq)]
enum Attribute {
    None,
    /// The box of a figure on the page (ISO 32000-1, 14.8.5.4.3).
    Box(Rect),
    /// How the items of a list are numbered (14.8.5.5).
    Numbering(ListNumbering),
    /// What a header cell heads (14.8.5.7).
    Scope(TableHeaderScope),
    /// What tells a table apart from others (14.8.5.7).
    Summary(String),
    /// That it runs from right to left, and all in it (14.8.5.4.1).
    RightToLeft,
}

#[derive(Debug, Clone)]
struct Element {
    kind: StructRole,
    parent: Option<ElementId>,
    children: Vec<Child>,
    lang: Option<Tag>,
    alt: Option<String>,
    attribute: Attribute,
    /// Made because its content needed it, not because a group asked for it.
    implied: bool,
    /// The address of a link, to join its pieces.
    url: Option<String>,
}

/// What drawn things belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An element: text is its content, shapes are decoration.
    Element(ElementId),
    /// A figure: everything is its content.
    Figure(ElementId),
    /// Decoration.
    Artifact,
}

/// The tree while it grows.
#[derive(Clone)]
pub(super) struct Tags {
    elements: Vec<Element>,
    /// The owners of the marked content of each page, by identifier.
    owners: Vec<Vec<ElementId>>,
    /// The links of the file.
    pub(super) annotations: Vec<Annotation>,
}

/// The root: the element `Document`.
pub(super) const ROOT: ElementId = ElementId(0);

impl Tags {
    /// A tree with nothing but its root.
    pub(super) fn new() -> Self {
        let mut tags = Self { elements: Vec::new(), owners: Vec::new(), annotations: Vec::new() };
        tags.push(None, StructRole::Document);
        tags
    }

    /// Says that all of the file runs from right to left.
    pub(super) fn run_from_right(&mut self) {
        self.element(ROOT).attribute = Attribute::RightToLeft;
    }

    /// Begins a page.
    pub(super) fn page(&mut self) {
        self.owners.push(Vec::new());
    }

    fn push(&mut self, parent: Option<ElementId>, kind: StructRole) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element {
            kind,
            parent,
            children: Vec::new(),
            lang: None,
            alt: None,
            attribute: Attribute::None,
            implied: false,
            url: None,
        });
        if let Some(parent) = parent {
            self.element(parent).children.push(Child::Element(id));
        }
        id
    }

    fn element(&mut self, id: ElementId) -> &mut Element {
        &mut self.elements[id.0]
    }

    /// Where the items of a group go. Inside a figure only its caption is an
    /// element of its own; nothing is inside an artifact.
    pub(super) fn enter(&mut self, place: Place, role: &Role, rect: Rect) -> Place {
        let parent = match place {
            Place::Artifact => return place,
            Place::Figure(figure) if *role == Role::Caption => figure,
            Place::Figure(_) => return place,
            Place::Element(element) => element,
        };
        if *role == Role::Artifact {
            return Place::Artifact;
        }
        match (self.open(parent, role, rect), role) {
            (Some(element), Role::Figure { .. } | Role::Mark { .. }) => Place::Figure(element),
            (Some(element), _) => Place::Element(element),
            (None, _) => place,
        }
    }

    /// Opens the element of a group. `None` for roles that are not elements:
    /// [`Role::Artifact`] and [`Role::Plain`].
    fn open(&mut self, parent: ElementId, role: &Role, rect: Rect) -> Option<ElementId> {
        let kind = kind(role)?;
        let parent = self.parent_for(parent, role);
        if let Role::Link { url, .. } = role
            && let Some(Child::Element(last)) = self.element(parent).children.last().copied()
            && self.element(last).url.as_ref() == Some(url)
        {
            return Some(last);
        }
        let id = self.push(Some(parent), kind);
        let element = self.element(id);
        match role {
            Role::Figure { alt } | Role::Mark { alt } => {
                element.alt = Some(alt.clone());
                element.attribute = Attribute::Box(rect);
            }
            Role::List => element.attribute = Attribute::Numbering(ListNumbering::None),
            Role::HeaderCell(Scope::Row) => {
                element.attribute = Attribute::Scope(TableHeaderScope::Row);
            }
            Role::HeaderCell(Scope::Column) => {
                element.attribute = Attribute::Scope(TableHeaderScope::Column);
            }
            Role::Table { summary } => element.attribute = Attribute::Summary(summary.clone()),
            Role::Said { alt } => element.alt = Some(alt.clone()),
            Role::Span(lang) => element.lang = Some(lang.clone()),
            Role::Link { url, .. } => element.url = Some(url.clone()),
            Role::Section
            | Role::Heading(_)
            | Role::Paragraph
            | Role::ListItem
            | Role::Label
            | Role::Body
            | Role::TableHead
            | Role::TableBody
            | Role::Row
            | Role::Cell
            | Role::Caption
            | Role::Artifact
            | Role::Plain => {}
        }
        Some(id)
    }

    /// The element under which a group stands: an item of a list holds only a
    /// label and a body (ISO 32000-1, 14.8.4.3.3), and a link or a span needs a
    /// paragraph around it.
    fn parent_for(&mut self, parent: ElementId, role: &Role) -> ElementId {
        let is_of_item = matches!(role, Role::Label | Role::Body);
        let is_in_item = self.element(parent).kind == StructRole::LI && !is_of_item;
        if is_in_item || !is_block(role) { self.text_parent(parent) } else { parent }
    }

    /// The element for text that stands directly in another: a grouping element
    /// holds no text itself, so a paragraph is put between.
    pub(super) fn text_parent(&mut self, parent: ElementId) -> ElementId {
        let Some(kind) = implied(self.element(parent).kind) else { return parent };
        let last = self.element(parent).children.last().copied();
        let implied = match last {
            Some(Child::Element(last)) if self.element(last).implied => last,
            Some(Child::Element(_) | Child::Content(..) | Child::Annotation(_)) | None => {
                let id = self.push(Some(parent), kind);
                self.element(id).implied = true;
                id
            }
        };
        self.text_parent(implied)
    }

    /// Says how a list is numbered, judged by the text of a label (PDF/UA-1,
    /// 7.6).
    pub(super) fn label(&mut self, label: ElementId, text: &str) {
        let mut above = self.element(label).parent;
        while let Some(id) = above {
            let element = self.element(id);
            if element.kind == StructRole::L {
                if element.attribute == Attribute::Numbering(ListNumbering::None) {
                    element.attribute = Attribute::Numbering(numbering(text));
                }
                return;
            }
            above = element.parent;
        }
    }

    /// Gives content on the current page to an element; the result is its
    /// identifier on the page.
    pub(super) fn content(&mut self, id: ElementId) -> i32 {
        let page = self.owners.len().saturating_sub(1);
        let owners = &mut self.owners[page];
        let identifier = i32::try_from(owners.len()).unwrap_or(i32::MAX);
        owners.push(id);
        self.element(id).children.push(Child::Content(page, identifier));
        identifier
    }

    /// Gives a link annotation to an element.
    pub(super) fn annotate(&mut self, annotation: Annotation) {
        let number = self.annotations.len();
        let element = annotation.element;
        self.annotations.push(annotation);
        self.element(element).children.push(Child::Annotation(number));
    }

    /// The name of an element's kind, for its marked content.
    pub(super) fn name(&self, id: ElementId) -> StructRole {
        self.elements[id.0].kind
    }

    /// Which elements are written: those with content below them, and the cells
    /// and rows of tables, which must stay regular.
    fn kept(&self) -> Vec<bool> {
        let mut kept = vec![false; self.elements.len()];
        for (index, element) in self.elements.iter().enumerate().rev() {
            let cell = matches!(element.kind, StructRole::TR | StructRole::TH | StructRole::TD);
            let full = element.children.iter().any(|child| match child {
                Child::Element(id) => kept[id.0],
                Child::Content(..) | Child::Annotation(_) => true,
            });
            kept[index] = cell || full || element.parent.is_none();
        }
        kept
    }
}

impl Tags {
    /// The tree as text, an element per line: kind, language, alternative text,
    /// address and what `text` says its content is.
    pub(super) fn describe(&self, text: impl Fn(usize, i32) -> String) -> String {
        let mut lines = String::new();
        let kept = self.kept();
        self.describe_element(ROOT, 0, &kept, &text, &mut lines);
        lines
    }

    fn describe_element(
        &self,
        id: ElementId,
        depth: usize,
        kept: &[bool],
        text: &impl Fn(usize, i32) -> String,
        lines: &mut String,
    ) {
        let element = &self.elements[id.0];
        let name = String::from_utf8_lossy(element.kind.to_name().0).into_owned();
        let scope = match element.attribute {
            Attribute::Scope(TableHeaderScope::Row) => " scope=Row".to_owned(),
            Attribute::Scope(_) => " scope=Column".to_owned(),
            Attribute::Numbering(numbering) => format!(" numbering={numbering:?}"),
            Attribute::Summary(ref summary) => format!(" summary={summary:?}"),
            Attribute::RightToLeft => " writing=RlTb".to_owned(),
            Attribute::Box(_) | Attribute::None => String::new(),
        };
        let lang = element.lang.as_ref().map_or_else(String::new, |lang| format!(" lang={lang}"));
        let alt = element.alt.as_ref().map_or_else(String::new, |alt| format!(" alt={alt:?}"));
        let url = element.url.as_ref().map_or_else(String::new, |url| format!(" url={url:?}"));
        let indent = "  ".repeat(depth);
        lines.push_str(&format!("{indent}{name}{scope}{lang}{alt}{url}\n"));
        let mut said = String::new();
        for child in &element.children {
            match *child {
                Child::Content(page, mcid) => said.push_str(&text(page, mcid)),
                Child::Element(child) if kept[child.0] => {
                    describe_text(&mut said, depth + 1, lines);
                    self.describe_element(child, depth + 1, kept, text, lines);
                }
                Child::Element(_) | Child::Annotation(_) => {}
            }
        }
        describe_text(&mut said, depth + 1, lines);
    }
}

fn describe_text(said: &mut String, depth: usize, lines: &mut String) {
    if !said.is_empty() {
        let indent = "  ".repeat(depth);
        lines.push_str(&format!("{indent}{said:?}\n"));
        said.clear();
    }
}

/// The kind of element that must stand between one of this kind and text.
fn implied(kind: StructRole) -> Option<StructRole> {
    const BETWEEN: [(StructRole, StructRole); 8] = [
        (StructRole::Document, StructRole::P),
        (StructRole::Sect, StructRole::P),
        (StructRole::Table, StructRole::Caption),
        (StructRole::THead, StructRole::TR),
        (StructRole::TBody, StructRole::TR),
        (StructRole::TR, StructRole::TD),
        (StructRole::L, StructRole::LI),
        (StructRole::LI, StructRole::LBody),
    ];
    BETWEEN.iter().find(|(outer, _)| *outer == kind).map(|&(_, inner)| inner)
}

/// The standard structure type of a role (ISO 32000-1, 14.8.4).
fn kind(role: &Role) -> Option<StructRole> {
    Some(match role {
        Role::Section => StructRole::Sect,
        Role::Heading(1) => StructRole::H1,
        Role::Heading(2) => StructRole::H2,
        Role::Heading(3) => StructRole::H3,
        Role::Heading(4) => StructRole::H4,
        Role::Heading(5) => StructRole::H5,
        Role::Heading(_) => StructRole::H6,
        Role::Paragraph => StructRole::P,
        Role::List => StructRole::L,
        Role::ListItem => StructRole::LI,
        Role::Label => StructRole::Lbl,
        Role::Body => StructRole::LBody,
        Role::Table { .. } => StructRole::Table,
        Role::TableHead => StructRole::THead,
        Role::TableBody => StructRole::TBody,
        Role::Row => StructRole::TR,
        Role::HeaderCell(_) => StructRole::TH,
        Role::Cell => StructRole::TD,
        Role::Figure { .. } | Role::Mark { .. } => StructRole::Figure,
        Role::Caption => StructRole::Caption,
        Role::Link { .. } => StructRole::Link,
        Role::Span(_) | Role::Said { .. } => StructRole::Span,
        Role::Artifact | Role::Plain => return None,
    })
}

/// How a list is numbered whose items are labelled like this.
pub(super) fn numbering(label: &str) -> ListNumbering {
    match label.chars().find(|character| !character.is_whitespace() && *character != '(') {
        Some(first) if first.is_numeric() => ListNumbering::Decimal,
        Some('○' | '◯' | '◦' | '☐') => ListNumbering::Circle,
        Some('■' | '□' | '▪') => ListNumbering::Square,
        Some(_) => ListNumbering::Disc,
        None => ListNumbering::None,
    }
}

/// The objects of the file that the tree refers to.
pub(super) struct Refs<'a> {
    pub(super) pages: &'a [Ref],
    pub(super) annotations: &'a [Ref],
}
