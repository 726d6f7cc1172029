//! Other programs: the way to an import, tables for spreadsheets, contact cards, and a copy that names nobody.

use crate::device::{dates, file};
use crate::state::App;
use crate::storage::export::search_csv::SearchTable;
use crate::storage::export::table::Table;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::{note, section};

/// Hands a file over, and says so.
fn hand(app: App, name: &str, kind: &str, text: &str, said: &str) {
    let name = format!("afterword-{name}");
    let done = file::download(&name, kind, text);
    app.messages.say(done.map_or("The browser blocked the download.", |()| said).into());
}

fn csv(app: App, table: Table) {
    let name = format!("{}-{}.csv", table.file(), app.clock.now().get_untracked().date());
    let text = ["\u{feff}", &app.table(table)].concat();
    hand(app, &name, "text/csv;charset=utf-8", &text, "The list is made. Look for it in your downloads.");
}

fn beside(app: App, table: SearchTable) {
    let name = format!("{}-{}.csv", table.file(), app.clock.now().get_untracked().date());
    let text = ["\u{feff}", &app.search_table(table)].concat();
    hand(app, &name, "text/csv;charset=utf-8", &text, "The list is made. Look for it in your downloads.");
}

/// The card on the screen for the user's data.
pub fn tables(app: App) -> El {
    let text = "Import your applications from Huntr, JobSync, Simplify, ai-job-search, North, LinkedIn or any table. Or export your list as a spreadsheet. It has only the main facts. A backup has everything.";
    let actions = el("div")
        .class("actions")
        .child(link("btn", "#/import", "import", "Import from another tracker"))
        .child(button("btn", "export", "List as CSV").click(move || csv(app, Table::Interviews)));
    let more = move || -> View {
        let others = Table::ALL.into_iter().filter(|table| *table != Table::Interviews);
        let tables: View = others
            .map(|table| button("btn", "export", &format!("{} as CSV", table.label())).click(move || csv(app, table)))
            .map(View::from)
            .collect();
        let beside: View = SearchTable::ALL
            .map(|table| {
                button("btn", "export", &format!("{} as CSV", table.label())).click(move || beside(app, table))
            })
            .map(View::from)
            .into_iter()
            .collect();
        let cards = button("btn", "person", "People as contact cards").click(move || {
            hand(
                app,
                "people.vcf",
                "text/vcard;charset=utf-8",
                &app.cards(),
                "The contact cards are made. Look for them in your downloads.",
            );
        });
        let nameless = button("btn", "lock", "A copy without names").click(move || {
            let text = app.disguised(&dates::exact_day);
            hand(
                app,
                "without-names.md",
                "text/markdown;charset=utf-8",
                &text,
                "The copy is made. Look for it in your downloads, and read it before you share it.",
            );
        });
        let nameless_list = button("btn", "lock", "A list without names, as CSV").click(move || {
            let text = ["\u{feff}", &app.disguised_table(Table::Interviews)].concat();
            let said = "The copy is made. Look for it in your downloads, and read it before you share it.";
            hand(app, "without-names.csv", "text/csv;charset=utf-8", &text, said);
        });
        View::from(el("div").class("actions").child(tables).child(beside).child(cards))
            .with(note("To show others: employers and people are replaced, each always by the same word. What you wrote freely is marked. Read it first."))
            .with(el("div").class("actions").child(nameless).child(nameless_list).child(link("btn", "#/proof", "interviews", "Proof of search")))
    };
    let summary = el("summary").class("link-row").text("More tables, and copies to share");
    let more = unfold("data-aside", summary, Box::new(more));
    section("tables", "Other programs")
        .child(el("div").class("card").child(el("p").text(text)).child(actions).child(more))
}
