//! Display lists to PDF and to text.

mod samples;
mod setter;
