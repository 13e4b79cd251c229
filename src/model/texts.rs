//! All texts of a block, whatever its kind.
//!
//! In: a block. Out: its printed texts. A text that is not listed here would
//! escape the proof that nothing gets lost between a pack and the paper.

use super::{
    About, Block, BlockKind, Callout, Cards, Colophon, Contact, Hotline, HotlineRow, Notice, Path,
    Paths, Photo, Points, Rich, Section, Step, Title,
};

impl Block {
    /// The printed texts of the block.
    #[must_use]
    pub fn texts(&self) -> Vec<&Rich> {
        match &self.kind {
            BlockKind::Title(Title { heading, draft, illustration: _ }) => {
                [heading].into_iter().chain(draft).collect()
            }
            BlockKind::Section(Section { heading }) => vec![heading],
            BlockKind::About(about) => of_about(about),
            BlockKind::Cards(Cards { front, back }) => vec![&front.1, &back.1],
            BlockKind::Callout(Callout { text, prompt, .. }) => vec![text, prompt],
            BlockKind::Step(Step { heading, tip, tasks, .. }) => {
                [heading].into_iter().chain(tip).chain(tasks).collect()
            }
            BlockKind::Notice(Notice { heading, caption, paragraphs, .. }) => {
                [heading, caption].into_iter().chain(paragraphs).collect()
            }
            BlockKind::Paths(Paths { later, paths }) => {
                [later].into_iter().chain(paths.iter().flat_map(of_path)).collect()
            }
            BlockKind::Photo(photo) => of_photo(photo),
            BlockKind::Points(points) => of_points(points),
            BlockKind::Hotline(hotline) => of_hotline(hotline),
            BlockKind::Contact(contact) => of_contact(contact),
            BlockKind::Colophon(colophon) => of_colophon(colophon),
        }
    }

    /// The printed texts of the block that are read out: all but the names of lines
    /// to write on, which are questions without an answer.
    #[must_use]
    pub fn heard(&self) -> Vec<&Rich> {
        let fields = if let BlockKind::Contact(contact) = &self.kind {
            contact.fields.as_slice()
        } else if let BlockKind::Colophon(colophon) = &self.kind {
            std::slice::from_ref(&colophon.issuer)
        } else {
            &[]
        };
        let empty: Vec<&Rich> =
            fields.iter().filter(|it| it.value.is_none()).map(|it| &it.label).collect();
        let is_heard = |text: &&Rich| !empty.iter().any(|label| std::ptr::eq(*label, *text));
        self.texts().into_iter().filter(is_heard).collect()
    }
}

fn of_about(about: &About) -> Vec<&Rich> {
    let paragraphs = about.paragraphs.iter().map(|(text, _)| text);
    [&about.heading, &about.badge].into_iter().chain(paragraphs).collect()
}

fn of_path(path: &Path) -> Vec<&Rich> {
    let steps = path.before.iter().chain(&path.after).chain(&path.note);
    [&path.heading].into_iter().chain(steps).collect()
}

fn of_photo(photo: &Photo) -> Vec<&Rich> {
    let bad = photo.bad.iter().map(|example| &example.text);
    [&photo.heading]
        .into_iter()
        .chain(&photo.true_size)
        .chain(&photo.good_rules)
        .chain(bad)
        .chain([&photo.bad_summary])
        .collect()
}

fn of_points(points: &Points) -> Vec<&Rich> {
    let lines = points.lines.iter();
    let lines = lines.flat_map(|line| [&line.phone, &line.language].into_iter().chain(&line.cost));
    points
        .paragraphs
        .iter()
        .chain([&points.call])
        .chain(lines)
        .chain(&points.call_end)
        .chain(&points.notes)
        .chain([&points.languages, &points.mark])
        .collect()
}

fn of_hotline(hotline: &Hotline) -> Vec<&Rich> {
    let rows = hotline.rows.iter().flat_map(HotlineRow::cells);
    [&hotline.group, &hotline.heading, &hotline.phone]
        .into_iter()
        .chain(&hotline.lead)
        .chain(&hotline.cost)
        .chain(&hotline.otherwise)
        .chain(&hotline.not_your_language)
        .chain(&hotline.notes_before)
        .chain(&hotline.columns)
        .chain(rows)
        .chain(&hotline.notes_after)
        .collect()
}

fn of_contact(contact: &Contact) -> Vec<&Rich> {
    let Contact { heading, fields, address, link, logo: _ } = contact;
    let fields = fields.iter().flat_map(|field| [Some(&field.label), field.value.as_ref()]);
    let link = link.iter().map(|link| &link.text);
    [heading].into_iter().chain(fields.flatten()).chain(address).chain(link).collect()
}

fn of_colophon(colophon: &Colophon) -> Vec<&Rich> {
    let Colophon { issuer, edition, checked, registration, draft } = colophon;
    let named = [&issuer.label].into_iter().chain(&issuer.value);
    named.chain([edition, checked]).chain(registration).chain(draft).collect()
}
