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
                "Thank you for <taking the time|the time you took> to talk to me{on day} about {role}{at employer}.",
                "It was <good|a pleasure> to meet you{on day}, and I am grateful for such a clear picture of {role}{at employer}.",
                "Many thanks for <having me in|inviting me>{on day} to talk through {role}{at employer}.",
                "<Thanks|Thank you> for the care you put into our conversation{on day}; what {role}{at employer} asks for is much clearer to me now.",
                "My thanks for the interview{on day}, and for every question you answered about {role}{at employer}.",
                "You were generous with your time{on day}, so thank you for that and for explaining {role}{at employer}.",
            ],
        ),
        Part::new(
            Sentence,
            Asked,
            &[
                "What stayed with me most is what we said about {topic}.",
                "Our conversation about {topic} gave me a good deal to think about.",
                "Talking with you about {topic} made the work <real|concrete> for me.",
                "Afterwards my thoughts kept returning to one subject in particular: {topic}.",
                "The part I would gladly have talked about for another hour is {topic}.",
                "Hearing your side of {topic} told me more than any [advertisement|job posting] could.",
            ],
        ),
        Part::new(
            Paragraph,
            Spare,
            &[
                "One need came through clearly: {need}.",
                "As I understood it, this is where help counts: {need}.",
                "Something the team is looking for has stayed in my mind: {need}.",
                "Among the things you need, this one caught my attention: {need}.",
                "If I heard rightly, this is what you are looking for: {need}.",
                "There is one need I would <love|be glad> to help with early on: {need}.",
            ],
        ),
        Part::new(
            Sentence,
            Asked,
            &[
                "What I would bring is {skill}: {evidence}.",
                "My own experience of {skill} should be of use to you: {evidence}.",
                "On {skill} there is something I can show: {evidence}.",
                "You would get practical {skill} from me: {evidence}.",
                "Where I can help is {skill}: {evidence}.",
                "As for {skill}, here is one example from my work: {evidence}.",
            ],
        )
        .or(&[
            "I would be glad to show you what my experience could add.",
            "My own experience should be of use to you there.",
            "There is experience of mine that would help with this.",
            "You would get someone who has done work of this kind.",
            "Where I can help, I would like to.",
            "As for my side, I believe that I can contribute.",
        ]),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "The meeting left me keener than before to take this on.",
                "My interest in the work has only grown.",
                "Having heard the details, I am <even more keen|all the more interested>.",
                "It left me with a stronger interest than I came with.",
                "Everything I heard confirmed that this is work I am interested in.",
                "That is the kind of work I am enthusiastic about.",
            ],
        ),
        Part::new(Sentence, Once, &["As promised, there is one thing you will have from me: {my promise}."]),
        Part::new(
            Paragraph,
            Spare,
            &[
                "I understand that word may come by {promised day}.",
                "You expect to know more by {promised day}, <if I got that right|as far as I know>.",
                "The date for news, {promised day}, is in my [diary|calendar].",
                "As I understood it, a decision may take until {promised day}.",
                "By {promised day}, if I noted it correctly, there will be news.",
                "With {promised day} in mind, I will leave you to your work.",
            ],
        ),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "<I'm|I am> happy to answer any further questions, and I look forward to hearing from you.",
                "If anything is still open, please ask; I look forward to the next step.",
                "Should you need anything else, <just tell me and it will be with you|I will gladly send it>. Until then I look forward to your news.",
                "For any question that remains, <I'm|I am> easy to reach, and I look forward to hearing how you decide.",
                "Please write if a question comes up later; I look forward to talking again.",
                "Any question on your side is welcome, and I hope to hear from you in due course.",
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
                "Our exchange about {topic} was a pleasure.",
                "Talking about {topic} with you was time well spent.",
            ],
        )
        .or(&[
            "Thank you for the conversation{on day}.",
            "It was good to talk with you{on day}.",
            "Our exchange{on day} was a pleasure.",
            "Talking with you{on day} was time well spent.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "I would be glad to stay in touch here, whatever comes of {role}{at employer}.",
                "However {role}{at employer} is decided, I would like to keep in contact.",
                "May we stay connected, independently of {role}{at employer}?",
                "I would value the connection beyond {role}{at employer}.",
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
                "We met{on day} to talk about {role}{at employer}, and I still think back to it with thanks.",
                "You may remember our meeting{on day} about {role}{at employer}; I am still grateful for it.",
                "Since our interview{on day} for {role}{at employer}, I have not forgotten how much time you gave me. Thank you again.",
                "My thanks once more for the day we talked about {role}{at employer}.",
            ],
        ),
        Part::new(
            Sentence,
            Asked,
            &[
                "Has anything moved since we talked about {topic}?",
                "You told me about {topic}, and I would <love|like> to know how things went from there.",
                "Every now and then something reminds me of what we said about {topic}.",
                "The subject of {topic} has kept my interest ever since.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If an opening comes up that suits me, I would be glad to hear of it. I hope to stay in touch, and wish you and the team well.",
                "Should the team be looking for someone again, please think of me. I hope that our paths cross before long.",
                "I would be happy to be considered for later openings, and look forward to hearing from you whenever it suits you.",
                "Whenever a place falls free that you think right for me, a short line would be very welcome. All good things to you until then; I hope to hear from you.",
            ],
        ),
    ],
};
