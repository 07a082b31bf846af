//! Large frames, packed for clients that can unpack them.
//!
//! A frame that goes to many, a newcomer's board above all, is one allocation that all of them share. So it is packed
//! once, beside the rooms, and kept for a while.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use collab::message::{PACKED, PACKED_HEADER_BYTES};
use libdeflater::{CompressionLvl, Compressor};
use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;

/// Smaller frames are sent as they are.
const PACKED_FROM_BYTES: usize = 16 * 1024;
/// A board of 10,000 notes, 2 MB, becomes 293 kB. 10 would make 263 kB of it, and take five times as long, for which the
/// first of those who come would have to wait.
const LEVEL: i32 = 6;

/// How long a packed frame is kept for others who are sent the same.
const KEEP: Duration = Duration::from_secs(20);

/// What was packed lately. Cheap to copy.
#[derive(Clone, Default)]
pub(crate) struct Packer {
    recent: Arc<Mutex<Vec<Recent>>>,
}

struct Recent {
    /// Held, so that no other frame gets its address.
    frame: Arc<[u8]>,
    packed: Arc<OnceCell<Bytes>>,
}

impl Packer {
    /// The frame as it is to be sent: packed if that is worth it.
    pub(crate) async fn pack(&self, frame: Arc<[u8]>) -> Bytes {
        if frame.len() < PACKED_FROM_BYTES {
            return Bytes::from_owner(frame);
        }
        let cell = self.cell(&frame);
        let unpacked = Arc::clone(&frame);
        let packed = cell
            .get_or_init(|| async {
                let plain = Arc::clone(&unpacked);
                // A task that does not end well leaves the frame as it is.
                match spawn_blocking(move || deflate(&plain)).await {
                    Ok(Some(packed)) if packed.len() < unpacked.len() => Bytes::from(packed),
                    Ok(_) | Err(_) => Bytes::from_owner(unpacked),
                }
            })
            .await;
        packed.clone()
    }

    /// Where the packed form of a frame is, or will be.
    fn cell(&self, frame: &Arc<[u8]>) -> Arc<OnceCell<Bytes>> {
        let mut recent = self.recent();
        let known = recent.iter().find(|known| Arc::ptr_eq(&known.frame, frame));
        if let Some(known) = known {
            return Arc::clone(&known.packed);
        }
        let packed = Arc::<OnceCell<Bytes>>::default();
        recent.push(Recent {
            frame: Arc::clone(frame),
            packed: Arc::clone(&packed),
        });
        drop(recent);
        let (packer, old) = (self.clone(), Arc::clone(&packed));
        tokio::spawn(async move {
            tokio::time::sleep(KEEP).await;
            packer
                .recent()
                .retain(|one| !Arc::ptr_eq(&one.packed, &old));
        });
        packed
    }

    fn recent(&self) -> MutexGuard<'_, Vec<Recent>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `None` if the frame is too long to say how long it is, or would become no shorter.
fn deflate(frame: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(frame.len()).ok()?;
    let level = CompressionLvl::new(LEVEL).ok()?;
    let mut packed = vec![0; frame.len()];
    let (header, body) = packed.split_at_mut_checked(PACKED_HEADER_BYTES)?;
    let (kind, size) = header.split_first_mut()?;
    *kind = PACKED;
    size.copy_from_slice(&length.to_le_bytes());
    let count = Compressor::new(level).deflate_compress(frame, body).ok()?;
    packed.truncate(PACKED_HEADER_BYTES + count);
    packed.shrink_to_fit();
    Some(packed)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use board::{
        Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Origin,
        Placement,
    };
    use collab::message::{Message, encode_message};

    use super::*;

    fn unpack(packed: &[u8]) -> Vec<u8> {
        assert_eq!(packed[0], PACKED);
        let mut frame = Vec::new();
        flate2::read::DeflateDecoder::new(&packed[PACKED_HEADER_BYTES..])
            .read_to_end(&mut frame)
            .unwrap();
        assert_eq!(packed[1..5], (frame.len() as u32).to_le_bytes());
        frame
    }

    #[tokio::test]
    async fn v60_a_large_frame_is_packed_once_for_all_and_small_ones_stay_as_they_are() {
        let packer = Packer::default();
        let large: Arc<[u8]> = (0..100_000_u32).map(|n| (n / 50) as u8).collect();
        let (one, two) = tokio::join!(
            packer.pack(Arc::clone(&large)),
            packer.pack(Arc::clone(&large))
        );
        assert_eq!(one.as_ptr(), two.as_ptr());
        assert!(one.len() * 4 < large.len(), "{}", one.len());
        assert_eq!(unpack(&one), *large);
        let small: Arc<[u8]> = Arc::from(vec![1; PACKED_FROM_BYTES - 1]);
        assert_eq!(packer.pack(Arc::clone(&small)).await, *small);
        // What gains nothing goes as it is.
        let mut seed = 1_u64;
        let noise: Arc<[u8]> = (0..50_000)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 33) as u8
            })
            .collect();
        assert_eq!(packer.pack(Arc::clone(&noise)).await, *noise);
        assert_eq!(packer.recent().len(), 2);
    }

    /// The frame in which a newcomer gets a board of 10,000 notes, each as the bench writes it: an update of its own.
    fn large_board() -> Vec<u8> {
        let mut author = Board::new(ClientNumber::new(0x7000_0000));
        let mut relays = Board::new(ClientNumber::new(1));
        for number in 0..10_000 {
            let note = NewNote {
                placement: Placement::free(BoardPoint::new(f64::from(number) + 0.5, 0.25)),
                size: BoardSize::new(200.0, 200.0),
                color: NoteColor::Yellow,
                text: &format!("t=000{number:05x}"),
                author: "",
            };
            author.edit(|edit| {
                edit.create_note(&ElementId::new(format!("0-{number}")), note)
                    .unwrap();
            });
            for update in author.drain_updates() {
                relays.apply(&update, Origin::Remote).unwrap();
            }
        }
        encode_message(&Message::SyncStep2(relays.encode_state()))
    }

    #[tokio::test]
    async fn v195_a_newcomer_gets_10_000_notes_in_300_kilobytes() {
        let frame = Arc::<[u8]>::from(large_board());
        let packed = Packer::default().pack(Arc::clone(&frame)).await;
        assert!(packed.len() <= 300_000, "{}", packed.len());
        assert!(unpack(&packed) == *frame, "it comes out as it was");
    }
}
