//! The pages on which readers find their language: for the whole site, and for a flyer;
//! and what tells machines which pages there are.
//!
//! In: the content. Out: pages and lists by their paths. All languages stand there by
//! their own names, in the order of `flyer.toml`: nobody needs to know any other
//! language, and no flag is to be guessed. Knows nothing about what flyers say.

use std::fmt::Write;

use super::page::{HOME, head};
use super::text::escaped;
use super::told::Told;
use super::{Order, machines, speech, up};
use crate::content::model::{Document, Flyer};
use crate::lang::Tag;

/// All pages of this kind.
pub(super) fn choosers(order: &Order<'_>, told: &[Told<'_>]) -> Vec<(String, String)> {
    let mut files = vec![("index.html".to_owned(), of_site(order, ""))];
    for flyer in &order.workspace.flyers {
        files.push((format!("{}/index.html", flyer.id), of_flyer(order, flyer)));
    }
    // A server shows this page at any address that is wrong: its links must not depend on
    // where it is.
    files.push(("404.html".to_owned(), of_site(order, root(order.address))));
    if let Some(address) = order.address {
        files.push(("sitemap.xml".to_owned(), sitemap(order, address)));
        files.push(("feed.xml".to_owned(), machines::feed(order, address, told)));
    }
    files
}

/// The way to the top of the site from anywhere on its host.
fn root(address: Option<&str>) -> &str {
    let host = address.and_then(|address| address.split_once("://"));
    host.and_then(|(_, host)| host.find('/').map(|at| &host[at..])).unwrap_or("/")
}

impl Order<'_> {
    /// What the site is called: as its project says, or else by who publishes its flyers.
    pub(super) fn title(&self) -> String {
        let mut documents = self.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
        let title = self.title.map(str::to_owned);
        let title = title.or_else(|| documents.find_map(|it| it.issuer.clone()));
        title.unwrap_or_else(|| "Chirashi".to_owned())
    }

    /// The languages of all flyers, in the order of the flyer that has most of them, each
    /// with a document.
    fn languages(&self) -> Vec<&Document> {
        let mut flyers: Vec<&Flyer> = self.workspace.flyers.iter().collect();
        flyers.sort_by_key(|flyer| std::cmp::Reverse(flyer.documents.len()));
        let mut found: Vec<&Document> = Vec::new();
        for document in flyers.into_iter().flat_map(|flyer| &flyer.documents) {
            if found.iter().all(|other| other.language != document.language) {
                found.push(document);
            }
        }
        found
    }

    /// The beginning of a page that is in no language in particular.
    fn opened(&self, title: &str, reference: Option<&Tag>, up: &str) -> String {
        let languages = &self.workspace.languages;
        let lang = reference.map_or("ja", |tag| speech(languages, tag).0.as_str());
        head(lang, "ltr", &escaped(title), up)
    }
}

/// All flyers in each language. The address of a language is that of its heading: who
/// comes back by it finds the same language.
fn of_site(order: &Order<'_>, up: &str) -> String {
    let title = order.title();
    let reference = order.workspace.flyers.iter().find_map(|flyer| flyer.reference.as_ref());
    let mut html = order.opened(&title, reference, up);
    let title = escaped(&title);
    html += "</head>\n<body class=\"chooser\">\n<main>\n";
    let _ = writeln!(html, "<h1>{title}</h1>\n<ul class=\"names\" role=\"list\">");
    let languages = order.languages();
    for document in &languages {
        let to = format!("#{}", document.language);
        let _ = writeln!(html, "<li>{}</li>", named(order, document, &to, ""));
    }
    html += "</ul>\n";
    for Document { language, label, .. } in languages {
        let (lang, dir) = speech(&order.workspace.languages, language);
        let name = escaped(&label.plain());
        let _ = writeln!(
            html,
            "<section id=\"{language}\" lang=\"{lang}\" dir=\"{dir}\">\n<h2>{name}</h2>\n\
             <ul role=\"list\">"
        );
        let documents = order.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
        for document in documents.filter(|document| document.language == *language) {
            let to = format!("{up}{}/{language}/index.html", document.flyer);
            let _ = writeln!(html, "<li><a href=\"{to}\">{}</a></li>", escaped(&document.title));
        }
        html += "</ul>\n</section>\n";
    }
    html + "</main>\n</body>\n</html>\n"
}

/// A flyer in all its languages.
fn of_flyer(order: &Order<'_>, flyer: &Flyer) -> String {
    let reference = flyer.reference.as_ref();
    let own = flyer.documents.iter().find(|it| Some(&it.language) == reference);
    let title = own.or(flyer.documents.first()).map_or(&flyer.id, |document| &document.title);
    let up = up(&flyer.id);
    let mut html = order.opened(title, reference, &up);
    let title = escaped(title);
    let _ = write!(
        html,
        "</head>\n<body class=\"chooser\">\n<nav>\n<a href=\"{up}index.html\" class=\"home\" \
         aria-label=\"{}\">{HOME}</a>\n</nav>\n<main>\n<h1>{title}</h1>\n<ul class=\"names\" role=\"list\">\n",
        escaped(&order.title())
    );
    for document in &flyer.documents {
        let title = format!(" <small>{}</small>", escaped(&document.title));
        let to = format!("{}/index.html", document.language);
        let _ = writeln!(html, "<li>{}</li>", named(order, document, &to, &title));
    }
    html + "</ul>\n</main>\n</body>\n</html>\n"
}

/// A link with the own name of a language.
fn named(order: &Order<'_>, document: &Document, to: &str, more: &str) -> String {
    let (lang, dir) = speech(&order.workspace.languages, &document.language);
    let (tag, name) = (&document.language, escaped(&document.label.plain()));
    format!("<a href=\"{to}\" lang=\"{lang}\" hreflang=\"{tag}\" dir=\"{dir}\">{name}{more}</a>")
}

/// The addresses of all pages, for search engines (sitemaps.org, 0.9).
fn sitemap(order: &Order<'_>, address: &str) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                   <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    let mut page = |path: &str| {
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", escaped(&format!("{address}{path}")));
    };
    page("");
    for flyer in &order.workspace.flyers {
        page(&format!("{}/", flyer.id));
        for document in &flyer.documents {
            page(&format!("{}/{}/", flyer.id, document.language));
        }
    }
    xml + "</urlset>\n"
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn a_site_may_stand_below_the_top_of_its_host() {
        assert_eq!(root(Some("https://city.example.jp/flyers/")), "/flyers/");
        assert_eq!(root(Some("https://city.example.jp/")), "/");
        assert_eq!(root(None), "/");
    }
}
