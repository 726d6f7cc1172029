//! Every question they asked, over all interviews, with each answer and the best one; the stories you tell; practice until the
//! eve of the next round; and how you come across.

mod card;
mod delivery;
mod practice;
mod star;

use crate::device::page;
use crate::domain::answers::group::{Group, Telling, groups};
use crate::domain::order::SortedSet;
use crate::domain::process::Process;
use crate::domain::question::Grade;
use crate::reactive::{Memo, RwSignal};
use crate::state::{App, app};
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::long_list::long_list;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::save_state::save_state;
use leptos::prelude::*;
use std::sync::Arc;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Page {
    app: App,
    /// Every question as it stands now.
    groups: Memo<Arc<Vec<Group>>>,
    /// The questions in the order in which they stand: nothing moves away under the hand.
    order: RwSignal<Vec<String>>,
    /// What the address asks for: the round whose weak answer is to be worked on.
    wanted: StoredValue<Option<String>>,
}

impl Page {
    /// The question with this key, as it stands now. To look at it, use [`Page::look`]: it may have been asked thousands
    /// of times.
    fn group(self, key: &str) -> Option<Group> {
        self.look(key, Clone::clone)
    }

    /// Looks at the question with this key, as it stands now.
    fn look<T>(self, key: &str, look: impl FnOnce(&Group) -> T) -> Option<T> {
        self.groups.with(|all| all.iter().find(|one| one.key == key).map(look))
    }

    /// Puts them in their order again: what needs work comes first.
    fn settle(self) {
        self.order.set(self.groups.with_untracked(|all| all.iter().map(|one| one.key.clone()).collect()));
    }
}

/// The screen.
pub fn screen() -> View {
    let app = app();
    let read = move || {
        // All interviews are looked over once a change was seen, not before the letter that made it is.
        app.plans.settled().track();
        let processes = untrack(|| app.outside_trash());
        let borrowed: Vec<&Process> = processes.iter().map(|process| &**process).collect();
        app.records.job_search().with(|search| Arc::new(groups(&borrowed, search)))
    };
    let groups = Memo::new(move |_| read());
    let hash = page::hash();
    let wanted = hash.split_once("?at=round-").map(|(_, round)| round.to_owned());
    let page = Page { app, groups, order: RwSignal::new(Vec::new()), wanted: StoredValue::new(wanted) };
    page.settle();
    let keys = Memo::new(move |_| {
        let there: Vec<String> = groups.with(|all| all.iter().map(|one| one.key.clone()).collect());
        let order = page.order.get();
        let is_there: SortedSet<&String> = there.iter().collect();
        let is_known: SortedSet<&String> = order.iter().collect();
        let known = order.iter().filter(|key| is_there.contains(key)).cloned();
        let new = there.iter().filter(|key| !is_known.contains(key)).cloned();
        known.chain(new).collect::<Vec<String>>()
    });
    // The one that is asked for stands first, wherever it stood.
    page.order.update(|order| {
        let first =
            page.wanted.with_value(|round| round.as_ref().and_then(|round| weak_of(&groups.get_untracked(), round)));
        if let Some(at) = first.and_then(|key| order.iter().position(|one| *one == key)) {
            let key = order.remove(at);
            order.insert(0, key);
        }
    });
    let none = dynamic(move || {
        let words = "Note the questions after each interview. The same ones tend to come back.";
        keys.with(Vec::is_empty).then(|| note(words)).into()
    });
    let list = long_list("questions", el("ul").class("rows"), keys, move |key| card::card(page, &key));
    let questions = section("asked", "Questions").child(none).child(list);
    let main = el("div").class("pane").child(practice::section(page)).child(questions);
    let aside = el("div")
        .class("pane pane--aside")
        .child(star::section(page))
        .child(delivery::section(app))
        .child(save_state(app));
    let sub = "Every question they asked you, and your best answer so far.";
    View::new()
        .with(page_head(Some(("#/search-pulse", "Search")), "Questions and stories", sub))
        .with(el("div").class("panes").child(main).child(aside))
}

/// The question of this round that went badly and has no better answer yet, else any that was asked there.
fn weak_of(all: &[Group], round: &str) -> Option<String> {
    let there = |group: &&Group| group.tellings.iter().any(|one| one.round.as_str() == round);
    // As the step has it: it went badly in this round, and nothing better was written there.
    let open = |one: &Telling| one.round.as_str() == round && one.grade == Some(Grade::Rough) && one.better.is_empty();
    let weak = all.iter().find(|group| group.tellings.iter().any(open));
    weak.or_else(|| all.iter().find(there)).map(|group| group.key.clone())
}
