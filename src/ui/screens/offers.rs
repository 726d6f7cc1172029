//! Every offer beside the others, who is still deciding, and whom to tell once you said yes.

use crate::domain::advice::rules::{A8, F14, J18, S5};
use crate::domain::offer::taken::Taken;
use crate::state::app;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::shared::offers_beside::{still_deciding, table, taken_anywhere, withdrawals};
use crate::ui::shared::why::why;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let beside = section("offers", "Side by side").dynamic(move || table(app));
    let deciding = section("deciding", "Still deciding").dynamic(move || still_deciding(app, None));
    let taken = dynamic(move || {
        let taken = taken_anywhere(app);
        (taken != Taken::Nowhere)
            .then(|| section("others", "Tell the others").child(note(taken.advice())).dynamic(move || withdrawals(app)))
            .into()
    });
    let because = "An offer is firm when it is written. Until then, keep the others open. What fits you counts as much as the pay.";
    let aside = el("div").class("pane pane--aside").child(why(
        "When may I stop?",
        because,
        &[A8, F14, J18, S5],
        &["The experts differ on when to stop."],
    ));
    View::new()
        .with(page_head(
            Some(("#/interviews", "All interviews")),
            "Offers side by side",
            "Take your time. Compare what you noted, not what you remember.",
        ))
        .with(
            el("div")
                .class("panes")
                .child(el("div").class("pane").child(beside).child(deciding).child(taken))
                .child(aside),
        )
}
