//! Elements as HTML: what they mean. How they look is a matter of the style sheet, for
//! which the names of their looks become classes.
//!
//! In: the pages of a document as elements, and where their pictures are. Out: HTML with
//! one tag a line: the words of the paper in their order, and nothing else. Knows nothing
//! about files.

use std::fmt::Write;
use std::sync::Arc;

use super::drawing::number;
use super::text::{self, Mapped, escaped};
use crate::content::element::{
    Band, Blank, Code, Columns, Element, Fields, Figure, Heading, Label, List, Marker, Meaning,
    Panel, Paragraph, Phone, Room, Sheet, Table,
};
use crate::content::look;
use crate::content::model::{Field, Rich};
use crate::frame::{Color, Picture};

/// What elements do not say of themselves.
pub struct Ways<'a> {
    /// The address of a picture.
    pub image: &'a dyn Fn(&Arc<Picture>) -> String,
    /// The class of what stands on a ground of this colour.
    pub ground: &'a dyn Fn(Color) -> String,
    /// Whether readings stand over characters.
    pub has_ruby: bool,
    /// The places whose addresses open a map.
    pub maps: &'a [Mapped],
}

/// The pages of a document.
#[must_use]
pub fn body(sheets: &[impl AsRef<Sheet>], ways: &Ways<'_>) -> String {
    let mut page = Page { ways, html: String::new(), depth: 0, level: 2 };
    for part in sheets.iter().flat_map(|sheet| &sheet.as_ref().parts) {
        page.level = part.level;
        page.within("section", |page| page.elements(&part.elements));
    }
    page.html
}

/// HTML that is being written.
struct Page<'a> {
    ways: &'a Ways<'a>,
    html: String,
    depth: usize,
    /// The level of headings of the part that is being written.
    level: u8,
}

impl Page<'_> {
    /// Writes a line.
    fn line(&mut self, line: &str) {
        let indent = self.depth * 2;
        // Writing to a string cannot fail.
        let _ = writeln!(self.html, "{:indent$}{line}", "");
    }

    /// Writes a tag, with its attributes, around other lines.
    fn within(&mut self, tag: &str, inner: impl FnOnce(&mut Self)) {
        self.line(&format!("<{tag}>"));
        self.depth += 1;
        inner(self);
        self.depth -= 1;
        let name = tag.split(' ').next().unwrap_or(tag);
        self.line(&format!("</{name}>"));
    }

    /// Writes a tag around a text on one line.
    fn text(&mut self, tag: &str, text: &str) {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.line(&format!("<{tag}>{text}</{name}>"));
    }

    /// A text with its structure.
    fn rich(&self, text: &Rich) -> String {
        text::rich(text, self.ways.has_ruby, self.ways.maps)
    }

    /// A text as a piece of its own inside another.
    fn span(&self, text: &Rich) -> String {
        format!("<span>{}</span>", self.rich(text))
    }

    /// What stands beside a text in a second language.
    fn beside(&self, text: &Option<Rich>) -> String {
        let beside = text.as_ref().map(|text| format!(" <small>{}</small>", self.rich(text)));
        beside.unwrap_or_default()
    }

    /// A picture with what it shows.
    fn image(&self, picture: &Arc<Picture>, alt: &str) -> String {
        let source = (self.ways.image)(picture);
        let (width, height) = (picture.size.width.0.ceil(), picture.size.height.0.ceil());
        format!(
            "<img src=\"{}\" width=\"{width}\" height=\"{height}\" alt=\"{}\">",
            escaped(&source),
            escaped(alt)
        )
    }

    fn elements(&mut self, elements: &[Element]) {
        elements.iter().for_each(|element| self.element(element));
    }

    fn element(&mut self, element: &Element) {
        match element {
            Element::Heading(heading) => self.heading(heading),
            Element::Paragraph(paragraph) => self.paragraph(paragraph),
            Element::List(list) => self.list(list),
            Element::Table(table) => self.table(table),
            Element::Figure(figure) => self.figure(figure),
            Element::Code(code) => self.code(code),
            Element::Columns(columns) => self.columns(columns),
            Element::Panel(Panel { head, body, emblem, look }) => {
                self.within(&format!("div class=\"panel panel-{}\"", look.key()), |page| {
                    emblem.iter().for_each(|emblem| page.figure(emblem));
                    page.elements(head);
                    page.elements(body);
                });
            }
            Element::Band(Band { words, corners, figure, look }) => {
                self.within(&format!("div class=\"band band-{}\"", look.key()), |page| {
                    page.elements(words);
                    corners.iter().for_each(|corners| page.columns(corners));
                    figure.iter().for_each(|figure| page.figure(figure));
                });
            }
            Element::Fields(Fields { fields, look: _ }) => self.fields(fields),
            Element::Blank(blank) => self.blank(blank),
            Element::CutLine => self.line("<hr>"),
            Element::Phone(Phone { number, words, look }) => {
                let words = words.as_ref().map(|it| format!(" <small>{}</small>", self.rich(it)));
                let text = self.span(number) + &words.unwrap_or_default();
                self.text(&format!("p class=\"phone phone-{}\"", look.key()), &text);
            }
            Element::Chip(chip) => {
                for (line, _) in &chip.lines {
                    let class = format!("p class=\"chip chip-{}\"", chip.look.key());
                    let line = self.rich(line);
                    self.text(&class, &line);
                }
            }
            Element::Sized(_, elements) => self.elements(elements),
            Element::Space(_) => {}
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let label = match &heading.label {
            Some(Label::Number(word, number)) => self.span(word) + &self.span(number),
            Some(Label::Words(words)) => self.span(words) + " ",
            None => String::new(),
        };
        let level = heading.rank.level(self.level).min(6);
        let text = label + &self.rich(&heading.text) + &self.beside(&heading.beside);
        self.text(&format!("h{level}"), &text);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let Paragraph { text, sign, url, look } = paragraph;
        let sign = sign.as_ref().map(|(sign, _)| self.span(sign)).unwrap_or_default();
        let text = match url {
            Some(url) => text::link(url, &text::unlinked(text, self.ways.has_ruby)),
            None => self.rich(text),
        };
        let is_plain = *look == look::Text::Body;
        let tag =
            if is_plain { "p".to_owned() } else { format!("p class=\"text-{}\"", look.key()) };
        self.text(&tag, &(sign + &text));
    }

    fn list(&mut self, list: &List) {
        let (tag, marker) = match list.marker {
            Marker::Number => ("ol", "number"),
            Marker::Letter => ("ol", "letter"),
            Marker::Box => ("ul", "box"),
            Marker::Ring => ("ul", "ring"),
            Marker::Cross => ("ul", "cross"),
            Marker::Dot => ("ul", "dot"),
            Marker::Note => ("ul", "note"),
        };
        let marker = if list.icons.is_empty() { marker } else { "icon" };
        // Some browsers take a list without dots for no list.
        self.within(
            &format!("{tag} class=\"{marker} list-{}\" role=\"list\"", list.look.key()),
            |page| {
                for (index, item) in (1..).zip(&list.items) {
                    let icon = list.icons.get(index - 1).map(|icon| page.image(icon, ""));
                    let item = icon.unwrap_or_default() + &page.rich(item);
                    match &list.pause {
                        Some(pause) if index == list.before_pause() => page.within("li", |page| {
                            page.text("p", &item);
                            page.elements(&pause.panel.body);
                        }),
                        Some(_) | None => page.text("li", &item),
                    }
                }
            },
        );
    }

    fn table(&mut self, table: &Table) {
        let class = format!("table class=\"table-{}\"", table.look.key());
        self.within(&class, |page| {
            page.text("caption class=\"ear\"", &escaped(&table.summary));
            let none = None;
            let heads = table.head.iter().enumerate().map(|(column, text)| {
                let beside = table.head_beside.get(column).unwrap_or(&none);
                format!("<th scope=\"col\">{}{}</th>", page.rich(text), page.beside(beside))
            });
            let heads: String = heads.collect();
            page.text("thead", &format!("<tr>{heads}</tr>"));
            page.within("tbody", |page| {
                for place in 0..table.rows.len() {
                    let row = page.row(table, place);
                    page.text("tr", &row);
                }
            });
        });
    }

    /// The cells of a row.
    fn row(&self, table: &Table, place: usize) -> String {
        let is_marked = |column| {
            let marked = table.marked.get(place).and_then(|row| row.get(column));
            marked.is_some_and(|is_marked| *is_marked)
        };
        let ground = table.colors.get(place).copied().flatten();
        let ground = ground.map(|color| (self.ways.ground)(color));
        let cells = table.rows[place].iter().enumerate().map(|(column, text)| {
            let names_row = column == 0 && table.row_heads;
            let (tag, scope) = if names_row { ("th", " scope=\"row\"") } else { ("td", "") };
            let classes = [
                is_marked(column).then_some("marked"),
                (table.chips == Some(column)).then_some("chips"),
                ground.as_deref().filter(|_| column == 0),
            ];
            let classes: Vec<&str> = classes.into_iter().flatten().collect();
            let class = match classes.as_slice() {
                [] => String::new(),
                [..] => format!(" class=\"{}\"", classes.join(" ")),
            };
            let beside = table.rows_beside.get(place).filter(|_| names_row).unwrap_or(&None);
            let (text, beside) = (self.rich(text), self.beside(beside));
            format!("<{tag}{scope}{class}>{text}{beside}</{tag}>")
        });
        cells.collect()
    }

    fn figure(&mut self, figure: &Figure) {
        let alt = figure.alt.as_deref().unwrap_or_default();
        let image = match figure.over.as_slice() {
            [] => self.image(&figure.picture, alt),
            [..] => self.written_on(figure, alt),
        };
        let sign = match figure.sign {
            Some(look::Sign::Right) => " right",
            Some(look::Sign::Wrong) => " wrong",
            None => "",
        };
        self.within(&format!("figure class=\"figure-{}{sign}\"", figure.look.key()), |page| {
            page.line(&image);
            if let Some([(_, width), (_, height)]) = &figure.measures {
                let measures = format!("{} {}", page.span(width), page.span(height));
                page.text("figcaption", &measures);
            }
        });
    }

    /// A picture with words on it: the labels and pins of a map, which grow and shrink
    /// with it.
    fn written_on(&self, figure: &Figure, alt: &str) -> String {
        let size = figure.picture.size;
        let (width, height) = (number(size.width), number(size.height));
        let letter = size.width / 28.0;
        let source = escaped(&(self.ways.image)(&figure.picture));
        let mut svg = format!(
            "<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width} {height}\" font-size=\"{}\">\
             <image href=\"{source}\" width=\"{width}\" height=\"{height}\"/>",
            escaped(alt),
            number(letter),
        );
        for over in &figure.over {
            let (x, y) = (number(over.at.x), number(over.at.y));
            if over.is_pin {
                let radius = number(letter * 0.85);
                let _ = write!(svg, "<circle class=\"pin\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
            }
            let class = if over.is_pin { "letter" } else { "label" };
            let text = escaped(&over.text.plain());
            let _ = write!(
                svg,
                "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" dy=\"0.35em\" \
                 text-anchor=\"middle\">{text}</text>"
            );
        }
        svg + "</svg>"
    }

    /// What fields hold. An empty one is for the paper: a label that nobody can write
    /// beside is a question without an answer.
    fn fields(&mut self, fields: &[Field]) {
        let known = fields.iter().filter_map(|field| Some((&field.label, field.value.as_ref()?)));
        let known: Vec<_> = known.collect();
        if known.is_empty() {
            return;
        }
        self.within("dl", |page| {
            for (label, value) in known {
                let (label, value) = (page.rich(label), page.rich(value));
                page.within("div", |page| {
                    page.text("dt", &label);
                    page.text("dd", &value);
                });
            }
        });
    }

    /// A field of a form: it is printed, and filled in with a pen.
    fn blank(&mut self, blank: &Blank) {
        self.within("div class=\"blank\"", |page| {
            let label = page.rich(&blank.label) + &page.beside(&blank.beside);
            page.text("p class=\"asked\"", &label);
            match &blank.room {
                Room::Line => page.text("div class=\"line\"", ""),
                Room::Boxes(groups) => page.within("div class=\"boxes\"", |page| {
                    for (count, unit) in groups {
                        let digit = "<i></i>";
                        page.line(&digit.repeat(usize::from(*count)));
                        if let Some(unit) = unit {
                            let unit = page.rich(unit);
                            page.text("p", &unit);
                        }
                    }
                }),
                Room::Ticks(choices) => {
                    page.within("ul class=\"box ticks\" role=\"list\"", |page| {
                        for choice in choices {
                            let choice = page.rich(&choice.text) + &page.beside(&choice.beside);
                            page.text("li", &choice);
                        }
                    })
                }
            }
        });
    }

    /// A code, its words and its address: one link, since both open the same.
    fn code(&mut self, code: &Code) {
        self.within(&format!("div class=\"code code-{}\"", code.look.key()), |page| {
            page.within("div", |page| page.elements(&code.words));
            let image = page.image(&code.symbol.picture(), &code.alt);
            let address = text::unlinked(&code.address, page.ways.has_ruby);
            let inner = format!("{image} <span>{address}</span>");
            page.text("p", &text::link(&code.url, &inner));
        });
    }

    fn columns(&mut self, columns: &Columns) {
        let (all, role, one) = match columns.meaning {
            Meaning::Plain => ("div", "", "div"),
            Meaning::Item => ("ul", " role=\"list\"", "li"),
            Meaning::Section => ("div", "", "section"),
        };
        let class = format!("{all} class=\"columns columns-{}\"{role}", columns.look.key());
        self.within(&class, |page| {
            for (_, elements) in &columns.columns {
                page.within(one, |page| page.elements(elements));
            }
        });
        self.elements(&columns.flows_on);
    }
}
