//! Letters for turns: an interview that did not take place, a spoken offer, and another employer's deadline.

use super::Opens::{Paragraph, Sentence};
use super::Wanted::{Asked, IfKnown, Spare};
use super::{Part, Script};

/// Nobody rang, or it was put off: when would suit them now?
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
                "{if postponed}Thank you for letting me know that our conversation about {role}{at employer} has to wait.",
                "{if postponed}Our talk about {role}{at employer} was put off, and I know how busy days can get. Thank you for telling me.",
                "{if postponed}I am still looking forward to our conversation about {role}{at employer}. Thank you for telling me that it has to be another day.",
                "{if postponed}Thank you for arranging our conversation about {role}{at employer}, and for telling me that it had to move.",
            ],
        )
        .or(&[
                "Thank you for setting up our conversation about {role}{at employer}. Something must have come up at the time we agreed.",
                "We had planned to talk about {role}{at employer}, and I was ready at the time. These things happen, and thank you for setting it up.",
                "Our talk about {role}{at employer} <didn't|did not> happen as planned. I know how busy days can get, and thank you for making the time.",
                "I was looking forward to our conversation about {role}{at employer}, and I am sorry we missed each other. Thank you for arranging it.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "There is more <I'd|I would> love to hear about {topic}.",
                "A few more questions about {topic} have come to mind, too.",
                "Shall we pick up {topic} where we left off?",
                "What you told me about {topic} made me curious.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "When would suit you instead? Almost any time works for me.",
                "Could you send me a new time that suits your [diary|calendar]?",
                "Could we find another time? Tell me what works for you, and <I'll|I will> be there.",
                "Which day would work for you now? My [diary|calendar] is flexible.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "<I'm|I am> still very interested, and I look forward to hearing from you.",
                "My interest <hasn't|has not> changed. I look forward to your answer.",
                "<I'm|I am> as keen as before, and I hope to hear from you soon.",
                "<I'd|I would> still very much like to talk. I look forward to your reply.",
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
                "Your offer of {role}{at employer} made my day. Thank you.",
                "Many thanks for the good news about {role}{at employer}.",
                "<I'm|I am> delighted about your offer of {role}{at employer}. Thank you for choosing me.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "I have been hoping for it since we talked about {topic}.",
                "After what you told me about {topic}, <it's|it is> just what I wanted.",
                "Hearing you talk about {topic} made me want it even more.",
                "What you said about {topic} made me even more sure.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Could you send me the offer in writing, with the terms and the start date? <I'd|I would> like a few days to read it with care.",
                "Could I have the offer in writing, with all the details? Once it is here, I would need a few days for a firm answer.",
                "May I have the offer in writing, so that we both have the same terms? You will have my answer a few days after it comes.",
                "When could you send me the written offer? <I'll|I will> take a few days to go through it, and then give you a clear answer.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If you need anything from me first, just let me know. I look forward to it.",
                "Please tell me if you need any documents from me. I look forward to hearing from you.",
                "If there is a day by which I should answer, please tell me. I look forward to your reply.",
                "Thank you again. I look forward to reading it.",
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
                "{if met}Thank you again for our conversation{on day} about {role}{at employer}. <It's|It is> work <I'd|I would> very much like to do.",
                "{if met}I enjoyed our meeting{on day} about {role}{at employer}, and <I'm|I am> still very interested. Thank you again for your time.",
                "{if met}<Thanks|Thank you> once more for the interview{on day}. <I'm|I am> writing because {role}{at employer} still interests me a lot.",
                "{if met}Since we talked{on day} about {role}{at employer}, my interest has only grown. Thank you again.",
            ],
        )
        .or(&[
            "Thank you for considering me for {role}{at employer}. <It's|It is> work <I'd|I would> very much like to do.",
            "I am looking forward to talking with you about {role}{at employer}, and <I'm|I am> very interested. Thank you for your time.",
            "<Thanks|Thank you> for your interest so far. <I'm|I am> writing because {role}{at employer} means a lot to me.",
            "Thank you for thinking of me for {role}{at employer}. My interest has only grown since I applied.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "What you told me about {topic} is a big reason why.",
                "I keep thinking about {topic}.",
                "Talking about {topic} made me keen to join you.",
                "I especially liked hearing about {topic}.",
            ],
        ),
        Part::new(
            Paragraph,
            Asked,
            &[
                "Another employer has made me an offer, and I have to answer by {until}.",
                "You should know that I have another offer, and they want my answer by {until}.",
                "<I've|I have> been offered another job, and I need to decide by {until}.",
                "I want to be open with you: another employer is waiting for my answer by {until}.",
            ],
        )
        .or(&[
            "Another employer has made me an offer, and I have to answer soon.",
            "You should know that I have another offer, and they want my answer soon.",
            "<I've|I have> been offered another job, and I need to decide soon.",
            "I want to be open with you: another employer is waiting for my answer.",
        ]),
        Part::new(
            Sentence,
            IfKnown,
            &[
                "Do you expect to decide before then?",
                "Is there a chance of a decision by that day?",
                "Do you know yet if you will have decided by then?",
                "Could I hear from you before that, even if only how things stand?",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If <that's|that is> not possible, just tell me. I look forward to hearing from you.",
                "I understand if <that's|that is> too soon. A short note either way would help; I look forward to it.",
                "If the timing is difficult, please say so. Thank you; I hope to hear from you.",
                "Whatever the answer is, it will help me to know. I look forward to your reply.",
            ],
        ),
    ],
};
