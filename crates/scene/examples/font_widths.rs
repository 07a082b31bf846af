//! Writes `crates/scene/src/metrics/table.rs` from the fonts in a folder:
//!
//! ```text
//! cargo run -p scene --example font_widths -- .cache/fonts/ttf crates/scene/src/metrics/table.rs
//! ```
//!
//! Run it when the font changes. A test of the crate compares the table with the fonts when they are there.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use scene::metrics::default_advance;
use ttf_parser::Face;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [fonts, output] = arguments.as_slice() else {
        eprintln!("font_widths FOLDER-OF-FONTS OUTPUT-FILE");
        return ExitCode::FAILURE;
    };
    match table(Path::new(fonts))
        .and_then(|table| std::fs::write(output, table).map_err(|error| error.to_string()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("font_widths: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The source of the table: every run of neighbouring characters that share widths which the default rule does not give.
fn table(fonts: &Path) -> Result<String, String> {
    let regular_bytes = read(&fonts.join("NotoSansJP-Regular.ttf"))?;
    let bold_bytes = read(&fonts.join("NotoSansJP-Bold.ttf"))?;
    let regular = Face::parse(&regular_bytes, 0).map_err(|error| error.to_string())?;
    let bold = Face::parse(&bold_bytes, 0).map_err(|error| error.to_string())?;
    if regular.units_per_em() != 1000 || bold.units_per_em() != 1000 {
        return Err("the table counts in thousandths of an em, the fonts do not".into());
    }
    let mut runs: Vec<(u32, u32, u16, u16)> = Vec::new();
    for character in '\0'..=char::MAX {
        let (Some(regular), Some(bold)) = (advance(&regular, character), advance(&bold, character))
        else {
            continue;
        };
        let default = default_advance(character);
        if (regular, bold) == (default, default) || character.is_control() {
            continue;
        }
        let code = u32::from(character);
        match runs.last_mut() {
            Some((first, count, a, b))
                if *first + *count == code && (*a, *b) == (regular, bold) =>
            {
                *count += 1;
            }
            _ => runs.push((code, 1, regular, bold)),
        }
    }
    let mut source = String::from(
        "//! Made by `cargo run -p scene --example font_widths`; not edited by hand.\n\n\
         /// First code point, how many follow suit, advance in Regular and in Bold (thousandths of an em).\n\
         #[rustfmt::skip]\n\
         pub const RUNS: &[(u32, u16, u16, u16)] = &[\n",
    );
    for line in runs.chunks(6) {
        source.push_str("   ");
        for (first, count, regular, bold) in line {
            write!(source, " ({first:#x}, {count}, {regular}, {bold}),")
                .map_err(|error| error.to_string())?;
        }
        source.push('\n');
    }
    source.push_str("];\n");
    Ok(source)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn advance(face: &Face<'_>, character: char) -> Option<u16> {
    face.glyph_index(character)
        .and_then(|glyph| face.glyph_hor_advance(glyph))
}
