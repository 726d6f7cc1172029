//! Letters for turns: an interview that did not take place, a spoken offer, and another employer's deadline.

use super::Opens::{Paragraph, Sentence};
use super::Wanted::{Asked, IfKnown, Spare};
use super::{Part, Script};

/// Nobody rang: when would suit them now?
pub const NEW_TIME: Script = Script {
    subjects: &[
        "{role}{at employer}: another time?",
        "{role}: another time for our interview",
        "Another time for our interview{at employer}",
        "Another time for our interview",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for arranging our conversation about {role}{at employer}. I was ready at the agreed time, and it seems that something came up on your side.",
                "We had planned to talk about {role}{at employer}, and I was there at the agreed hour. No doubt something came in between; thank you for having set it up.",
                "Our talk about {role}{at employer} did not come about as planned. I know how days can go, and I am grateful that you set the time aside.",
                "I had been looking forward to our conversation about {role}{at employer}, which could not take place. These things happen, and I thank you for arranging it.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "There is more I would like to hear about {topic}.",
                "The subject of {topic} is one that I hope to come back to.",
                "I would gladly take up {topic} where we left it.",
                "What you told me about {topic} has made me curious.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "When would another time suit you? I can be flexible.",
                "Would you send me a new time? I will gladly fit in with your diary.",
                "Could we find another hour? Tell me what works for you, and I will be there.",
                "Which day would be good for you now? I am happy to adjust.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I am still very interested, and I look forward to hearing from you.",
                "My interest has not changed. I look forward to your answer.",
                "As for me, I am as keen as before, and I hope to hear from you soon.",
                "Nothing has changed on my side: I would very much like to talk. I look forward to your reply.",
            ],
        ),
    ],
};

/// A spoken offer is asked for in writing.
pub const ASK_WRITTEN: Script = Script {
    subjects: &[
        "Your offer in writing: {role}{at employer}",
        "Your offer in writing: {role}",
        "Your offer in writing: {employer}",
        "Your offer in writing",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for offering me {role}{at employer}. I was very glad to hear it.",
                "Your offer of {role}{at employer} made my day, and I thank you for it.",
                "Many thanks for the good news about {role}{at employer}.",
                "I am delighted about your offer of {role}{at employer}, and grateful for your trust.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Since our conversation about {topic}, I had hoped for it.",
                "After what you told me about {topic}, it is just what I wanted.",
                "Hearing you talk about {topic} had made me want it all the more.",
                "Among other things, {topic} is what I look forward to.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Would you send me the offer in writing, with the terms and the first day? I will read it carefully and come back to you at once.",
                "Could I have the offer on paper, with all that belongs to it? Then I can give you a firm answer quickly.",
                "May I ask for the offer in writing, so that we both have the same terms before us? You will have my answer soon after.",
                "So that everything is in order, could you let me have the written offer? As soon as it is here, I will go through it and reply.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If anything is still missing from my side, just let me know. I look forward to it.",
                "Please tell me if you need papers from me meanwhile. I look forward to hearing from you.",
                "If there is a day by which I should answer, please tell me. I look forward to your reply.",
                "Should you need anything from me before, a line is enough. With thanks, I look forward to your message.",
            ],
        ),
    ],
};

/// Another employer's offer has a deadline: can they decide before?
pub const BRIDGE: Script = Script {
    subjects: &[
        "{role}{at employer}: a question of timing",
        "{role}: a question of timing",
        "A question of timing: {employer}",
        "A question of timing",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you again for our conversation{on day} about {role}{at employer}. It is work I would very much like to do.",
                "Our meeting{on day} about {role}{at employer} is still on my mind, and I remain very interested. Thank you for it.",
                "I am writing about {role}{at employer}, with thanks once more for the interview{on day}.",
                "Since we talked{on day} about {role}{at employer}, my interest has only grown. Thank you for that conversation.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "What you told me about {topic} is a large part of that.",
                "I keep coming back to {topic}.",
                "Our exchange about {topic} made me keen.",
                "That goes for {topic} above all.",
            ],
        ),
        Part::new(
            Paragraph,
            Asked,
            &[
                "Meanwhile another employer has made me an offer, and I have to answer by {until}.",
                "There is something you should know: I have an offer elsewhere, with {until} as the day for my answer.",
                "In the meantime I have been offered another post and must decide by {until}.",
                "I want to be open with you: an offer from another employer needs my answer by {until}.",
            ],
        )
        .or(&[
            "Meanwhile another employer has made me an offer, and I have to answer soon.",
            "There is something you should know: I have an offer elsewhere, and the day for my answer is near.",
            "In the meantime I have been offered another post and must decide before long.",
            "I want to be open with you: an offer from another employer needs my answer soon.",
        ]),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "Do you expect to decide before then?",
                "Might your own decision be made by that day?",
                "Could you tell me whether your choice may fall by that time?",
                "Is it possible to hear from you before that, even if only how things stand?",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If it cannot be done, please tell me just that. I look forward to hearing from you.",
                "I understand if that is too soon, and I would be glad of a line either way. I look forward to it.",
                "Should that be difficult on your side, a short word helps me too. With thanks, I hope to hear from you.",
                "Whatever the answer is, it helps me to know. I look forward to your reply.",
            ],
        ),
    ],
};
