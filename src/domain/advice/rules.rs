//! Every rule of the five sources, in our words. J has no sixth rule of its own.

use crate::domain::advice::rule::{Rule, RuleId};
use crate::domain::advice::source::SourceId;
use crate::domain::advice::source::SourceId::{A, F, G, J, S};

const fn says(source: SourceId, id: &'static str, says: &'static str) -> Rule {
    Rule { id: RuleId(id), source, says }
}

/// The rules, source by source.
pub static RULES: [Rule; 62] = [
    // Nick Jones
    says(J, "J1", "Before you leave, ask what comes next and when they’ll reply. Write both down."),
    says(J, "J2", "Don’t write until the day they named has passed."),
    says(J, "J3", "Judge calmly how it went, so that your hopes stay realistic."),
    says(J, "J4", "Note what went well and which answers could have been better. The same questions tend to return."),
    says(J, "J5", "Make your notes while it is fresh. In a few weeks most of it is gone."),
    says(J, "J7", "Thank by e-mail, not on paper. Post is often opened by somebody else."),
    says(J, "J8", "Address the thank-you to the person by name, begin with “Dear”, and keep it professional."),
    says(J, "J9", "Do what they asked, also on how to get in touch."),
    says(J, "J10", "Check your referees. Tell them a call may come, how it went, and which concern they could answer."),
    says(J, "J11", "Look for people you and the hiring manager both know, who could put in a good word."),
    says(
        J,
        "J12",
        "Write a short business plan from the needs you heard. Give it to the hiring manager with a follow-up, or in the next round.",
    ),
    says(J, "J13", "Keep notes on company and interviewer, find out who comes next, and read up on them."),
    says(J, "J14", "Never chase them day after day."),
    says(J, "J15", "Ask how it went twice at most. Asking for news and asking for feedback count together."),
    says(J, "J16", "Stay off Facebook, WhatsApp and other private media. Do connect on LinkedIn, professionally."),
    says(J, "J17", "Take a no well. Write nothing in anger, ask what was missing, and think of other openings."),
    says(J, "J18", "Keep searching until you start work. Even an offer can be withdrawn."),
    // Nancy Anderson
    says(A, "A1", "A small thank-you card may be left with the receptionist on the way out."),
    says(A, "A2", "Thank them for time and interest, say that you want the job, and look forward to hearing."),
    says(A, "A3", "Expect to wait. They are seeing many candidates."),
    says(A, "A4", "Ask when they’ll decide, and don’t get in touch before that."),
    says(A, "A5", "No reply on the promised day? Send a brief e-mail: you’re still interested, and is there any news?"),
    says(A, "A6", "Still no answer a few days later? Assume the job is filled."),
    says(A, "A7", "To be sure, ask the company’s HR if the job is still open."),
    says(A, "A8", "Keep searching until you have a firm offer."),
    says(A, "A9", "Keep up your momentum while you wait."),
    // James, Jobsgopublic
    says(G, "G1", "Write to say thank you, and that you would like the job."),
    says(G, "G2", "An e-mail or a plain posted card will do."),
    says(G, "G3", "Write to every member of a panel, each in a personal way."),
    says(G, "G4", "Spell the names right and check every line."),
    says(G, "G5", "Never telephone to say thank you."),
    says(G, "G6", "After the thank-you, send no second note to be remembered."),
    says(G, "G7", "Two weeks of silence can mean no."),
    says(G, "G8", "Then ask by e-mail for news. If it is a no, ask politely for feedback."),
    says(G, "G9", "Don’t contact the company or interviewers on social media, not even LinkedIn."),
    says(
        G,
        "G10",
        "Keep your public profiles tidy and post nothing about the interview. Gossip can cost you a referral.",
    ),
    says(G, "G11", "Do not overdo it. The same panel may sit there again one day."),
    // Stephanie Gonzales
    says(S, "S1", "Ask about the next step and its date before you go, and prepare for that step."),
    says(S, "S2", "Towards the final round, warn your referees and settle what salary you expect."),
    says(S, "S3", "Send a brief, thoughtful note: thanks for the meeting, and your interest said again."),
    says(S, "S4", "Ask yourself which questions were hard and what you would do differently."),
    says(S, "S5", "Decide whether the role and the company suit you."),
    says(S, "S6", "Send everyone you dealt with a personal LinkedIn request. It can help with later openings."),
    says(S, "S7", "Wait out the time they named before you ask."),
    says(S, "S8", "Accept a no gracefully and ask for feedback."),
    says(S, "S9", "Be kind to yourself once it is over."),
    // Unsigned
    says(F, "F1", "Write your notes at once: in the lobby, outside, in the car. Not at home."),
    says(F, "F2", "Note names, facts about the company and whatever you must not forget."),
    says(F, "F3", "Write down the questions and your answers, so that you say the same next time."),
    says(F, "F4", "Be honest about strengths and weaknesses: content, manner, nerves, length."),
    says(F, "F5", "Save the employer’s feedback word for word. Act on it, and show next time that you did."),
    says(F, "F6", "Do this after every interview, read it again, and improve from one to the next."),
    says(F, "F7", "Get the contact details of the people you meet: a card, or later the company’s site."),
    says(
        F,
        "F8",
        "After a morning interview write that evening, after an afternoon one the next morning. Within 24 hours.",
    ),
    says(
        F,
        "F9",
        "Write to each person by name, each note different and in your own words, no template. They compare.",
    ),
    says(F, "F10", "Three parts: thanks for what you discussed, why your skills fit, and a close that looks forward."),
    says(F, "F11", "Match the tone of the workplace, formal or casual, and stay professional."),
    says(F, "F12", "While you wait, learn the tools and skills they missed."),
    says(F, "F13", "Work out better answers to the weak ones."),
    says(F, "F14", "Keep applying and meeting people until you are officially hired."),
    says(F, "F15", "Stay positive and keep going."),
    says(F, "F16", "A no is a step of its own, and there is help for it."),
];
