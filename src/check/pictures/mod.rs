//! Checks on what blocks name: pictures used once, each its own, the right way up; names
//! in one order.
//!
//! In: the blocks of all flyers with the names of their pictures, and the files. Out:
//! messages. Knows nothing about what a picture shows.

pub(super) mod repeated_picture;
pub(super) mod same_picture;
pub(super) mod turned_names;
pub(super) mod turned_size;
pub(super) mod unused_picture;
