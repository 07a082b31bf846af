//! What is in the frames that come: up to which clock of which writer they go. Read here byte by byte and not by the
//! relay's own means, so that a change that a server put together wrongly with others, or left out, is not counted.

/// Calls `found` with (writer, clock before, clock after) for everybody who wrote something in an update.
pub fn runs(update: &[u8], mut found: impl FnMut(u64, u32, u32)) {
    let mut bytes = Bytes(update);
    for _ in 0..bytes.number() {
        let (count, writer) = (bytes.number(), bytes.number());
        let start = bytes.number() as u32;
        let mut end = start;
        for _ in 0..count {
            end += bytes.block();
        }
        found(writer, start, end);
    }
}

/// Calls `found` with every update in a frame of the Yjs sync protocol, the answer to a state vector included.
pub fn updates(frame: &[u8], mut found: impl FnMut(&[u8])) {
    let mut bytes = Bytes(frame);
    while !bytes.0.is_empty() {
        if bytes.number() != 0 {
            return;
        }
        let step = bytes.number();
        let body = bytes.string();
        if step > 0 {
            found(body);
        }
    }
}

/// Calls `found` with (client, clock) for every presence state in a frame.
pub fn presences(frame: &[u8], mut found: impl FnMut(u64, u32)) {
    let mut bytes = Bytes(frame);
    if frame.is_empty() || bytes.number() != 1 {
        return;
    }
    let mut entries = Bytes(bytes.string());
    for _ in 0..entries.number() {
        let (client, clock) = (entries.number(), entries.number() as u32);
        entries.string();
        found(client, clock);
    }
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> u8 {
        let (&byte, rest) = self.0.split_first().unwrap();
        self.0 = rest;
        byte
    }

    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    fn string(&mut self) -> &'a [u8] {
        let length = self.number() as usize;
        self.bytes(length)
    }

    fn bytes(&mut self, length: usize) -> &'a [u8] {
        let (bytes, rest) = self.0.split_at(length);
        self.0 = rest;
        bytes
    }

    fn id(&mut self) {
        self.number();
        self.number();
    }

    /// Passes over one block; how many clocks it takes.
    fn block(&mut self) -> u32 {
        let info = self.byte();
        if info == 0 {
            return self.number() as u32;
        }
        if info & 0x80 != 0 {
            self.id();
        }
        if info & 0x40 != 0 {
            self.id();
        }
        if info & 0xc0 == 0 {
            if self.number() == 1 {
                self.string();
            } else {
                self.id();
            }
            if info & 0x20 != 0 {
                self.string();
            }
        }
        match info & 0x1f {
            1 => self.number() as u32,
            4 => {
                let text = str::from_utf8(self.string()).unwrap();
                text.encode_utf16().count() as u32
            }
            7 => {
                assert!(matches!(self.byte(), 0..=2), "a list, a map or a text");
                1
            }
            8 => {
                let count = self.number() as u32;
                (0..count).for_each(|_| self.value());
                count
            }
            other => panic!("content {other}, which nobody here sends"),
        }
    }

    fn value(&mut self) {
        match self.byte() {
            127 | 126 | 121 | 120 => {}
            125 => while self.byte() >= 0x80 {},
            124 => drop(self.bytes(4)),
            123 | 122 => drop(self.bytes(8)),
            119 | 116 => drop(self.string()),
            118 => {
                for _ in 0..self.number() {
                    self.string();
                    self.value();
                }
            }
            117 => {
                for _ in 0..self.number() {
                    self.value();
                }
            }
            other => panic!("a value of kind {other}"),
        }
    }
}
