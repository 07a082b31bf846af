//! Private writing: notes whose text only their author sees until it is revealed, see [`board::Sealed`].
//!
//! The document holds seals; what this person wrote is opened into the scene, and nowhere else. Who may lay a veil and
//! lift it is the relay's business.

use board::{Element, ElementId, RoundId, Sealed, Sealer, SortedMap, SortedSet};

use crate::turn::Turn;
use crate::{Announcement, Editor};

/// What is private on the board, by what the elements say.
#[derive(Debug, Default)]
pub(crate) struct Hidden {
    /// Notes with a seal.
    sealed: SortedSet<ElementId>,
    /// Elements with a veil of their own.
    veiled: SortedSet<ElementId>,
}

/// What somebody wants of private writing.
#[derive(Clone, PartialEq, Debug)]
pub enum Private {
    /// From now on what is written under a veil is sealed by this, and what it can open is shown.
    Seal(Sealer),
    /// Begin a round: on the selected canvases and cells, or on the whole board.
    Begin {
        /// On what is selected.
        on_selected: bool,
    },
    /// What is written from now on is open again. What was sealed stays so until it is revealed.
    End,
    /// Write these texts openly, in one step that nobody takes back.
    Reveal {
        /// What was opened.
        texts: Vec<Revealed>,
        /// The rounds that are over: their veils go.
        over: Vec<RoundId>,
    },
}

/// A seal that was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Revealed {
    /// The note.
    pub note: ElementId,
    /// What stood there when it was opened: what was written since stays sealed.
    pub sealed: Sealed,
    /// What it says.
    pub text: String,
}

/// What there is to say of private writing on the board.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Privacy {
    /// The rounds under whose veils is written now.
    pub rounds: Vec<RoundId>,
    /// Whether the veil lies on the whole board.
    pub is_everywhere: bool,
    /// How many sealed notes there are, by author, most first.
    pub authors: Vec<(String, usize)>,
    /// How many of them this person can open.
    pub own: usize,
    /// Canvases and cells among what is selected.
    pub selected_places: usize,
    /// The sealed notes among what is selected.
    pub selected: Vec<ElementId>,
    /// Whether something is private, and nothing can be sealed or opened here yet.
    pub lacks_sealer: bool,
}

impl Privacy {
    /// How many sealed notes there are.
    pub fn count(&self) -> usize {
        self.authors.iter().map(|(_, count)| count).sum()
    }
}

impl Editor {
    /// An element changed: notes what of it is private, and shows what this person wrote.
    pub(crate) fn look_behind(&mut self, id: &ElementId, element: Option<&mut Element>) {
        let (mut sealed, mut veiled) = (false, false);
        if let Some(element) = element {
            veiled = element.veil.is_some();
            sealed = element.as_note().is_some_and(|note| note.sealed.is_some());
            if sealed {
                self.board.open_own(element);
            }
        }
        keep(&mut self.hidden.sealed, id, sealed);
        keep(&mut self.hidden.veiled, id, veiled);
    }

    /// Whether something on the board is private.
    pub fn has_private(&self) -> bool {
        let hidden = &self.hidden;
        !hidden.sealed.is_empty() || !hidden.veiled.is_empty() || self.info.veil.is_some()
    }

    /// Whether something is private and nothing can be sealed or opened yet.
    pub(crate) fn lacks_sealer(&self) -> bool {
        self.has_private() && !self.board.has_sealer()
    }

    /// What there is to say of private writing.
    pub fn privacy(&self) -> Privacy {
        let own_veils = self.hidden.veiled.iter();
        let own_veils = own_veils.filter_map(|id| self.scene.element(id)?.veil.clone());
        let rounds: SortedSet<RoundId> = self
            .info
            .veil
            .clone()
            .into_iter()
            .chain(own_veils)
            .collect();
        let mut authors: SortedMap<String, usize> = SortedMap::default();
        let mut own = 0;
        let mut selected = Vec::new();
        for id in self.hidden.sealed.iter() {
            let Some(note) = self.scene.element(id).and_then(Element::as_note) else {
                continue;
            };
            let before = authors.get(&note.author).copied().unwrap_or(0);
            authors.insert(note.author.clone(), before + 1);
            own += usize::from(!note.is_closed());
            if self.selection.contains(id) {
                selected.push(id.clone());
            }
        }
        let mut authors: Vec<(String, usize)> = authors.into_iter().collect();
        authors.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        Privacy {
            rounds: rounds.iter().cloned().collect(),
            is_everywhere: self.info.veil.is_some(),
            authors,
            own,
            selected_places: self.selected_places().len(),
            selected,
            lacks_sealer: self.lacks_sealer(),
        }
    }

    pub(crate) fn on_private(&mut self, wanted: Private, turn: &mut Turn<'_>) {
        match wanted {
            Private::Seal(sealer) => self.begin_to_seal(sealer, turn),
            Private::Begin { on_selected } => self.begin_round(on_selected, turn),
            Private::End => self.lift_veils(None, turn),
            Private::Reveal { texts, over } => self.reveal_texts(&texts, Some(&over), turn),
        }
    }

    fn begin_to_seal(&mut self, sealer: Sealer, turn: &mut Turn<'_>) {
        self.board.set_sealer(sealer);
        let sealed: Vec<ElementId> = self.hidden.sealed.iter().cloned().collect();
        for id in sealed {
            let mut element = self.board.element(&id);
            self.look_behind(&id, element.as_mut());
            self.scene.update(&id, element);
            self.changes.elements.push(id);
        }
        // What was typed meanwhile waits in the field.
        if let Some(field) = self.field.as_ref().filter(|field| field.editing) {
            let text = field.text.clone();
            self.commit(text, turn);
        }
    }

    /// The canvases and cells that are selected or have the focus; of a slot the grid's cell.
    fn selected_places(&self) -> SortedSet<ElementId> {
        let ids = self.selection.ids().iter();
        let ids = ids.chain(self.focus.as_ref().filter(|_| self.selection.is_empty()));
        let place = |id: &ElementId| {
            let element = self.scene.element(id)?;
            match element.as_cell() {
                Some(cell) => Some(match &cell.slot {
                    Some(slot) => slot.grid.clone(),
                    None => id.clone(),
                }),
                None => element.as_canvas().map(|_| id.clone()),
            }
        };
        ids.filter_map(place).collect()
    }

    fn begin_round(&mut self, on_selected: bool, turn: &mut Turn<'_>) {
        if !self.may_write(turn) {
            return;
        }
        let Some(round) = RoundId::parse(turn.new_element_id().as_str()) else {
            return;
        };
        let places = self.selected_places();
        self.step(turn, |board| {
            board.edit(|edit| {
                if !on_selected {
                    return drop(edit.set_veil(None, Some(&round)));
                }
                for place in places.iter() {
                    // Gone in this moment: nothing to lay it on.
                    let _ = edit.set_veil(Some(place), Some(&round));
                }
            });
        });
    }

    /// Takes the veils of these rounds off, or of all.
    fn lift_veils(&mut self, over: Option<&[RoundId]>, turn: &mut Turn<'_>) {
        self.reveal_texts(&[], over, turn);
    }

    /// Texts and veils in one transaction: nobody sees the one without the other.
    fn reveal_texts(&mut self, texts: &[Revealed], over: Option<&[RoundId]>, turn: &mut Turn<'_>) {
        if !self.may_write(turn) {
            return;
        }
        let is_over = |round: &Option<RoundId>| {
            let round = round.as_ref();
            round.is_some_and(|round| over.is_none_or(|over| over.contains(round)))
        };
        let lifted = |id: &&ElementId| {
            let element = self.scene.element(id);
            element.is_some_and(|element| is_over(&element.veil))
        };
        let places: Vec<ElementId> = self.hidden.veiled.iter().filter(lifted).cloned().collect();
        let everywhere = is_over(&self.info.veil);
        self.history.close_step();
        let count = self.board.edit_for_good(|edit| {
            // What is deleted, or too long beside what stands there, keeps its seal.
            let opened = texts
                .iter()
                .filter(|one| matches!(edit.unseal(&one.note, &one.sealed, &one.text), Ok(true)));
            let count = opened.count();
            for place in &places {
                let _ = edit.set_veil(Some(place), None);
            }
            if everywhere {
                let _ = edit.set_veil(None, None);
            }
            count
        });
        self.sync(turn);
        if count > 0 {
            turn.announce(Announcement::Revealed { count });
        }
    }
}

fn keep(set: &mut SortedSet<ElementId>, id: &ElementId, is_in: bool) {
    if is_in {
        set.insert(id.clone());
    } else {
        set.remove(id);
    }
}
