//! The pages of a flyer in one language.
//!
//! In: a document, and the flyer that it belongs to. Out: a page with its words, and one
//! without readings over characters if it has some; around them the way to the other
//! languages and to the PDF files. Knows nothing about elements.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::text::escaped;
use super::told::Told;
use super::{
    Order, SCRIPT_PATH, STYLE_PATH, Shelf, Ways, body, changes, fonts, linked, machines, speech,
    today, up,
};
use crate::content::compose::compose;
use crate::content::element::Element;
use crate::content::model::{Document, Flyer, Inline};
use crate::frame::Picture;

/// What a page may load: nothing but the files beside it.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      script-src 'self'; base-uri 'none'; form-action 'none'";

/// The sign of the way to all flyers, and that of languages: no font needs to have them.
pub(super) const HOME: &str = "<svg class=\"sign\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\
    <path d=\"M3 11 12 3l9 8M5 10v10h5v-6h4v6h5V10\"/></svg>";
const GLOBE: &str = "<svg class=\"sign\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">\
    <path d=\"M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20M2 12h20M12 2c-6 6-6 14 0 20M12 2c6 6 6 14 0 20\"/>\
    </svg> ";

/// The name of the file for the calendar of a telephone.
const DAYS: &str = "days.ics";

/// The name of the folder of the page without readings.
const PLAIN: &str = "plain";

/// A page that is made.
pub(super) struct Page {
    /// Where it stands.
    pub(super) path: String,
    /// What is read on it in the fonts of the paper.
    pub(super) read: String,
    /// All of it.
    pub(super) html: String,
    /// Where its pictures stand.
    pub(super) pictures: BTreeSet<String>,
    /// Its days for the calendar of a telephone, by their path.
    days: Option<(String, String)>,
}

impl Page {
    /// The files of the page.
    pub(super) fn files(self) -> impl Iterator<Item = (String, String)> {
        [(self.path, self.html)].into_iter().chain(self.days)
    }
}

/// The pages of a document.
pub(super) fn pages(
    order: &Order<'_>,
    shelf: &Shelf,
    (flyer, told, document): (&Flyer, &Told<'_>, &Document),
) -> Vec<Page> {
    let sheets = compose(document, None);
    let elements = sheets.iter().flat_map(|sheet| &sheet.parts).flat_map(|part| &part.elements);
    let mut texts = elements.flat_map(Element::texts).flat_map(|text| &text.0);
    let has_ruby = texts.any(|inline| matches!(inline, Inline::Ruby { .. }));
    let home = format!("{}/{}/", document.flyer, document.language);
    let days = machines::days(told, document);
    let profile = order.workspace.languages.nearest(&document.language).map(Arc::as_ref);
    let days = days.map(|days| (format!("{home}{DAYS}"), days));
    let maps = told.maps(order.map);
    let changes = changes::changes(order, document);
    let page = |folder: &str, has_ruby: bool, other: &str| {
        let up = up(folder);
        let pictures: RefCell<BTreeSet<String>> = RefCell::default();
        let image = |picture: &Arc<Picture>| {
            let path = shelf.picture(picture);
            let way = format!("{up}{path}");
            RefCell::borrow_mut(&pictures).insert(path);
            way
        };
        let ground = |color| shelf.ground(color);
        let ways = Ways { image: &image, ground: &ground, has_ruby, maps: &maps };
        let main = body(&sheets, &ways);
        let has_days = days.is_some();
        let today = today::today(told, document, profile, has_ruby);
        let linked = linked::linked(order, (told, &maps), document);
        let around = Around { order, flyer, document, up: &up, home: &home, has_days };
        let html = around.page(&linked, [&today, &main, &changes], other);
        Page {
            path: format!("{folder}index.html"),
            html,
            read: today + &main + &changes,
            pictures: pictures.into_inner(),
            days: days.clone().filter(|_| folder == home),
        }
    };
    let mut pages = Vec::new();
    if has_ruby {
        let plain = format!("{home}{PLAIN}/");
        let label = |to: &str, text: &str| format!("<a href=\"{to}index.html\">{text}</a>");
        let with = "<ruby>漢字<rp>(</rp><rt aria-hidden=\"true\">かんじ</rt><rp>)</rp></ruby>";
        pages.push(page(&home, true, &label(&format!("{PLAIN}/"), "漢字")));
        pages.push(page(&plain, false, &label("../", with)));
    } else {
        pages.push(page(&home, false, ""));
    }
    pages
}

/// What stands around the words of a document.
struct Around<'a> {
    order: &'a Order<'a>,
    flyer: &'a Flyer,
    document: &'a Document,
    /// The way from the page to the top of the site.
    up: &'a str,
    /// The folder of the document.
    home: &'a str,
    /// Whether there is a file for the calendar of a telephone.
    has_days: bool,
}

impl Around<'_> {
    /// The whole page.
    fn page(&self, linked: &str, [today, main, changes]: [&str; 3], other: &str) -> String {
        let Self { order, document, up, .. } = self;
        let (lang, dir) = speech(&order.workspace.languages, &document.language);
        let title = escaped(&document.title);
        let mut html = head(lang.as_str(), dir, &title, up);
        let _ = writeln!(
            html,
            "<link rel=\"stylesheet\" href=\"{up}{}\">",
            fonts::sheet(&document.language)
        );
        html += &self.links();
        html += linked;
        let _ = writeln!(
            html,
            "<script src=\"{up}{SCRIPT_PATH}\" data-copy=\"{}\" defer></script>",
            document.language
        );
        html += "</head>\n<body>\n";
        html += &self.languages();
        html += today;
        html += &format!("<main>\n{main}</main>\n<footer>\n{changes}");
        html += &self.leaflets();
        if self.has_days {
            let to = format!("{up}{}{DAYS}", self.home);
            let _ = writeln!(html, "<p><a href=\"{to}\" type=\"text/calendar\">{DAYS}</a></p>");
        }
        if !other.is_empty() {
            let _ = writeln!(html, "<p>{other}</p>");
        }
        html + "</footer>\n</body>\n</html>\n"
    }

    /// Where the page really is, and where it is in other languages.
    fn links(&self) -> String {
        let base = self.order.address.unwrap_or(self.up);
        let index = if self.order.address.is_some() { "" } else { "index.html" };
        let mut links = String::new();
        if self.order.address.is_some() {
            let _ = writeln!(links, "<link rel=\"canonical\" href=\"{base}{}\">", self.home);
        }
        let id = &self.flyer.id;
        let mut other = |tag: &str, folder: &str| {
            let _ = writeln!(
                links,
                "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{base}{folder}{index}\">"
            );
        };
        for document in &self.flyer.documents {
            let tag = document.language.as_str();
            other(tag, &format!("{id}/{tag}/"));
        }
        other("x-default", &format!("{id}/"));
        links
    }

    /// The other languages of the flyer, each by its own name, and the way to all flyers.
    fn languages(&self) -> String {
        let Self { order, flyer, document, up, .. } = self;
        let mut html = format!(
            "<nav>\n<a href=\"{up}index.html\" class=\"home\" aria-label=\"{}\">{HOME}</a>\n<details>\n\
             <summary>{GLOBE}{}</summary>\n<ul role=\"list\">\n",
            escaped(&order.title()),
            escaped(&document.label.plain())
        );
        for other in &flyer.documents {
            let (lang, dir) = speech(&order.workspace.languages, &other.language);
            let (tag, name) = (&other.language, escaped(&other.label.plain()));
            let here =
                if other.language == document.language { " aria-current=\"page\"" } else { "" };
            let to = format!("{up}{}/{tag}/index.html", flyer.id);
            let _ = writeln!(
                html,
                "<li><a href=\"{to}\" lang=\"{lang}\" hreflang=\"{tag}\" dir=\"{dir}\"{here}>{name}</a></li>"
            );
        }
        html + "</ul>\n</details>\n</nav>\n"
    }

    /// The PDF files in the language of the page, with their pages and how large they are.
    fn leaflets(&self) -> String {
        let Self { order, document, up, .. } = self;
        let (flyer, language) = (&document.flyer, document.language.as_str());
        let own = order.leaflets.iter().filter(|it| it.flyer == *flyer && it.language == language);
        let page = &document.template.design.page;
        let paper = format!("{}×{} mm", page.width.0, page.height.0);
        let mut html = String::new();
        for leaflet in own {
            let to = format!("{up}{}", escaped(&leaflet.path));
            let name = escaped(&leaflet.path);
            let name = name.rsplit('/').next().unwrap_or(&name);
            let (pages, size) = (leaflet.pages, leaflet.bytes.div_ceil(1000));
            let _ = writeln!(
                html,
                "<p><a href=\"{to}\" type=\"application/pdf\"><bdi>{name}</bdi> \
                 <bdi>(PDF, {pages} × {paper}, {size} kB)</bdi></a></p>"
            );
        }
        html
    }
}

/// What stands in the head of every page.
pub(super) fn head(lang: &str, dir: &str, title: &str, up: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{up}{STYLE_PATH}\">\n"
    )
}
