//! Asking, once the promised date has passed: the first time, the second time, and HR (A5, G8, A7).

use super::Opens::{Paragraph, Sentence};
use super::Wanted::{IfKnown, Once, Spare};
use super::{Part, Script};

/// What was done since about what they said or found lacking (F5, F12).
const SINCE: &[&str] = &[
    "Since we spoke, <I've|I have> {since}.",
    "In the meantime, <I've|I have> {since}.",
    "After our conversation, I {since then}.",
    "One thing is new on my side: <I've|I have> {since}.",
];

/// Brief, with continued interest, asking whether a decision was made (A5).
pub const FIRST: Script = Script {
    subjects: &[
        "{role}{at employer}: is there any news?",
        "A question about {role}{at employer}",
        "A question about {role}",
        "My interview{at employer}",
        "A question after my interview",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if met}Thank you again for our conversation{on day} about {role}{at employer}.",
                "{if met}It was <great|a pleasure> to talk with you{on day} about {role}{at employer}. Thank you again for your time.",
                "{if met}<Thanks|Many thanks> once more for the interview{on day} for {role}{at employer}.",
                "{if met}I enjoyed meeting you{on day} to talk about {role}{at employer}. Thank you for making the time.",
            ],
        )
        .or(&[
            "Thank you for considering me for {role}{at employer}.",
            "<I'm|I am> writing about {role}{at employer}. Thank you for your interest so far.",
            "<Thanks|Many thanks> for looking at my application for {role}{at employer}.",
            "This is a short note about {role}{at employer}. Thank you for the time you have given it.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "What you told me about {topic} is still on my mind.",
                "Since then, <I've|I have> thought more about {topic}.",
                "Our conversation about {topic} made me want this job even more.",
                "You gave me a lot to think about when we talked about {topic}.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "You had hoped to decide by {past promised day}. May I ask if there is any news?",
                "You mentioned {past promised day}, so I wanted to ask how things stand.",
                "Now that {past promised day} has passed, could you tell me if you have decided?",
                "When we spoke, you hoped to have news by {past promised day}. Is there any yet?",
            ],
        )
        .or(&[
            "May I ask if you have made a decision?",
            "Could you tell me how things stand?",
            "Have you had a chance to decide?",
            "Is there any news you can share?",
        ]),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "<I'm|I am> just as interested as I was at the start.",
                "<I'd|I would> still very much like to join you.",
                "The role interests me as much as ever.",
                "My interest <hasn't|has not> changed.",
            ],
        ),
        Part::new(Sentence, Spare, SINCE),
        Part::new(
            Sentence,
            Once,
            &["<I've|I have> put my ideas for the job on one page, which you will find with this note.{if plan}"],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If you need anything else from me, <I'll|I will> gladly send it. I look forward to hearing from you.",
                "Please let me know if anything else would help; I look forward to your answer.",
                "<I'm|I am> happy to answer any questions, and I hope to hear from you when it suits you.",
                "A short note when you have a moment would be very welcome. I look forward to it.",
            ],
        ),
    ],
};

/// The last question: easy to answer, easy to answer with no.
pub const SECOND: Script = Script {
    subjects: &[
        "{role}{at employer}: is it still open?",
        "Once more about {role}{at employer}",
        "Once more about {role}",
        "My application{at employer}",
        "My application",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I wrote{on asked day} to ask about {role}{at employer}, and I know these decisions take time.",
                "It has been a while since I wrote{on asked day} about {role}{at employer}, and I know you have many people to see.",
                "My last note{on asked day} about {role}{at employer} may have come at a busy time.",
                "You may remember that I asked{on asked day} about {role}{at employer}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} still makes me want to be part of it.",
                "I often think back to our talk about {topic}.",
                "Since we met, {topic} has been one more reason to join you.",
                "What we said about {topic} is a big part of why <I'm|I am> interested.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Is the position still open? <I'm|I am> still interested, and happy to send anything that helps you decide.",
                "Could you tell me if you are still looking? My interest <hasn't|has not> changed.",
                "Have you chosen someone yet? If not, <I'm|I am> still very interested.",
                "Are you still deciding? <I'm|I am> as keen as before, and ready to answer any questions.",
            ],
        ),
        Part::new(Sentence, Spare, SINCE),
        Part::new(
            Sentence,
            Once,
            &["<I've|I have> put what I would do first on one page, and it comes with this note.{if plan}"],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If the answer is no, <that's|that is> fine, and <I'd|I would> be glad to know. Thank you either way; I look forward to hearing from you.",
                "A short yes or no is enough, and I <won't|will not> ask again. Thank you, and I hope to hear from you.",
                "If you have chosen someone else, please just say so. Thank you for all the time you gave me; I look forward to your answer.",
                "Even a line to say <it's|it has> been filled would help me plan. Thank you for your patience. I hope to hear from you.",
            ],
        ),
    ],
};

/// To the people who keep the list of openings (A7).
pub const ASK_HR: Script = Script {
    subjects: &[
        "{role}{at employer}: is it still open to applicants?",
        "Question about {role}{at employer}",
        "Question about {role}",
        "Question about my application{at employer}",
        "Question about my application",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if met}I had an interview{on day} for {role}{at employer} and <haven't|have not> heard back yet.",
                "{if met}Since my interview{on day} for {role}{at employer}, I <haven't|have not> heard of a decision.",
                "{if met}A short question about {role}{at employer}: I came in for an interview{on day}.",
                "{if met}Perhaps you can help me. My interview{on day} was for {role}{at employer}.",
            ],
        )
        .or(&[
            "I applied for {role}{at employer} and <haven't|have not> heard back yet.",
            "Since I applied for {role}{at employer}, I <haven't|have not> heard how things stand.",
            "A short question about {role}{at employer}: I am one of the applicants.",
            "Perhaps you can help me. My application was for {role}{at employer}.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our talk about {topic} left me very interested.",
                "We talked about {topic}, and <I'm|I am> still interested.",
                "What I heard about {topic} made me keen to do this work.",
                "After talking about {topic}, <I'd|I would> still very much like to join you.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Could you tell me if the position is still open, and if you need anything from me? <I'm|I am> still interested.",
                "Is the position still open? If so, <I'm|I am> still interested and easy to reach.",
                "Would you let me know if it has been filled? If not, <I'm|I am> still interested.",
                "Has someone been chosen? If not, <I'm|I am> as interested as before.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for your help. I look forward to your answer, whatever it is.",
                "A short reply is all I need. Thank you, and I look forward to hearing from you.",
                "Many thanks for looking into it; I hope to hear from you.",
                "Thanks for your time. I look forward to your reply.",
            ],
        ),
    ],
};
