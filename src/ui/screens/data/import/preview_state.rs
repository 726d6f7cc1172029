//! What is looked at before anything is added: the table as it was read, and what says that it is to be drawn again.

use crate::device::slices::in_slices;
use crate::reactive::RwSignal;
use crate::storage::import::session::{Session, SetAside};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The bytes of a file, and the charset that was chosen for it.
type Source = (Rc<Vec<u8>>, Option<String>);

/// What is looked at.
#[derive(Clone)]
pub(super) struct Look {
    pub(super) session: Rc<RefCell<Session>>,
    /// The file, if it does not say in which letters it is written.
    pub(super) unsure: Option<Source>,
    /// Whether those come too that had no interview yet.
    pub(super) early: RwSignal<bool>,
    /// Changes when a row is changed or left out.
    pub(super) counted: RwSignal<usize>,
    /// Changes when the rows are read again.
    pub(super) drawn: RwSignal<usize>,
    /// Changes when a column becomes something else.
    pub(super) mapped: RwSignal<usize>,
    /// How many parts of a hundred are read again, while that goes on.
    pub(super) again: RwSignal<Option<usize>>,
    /// What was read before that, to be put back where it is called off.
    aside: Rc<RefCell<Option<SetAside>>>,
    /// Whether it was called off.
    called_off: Rc<Cell<bool>>,
}

impl Look {
    pub(super) fn new(session: Session, unsure: Option<Source>) -> Self {
        Self {
            session: Rc::new(RefCell::new(session)),
            unsure,
            early: RwSignal::new(false),
            counted: RwSignal::new(0),
            drawn: RwSignal::new(0),
            mapped: RwSignal::new(0),
            again: RwSignal::new(None),
            aside: Rc::default(),
            called_off: Rc::default(),
        }
    }

    /// Calls it off that the rows are read again: what was said last counts no more.
    pub(super) fn call_off(&self) {
        self.called_off.set(true);
    }

    /// Reads the rows again after something was said that concerns them all.
    pub(super) fn again(&self, columns: bool, change: impl FnOnce(&mut Session)) {
        {
            let mut session = self.session.borrow_mut();
            // Of two things said in a row, what was read before the first is what can be gone back to.
            let aside = session.set_aside();
            self.aside.borrow_mut().get_or_insert(aside);
            change(&mut session);
        }
        self.called_off.set(false);
        let look = self.clone();
        leptos::task::spawn_local(async move {
            let going = || {
                look.again.set(Some(look.session.borrow().percent()));
                !look.called_off.get()
            };
            let whole = in_slices(|| look.session.borrow_mut().step(20), going).await;
            let aside = look.aside.borrow_mut().take();
            let back = aside.filter(|_| !whole);
            let columns = columns || back.is_some();
            back.into_iter().for_each(|aside| look.session.borrow_mut().put_back(aside));
            look.again.set(None);
            look.drawn.update(|drawn| *drawn += 1);
            look.counted.update(|counted| *counted += 1);
            if columns {
                look.mapped.update(|mapped| *mapped += 1);
            }
        });
    }

    /// How many come.
    pub(super) fn count(&self) -> usize {
        self.counted.track();
        self.session.borrow().wanted(self.early.get()).count()
    }
}
