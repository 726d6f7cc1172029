//! What is known of the employer and the role, all of it changed in place.

use crate::domain::id::ProcessId;
use crate::domain::person::Stage;
use crate::domain::process::{Process, Tone};
use crate::domain::web_address::openable;
use crate::route::{Desk, Route};
use crate::state::app;
use crate::ui::kit::button::link;
use crate::ui::kit::choice::{check, toggle};
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::external_link::external_link;
use crate::ui::kit::icon::{icon, small_icon};
use crate::ui::kit::labelled_field::slot;
use crate::ui::kit::section::section;
use crate::ui::shared::met_before;
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, whole, whole_mut};

const TONES: [Tone; 2] = [Tone::Formal, Tone::Casual];

/// The segment.
pub fn segment(id: ProcessId) -> View {
    let editor = ProcessEditor::new(app(), &id);
    let before = met_before::line(editor.app, id.clone());
    let main = el("div").class("pane").child(before).child(employer(editor)).child(heard(editor));
    let pages_of = pages_of(&id);
    let paper = ["#", &*Route::Dossier(id).to_string()].concat();
    let paper = el("div").class("actions").child(link("btn", &paper, "export", "All of this as a paper"));
    let aside = el("div").class("pane pane--aside").child(pages_of).child(stages(editor)).child(paper);
    el("div").class("panes").child(main).child(aside).into()
}

/// What has a page of its own.
fn pages_of(id: &ProcessId) -> El {
    let row = |desk: Desk, name: &str, title: &str, sub: &str| {
        let words = el("span")
            .child(el("span").class("row__title").text(title))
            .child(el("br"))
            .child(el("span").class("row__sub").text(sub));
        let href = ["#", &*Route::Desk(id.clone(), desk).to_string()].concat();
        let way = el("a").class("row row--plain").attr("href", &href).child(icon(name)).child(words);
        el("li").child(way.child(small_icon("next")))
    };
    let plan = row(Desk::Plan, "book", "Plan for the job", "What you’d do for them, on one page");
    let pay = row(Desk::Salary, "flag", "Pay", "Your figures with reasons, and what was said");
    section("pages", "Before they decide").child(el("ul").class("rows").child(plan).child(pay))
}

fn employer(editor: ProcessEditor) -> El {
    let tone = editor.pick(
        "",
        |one, _| process_editor::place_of(&TONES, one.tone.as_ref()?),
        |one, _, choice| one.tone = process_editor::chosen(&TONES, choice),
    );
    let row = |first: View, second: View| el("div").class("field-row").child(first).child(second);
    let roomy = |first: View, second: View| el("div").class("field-row field-row--roomy").child(first).child(second);
    let form = el("div")
        .class("form")
        .child(row(
            slot("about-employer", "Employer", "text", "", bind!(editor.line(""), whole, whole_mut, employer)),
            slot("about-role", "Role", "text", "", bind!(editor.line(""), whole, whole_mut, role)),
        ))
        .child(roomy(
            slot("about-location", "Location", "text", "", bind!(editor.line(""), whole, whole_mut, location)),
            slot("about-source", "Source", "text", "", bind!(editor.line(""), whole, whole_mut, source)),
        ))
        .child(slot(
            "about-agency",
            "The recruiter’s firm, if it is another one",
            "text",
            "",
            bind!(editor.line(""), whole, whole_mut, agency),
        ))
        .child(toggle(
            "about-tone",
            "How formal are they?",
            process_editor::numbered(["Formal: surnames", "Casual: first names"].into_iter()),
            tone,
        ))
        .child(slot(
            "about-links",
            "Links",
            "area",
            "The advertisement, their page. One per line.",
            bind!(editor.list(""), whole, whole_mut, links),
        ))
        .child(
            el("ul")
                .class("way-outs")
                .child(keyed_list(editor.keys(pages), |page| el("li").child(external_link(&page, &page)).into())),
        );
    section("employer", "Employer and role").child(form)
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

fn heard(editor: ProcessEditor) -> El {
    let one_each = "One per line.";
    let form = el("div")
        .class("form")
        .child(slot(
            "about-facts",
            "Facts about the company",
            "area",
            one_each,
            bind!(editor.list(""), whole, whole_mut, facts),
        ))
        .child(slot(
            "about-needs",
            "What they need",
            "area",
            "Where you would be of use to them. One per line.",
            bind!(editor.list(""), whole, whole_mut, needs),
        ))
        .child(slot("about-notes", "Notes", "area", "", bind!(editor.prose(""), whole, whole_mut, notes)));
    section("about", "What you know").child(form)
}

fn stages(editor: ProcessEditor) -> El {
    let chip = |stage: Stage| {
        check(
            stage.label(),
            move || editor.get().is_some_and(|process| process.stages.contains(&stage)),
            move |on| editor.edit(|process| set_stage(process, stage, on)),
        )
    };
    let chips = el("div").class("chips").child(Stage::ALL.map(chip).into_iter().collect::<View>());
    let legend = el("legend").class("visually-hidden").text("Stages they told you about");
    section("stages", "Next stages they mentioned").child(el("fieldset").class("field").child(legend).child(chips))
}

/// The stages stay in their usual order, whatever the order of the taps.
fn set_stage(process: &mut Process, stage: Stage, on: bool) {
    let told = |one: &Stage| if *one == stage { on } else { process.stages.contains(one) };
    process.stages = Stage::ALL.into_iter().filter(told).collect();
}
