//! Gives the program a number that changes with its code, so that a build knows
//! which files an older program made.
//!
//! In: the sources and `Cargo.lock`. Out: `CHIRASHI_CODE`, the same on every
//! machine.

#![expect(clippy::disallowed_methods, reason = "a build script has nothing but the system")]

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut files = vec![root.join("Cargo.lock")];
    collect(&root.join("src"), &mut files);
    files.sort();
    let mut hash = Fnv::default();
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file);
        let parts = name.components().map(|part| part.as_os_str().to_string_lossy());
        hash.update(parts.collect::<Vec<_>>().join("/").as_bytes());
        // A checkout may end lines in another way.
        let text = fs::read(file).unwrap_or_default();
        text.split(|&byte| byte == b'\r').for_each(|part| hash.update(part));
    }
    println!("cargo::rustc-env=CHIRASHI_CODE={:016x}", hash.0);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

/// FNV-1a: a build script should not need crates of its own.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn update(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
