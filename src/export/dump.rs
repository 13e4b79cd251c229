//! Publication to text, for people and for golden files.
