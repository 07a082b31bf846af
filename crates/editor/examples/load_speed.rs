//! How long it takes to take in a board: `cargo run --release -p editor --example load_speed [NOTES]`.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "it measures and prints"
)]

use std::time::Duration;

use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NoteColor, Origin};
use editor::{Editor, EditorSettings, Input, NoteDraft, Surroundings, Verbs};

/// Processor time of this thread: what else runs does not show.
struct Instant(u64);

impl Instant {
    fn now() -> Self {
        let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        let nanos = stat.split(' ').next().and_then(|nanos| nanos.parse().ok());
        Self(nanos.unwrap_or(0))
    }

    fn elapsed(&self) -> Duration {
        Duration::from_nanos(Self::now().0 - self.0)
    }
}

struct World(u64);

impl Surroundings for World {
    fn now_millis(&self) -> f64 {
        0.0
    }

    fn new_element_id(&mut self) -> ElementId {
        self.0 += 1;
        ElementId::new(format!("{:022}", self.0))
    }
}

fn main() {
    let count: usize = std::env::args()
        .nth(1)
        .and_then(|count| count.parse().ok())
        .unwrap_or(10_000);
    let notes: Vec<NoteDraft> = (0..count)
        .map(|index| NoteDraft {
            text: format!("ノート {index} の内容"),
            at: BoardPoint::new((index % 100) as f64 * 220.0, (index / 100) as f64 * 220.0),
            size: BoardSize::new(200.0, 200.0),
            color: NoteColor::Yellow,
        })
        .collect();
    let mut world = World(0);
    let mut own = Editor::new(Board::new(ClientNumber::new(1)), EditorSettings::default());
    own.learn(Verbs::ALL);
    let began = Instant::now();
    let effects = own.handle(Input::AddNotes(notes), &mut world);
    println!(
        "added in one step: {:?} ({} effects)",
        began.elapsed(),
        effects.len()
    );
    drop(own.take_changes());

    let mut plain = Board::new(ClientNumber::new(9));
    let elements: Vec<_> = own.board().snapshot().elements().to_vec();
    let began = Instant::now();
    plain.edit(|edit| {
        for element in elements {
            edit.create(element).expect("there is room");
        }
    });
    println!("  of it writing: {:?}", began.elapsed());
    let began = Instant::now();
    println!(
        "  changes {:?} {}",
        began.elapsed(),
        plain.drain_changes().elements.len()
    );

    let state = own.board().encode_state();
    let mut other = Editor::new(Board::new(ClientNumber::new(2)), EditorSettings::default());
    other.learn(Verbs::ALL);
    let began = Instant::now();
    other.handle(
        Input::Remote {
            updates: vec![state.clone()],
            origin: Origin::Storage,
        },
        &mut world,
    );
    println!(
        "loaded from storage: {:?} ({} bytes)",
        began.elapsed(),
        state.len()
    );
    let mut board = Board::new(ClientNumber::new(3));
    let began = Instant::now();
    board.apply(&state, Origin::Storage).expect("it is a board");
    println!("  of it merging: {:?}", began.elapsed());
    let began = Instant::now();
    let changes = board.drain_changes();
    for id in changes.elements.keys() {
        std::hint::black_box(board.element(id));
    }
    println!("  of it reading: {:?}", began.elapsed());
    let began = Instant::now();
    let snapshot = board.snapshot();
    println!("  a snapshot instead: {:?}", began.elapsed());
    let began = Instant::now();
    let scene = scene::Scene::from_snapshot(&snapshot, own.scene().style());
    println!("  a scene: {:?} ({})", began.elapsed(), scene.len());
    let began = Instant::now();
    let next = scene.next_in_reading(None, true);
    println!("the first Tab: {:?} ({next:?})", began.elapsed());
}
