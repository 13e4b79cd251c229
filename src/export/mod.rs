//! Publication to bytes.
