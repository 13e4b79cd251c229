//! Old addresses that printed codes lead to.
//!
//! In: the pages of a site, and which folders have moved. Out: for each old address the
//! page that is meant, or what is wrong. Knows nothing about what pages say.

use std::collections::{BTreeMap, BTreeSet};

use super::page::head;
use super::text::escaped;
use super::up;
use crate::content::form::reader::shortened;
use crate::content::model::Flyer;
use crate::source::is_inside;

/// The folders of all pages, each with a slash at its end.
#[must_use]
pub fn folders(flyers: &[Flyer]) -> BTreeSet<String> {
    let of_flyer = |flyer: &Flyer| {
        let pages = flyer.documents.iter().map(|it| format!("{}/{}/", flyer.id, it.language));
        pages.chain([format!("{}/", flyer.id)]).collect::<Vec<_>>()
    };
    flyers.iter().flat_map(of_flyer).collect()
}

/// Where each old folder leads: what has moved, and all that stood in it. `Err` says what
/// is wrong with the list.
///
/// # Errors
/// Says which entries lead nowhere, or stand where a page is.
pub fn redirects<'a>(
    flyers: &[Flyer],
    moved: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<BTreeMap<String, String>, Vec<String>> {
    let folders = folders(flyers);
    let (mut found, mut wrong) = (BTreeMap::new(), Vec::new());
    for (old, new) in moved {
        let (from, to) = (slashed(old), slashed(new));
        let says =
            |what: &str| format!("chirashi.toml, [site.redirects]: `{}` {what}", shortened(old));
        if is_inside(from.trim_end_matches('/')).is_err() {
            wrong.push(says("is not a path below the address of the site, such as garbage-2027/"));
            continue;
        }
        let below = folders.iter().filter_map(|folder| Some((folder, folder.strip_prefix(&to)?)));
        let below: Vec<_> = below.map(|(folder, rest)| (format!("{from}{rest}"), folder)).collect();
        if below.is_empty() {
            wrong.push(says(&format!(
                "leads to `{}`, where no page is: name a flyer, such as garbage/, or a page of it, \
                 such as garbage/th/",
                shortened(new)
            )));
        }
        for (alias, folder) in below {
            if folders.contains(&alias) {
                wrong.push(says("is where a page is: take the line out"));
                break;
            }
            found.insert(alias, folder.clone());
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

fn slashed(folder: &str) -> String {
    format!("{}/", folder.trim_end_matches('/'))
}

/// The page at an old address: it leads on by itself, and by a link.
pub(super) fn page(from: &str, to: &str, address: Option<&str>) -> String {
    let way = escaped(&format!("{}{to}", up(from)));
    let mut html = head("ja", "ltr", &escaped(to), &up(from));
    html += &format!("<meta http-equiv=\"refresh\" content=\"0; url={way}index.html\">\n");
    if let Some(address) = address {
        html +=
            &format!("<link rel=\"canonical\" href=\"{}\">\n", escaped(&format!("{address}{to}")));
    }
    html + &format!(
        "</head>\n<body>\n<main>\n<h1><a href=\"{way}index.html\">{}</a></h1>\n</main>\n</body>\n\
         </html>\n",
        escaped(to)
    )
}
