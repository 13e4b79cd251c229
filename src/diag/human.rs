//! Messages as a person reads them: drawn by a helper.
