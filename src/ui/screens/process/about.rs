//! What is known of the employer and the role, all of it changed in place.

use crate::domain::id::ProcessId;
use crate::domain::person::Stage;
use crate::domain::process::{Process, Tone};
use crate::domain::web_address::openable;
use crate::route::Route;
use crate::state::app;
use crate::ui::kit::button::link;
use crate::ui::kit::choice::{check, toggle};
use crate::ui::kit::dom::{El, View, each, el};
use crate::ui::kit::section::section;
use crate::ui::kit::slot::slot;
use crate::ui::kit::way_out::way_out;
use crate::ui::screens::process::salary::salary;
use crate::ui::shared::desk::{self, Desk, held, whole, whole_mut};

const TONES: [Tone; 2] = [Tone::Formal, Tone::Casual];

/// The segment.
pub fn segment(id: ProcessId) -> View {
    let desk = Desk::new(app(), &id);
    let main = el("div").class("pane").add(employer(desk)).add(heard(desk));
    let paper = link("btn", &Route::Dossier(id).to_string(), "export", "All of this as a paper");
    let paper = el("div").class("actions").add(paper);
    let aside = el("div").class("pane pane--aside").add(salary(desk)).add(stages(desk)).add(paper);
    el("div").class("panes").add(main).add(aside).into()
}

fn employer(desk: Desk) -> El {
    let tone = desk.pick(
        "",
        |one, _| desk::place_of(&TONES, one.tone.as_ref()?),
        |one, _, choice| one.tone = desk::chosen(&TONES, choice),
    );
    let row = |first: View, second: View| el("div").class("field-row").add(first).add(second);
    let roomy = |first: View, second: View| el("div").class("field-row field-row--roomy").add(first).add(second);
    let form = el("div")
        .class("form")
        .add(row(
            slot("about-employer", "Employer", "text", "", held!(desk.line(""), whole, whole_mut, employer)),
            slot("about-role", "Role", "text", "", held!(desk.line(""), whole, whole_mut, role)),
        ))
        .add(roomy(
            slot("about-location", "Location", "text", "", held!(desk.line(""), whole, whole_mut, location)),
            slot("about-source", "Source", "text", "", held!(desk.line(""), whole, whole_mut, source)),
        ))
        .add(slot(
            "about-agency",
            "The recruiter’s firm, if it is another one",
            "text",
            "",
            held!(desk.line(""), whole, whole_mut, agency),
        ))
        .add(toggle(
            "about-tone",
            "How formal are they?",
            desk::numbered(["Formal: surnames", "Casual: first names"].into_iter()),
            tone,
        ))
        .add(slot(
            "about-links",
            "Links",
            "area",
            "The advertisement, their page. One per line.",
            held!(desk.list(""), whole, whole_mut, links),
        ))
        .add(el("ul").class("way-outs").add(each(desk.keys(pages), |page| el("li").add(way_out(&page, &page)).into())));
    section("employer", "Employer and role").add(form)
}

/// The links that can be opened, each once.
fn pages(process: &Process) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for page in process.links.iter().filter_map(|link| openable(link)) {
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

fn heard(desk: Desk) -> El {
    let one_each = "One per line.";
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
            "Where you would be of use to them. One per line.",
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
    section("stages", "Next stages they mentioned").add(el("fieldset").class("field").add(legend).add(chips))
}

/// The stages stay in their usual order, whatever the order of the taps.
fn set_stage(process: &mut Process, stage: Stage, on: bool) {
    let told = |one: &Stage| if *one == stage { on } else { process.stages.contains(one) };
    process.stages = Stage::ALL.into_iter().filter(told).collect();
}
