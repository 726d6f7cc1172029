//! What is known of the employer and the role, all of it changed in place.

use crate::domain::id::ProcessId;
use crate::domain::money;
use crate::domain::person::Stage;
use crate::domain::process::{Process, Tone};
use crate::domain::salary::{Per, SalarySaid, Side};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::dom::{El, View, each, el};
use crate::ui::parts::button::button;
use crate::ui::parts::choice::{check, toggle};
use crate::ui::parts::field::error_line;
use crate::ui::parts::section::{note, section};
use crate::ui::parts::slot::{select, slot};
use crate::ui::process::desk::{self, Desk, held, whole, whole_mut};
use crate::ui::process::rounds::{kept_here, picked_here};

const TONES: [Tone; 2] = [Tone::Formal, Tone::Casual];
const SIDES: [Side; 2] = [Side::Employer, Side::Me];
const PERIODS: [Per; 4] = [Per::Year, Per::Month, Per::Day, Per::Hour];

/// The segment.
pub fn about(app: App, id: &ProcessId) -> View {
    let desk = Desk::new(app, id);
    let main = el("div").class("pane").add(employer(desk)).add(heard(desk));
    let aside = el("div").class("pane pane--aside").add(salary(desk)).add(stages(desk));
    el("div").class("panes").add(main).add(aside).into()
}

fn employer(desk: Desk) -> El {
    let tone = desk.pick(
        "",
        |one, _| desk::place_of(&TONES, one.tone.as_ref()?),
        |one, _, choice| one.tone = desk::chosen(&TONES, choice),
    );
    let row = |first: View, second: View| el("div").class("field-row").add(first).add(second);
    let form = el("div")
        .class("form")
        .add(row(
            slot("about-employer", "Employer", "text", "", held!(desk.line(""), whole, whole_mut, employer)),
            slot("about-role", "Role", "text", "", held!(desk.line(""), whole, whole_mut, role)),
        ))
        .add(row(
            slot("about-location", "Where the work is", "text", "", held!(desk.line(""), whole, whole_mut, location)),
            slot("about-source", "Where you found it", "text", "", held!(desk.line(""), whole, whole_mut, source)),
        ))
        .add(toggle(
            "about-tone",
            "How do people speak there?",
            desk::numbered(["Formal: surnames", "Casual: first names"].into_iter()),
            tone,
        ))
        .add(slot(
            "about-links",
            "Links",
            "area",
            "The advertisement, their page. One on each line.",
            held!(desk.list(""), whole, whole_mut, links),
        ));
    section("employer", "Employer and role").add(form)
}

fn heard(desk: Desk) -> El {
    let one_each = "One on each line.";
    let form = el("div")
        .class("form")
        .add(slot(
            "about-facts",
            "Facts about the company",
            "area",
            one_each,
            held!(desk.list(""), whole, whole_mut, facts),
        ))
        .add(slot(
            "about-needs",
            "What they need",
            "area",
            "Where you would be of use to them. One on each line.",
            held!(desk.list(""), whole, whole_mut, needs),
        ))
        .add(slot("about-notes", "Notes", "area", "", held!(desk.prose(""), whole, whole_mut, notes)));
    section("about", "What you know").add(form)
}

fn stages(desk: Desk) -> El {
    let chip = |stage: Stage| {
        check(
            stage.label(),
            move || desk.get().is_some_and(|process| process.stages.contains(&stage)),
            move |on| desk.edit(|process| set_stage(process, stage, on)),
        )
    };
    let chips = el("div").class("chips").add(Stage::ALL.map(chip).into_iter().collect::<View>());
    let legend = el("legend").class("visually-hidden").text("Stages they told you about");
    section("stages", "What they said comes").add(el("fieldset").class("field").add(legend).add(chips))
}

/// The stages stay in their usual order, whatever the order of the taps.
fn set_stage(process: &mut Process, stage: Stage, on: bool) {
    let told = |one: &Stage| if *one == stage { on } else { process.stages.contains(one) };
    process.stages = Stage::ALL.into_iter().filter(told).collect();
}

fn salary(desk: Desk) -> El {
    let keys = desk.keys(|process| desk::places("s", process.salary.len()));
    section("salary", "Salary")
        .add(note("Figures that were said aloud or written, by either side."))
        .add(el("ul").class("rows").add(each(keys, move |key| said_row(desk, &key))))
        .add(new_figure(desk))
}

fn said<'a>(process: &'a Process, key: &str) -> Option<&'a SalarySaid> {
    process.salary.get(desk::placed(key)?.1)
}

fn sentence(said: &SalarySaid) -> String {
    let per = match said.per {
        Per::Year => "a year",
        Per::Month => "a month",
        Per::Day => "a day",
        Per::Hour => "an hour",
    };
    let low = money::written(said.low, &said.currency);
    let high = said.high.map(|high| format!(" to {}", money::written(high, &said.currency)));
    format!("{} {low}{} {per}", said.currency, high.unwrap_or_default())
}

fn said_row(desk: Desk, key: &str) -> View {
    let (read, by, removed) = (key.to_owned(), key.to_owned(), key.to_owned());
    let text = move || desk.get().and_then(|one| said(&one, &read).map(sentence)).unwrap_or_default();
    let who = move || {
        let who = desk.get().and_then(|one| said(&one, &by).map(|said| said.by));
        if who == Some(Side::Me) { "said by you" } else { "said by them" }.to_owned()
    };
    let remove =
        button("btn btn--icon btn--ghost", "close", "").attr("aria-label", "Remove this figure").click(move || {
            desk.edit_with_undo("The figure is removed.", |process| {
                let place = desk::placed(&removed).map(|(_, place)| place);
                if let Some(place) = place.filter(|place| *place < process.salary.len()) {
                    process.salary.remove(place);
                }
            });
        });
    let words = el("span")
        .add(el("span").class("row__title").live_text(text))
        .add(el("br"))
        .add(el("span").class("row__sub").live_text(who));
    el("li").class("row row--plain row--tight").add(words).add(remove).into()
}

fn new_figure(desk: Desk) -> El {
    let [low, high] = [(); 2].map(|()| RwSignal::new(String::new()));
    let known = desk.now().and_then(|process| process.salary.last().map(|said| said.currency.clone()));
    let currency = RwSignal::new(known.unwrap_or_else(|| "GBP".into()));
    let [side, per] = [(); 2].map(|()| RwSignal::new(Some("0".to_owned())));
    let error = RwSignal::new(None::<String>);
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let read = || {
            let currency = money::currency(&currency.get_untracked())?;
            let high = high.get_untracked();
            let high = if high.trim().is_empty() { None } else { Some(money::read(&high, &currency)?) };
            Ok::<_, money::MoneyError>(SalarySaid {
                by: desk::chosen(&SIDES, side.get_untracked()).unwrap_or(Side::Employer),
                low: money::read(&low.get_untracked(), &currency)?,
                high,
                currency,
                per: desk::chosen(&PERIODS, per.get_untracked()).unwrap_or(Per::Year),
                on: Some(desk.app.now.get_untracked().date()),
            })
        };
        match read() {
            Ok(said) => {
                desk.edit(|process| process.salary.push(said));
                error.set(None);
                low.set(String::new());
                high.set(String::new());
            }
            Err(refused) => error.set(Some(refused.to_string())),
        }
    };
    let sides = desk::numbered(["They said it", "I said it"].into_iter());
    let periods = desk::numbered(["a year", "a month", "a day", "an hour"].into_iter());
    let row = el("div")
        .class("field-row field-row--narrow")
        .add(slot("salary-low", "Figure, or from", "text", "", kept_here(low)))
        .add(slot("salary-high", "To", "text", "", kept_here(high)))
        .add(slot("salary-currency", "Currency", "text", "", kept_here(currency)))
        .add(select("salary-per", "Paid for", "", periods, picked_here(per)));
    let button = el("button").attr("type", "submit").class("btn").text("Add this figure");
    let form = el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .add(toggle("salary-side", "Who said it?", sides, picked_here(side)))
        .add(row)
        .add(error_line("salary-error", error.into()))
        .add(button);
    el("details").class("more").add(el("summary").text("Add a figure")).add(form)
}
