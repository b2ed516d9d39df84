//! Puts the region packs into the program.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src/build.rs");
    println!("cargo:rerun-if-changed=regions");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR"))?;
    embed_regions(Path::new(&out))
}

fn embed_regions(out: &Path) -> io::Result<()> {
    let mut files: Vec<_> = fs::read_dir("regions")?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    files.sort();
    let mut code = String::from(
        "/// Every region file, by name.\npub(super) static REGIONS: &[(&str, &str)] = &[\n",
    );
    for path in files {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let full = path.canonicalize()?;
        println!("cargo:rerun-if-changed={}", path.display());
        let _ = writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            full.display().to_string()
        );
    }
    code.push_str("];\n");
    fs::write(out.join("regions.rs"), code)
}
