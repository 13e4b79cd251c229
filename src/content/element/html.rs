//! Elements as HTML: what they mean, and nothing of how they look. The name of a look
//! becomes a class.
//!
//! In: the pages of a document as elements. Out: HTML with one tag a line, for tests
//! and as the base of a twin of a flyer on the web.

use std::fmt::Write;

use super::{
    Band, Blank, Code, Columns, Element, Fields, Figure, Heading, Label, List, Marker, Meaning,
    Panel, Paragraph, Phone, Room, Sheet, Table,
};
use crate::content::look;
use crate::content::model::{Inline, Rich, Text};
use crate::frame::Role;

/// The pages of a document.
#[must_use]
pub fn html(sheets: &[impl AsRef<Sheet>]) -> String {
    let mut page = Page { html: String::new(), depth: 0, level: 2 };
    for part in sheets.iter().flat_map(|sheet| &sheet.as_ref().parts) {
        page.level = part.level;
        page.within("section", |page| page.elements(&part.elements));
    }
    page.html
}

/// HTML that is being written.
struct Page {
    html: String,
    depth: usize,
    /// The level of headings of the part that is being written.
    level: u8,
}

impl Page {
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
                self.within(&format!("div class=\"{}\"", look.key()), |page| {
                    emblem.iter().for_each(|emblem| page.figure(emblem));
                    page.elements(head);
                    page.elements(body);
                });
            }
            Element::Band(Band { words, corners, figure, look }) => {
                self.within(&format!("header class=\"{}\"", look.key()), |page| {
                    page.elements(words);
                    corners.iter().for_each(|corners| page.columns(corners));
                    figure.iter().for_each(|figure| page.figure(figure));
                });
            }
            Element::Fields(Fields { fields, look }) => {
                self.within(&format!("dl class=\"{}\"", look.key()), |page| {
                    for field in fields {
                        page.text("dt", &rich(&field.label));
                        page.text("dd", &field.value.as_ref().map(rich).unwrap_or_default());
                    }
                });
            }
            Element::Blank(blank) => self.blank(blank),
            Element::CutLine => self.line("<hr>"),
            Element::Phone(Phone { number, words, look }) => {
                let words = words.as_ref().map(|words| format!(" {}", span(words)));
                let text = span(number) + &words.unwrap_or_default();
                self.text(&format!("p class=\"{}\"", look.key()), &text);
            }
            Element::Chip(chip) => {
                for (line, _) in &chip.lines {
                    self.text(&format!("p class=\"{}\"", chip.look.key()), &rich(line));
                }
            }
            Element::Sized(_, elements) => self.elements(elements),
            Element::Space(_) => {}
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let label = match &heading.label {
            Some(Label::Number(word, number)) => span(word) + &span(number),
            Some(Label::Words(words)) => span(words) + " ",
            None => String::new(),
        };
        let level = heading.rank.level(self.level).min(6);
        let beside = beside(&heading.beside);
        self.text(&format!("h{level}"), &(label + &rich(&heading.text) + &beside));
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let Paragraph { text, sign, url, look } = paragraph;
        let sign = sign.as_ref().map(|(sign, _)| span(sign)).unwrap_or_default();
        let text = match url {
            Some(url) => link(url, &rich(text)),
            None => rich(text),
        };
        let is_plain = *look == look::Text::Body;
        let tag = if is_plain { "p".to_owned() } else { format!("p class=\"{}\"", look.key()) };
        self.text(&tag, &(sign + &text));
    }

    fn list(&mut self, list: &List) {
        let tag = match list.marker {
            Marker::Number | Marker::Letter => "ol",
            Marker::Box | Marker::Ring | Marker::Cross | Marker::Dot | Marker::Note => "ul",
        };
        self.within(&format!("{tag} class=\"{}\"", list.look.key()), |page| {
            for (index, item) in (1..).zip(&list.items) {
                let icon = list.icons.get(index - 1).map(|icon| image(&icon.name, ""));
                let item = icon.unwrap_or_default() + &rich(item);
                match &list.pause {
                    Some(pause) if index == list.before_pause() => page.within("li", |page| {
                        page.text("p", &item);
                        page.elements(&pause.panel.body);
                    }),
                    Some(_) | None => page.text("li", &item),
                }
            }
        });
    }

    fn table(&mut self, table: &Table) {
        let Table {
            summary,
            head,
            rows,
            row_heads,
            head_beside,
            rows_beside,
            marked: _,
            colors: _,
            chips: _,
            look,
        } = table;
        let under = |all: &[Option<Rich>], place: usize| beside(all.get(place).unwrap_or(&None));
        let (class, label) = (look.key(), escaped(summary));
        self.within(&format!("table class=\"{class}\" aria-label=\"{label}\""), |page| {
            let heads = head.iter().enumerate().map(|(column, text)| {
                format!("<th scope=\"col\">{}{}</th>", rich(text), under(head_beside, column))
            });
            page.text("thead", &format!("<tr>{}</tr>", heads.collect::<String>()));
            page.within("tbody", |page| {
                for (place, row) in rows.iter().enumerate() {
                    let cells = row.iter().enumerate().map(|(column, text)| match column {
                        0 if *row_heads => {
                            let beside = under(rows_beside, place);
                            format!("<th scope=\"row\">{}{beside}</th>", rich(text))
                        }
                        _ => format!("<td>{}</td>", rich(text)),
                    });
                    page.text("tr", &cells.collect::<String>());
                }
            });
        });
    }

    fn figure(&mut self, figure: &Figure) {
        let image = image(&figure.picture.name, figure.alt.as_deref().unwrap_or_default());
        let measures = figure.measures.iter().flatten().map(|(_, written)| written);
        let words = measures.chain(figure.over.iter().map(|over| &over.text)).map(span);
        let words = words.collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return self.line(&image);
        }
        self.within(&format!("figure class=\"{}\"", figure.look.key()), |page| {
            page.line(&image);
            page.text("figcaption", &words);
        });
    }

    fn blank(&mut self, blank: &Blank) {
        self.within(&format!("fieldset class=\"{}\"", blank.look.key()), |page| {
            page.text("legend", &(rich(&blank.label) + &beside(&blank.beside)));
            match &blank.room {
                Room::Line => page.line("<input>"),
                Room::Boxes(groups) => {
                    for (count, unit) in groups {
                        let unit = unit.as_ref().map(rich).unwrap_or_default();
                        page.line(&format!("<label><input maxlength=\"{count}\">{unit}</label>"));
                    }
                }
                Room::Ticks(choices) => {
                    for choice in choices {
                        let choice = rich(&choice.text) + &beside(&choice.beside);
                        page.line(&format!("<label><input type=\"checkbox\">{choice}</label>"));
                    }
                }
            }
        });
    }

    fn code(&mut self, code: &Code) {
        self.within(&format!("figure class=\"{}\"", code.look.key()), |page| {
            page.elements(&code.words);
            page.line(&link(&code.url, &image(&code.picture.name, &code.alt)));
            page.text("figcaption", &link(&code.url, &rich(&code.address)));
        });
    }

    fn columns(&mut self, columns: &Columns) {
        let (all, one) = match columns.meaning {
            Meaning::Plain => ("div", "div"),
            Meaning::Item => ("ul", "li"),
            Meaning::Section => ("div", "section"),
        };
        self.within(&format!("{all} class=\"{}\"", columns.look.key()), |page| {
            for (_, elements) in &columns.columns {
                page.within(one, |page| page.elements(elements));
            }
        });
        self.elements(&columns.flows_on);
    }
}

/// What stands beside a text in a second language.
fn beside(text: &Option<Rich>) -> String {
    text.as_ref().map(|text| format!(" <small>{}</small>", rich(text))).unwrap_or_default()
}

/// A text as a piece of its own inside another.
fn span(text: &Rich) -> String {
    format!("<span>{}</span>", rich(text))
}

/// A link around something.
fn link(url: &str, inner: &str) -> String {
    format!("<a href=\"{}\">{inner}</a>", escaped(url))
}

/// A picture with what it shows.
fn image(name: &str, alt: &str) -> String {
    format!("<img src=\"{}\" alt=\"{}\">", escaped(name), escaped(alt))
}

/// A text with its structure.
fn rich(text: &Rich) -> String {
    let strong = |is_strong, inner: String| {
        if is_strong { format!("<strong>{inner}</strong>") } else { inner }
    };
    let inline = |inline: &Inline| match inline {
        Inline::Text(text) => strong(text.strong, plain(text)),
        Inline::Ruby { readings, strong: is_strong, .. } => {
            let readings = readings.iter().map(|reading| {
                format!("{}<rt>{}</rt>", escaped(&reading.base), escaped(&reading.reading))
            });
            strong(*is_strong, format!("<ruby>{}</ruby>", readings.collect::<String>()))
        }
        Inline::Mark { alt, .. } => {
            format!("<span role=\"img\" aria-label=\"{}\"> </span>", escaped(alt))
        }
    };
    text.0.iter().map(inline).collect()
}

/// Characters of one style: a link where they are a telephone number.
fn plain(text: &Text) -> String {
    let inner = escaped(&text.text);
    let inner = match Role::call(&text.text).filter(|_| text.phone) {
        Some(Role::Link { url, .. }) => link(&url, &inner),
        Some(_) | None => inner,
    };
    match &text.language {
        Some(tag) => format!("<span lang=\"{tag}\">{inner}</span>"),
        None => inner,
    }
}

/// A text without what means something in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
