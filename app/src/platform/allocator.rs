//! Where the program's memory comes from: small pieces from lists of free ones, one list for each size; all else from the
//! standard library's allocator, which is made to be small in the browser and takes longer.
//!
//! A board of 10,000 notes is hundreds of thousands of small pieces, of few sizes. A piece that is let go stays in its list: what
//! comes back there is what the next change takes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::null_mut;

/// Pieces of up to so many bytes are small.
const SMALL: usize = 256;
/// Sizes of small pieces differ by this, and all of them lie at multiples of it.
const STEP: usize = 8;
/// So many bytes are taken at once and cut up.
const BLOCK: usize = 32 * 1024;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: Pieces = Pieces::new();

/// See the top of the file.
struct Pieces {
    /// The first free piece of each size. It begins with the address of the next one.
    free: [Cell<*mut u8>; SMALL / STEP + 1],
    /// What is not cut up yet of the block, and how many bytes that is.
    rest: Cell<(*mut u8, usize)>,
}

#[expect(
    unsafe_code,
    reason = "the program in the browser has one thread, and this is used nowhere else"
)]
unsafe impl Sync for Pieces {}

impl Pieces {
    const fn new() -> Self {
        Self {
            free: [const { Cell::new(null_mut()) }; SMALL / STEP + 1],
            rest: Cell::new((null_mut(), 0)),
        }
    }

    /// The list of a small piece; `None` if it is not small.
    fn list(&self, layout: Layout) -> Option<(&Cell<*mut u8>, usize)> {
        let place = layout.size().div_ceil(STEP);
        let list = self.free.get(place).filter(|_| layout.align() <= STEP)?;
        Some((list, place * STEP))
    }
}

#[expect(
    unsafe_code,
    reason = "an allocator hands out addresses; the standard library has no safe way to be one"
)]
// SAFETY: a piece is handed out from its list or from the rest of the block, leaves it at that moment, and comes back
// when it is let go; it is as large as its list says, which is not less than was asked for, and `STEP` bytes at least,
// so that an address fits. Blocks and their pieces lie at multiples of `STEP`, and small pieces ask for no more. What is
// small follows from the layout alone, so a piece goes back to where it came from.
unsafe impl GlobalAlloc for Pieces {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some((list, size)) = self.list(layout) else {
            return unsafe { System.alloc(layout) };
        };
        let first = list.get();
        if !first.is_null() {
            list.set(unsafe { first.cast::<*mut u8>().read() });
            return first;
        }
        let (mut rest, mut left) = self.rest.get();
        if left < size {
            let Ok(block) = Layout::from_size_align(BLOCK, STEP) else {
                return null_mut();
            };
            (rest, left) = (unsafe { System.alloc(block) }, BLOCK);
            if rest.is_null() {
                return rest;
            }
        }
        self.rest.set((unsafe { rest.add(size) }, left - size));
        rest
    }

    unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
        match self.list(layout) {
            Some((list, _)) => {
                unsafe { piece.cast::<*mut u8>().write(list.get()) };
                list.set(piece);
            }
            None => unsafe { System.dealloc(piece, layout) },
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if self.list(layout).is_none() {
            return unsafe { System.alloc_zeroed(layout) };
        }
        let piece = unsafe { self.alloc(layout) };
        if !piece.is_null() {
            unsafe { piece.write_bytes(0, layout.size()) };
        }
        piece
    }

    unsafe fn realloc(&self, piece: *mut u8, layout: Layout, wanted: usize) -> *mut u8 {
        let Ok(other) = Layout::from_size_align(wanted, layout.align()) else {
            return null_mut();
        };
        let sizes = [layout, other].map(|layout| self.list(layout).map(|(_, size)| size));
        match sizes {
            [None, None] => unsafe { System.realloc(piece, layout, wanted) },
            [Some(before), Some(after)] if before == after => piece,
            _ => {
                let moved = unsafe { self.alloc(other) };
                if !moved.is_null() {
                    let kept = layout.size().min(wanted);
                    unsafe {
                        moved.copy_from_nonoverlapping(piece, kept);
                        self.dealloc(piece, layout);
                    }
                }
                moved
            }
        }
    }
}

#[cfg(test)]
#[expect(unsafe_code, reason = "that is how an allocator is asked")]
mod tests {
    use super::*;

    /// The numbers of a seed, one after the other (xorshift).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % limit as u64) as usize
        }
    }

    /// A piece in use, full of one byte.
    struct Used(*mut u8, Layout, u8);

    impl Used {
        fn fill(&self) {
            unsafe { self.0.write_bytes(self.2, self.1.size()) };
        }

        fn holds(&self, bytes: usize) -> bool {
            let held = unsafe { std::slice::from_raw_parts(self.0, bytes) };
            held.iter().all(|byte| *byte == self.2)
        }
    }

    #[test]
    fn no_piece_touches_another_whatever_comes_and_goes() {
        let pieces = Pieces::new();
        let seed = 20_261_122;
        let mut numbers = Numbers(seed);
        let mut used: Vec<Used> = Vec::new();
        for step in 0..60_000_u32 {
            let size = 1 + match numbers.below(8) {
                0 => numbers.below(3 * SMALL),
                _ => numbers.below(SMALL),
            };
            let layout = Layout::from_size_align(size, 1 << numbers.below(6)).unwrap();
            let byte = step as u8;
            match numbers.below(6) {
                0..=2 => {
                    let zeroed = numbers.below(4) == 0;
                    let address = match zeroed {
                        true => unsafe { pieces.alloc_zeroed(layout) },
                        false => unsafe { pieces.alloc(layout) },
                    };
                    assert!(!address.is_null() && address.addr() % layout.align() == 0);
                    assert!(
                        !zeroed || Used(address, layout, 0).holds(size),
                        "seed {seed}"
                    );
                    used.push(Used(address, layout, byte));
                }
                3 if !used.is_empty() => {
                    let old = used.swap_remove(numbers.below(used.len()));
                    let address = unsafe { pieces.realloc(old.0, old.1, size) };
                    let layout = Layout::from_size_align(size, old.1.align()).unwrap();
                    assert!(!address.is_null() && address.addr() % layout.align() == 0);
                    let kept = size.min(old.1.size());
                    let moved = Used(address, layout, old.2);
                    assert!(moved.holds(kept), "seed {seed}, step {step}");
                    used.push(moved);
                }
                _ if !used.is_empty() => {
                    let Used(address, layout, _) = used.swap_remove(numbers.below(used.len()));
                    unsafe { pieces.dealloc(address, layout) };
                }
                _ => {}
            }
            if let Some(last) = used.last() {
                last.fill();
            }
            let looked_at = numbers.below(used.len().max(1));
            let whole = |piece: &Used| piece.holds(piece.1.size());
            assert!(
                used.get(looked_at).is_none_or(whole),
                "seed {seed}, step {step}"
            );
        }
        assert!(
            used.iter().all(|piece| piece.holds(piece.1.size())),
            "seed {seed}"
        );
        assert!(used.len() > 1_000);
        used.iter()
            .for_each(|Used(address, layout, _)| unsafe { pieces.dealloc(*address, *layout) });
    }

    #[test]
    fn a_piece_that_was_let_go_is_the_next_of_its_size() {
        let pieces = Pieces::new();
        let layout = |size| Layout::from_size_align(size, 4).unwrap();
        let first = unsafe { pieces.alloc(layout(20)) };
        unsafe { pieces.dealloc(first, layout(20)) };
        assert_ne!(unsafe { pieces.alloc(layout(25)) }, first);
        assert_eq!(unsafe { pieces.alloc(layout(17)) }, first);
    }
}
