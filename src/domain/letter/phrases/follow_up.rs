//! Asking, once the promised date has passed: the first time, the second time, and HR (A5, G8, A7).

use super::Opens::{Paragraph, Sentence};
use super::Wanted::{IfKnown, Spare};
use super::{Part, Script};

/// Brief, with continued interest, asking whether a decision was made (A5).
pub const FIRST: Script = Script {
    subjects: &[
        "{role}{at employer}: has a decision been made?",
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
                "Thank you again for our conversation{on day} about {role}{at employer}.",
                "It was <good|a pleasure> to talk to you{on day} about {role}{at employer}, and I am still grateful for your time.",
                "Many thanks once more for the interview{on day} for {role}{at employer}.",
                "My thoughts go back with thanks to our meeting{on day} about {role}{at employer}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "What you told me about {topic} is still on my mind.",
                "Since then I have thought further about {topic}.",
                "Our exchange about {topic} in particular made me want to do this work.",
                "The subject of {topic} has kept me busy since.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "You had hoped to decide by {past promised day}. May I ask whether a decision has been made?",
                "The date you gave me, {past promised day}, has gone by, so may I ask how things stand?",
                "As {past promised day} has passed, could you tell me whether you have been able to decide?",
                "When we spoke, {past promised day} was the date for news; is there any yet?",
            ],
        )
        .or(&[
            "May I ask whether a decision has been made?",
            "Could you tell me how things stand?",
            "Have you been able to decide?",
            "Is there any news that you can share?",
        ]),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "My interest in the work is as strong as it was.",
                "<I'm|I am> still very interested in joining you.",
                "As for me, I remain keen to take this on.",
                "For my part, the interest has not faded.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If anything from my side would help, I will gladly send it. I look forward to hearing from you.",
                "Should you need more from me, please say so; I look forward to your answer.",
                "Anything you still want to know, <I'm|I am> happy to answer, and I hope to hear from you when it suits you.",
                "A line when you have a moment would be very welcome, and I look forward to it.",
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
                "I wrote{on asked day} to ask about {role}{at employer}, and I know that such decisions take time.",
                "Some time has gone by since my question{on asked day} about {role}{at employer}, and no doubt there are many candidates to see.",
                "My last note{on asked day} about {role}{at employer} may have come at a busy moment.",
                "You may remember that I asked{on asked day} about {role}{at employer}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} still makes me want to be part of it.",
                "One thing that often comes back to mind is {topic}.",
                "Since we met, {topic} has stayed with me as a good reason to join you.",
                "What we said about {topic} is a large part of my interest.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Is the position still open? I remain interested, and would send anything further that helps you decide.",
                "Could you tell me whether the place is still to be filled? My interest has not changed.",
                "Has the choice been made by now? If not, you can still count on my interest.",
                "Are you still deciding? I am as keen as before, and ready for any further question.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If the answer is no, I would be glad to know that too. Thank you either way for your time; I look forward to hearing from you.",
                "A short yes or no is quite enough, and I will not ask again. With thanks for your trouble, I hope to hear from you.",
                "Should you have chosen somebody else, please just say so. Thank you for all the time you gave me; I look forward to your answer.",
                "Even a line to say that it is over would help me plan. I am grateful for your patience and hope to hear from you.",
            ],
        ),
    ],
};

/// To the people who keep the list of openings (A7).
pub const ASK_HR: Script = Script {
    subjects: &[
        "{role}{at employer}: is it still vacant?",
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
                "I was interviewed{on day} for {role}{at employer} and have not yet heard how it ended.",
                "Since my interview{on day} for {role}{at employer} there has been no decision that I know of.",
                "As a candidate for {role}{at employer}, interviewed{on day}, I am turning to you with a short question.",
                "You may be able to help me with {role}{at employer}, for which I came to an interview{on day}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "The conversation, not least about {topic}, left me very interested.",
                "We talked about {topic} among other things, and my interest has stayed.",
                "What was said about {topic} made me keen to do this work.",
                "Having talked about {topic}, I would still very much like to join you.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Could you tell me whether the position is still vacant, and if so, whether anything is needed from me? I am still interested.",
                "Is the place still free? If it is, my interest stands, and you can reach me at any time.",
                "Would you let me know whether it has been filled? If it is still open, I remain interested.",
                "Has somebody been chosen, or is the choice still to come? If it is, I am as interested as before.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for your help. I look forward to your answer, whichever it is.",
                "A short reply is all I need, and I thank you for it in advance. I look forward to hearing from you.",
                "Many thanks for taking the trouble; I hope to hear from you.",
                "With thanks for looking into it, I look forward to your reply.",
            ],
        ),
    ],
};
