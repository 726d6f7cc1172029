//! Answers to what the employer decided: to a refusal, to an offer, and the way out.

use super::Opens::{Paragraph, Sentence};
use super::Wanted::{Asked, IfKnown, Spare};
use super::{Part, Script};

/// Taken well, with one question (J17, S8, G8).
pub const ASK_FEEDBACK: Script = Script {
    subjects: &[
        "{if told}Thank you for letting me know: {role}{at employer}",
        "{if told}Thank you for your answer: {role}",
        "{if told}Thank you for the answer from {employer}",
        "{if told}Thank you for your answer",
        "A request for feedback: {role}{at employer}",
        "A request for feedback: {role}",
        "A request for feedback: {employer}",
        "A request for feedback",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if told}Thank you for letting me know your decision about {role}{at employer}, and for the time you gave me.",
                "{if told}I have your news about {role}{at employer}, and I thank you for telling me.",
                "{if told}Thank you for being clear with me about {role}{at employer}, and for considering me.",
                "{if told}I am grateful that you told me how {role}{at employer} was decided.",
            ],
        )
        .or(&[
            "As I have not heard more about {role}{at employer}, I take it that you have decided for somebody else. Thank you for the time you gave me.",
            "By now {role}{at employer} will have gone to another candidate, I imagine. Thank you all the same for considering me.",
            "Some time has passed since our conversation{on day} about {role}{at employer}, so I assume that your choice is made. I thank you for that conversation.",
            "It seems that {role}{at employer} was not to be mine. I am grateful that you talked it through with me.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} alone was worth having.",
                "Talking about {topic} taught me something that I will keep.",
                "What you said about {topic} stays with me all the same.",
                "The talk we had about {topic} remains a good memory.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If you have a moment, what is the one thing that would have made me a stronger candidate? A sentence would help me a great deal.",
                "May I ask what was missing? Even a few words would help me to do better next time.",
                "Would you tell me where others were ahead of me? Plain words are welcome, because I want to learn from this.",
                "So that I can improve, could you say what spoke against me? Whatever you can share is useful.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I wish you and the team well. Should another opening come up that suits me, I would be glad to hear of it.",
                "All good wishes for the team. If something else comes up later, please think of me.",
                "I hope that whoever you choose does well with you, and that our paths cross again.",
                "Please keep me in mind for later openings; I would be happy to talk again.",
            ],
        ),
    ],
};

/// Yes.
pub const ACCEPT: Script = Script {
    subjects: &[
        "Acceptance: {role}{at employer}",
        "Acceptance: {role}",
        "Acceptance of your offer: {employer}",
        "Acceptance of your offer",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for offering me {role}{at employer}. I accept with great pleasure.",
                "With thanks for your offer, I am very glad to accept {role}{at employer}.",
                "Your offer of {role}{at employer} is one I accept gladly, and I thank you for your trust.",
                "Yes, with pleasure: I accept {role}{at employer}, and I thank you for the offer.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} helped me to see that this is the right step.",
                "After what we said about {topic}, the choice was not hard.",
                "Since we talked about {topic}, I have been sure that I would like to come.",
                "What you told me about {topic} helped to decide it for me.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if verbal}Would you send me the offer in writing, so that I can sign it and return it to you?",
                "{if verbal}So that everything is in order, could I have the offer on paper to sign?",
                "{if verbal}As soon as I have the written offer, you will have it back signed.",
                "{if verbal}May I ask for the terms in writing, for both our records?",
            ],
        )
        .or(&[
            "Please tell me which papers you need from me, and how the first day will go.",
            "If there is anything for me to sign or send, just let me know.",
            "What do you need from me before I start?",
            "Any forms that are still missing I will return to you without delay.",
        ]),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I look forward to working with you and the team, and to getting started.",
                "Thank you again. I look forward to the first day.",
                "The start is something I very much look forward to.",
                "Until then, with many thanks, I look forward to seeing you.",
            ],
        ),
    ],
};

/// No, and the door stays open.
pub const DECLINE: Script = Script {
    subjects: &["Your offer: {role}{at employer}", "Your offer: {role}", "Your offer: {employer}", "Your offer"],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for offering me {role}{at employer}, and for all the time that went into it.",
                "Your offer of {role}{at employer} means a lot to me, and I thank you for it.",
                "I am grateful for the trust behind your offer of {role}{at employer}.",
                "Many thanks for choosing me for {role}{at employer}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} is one I will remember.",
                "Talking with you about {topic} was a pleasure.",
                "It was good to hear from you about {topic}.",
                "What you said about {topic} impressed me.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "After careful thought I have decided not to accept. It was not an easy choice, and I wanted you to know as soon as it was made.",
                "Having weighed it with care, I have come to the conclusion that I should decline. Please take it as no [judgement|judgment] of you or the team.",
                "The decision took me some time: with regret, I have to say no. I hope that my answer reaches you early enough to ask somebody else.",
                "Even so, I must decline. I have thought it over thoroughly and would rather tell you now than keep you waiting.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I wish you and the team every success, and hope that our paths cross again.",
                "I hope that you soon find the right person, and would be happy to stay in touch.",
                "With every good wish to all I met, I hope to meet you again.",
                "Please give my regards to the team; I would gladly hear from you in future.",
            ],
        ),
    ],
};

/// Out of the running, by your own choice.
pub const WITHDRAW: Script = Script {
    subjects: &[
        "Withdrawing my application: {role}{at employer}",
        "Withdrawing my application: {role}",
        "Withdrawing my application: {employer}",
        "Withdrawing my application",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I am writing to withdraw my application for {role}{at employer}. Thank you for the time you have given it.",
                "With thanks for your interest so far, I would like to withdraw my application for {role}{at employer}.",
                "After some thought I have decided not to go on with my application for {role}{at employer}, and I thank you for considering me.",
                "Please take my name off the list for {role}{at employer}. I am grateful for the time you spent on my application.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} was one I enjoyed.",
                "It was good to talk with you about {topic}.",
                "What you told me about {topic} will stay with me.",
                "The part about {topic} was a pleasure to discuss.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "You have this early, so that the place can go to someone else. I wish you and the team well, and hope that our paths cross again.",
                "It seemed fair to let you know at once. All good wishes for your search; perhaps our paths will cross.",
                "The choice says nothing against you or the team. I hope that you find the right person, and that we stay in touch.",
                "No answer is needed. With good wishes to you and the team, I will be glad if our paths cross one day.",
            ],
        ),
    ],
};

/// Time to answer an offer.
pub const MORE_TIME: Script = Script {
    subjects: &[
        "My answer to your offer: {role}{at employer}",
        "My answer to your offer: {role}",
        "My answer to your offer: {employer}",
        "My answer to your offer",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Thank you for offering me {role}{at employer}. I am very interested and would like to decide with care.",
                "Your offer of {role}{at employer} pleased me very much, and I thank you for it. My interest is strong.",
                "Many thanks for the offer of {role}{at employer}, which I am considering with real interest.",
                "I am grateful for your offer of {role}{at employer}, and keen to give it the thought it deserves.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} speaks strongly for it.",
                "What we said about {topic} is one of the reasons.",
                "Having talked about {topic}, I can picture the work well.",
                "The subject of {topic} draws me in particular.",
            ],
        ),
        Part::new(
            Paragraph,
            Asked,
            &[
                "You asked for my answer by {answer day}.",
                "My answer is due by {answer day}, as you told me.",
                "The date we have is {answer day}.",
                "As it stands, I owe you a reply by {answer day}.",
            ],
        ),
        Part::new(
            Sentence,
            Asked,
            &[
                "Would you allow me until {until}? You would then have a firm answer.",
                "Could I give it to you by {until} instead? On that day it will be a clear yes or no.",
                "Would {until} still be possible for you? I would not need longer than that.",
                "May I ask for time until {until}? It would let me decide properly.",
            ],
        )
        .or(&[
            "Would you allow me a little more time? You would then have a firm answer.",
            "Could I give you my answer somewhat later? It will then be a clear yes or no.",
            "Would a later date still be possible for you?",
            "May I ask for some more time? It would let me decide properly.",
        ]),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If that is difficult on your side, please tell me. I look forward to hearing from you.",
                "Should that cause you trouble, let me know and we will find a way. I look forward to your reply.",
                "If it cannot be done, I understand; I hope to hear from you either way.",
                "Please say so if it does not suit you. With thanks, I look forward to your answer.",
            ],
        ),
    ],
};
