//! Every parameter of every playbook, side by side, with who says so; on a phone yours beside one other.

use crate::domain::advice::parameter::Provenance;
use crate::domain::advice::parameters::Row;
use crate::domain::advice::playbook::{Author, Playbook};
use crate::domain::process::PlaybookChoice;
use crate::reactive::RwSignal;
use crate::state::App;
use crate::state::advice::choice_text;
use crate::ui::kit::dom::{self, El, View, dynamic, el};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::section::{note, section};
use crate::ui::kit::sheet;
use crate::ui::screens::advice::choose::built_in;
use crate::ui::shared::authors::{ORDER, author};
use crate::ui::shared::why;
use std::cell::RefCell;
use std::rc::Rc;

/// One playbook of the comparison.
struct Column {
    name: String,
    chosen: bool,
    rows: Vec<Row>,
}

/// The chosen playbook first, then the others.
fn columns(app: App) -> Vec<Column> {
    let chosen = app.records.settings().with(|settings| choice_text(&settings.playbook));
    let six = ORDER.iter().map(|letter: &Author| {
        let name = author(*letter).to_owned();
        Column { name, chosen: choice_text(&built_in(*letter)) == chosen, rows: Playbook::built_in(*letter).rows() }
    });
    let own = app.records.playbooks().get().into_iter().map(|own| {
        let choice = PlaybookChoice::Own(own.id.clone());
        Column { name: own.name.to_string(), chosen: choice_text(&choice) == chosen, rows: own.playbook().rows() }
    });
    let (mut first, others): (Vec<Column>, Vec<Column>) = six.chain(own).partition(|column| column.chosen);
    first.extend(others);
    // A choice that names a deleted playbook means the house.
    if let Some(house) = first.first_mut() {
        house.chosen = true;
    }
    first
}

/// The comparison.
pub fn comparison(app: App) -> El {
    let open = RwSignal::new(false);
    let asked: Rc<RefCell<View>> = Rc::default();
    let for_sheet = asked.clone();
    let other = RwSignal::new(String::new());
    let (for_pair, for_table) = (asked.clone(), asked);
    let table = dynamic(move || table(&Rc::new(columns(app)), open, &for_table));
    // Two of them fit on a phone: yours, and one that is picked.
    let pair = dynamic(move || {
        let columns = columns(app);
        let names: Vec<String> = columns.iter().skip(1).map(|column| column.name.clone()).collect();
        let picked = names.iter().position(|name| other.with(|other| name == other)).unwrap_or_default();
        let two = columns.into_iter().enumerate().filter(|(n, _)| *n == 0 || *n == picked + 1);
        let two = Rc::new(two.map(|(_, column)| column).collect::<Vec<_>>());
        View::from(picker(&names, picked, other)).with(table_of_two(&two, open, &for_pair))
    });
    let pair = el("div").class("only-phone").child(pair);
    let scroller = el("div")
        .class("scroller only-wide")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Comparison of advice, scrolls sideways")
        .child(table);
    section("compare", "Where they differ")
        .child(note("Your choice comes first. Bold is different from it. Tap a row’s name to see who says so."))
        .child(pair)
        .child(scroller)
        .child(sheet::sheet("Who says so", open, move || for_sheet.replace(View::new())))
}

fn table(columns: &Rc<Vec<Column>>, open: RwSignal<bool>, asked: &Rc<RefCell<View>>) -> View {
    let chosen = |column: &Column| column.chosen.then_some("");
    let heads = columns.iter().map(|column| {
        let words = column.chosen.then(|| el("span").class("visually-hidden").text(", your choice"));
        let head = el("th").attr("scope", "col").attr("dir", "auto").maybe("data-chosen", chosen(column));
        head.text(&column.name).child(words)
    });
    let corner = el("th").attr("scope", "col").child(el("span").class("visually-hidden").text("What"));
    let head = el("thead").child(el("tr").child(corner).child(heads.collect::<View>()));
    let count = columns.first().map_or(0, |first| first.rows.len());
    let rows = (0..count).map(|place| {
        let (ask, mine) = (ask(columns, place, open, asked), value(columns, place));
        let cells = columns.iter().filter_map(|column| {
            let row = column.rows.get(place)?;
            Some(el("td").maybe("data-chosen", chosen(column)).child(cell(row, mine)))
        });
        el("tr").child(el("th").attr("scope", "row").child(ask)).child(cells.collect::<View>())
    });
    el("table").class("table table--compare").child(head).child(el("tbody").child(rows.collect::<View>())).into()
}

/// Whom to compare with.
fn picker(names: &[String], picked: usize, other: RwSignal<String>) -> El {
    let option = |(n, name): (usize, &String)| {
        el("option").attr("value", name).maybe("selected", (n == picked).then_some("")).text(name)
    };
    let select = el("select").class("input").attr("id", "compare-with");
    let select = select.child(names.iter().enumerate().map(option).collect::<View>());
    let label = el("label").class("field__label").attr("for", "compare-with").text("Compare with");
    el("div").class("field").child(label).child(select.on("change", move |event| other.set(dom::typed(&event))))
}

/// The table that compares two playbooks: the name of each row stands above its values.
fn table_of_two(columns: &Rc<Vec<Column>>, open: RwSignal<bool>, asked: &Rc<RefCell<View>>) -> View {
    let heads = columns.iter().map(|column| {
        el("th")
            .attr("scope", "col")
            .attr("dir", "auto")
            .maybe("data-chosen", column.chosen.then_some(""))
            .text(&column.name)
    });
    let head = el("thead").child(el("tr").child(heads.collect::<View>()));
    let count = columns.first().map_or(0, |first| first.rows.len());
    let groups = (0..count).map(|place| {
        let (ask, mine) = (ask(columns, place, open, asked), value(columns, place));
        let cells = columns.iter().filter_map(|column| {
            let chosen = column.chosen.then_some("");
            Some(el("td").maybe("data-chosen", chosen).child(cell(column.rows.get(place)?, mine)))
        });
        let name = el("th").attr("scope", "rowgroup").attr("colspan", "2").child(ask);
        el("tbody").child(el("tr").child(name)).child(el("tr").child(cells.collect::<View>()))
    });
    el("table").class("table table--two").child(head).child(groups.collect::<View>()).into()
}

/// What your choice says there.
fn value(columns: &[Column], place: usize) -> &str {
    columns.first().and_then(|first| first.rows.get(place)).map_or("", |row| &row.value)
}

/// The name of a row, which says on a tap who says so.
fn ask(columns: &Rc<Vec<Column>>, place: usize, open: RwSignal<bool>, asked: &Rc<RefCell<View>>) -> El {
    let name = columns.first().and_then(|first| first.rows.get(place)).map_or("", |row| row.name);
    let (all, asked) = (columns.clone(), asked.clone());
    el("button")
        .attr("type", "button")
        .class("compare__why")
        .attr("aria-haspopup", "dialog")
        .text(name)
        .child(small_icon("info"))
        .child(el("span").class("visually-hidden").text("Who says so"))
        .click(move || {
            asked.replace(who(&all, place));
            open.set(true);
        })
}

fn cell(row: &Row, mine: &str) -> View {
    let value = if row.value == mine { View::from(row.value.as_str()) } else { el("strong").text(&row.value).into() };
    let silent =
        (row.backing == Provenance::Silent).then(|| el("span").class("quiet-text").text("Says nothing. We suggest: "));
    View::from(silent).with(value)
}

/// What each playbook says on one parameter, and the rules behind it.
fn who(columns: &[Column], place: usize) -> View {
    let name = columns.first().and_then(|first| first.rows.get(place)).map_or("", |row| row.name);
    let each = columns.iter().filter_map(|column| {
        let row = column.rows.get(place)?;
        let remark = match row.backing {
            Provenance::Silent => Some("Says nothing here, so the recommended advice applies."),
            Provenance::Yours => Some("You chose this."),
            Provenance::House => Some("Our own choice. It builds on these:"),
            Provenance::Said => None,
        };
        let rules = if row.backing == Provenance::Silent { View::new() } else { why::cited(row.rules) };
        let part = el("section")
            .class("says")
            .child(el("h4").attr("dir", "auto").text(&column.name))
            .child(el("p").text(&row.value))
            .child(remark.map(|remark| el("p").class("caption").text(remark)))
            .child(rules);
        Some(View::from(part))
    });
    View::new().with(el("h3").text(name)).with(each.collect::<View>())
}
