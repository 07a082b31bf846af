use super::*;

/// Exif of a camera: held on its side (6), taken somewhere.
fn camera(is_little: bool, turned: u8) -> Vec<u8> {
    let short = |number: u16| {
        if is_little {
            number.to_le_bytes()
        } else {
            number.to_be_bytes()
        }
    };
    let long = |number: u32| {
        if is_little {
            number.to_le_bytes()
        } else {
            number.to_be_bytes()
        }
    };
    let mut tiff = if is_little { *b"II" } else { *b"MM" }.to_vec();
    tiff.extend(short(42));
    tiff.extend(long(8));
    tiff.extend(short(2));
    for (tag, kind, value) in [(0x010f_u16, 2_u16, b"Came"), (0x0112, 3, b"\0\0\0\0")] {
        tiff.extend(short(tag));
        tiff.extend(short(kind));
        tiff.extend(long(1));
        tiff.extend(value);
    }
    let at = tiff.len() - 4;
    tiff[at..at + 2].copy_from_slice(&short(u16::from(turned)));
    tiff.extend(b"\0\0\0\0GPS 35.68N 139.76E");
    tiff
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker][..], &length, body].concat()
}

fn photo(turned: u8, is_little: bool) -> Vec<u8> {
    let exif = [EXIF, &camera(is_little, turned)].concat();
    [
        b"\xff\xd8".to_vec(),
        segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xe1, &exif),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<where>GPS</where>"),
        segment(0xe2, b"ICC_PROFILE\0colours"),
        segment(0xed, b"Photoshop 3.0\0GPS"),
        segment(0xfe, b"GPS"),
        segment(0xc0, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"\x12\xff\x00GPS is not a word here\xff\xd9".to_vec(),
    ]
    .concat()
}

fn holds(bytes: &[u8], words: &[u8]) -> usize {
    let windows = bytes.windows(words.len());
    windows.filter(|window| *window == words).count()
}

#[test]
fn x260_a_photograph_keeps_its_pixels_and_which_way_up_it_is_held() {
    for is_little in [true, false] {
        let made = undressed(&photo(6, is_little)).unwrap();
        // The one in the pixels stays.
        assert_eq!(holds(&made, b"GPS"), 1);
        assert_eq!(holds(&made, b"Came"), 0);
        assert_eq!(holds(&made, b"ICC_PROFILE"), 1);
        assert!(made.ends_with(b"here\xff\xd9"));
        let exif = made.windows(6).position(|window| window == EXIF).unwrap();
        assert_eq!(orientation(&made[exif + 6..]), Some(6));
        let header = board::ImageHeader::read(&made).unwrap();
        assert_eq!(header.pixels, [3, 2]);
        assert_eq!(undressed(&made), None, "done once it is done");
    }
    let upright = undressed(&photo(1, true)).unwrap();
    assert!(!board::ImageHeader::read(&upright).unwrap().has_exif);
}

#[test]
fn x260_webp_and_png_lose_what_is_said_about_them() {
    let chunk = |name: &[u8; 4], body: &[u8]| {
        let size = u32::try_from(body.len()).unwrap().to_le_bytes();
        let pad = vec![0; body.len() % 2];
        [&name[..], &size, body, &pad].concat()
    };
    let body = [
        chunk(b"VP8X", &[0x2c, 0, 0, 0, 4, 0, 0, 2, 0, 0]),
        chunk(b"VP8 ", b"pixels!"),
        chunk(b"EXIF", &camera(true, 8)),
        chunk(b"XMP ", b"<GPS>"),
    ]
    .concat();
    let size = u32::try_from(body.len() + 4).unwrap().to_le_bytes();
    let webp = [&b"RIFF"[..], &size, b"WEBP", &body].concat();
    let made = undressed(&webp).unwrap();
    assert_eq!(holds(&made, b"GPS"), 0);
    assert_eq!(made[20], 0x28, "Exif and transparency, and no XMP");
    assert_eq!(
        u32::from_le_bytes(made[4..8].try_into().unwrap()) as usize,
        made.len() - 8
    );
    let exif = made
        .windows(4)
        .position(|window| window == b"EXIF")
        .unwrap();
    assert_eq!(orientation(&made[exif + 8..]), Some(8));
    assert_eq!(undressed(&made), None);

    let chunk = |name: &[u8; 4], body: &[u8]| {
        let size = u32::try_from(body.len()).unwrap().to_be_bytes();
        [&size[..], name, body, b"\0crc"].concat()
    };
    let png = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]),
        chunk(b"eXIf", b"GPS"),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0GPS"),
        chunk(b"tEXt", b"Title\0kept"),
        chunk(b"IEND", b""),
    ]
    .concat();
    let made = undressed(&png).unwrap();
    assert_eq!(holds(&made, b"GPS"), 0);
    assert_eq!(holds(&made, b"kept"), 1);
    assert_eq!(undressed(&made), None);
}

#[test]
fn x260_a_file_that_was_cut_anywhere_is_left_as_it_is() {
    let whole = photo(6, false);
    for end in 0..whole.len() {
        // Nothing panics; behind the beginning of the pixels it is a file that a browser shows as far as it goes.
        if let Some(made) = undressed(&whole[..end]) {
            assert_eq!(holds(&made, b"Came"), 0);
        }
    }
    for bytes in [
        &b"RIFF\xff\xff\xff\xffWEBPEXIF\xff\xff\xff\xff"[..],
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffeXIf",
    ] {
        assert_eq!(undressed(bytes), None);
    }
}
