//! The tag tree as objects of the file.
//!
//! In: the finished tree, and the objects that it refers to. Out: the structure
//! elements, the root and the parent tree.

use pdf_writer::types::WritingMode;
use pdf_writer::writers::{StructChildren, StructElement, StructTreeRoot};
use pdf_writer::{Finish, Ref, TextStr};

use super::super::objects::Objects;
use super::{Attribute, Child, Element, ROOT, Refs, Tags};

impl Tags {
    /// Writes the elements and the root.
    pub(in crate::export::pdf) fn write(&self, objects: &mut Objects, root: Ref, refs: &Refs<'_>) {
        let kept = self.kept();
        let number = |&kept: &bool| if kept { objects.next() } else { root };
        let ids: Vec<Ref> = kept.iter().map(number).collect();
        for (index, element) in self.elements.iter().enumerate().filter(|(index, _)| kept[*index]) {
            let parent = element.parent.map_or(root, |parent| ids[parent.0]);
            let mut object = objects.at(ids[index]).struct_element(ids[index]);
            object.kind(element.kind).parent(parent);
            describe(&mut object, element);
            let page = self.first_page(element);
            if let Some(page) = page {
                object.page(refs.pages[page]);
            }
            let mut children = object.children();
            for child in &element.children {
                match *child {
                    Child::Element(id) if !kept[id.0] => {}
                    Child::Element(id) => {
                        children.struct_element(ids[id.0]);
                    }
                    Child::Content(on, mcid) => content_ref(&mut children, page, on, mcid, refs),
                    Child::Annotation(number) => {
                        let on = self.annotations[number].page;
                        children.object_ref().page(refs.pages[on]).object(refs.annotations[number]);
                    }
                }
            }
        }
        self.write_root(objects, root, &ids);
    }

    fn first_page(&self, element: &Element) -> Option<usize> {
        element.children.iter().find_map(|child| match *child {
            Child::Content(page, _) => Some(page),
            Child::Annotation(number) => Some(self.annotations[number].page),
            Child::Element(_) => None,
        })
    }

    /// Writes the root with the parent tree: pages first, then annotations.
    fn write_root(&self, objects: &mut Objects, root: Ref, ids: &[Ref]) {
        let mut arrays = Vec::with_capacity(self.owners.len());
        for owners in &self.owners {
            let id = objects.next();
            objects.at(id).indirect(id).array().items(owners.iter().map(|owner| ids[owner.0]));
            arrays.push(id);
        }
        let owners = self.annotations.iter().map(|annotation| ids[annotation.element.0]);
        let mut tree: StructTreeRoot<'_> = objects.at(root).indirect(root).start();
        tree.children().item(ids[ROOT.0]);
        let mut parents = tree.parent_tree();
        let mut entries = parents.nums();
        let mut key = 0;
        for id in arrays.into_iter().chain(owners) {
            entries.insert(key, id);
            key += 1;
        }
        entries.finish();
        parents.finish();
        tree.parent_tree_next_key(key);
    }
}

/// Writes what is said of an element besides its place.
fn describe(object: &mut StructElement<'_>, element: &Element) {
    if let Some(lang) = &element.lang {
        object.lang(TextStr(lang.as_str()));
    }
    if let Some(alt) = &element.alt {
        object.alt(TextStr(alt));
    }
    match &element.attribute {
        Attribute::None => {}
        Attribute::Box(rect) => {
            object.attributes().push().layout().bbox(*rect);
        }
        Attribute::Numbering(numbering) => {
            object.attributes().push().list().list_numbering(*numbering);
        }
        Attribute::Scope(scope) => {
            object.attributes().push().table().scope(*scope);
        }
        Attribute::Summary(summary) => {
            object.attributes().push().table().summary(TextStr(summary));
        }
        Attribute::RightToLeft => {
            object.attributes().push().layout().writing_mode(WritingMode::RtlTtb);
        }
    }
}

/// Writes marked content as a bare number if it is on the element's own page.
fn content_ref(
    children: &mut StructChildren<'_>,
    page: Option<usize>,
    on: usize,
    mcid: i32,
    refs: &Refs<'_>,
) {
    if page == Some(on) {
        children.marked_content_id(mcid);
    } else {
        children.marked_content_ref().page(refs.pages[on]).marked_content_id(mcid);
    }
}
