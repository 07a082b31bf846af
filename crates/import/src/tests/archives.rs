//! Archives: our own, and those that somebody made to do harm.

use std::io::{Cursor, Write as _};

use board::*;
use export::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::round_trip::assert_same;
use super::{every_kind, lost, read_well};
use crate::{ImportError, Loss, Source, read};

/// A red dot.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T',
    0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0, 0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d,
    0x6b, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

pub(super) fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A board with a picture of those bytes.
fn with_picture(bytes: &[u8]) -> (Board, ContentHash) {
    use sha2::{Digest as _, Sha256};
    let hash = ContentHash::from_bytes(&Sha256::digest(bytes).into());
    let mut board = every_kind::board();
    board
        .edit(|edit| {
            edit.delete(&ElementId::new("photo"))?;
            let kind = ElementKind::Image(Image {
                hash: hash.clone(),
                media: MediaType::Png,
                pixels: [1, 1],
                alt: "点".to_owned(),
            });
            let size = BoardSize::new(90.0, 90.0);
            let place = Placement::free(BoardPoint::new(-2000.0, 0.0));
            edit.create(Element::new(ElementId::new("dot"), place, size, kind))
        })
        .unwrap();
    (board, hash)
}

/// An archive with a picture.
pub(super) fn sample() -> Vec<u8> {
    let (board, hash) = with_picture(PNG);
    packed(&[
        ("board.json", json(&board.snapshot()).unwrap().as_bytes()),
        (&format!("pictures/{hash}.png"), PNG),
    ])
}

/// Besides what is read, an archive has what is for people.
#[test]
fn x202_an_archive_comes_back_with_its_pictures() {
    let (board, hash) = with_picture(PNG);
    let bytes = packed(&[
        ("board.json", json(&board.snapshot()).unwrap().as_bytes()),
        ("board.md", "# x".as_bytes()),
        (&format!("pictures/{hash}.png"), PNG),
    ]);
    let imported = read_well("a.zip", &bytes);
    assert_eq!(imported.source, Source::Archive);
    assert!(imported.losses.is_empty(), "{:?}", imported.losses);
    assert_eq!(imported.pictures.len(), 1);
    assert_eq!(
        (
            &imported.pictures[0].hash,
            imported.pictures[0].bytes.as_slice()
        ),
        (&hash, PNG)
    );
    assert_same(&board, &imported);
}

#[test]
fn x203_every_cut_of_an_archive_is_an_error_in_words() {
    let bytes = sample();
    for end in (0..bytes.len()).step_by(7) {
        let error = read("a.zip", &bytes[..end]).unwrap_err();
        let is_expected = matches!(
            error,
            ImportError::Damaged(_) | ImportError::Empty | ImportError::UnknownFormat
        );
        assert!(is_expected, "{end}: {error:?}");
    }
    let mut flipped = bytes.clone();
    flipped[80] ^= 0x10;
    assert!(matches!(
        read("a.zip", &flipped),
        Err(ImportError::Damaged(_))
    ));
}

#[test]
fn x204_a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = vec![b' '; 8 * 1024 * 1024];
    let bytes = packed(&[("board.json", &zeros)]);
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    let error = read("a.zip", &bytes).unwrap_err();
    assert_eq!(
        error,
        ImportError::Bomb {
            name: "board.json".to_owned()
        }
    );

    // One that says it is small.
    let mut liar = bytes.clone();
    let directory = liar
        .windows(4)
        .position(|four| four == [0x50, 0x4b, 1, 2])
        .unwrap();
    liar[directory + 24..directory + 28].copy_from_slice(&1000_u32.to_le_bytes());
    assert!(matches!(read("a.zip", &liar), Err(ImportError::Damaged(_))));

    // A picture that is one.
    let (board, hash) = with_picture(&zeros);
    let json = json(&board.snapshot()).unwrap();
    let name = format!("pictures/{hash}.png");
    let bytes = packed(&[("board.json", json.as_bytes()), (&name, &zeros)]);
    assert_eq!(read("a.zip", &bytes), Err(ImportError::Bomb { name }));
}

#[test]
fn x205_names_that_lead_out_are_said_and_not_followed() {
    let (board, hash) = with_picture(PNG);
    let json = json(&board.snapshot()).unwrap();
    let bytes = packed(&[
        ("../board.json", b"{}"),
        ("board.json", json.as_bytes()),
        ("/etc/passwd", b"x"),
        ("pictures/../../x.png", b"x"),
        ("..\\windows.ini", b"x"),
        (&format!("pictures/{hash}.png"), PNG),
    ]);
    let imported = read_well("a.zip", &bytes);
    assert_eq!(lost(&imported, &Loss::Path), 4);
    assert_eq!(imported.pictures.len(), 1);
    let bytes = packed(&[("../board.json", json.as_bytes())]);
    assert_eq!(read("a.zip", &bytes), Err(ImportError::NoBoard));
}

#[test]
fn x206_a_picture_is_what_its_bytes_are() {
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let (board, hash) = with_picture(script);
    let written = json(&board.snapshot()).unwrap();
    let name = format!("pictures/{hash}.png");
    let imported = read_well(
        "a.zip",
        &packed(&[("board.json", written.as_bytes()), (&name, script)]),
    );
    assert_eq!(
        (imported.pictures.len(), lost(&imported, &Loss::BadPicture)),
        (0, 1)
    );

    // Another picture under this name is none of the board's.
    let (board, _) = with_picture(PNG);
    let written = json(&board.snapshot()).unwrap();
    let name = format!("pictures/{}.png", "0".repeat(64));
    let imported = read_well(
        "a.zip",
        &packed(&[("board.json", written.as_bytes()), (&name, PNG)]),
    );
    assert_eq!(
        (imported.pictures.len(), lost(&imported, &Loss::NoPicture)),
        (0, 1)
    );
}

#[test]
fn x260_a_picture_of_an_archive_is_undressed_and_still_found() {
    // A remark behind the header: eXIf, 3 bytes, and a checksum that nobody reads.
    let mut dressed = PNG.to_vec();
    dressed.splice(33..33, *b"\0\0\0\x03eXIfGPS\0crc");
    let (board, hash) = with_picture(&dressed);
    let bytes = packed(&[
        ("board.json", json(&board.snapshot()).unwrap().as_bytes()),
        (&format!("pictures/{hash}.png"), &dressed),
    ]);
    let imported = read_well("board.zip", &bytes);
    let [picture] = imported.pictures.as_slice() else {
        panic!("{}", imported.pictures.len());
    };
    assert_eq!(picture.bytes, PNG);
    let named: Vec<&ContentHash> = imported
        .elements
        .iter()
        .filter_map(|element| Some(&element.as_image()?.hash))
        .collect();
    assert_eq!(named, [&picture.hash]);
}
