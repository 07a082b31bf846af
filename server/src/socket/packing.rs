//! Large frames, packed for clients that can unpack them.
//!
//! A frame that goes to many, a newcomer's board above all, is one allocation that all of them share. So it is packed
//! once, beside the rooms, and kept for a while.

use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use collab::message::{PACKED, PACKED_HEADER_BYTES};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;

/// Smaller frames are sent as they are.
const PACKED_FROM_BYTES: usize = 16 * 1024;
/// Higher levels take several times as long for a hundredth less.
const LEVEL: u32 = 6;

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

/// `None` if the frame is too long to say how long it is.
fn deflate(frame: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(frame.len()).ok()?;
    let mut packed = Vec::with_capacity(PACKED_HEADER_BYTES + frame.len() / 4);
    packed.push(PACKED);
    packed.extend(length.to_le_bytes());
    let mut encoder = DeflateEncoder::new(packed, Compression::new(LEVEL));
    encoder.write_all(frame).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

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
}
