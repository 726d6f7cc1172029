//! Thanks for an interview, the LinkedIn request and the note that keeps in touch.

use super::Opens::{Paragraph, Sentence};
use super::Wanted::{Asked, IfKnown, Once, Spare};
use super::{Part, Script};

/// Thanks tied to something discussed, why you suit, a close that looks forward (F10, A2, S3).
pub const THANK_YOU: Script = Script {
    subjects: &[
        "Thank you for the interview: {role}{at employer}",
        "Thank you: {role}{at employer}",
        "Thank you: {role}",
        "Thank you for the interview{at employer}",
        "My thanks to {employer}",
        "Thank you for the interview",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if again}It was good to see you again{on day}. Thank you for taking the time to talk more about {role}{at employer}.",
                "{if again}It was <great|a pleasure> to see you again{on day}, and to hear more about {role}{at employer}. Thank you.",
                "{if again}<Thanks|Many thanks> for having me back{on day}; it was good to see you again and to talk more about {role}{at employer}.",
                "{if again}<Thanks|Thank you> for another good conversation{on day}; {role}{at employer} is even clearer to me now.",
                "{if again}How good to see you again{on day}. Thank you for answering all my new questions about {role}{at employer}.",
                "{if again}Thank you for seeing me again{on day}, and for telling me more about {role}{at employer}.",
            ],
        )
        .or(&[
                "Thank you for taking the time to talk with me{on day} about {role}{at employer}.",
                "It was <great|a pleasure> to meet you{on day}, and to get such a clear picture of {role}{at employer}. Thank you.",
                "<Thanks|Many thanks> for having me in{on day} to talk about {role}{at employer}.",
                "<Thanks|Thank you> for such a good conversation{on day}; {role}{at employer} is much clearer to me now.",
                "Thank you for the interview{on day}, and for answering all my questions about {role}{at employer}.",
                "You were generous with your time{on day}. Thank you for that, and for explaining {role}{at employer} so well.",
        ]),
        Part::new(
            Sentence,
            Asked,
            &[
                "<I've|I have> kept thinking about our conversation on {topic}.",
                "What we said about {topic} gave me a lot to think about.",
                "Hearing how you approach {topic} made the job feel very real.",
                "Talking about {topic} was the part I enjoyed most.",
                "We could have talked about {topic} for another hour.",
                "Your side of {topic} told me more than any [advert|job posting] could.",
            ],
        ),
        Part::new(
            Paragraph,
            Spare,
            &[
                "You mentioned that you need {a need}, and <I'd|I would> enjoy working on that.",
                "As I understood it, {a need} matters most right now.",
                "It sounds as if {a need} would help you a lot.",
                "You said you are looking for {a need}, which is where <I'd|I would> like to start.",
                "From what I heard, {a need} would make the biggest difference.",
                "One thing I took away is that you want {a need}.",
            ],
        )
        .or(&[
            "One need came through clearly: {need}.",
            "As I understood it, this is where help counts most: {need}.",
            "One thing you are working on stayed with me: {need}.",
            "There is one task <I'd|I would> be glad to help with early on: {need}.",
            "This sounded like what matters most right now: {need}.",
            "Here is something <I'd|I would> like to take on: {need}.",
        ]),
        Part::new(
            Sentence,
            Asked,
            &[
                "<I've|I have> done this kind of work before. An example of {skill}: {evidence}.",
                "My experience of {skill} should help: {evidence}.",
                "On {skill}, one example: {evidence}.",
                "To give you one example of {skill}: {evidence}.",
                "That is where {skill} can help, and I can show it: {evidence}.",
                "What I would bring is {skill}: {evidence}.",
            ],
        ),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "I left even more interested than I arrived.",
                "After our talk, <I'm|I am> even keener to join you.",
                "Now that I know more about it, the work interests me a great deal.",
                "The more I heard, the more interested I was.",
                "This is work <I'd|I would> really like to do, and my interest has only grown.",
                "<It's|It is> exactly the kind of work I enjoy doing.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Since the last interview, <I've|I have> {since}.{if again}",
                "Between the two interviews, I {since then}.{if again}",
                "You may like to know that since last time <I've|I have> {since}.{if again}",
                "What you told me last time helped: <I've|I have> {since}.{if again}",
                "After our first talk I {since then}.{if again}",
                "One thing has changed since last time: <I've|I have> {since}.{if again}",
            ],
        ),
        Part::new(Sentence, Once, &["I <haven't|have not> forgotten what I promised you: {my promise}."]),
        Part::new(
            Paragraph,
            Spare,
            &[
                "You mentioned <you'd|you would> decide by {promised day}; <I'm|I am> happy to wait until then.",
                "I know you expect to have news by {promised day}.",
                "<I've|I have> put {promised day} in my [diary|calendar] for your decision, and there is no rush on my side.",
                "<I'll|I will> wait to hear from you by {promised day}.",
                "As I understood it, there will be news by {promised day}.",
                "I know <you're|you are> deciding by {promised day}, so <I'll|I will> leave you to it.",
            ],
        ),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "If you have any more questions, just ask. I look forward to hearing from you.",
                "If anything else would help, just let me know. I look forward to the next step.",
                "Is there anything else you need from me? Until then, I look forward to your news.",
                "<I'm|I am> easy to reach if a question comes up, and I look forward to hearing how you decide.",
                "Please ask me anything that is still open; I look forward to talking again.",
                "Do get in touch with any questions. I hope to hear from you soon.",
            ],
        ),
    ],
};

/// A connection request: greeting, one or two sentences, name; 300 characters in all (S6).
pub const LINKED_IN: Script = Script {
    subjects: &[],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for the conversation about {topic}.",
                "It was good to talk with you about {topic}.",
                "I enjoyed talking about {topic}.",
                "Thank you for explaining {topic} so clearly.",
            ],
        )
        .or(&[
            "Thank you for the conversation{on day}.",
            "It was good to talk with you{on day}.",
            "I enjoyed our talk{on day}.",
            "It was a pleasure to meet you{on day}.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "<I'd|I would> be glad to stay in touch here, whatever happens with {role}{at employer}.",
                "However {role}{at employer} turns out, <I'd|I would> like to stay in touch.",
                "Shall we stay connected, whatever you decide about {role}{at employer}?",
                "Whatever comes of {role}{at employer}, <I'd|I would> value the connection.",
            ],
        ),
    ],
};

/// Kept alive for later openings (S6).
pub const KEEP_IN_TOUCH: Script = Script {
    subjects: &[
        "Keeping in touch: {role}{at employer}",
        "Keeping in touch: {employer}",
        "Keeping in touch: {role}",
        "Keeping in touch",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if met}We met{on day} to talk about {role}{at employer}, and <I'm|I am> still grateful for your time.",
                "{if met}You may remember our conversation{on day} about {role}{at employer}. Thank you again for it.",
                "{if met}I <haven't|have not> forgotten how much time you gave me{on day}, when we talked about {role}{at employer}. Thank you.",
                "{if met}Thank you once more for talking with me about {role}{at employer}.",
            ],
        )
        .or(&[
            "You may remember my application for {role}{at employer}, and <I'm|I am> still grateful for your time.",
            "We were in touch about {role}{at employer}. Thank you again for considering me.",
            "I <haven't|have not> forgotten that you considered me for {role}{at employer}. Thank you.",
            "Thank you once more for looking at my application for {role}{at employer}.",
        ]),
        Part::new(
            Sentence,
            Asked,
            &[
                "How has {topic} been going since we spoke?",
                "You told me about {topic}, and I would <love|like> to know how things went from there.",
                "Now and then something reminds me of what we said about {topic}.",
                "I still find {topic} as interesting as I did then.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If something comes up that could suit me, <I'd|I would> be glad to hear about it. I hope we stay in touch, and I wish you and the team well.",
                "If the team is looking for someone again, please think of me. I hope we meet again soon.",
                "<I'd|I would> be happy to be considered for other roles, and I look forward to hearing from you whenever it suits you.",
                "When a place comes up that you think is right for me, a short note would be very welcome. Until then, all the best; I hope to hear from you.",
            ],
        ),
    ],
};
