//! Document to publication.
