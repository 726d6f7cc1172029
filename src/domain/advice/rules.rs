//! Every rule of the five sources, in our words. J has no sixth rule of its own.

use crate::domain::advice::rule::{Rule, RuleId};
use crate::domain::advice::source::SourceId;

macro_rules! rules {
    ($($id:ident of $source:ident: $says:literal;)*) => {
        $(#[doc = $says]
        pub const $id: RuleId = RuleId(stringify!($id));)*

        /// The rules, source by source.
        pub static RULES: [Rule; [$($says),*].len()] =
            [$(Rule { id: $id, source: SourceId::$source, says: $says }),*];
    };
}

rules! {
    // Nick Jones
    J1 of J: "Before you leave, ask what comes next and when they’ll reply. Write both down.";
    J2 of J: "Don’t write until the day they named has passed.";
    J3 of J: "Judge calmly how it went, so that your hopes stay realistic.";
    J4 of J: "Note what went well and which answers could have been better. The same questions tend to return.";
    J5 of J: "Make your notes while it is fresh. In a few weeks most of it is gone.";
    J7 of J: "Thank by e-mail, not on paper. Post is often opened by somebody else.";
    J8 of J: "Address the thank-you to the person by name, begin with “Dear”, and keep it professional.";
    J9 of J: "Do what they asked, also on how to get in touch.";
    J10 of J: "Check your referees. Tell them a call may come, how it went, and which concern they could answer.";
    J11 of J: "Look for people you and the hiring manager both know, who could put in a good word.";
    J12 of J: "Write a short business plan from the needs you heard. Give it to the hiring manager with a follow-up, or in the next round.";
    J13 of J: "Keep notes on company and interviewer, find out who comes next, and read up on them.";
    J14 of J: "Never chase them day after day.";
    J15 of J: "Ask how it went twice at most. Asking for news and asking for feedback count together.";
    J16 of J: "Stay off Facebook, WhatsApp and other private media. Do connect on LinkedIn, professionally.";
    J17 of J: "Take a no well. Write nothing in anger, ask what was missing, and think of other openings.";
    J18 of J: "Keep searching until you start work. Even an offer can be withdrawn.";
    // Nancy Anderson
    A1 of A: "A small thank-you card may be left with the receptionist on the way out.";
    A2 of A: "Thank them for time and interest, say that you want the job, and look forward to hearing.";
    A3 of A: "Expect to wait. They are seeing many candidates.";
    A4 of A: "Ask when they’ll decide, and don’t get in touch before that.";
    A5 of A: "No reply on the promised day? Send a brief e-mail: you’re still interested, and is there any news?";
    A6 of A: "Still no answer a few days later? Assume the job is filled.";
    A7 of A: "To be sure, ask the company’s HR if the job is still open.";
    A8 of A: "Keep searching until you have a firm offer.";
    A9 of A: "Keep up your momentum while you wait.";
    // James, Jobsgopublic
    G1 of G: "Write to say thank you, and that you would like the job.";
    G2 of G: "An e-mail or a plain posted card will do.";
    G3 of G: "Write to every member of a panel, each in a personal way.";
    G4 of G: "Spell the names right and check every line.";
    G5 of G: "Never telephone to say thank you.";
    G6 of G: "After the thank-you, send no second note to be remembered.";
    G7 of G: "Two weeks of silence can mean no.";
    G8 of G: "Then ask by e-mail for news. If it is a no, ask politely for feedback.";
    G9 of G: "Don’t contact the company or interviewers on social media, not even LinkedIn.";
    G10 of G: "Keep your public profiles tidy and post nothing about the interview. Gossip can cost you a referral.";
    G11 of G: "Do not overdo it. The same panel may sit there again one day.";
    // Stephanie Gonzales
    S1 of S: "Ask about the next step and its date before you go, and prepare for that step.";
    S2 of S: "Towards the final round, warn your referees and settle what salary you expect.";
    S3 of S: "Send a brief, thoughtful note: thanks for the meeting, and your interest said again.";
    S4 of S: "Ask yourself which questions were hard and what you would do differently.";
    S5 of S: "Decide whether the role and the company suit you.";
    S6 of S: "Send everyone you dealt with a personal LinkedIn request. It can help with later openings.";
    S7 of S: "Wait out the time they named before you ask.";
    S8 of S: "Accept a no gracefully and ask for feedback.";
    S9 of S: "Be kind to yourself once it is over.";
    // Unsigned
    F1 of F: "Write your notes at once: in the lobby, outside, in the car. Not at home.";
    F2 of F: "Note names, facts about the company and whatever you must not forget.";
    F3 of F: "Write down the questions and your answers, so that you say the same next time.";
    F4 of F: "Be honest about strengths and weaknesses: content, manner, nerves, length.";
    F5 of F: "Save the employer’s feedback word for word. Act on it, and show next time that you did.";
    F6 of F: "Do this after every interview, read it again, and improve from one to the next.";
    F7 of F: "Get the contact details of the people you meet: a card, or later the company’s site.";
    F8 of F: "After a morning interview write that evening, after an afternoon one the next morning. Within 24 hours.";
    F9 of F: "Write to each person by name, each note different and in your own words, no template. They compare.";
    F10 of F: "Three parts: thanks for what you discussed, why your skills fit, and a close that looks forward.";
    F11 of F: "Match the tone of the workplace, formal or casual, and stay professional.";
    F12 of F: "While you wait, learn the tools and skills they missed.";
    F13 of F: "Work out better answers to the weak ones.";
    F14 of F: "Keep applying and meeting people until you are officially hired.";
    F15 of F: "Stay positive and keep going.";
    F16 of F: "A no is a step of its own, and there is help for it.";
}

/// The rule with this id; `None` for an id that no source has.
pub fn rule(id: RuleId) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The rule whose id is written like this, as it stands in stored overrides and exported plans.
pub fn rule_named(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id.as_str() == id)
}

/// Every rule, source by source.
pub fn rules() -> &'static [Rule] {
    &RULES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_found_under_its_id_and_cites_its_source() {
        for each in rules() {
            assert_eq!(rule(each.id), Some(each));
            assert_eq!(rule_named(each.id.0), Some(each));
            assert!(each.id.0.starts_with(&format!("{:?}", each.source)), "{} sits under the wrong source", each.id);
        }
        assert_eq!(rule(RuleId("J6")), None, "there is no such rule");
    }

    #[test]
    fn the_words_keep_the_rules_of_the_house() {
        for each in rules() {
            assert!(each.says.ends_with(['.', '?']), "{}", each.id);
            assert!(!each.says.contains('!'), "{}", each.id);
            assert!(each.says.chars().count() <= 200, "{} is long", each.id);
        }
    }
}
