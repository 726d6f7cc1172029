//! Short texts to a referee, in the tone of the relation: the question beforehand, and the thanks at the end. They are
//! shown to be copied or shared. The briefing is a letter of its own, with all that letters have.

use crate::domain::process::{Process, Status, Tone};
use crate::domain::profile::Profile;
use crate::domain::referees::referee::Referee;
use crate::domain::referees::reference::Reference;
use chrono::NaiveDateTime;

fn greeting(referee: &Referee) -> String {
    let word = if referee.tone == Some(Tone::Casual) { "Hi" } else { "Dear" };
    let name = referee.called();
    if name.is_empty() { "Hello,".to_owned() } else { format!("{word} {name},") }
}

fn signed(referee: &Referee, profile: &Profile) -> String {
    let word = if referee.tone == Some(Tone::Casual) { "Best wishes," } else { "Kind regards," };
    [word, &profile.signed()].join("\n").trim_end().to_owned()
}

/// A thing in the middle of a sentence: without its last stop.
fn inner(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ',', ':']).trim_end()
}

/// Things in a row: "a, b and c".
fn listed(things: &[&str]) -> String {
    match things {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The text that asks somebody whether they would be a referee.
pub fn asking(referee: &Referee, profile: &Profile) -> String {
    let casual = referee.tone == Some(Tone::Casual);
    let opening = if casual {
        "I hope you’re well. I’m looking for a new job. Could I name you as a referee?"
    } else {
        "I hope you are well. I am looking for a new position. May I name you as a referee?"
    };
    let strong: Vec<&str> = referee.speaks_to.iter().map(|line| inner(line)).filter(|line| !line.is_empty()).collect();
    let about = if strong.is_empty() {
        String::new()
    } else {
        format!(" You could speak about {} better than anyone.", listed(&strong))
    };
    let close = if casual {
        "I’d tell you each time before anyone rings, and what it’s about. If you’d rather not, just say so."
    } else {
        "I would tell you each time before anyone rings, and what it is about. If you would rather not, please say so."
    };
    let way = "What is the best way and time to reach you?";
    [greeting(referee), [opening, &about].concat(), close.to_owned(), way.to_owned(), signed(referee, profile)]
        .join("\n\n")
}

/// The text that tells a referee how it ended, and thanks them.
pub fn ending(referee: &Referee, here: &Reference, process: &Process, profile: &Profile, now: NaiveDateTime) -> String {
    let role =
        if process.role.is_empty() { "the job".to_owned() } else { format!("the {} role", inner(&process.role)) };
    let at = if process.employer.is_empty() { String::new() } else { format!(" at {}", process.employer.trim()) };
    let news = match process.status(now) {
        Status::Accepted | Status::Started => format!("Good news: I got {role}{at}."),
        Status::Refused | Status::Filled => format!("I didn’t get {role}{at} this time."),
        Status::Declined => format!("They offered me {role}{at}, and I decided against it."),
        Status::Withdrawn => format!("I took myself out of the running for {role}{at}."),
        Status::Open | Status::Offered => format!("They are still deciding about {role}{at}."),
    };
    let thanks = if here.called.is_some() {
        "Thank you for taking their call. It helped me a lot."
    } else {
        "Thank you for being ready to speak for me, even if nobody rang."
    };
    let close = match process.status(now) {
        Status::Accepted | Status::Started => "I’d be glad to return the favour whenever I can.",
        _ => "May I name you again? I’ll tell you beforehand, as always.",
    };
    [greeting(referee), format!("{news} {thanks}"), close.to_owned(), signed(referee, profile)].join("\n\n")
}
