//! Tells the code which fonts there are to embed, and cargo when to embed the app again.

use std::path::{Path, PathBuf};

/// The files that pictures are drawn with, and the variables that name them to `include_bytes!`.
const FONTS: [(&str, &str); 3] = [
    ("NotoSansJP-Regular.ttf", "NONET_FONT_REGULAR"),
    ("NotoSansJP-Bold.ttf", "NONET_FONT_BOLD"),
    ("NotoEmoji-Regular.ttf", "NONET_FONT_EMOJI"),
];

fn main() {
    println!("cargo:rustc-check-cfg=cfg(nonet_fonts)");
    println!("cargo:rerun-if-env-changed=NONET_CACHE");
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = here.parent().unwrap_or(Path::new(".."));
    let cache = match std::env::var_os("NONET_CACHE") {
        Some(cache) => root.join(cache),
        None => root.join(".cache"),
    };
    let folder = cache.join("fonts/ttf");
    for (file, variable) in FONTS {
        let path = folder.join(file);
        println!("cargo:rerun-if-changed={}", path.display());
        println!("cargo:rustc-env={variable}={}", path.display());
    }
    if FONTS.iter().all(|(file, _)| folder.join(file).is_file()) {
        println!("cargo:rustc-cfg=nonet_fonts");
    } else {
        println!(
            "cargo:warning=no fonts in {}: this relay will draw no PNG",
            folder.display()
        );
    }
    // A debug build reads the app from the disk while it runs.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed={}", root.join("app/dist").display());
    }
}
