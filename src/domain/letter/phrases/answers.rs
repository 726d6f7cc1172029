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
                "{if told}Thank you for your news about {role}{at employer}. I appreciate that you told me.",
                "{if told}Thank you for being open with me about {role}{at employer}, and for considering me.",
                "{if told}Thanks for telling me how you decided on {role}{at employer}.",
            ],
        )
        .or(&[
            "I <haven't|have not> heard more about {role}{at employer}, so I assume you chose someone else. Thank you for the time you gave me.",
            "I imagine you have found someone for {role}{at employer} by now. Thank you for considering me.",
            "It has been a while since we talked{on day} about {role}{at employer}, so I assume you have made your choice. Thank you for the conversation.",
            "It looks as if {role}{at employer} went to someone else. Thank you for talking it through with me.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "<I'm|I am> still glad that we talked about {topic}.",
                "Talking about {topic} taught me something <I'll|I will> keep.",
                "What you said about {topic} stays with me all the same.",
                "I enjoyed what we said about {topic}.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If you have a moment, what one thing would have made me a stronger candidate? A sentence would help me a lot.",
                "May I ask what was missing? Even a few words would help me do better next time.",
                "Could you tell me where others did better? Plain words are welcome, because I want to learn from this.",
                "What could I improve for next time? Anything you can share is useful.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I wish you and the team well. If another role comes up that suits me, <I'd|I would> be glad to hear about it.",
                "All the best to the team. If something else comes up, please think of me.",
                "I hope it works out well with the person you chose, and that we meet again.",
                "Please keep me in mind for other roles; <I'd|I would> be happy to talk again.",
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
                "Thank you for offering me {role}{at employer}. I am delighted to accept.",
                "Thank you for your offer. I accept {role}{at employer} with great pleasure.",
                "I am very happy to accept {role}{at employer}. Thank you for choosing me.",
                "Yes, with pleasure: I accept {role}{at employer}. Thank you for the offer.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} showed me this is the right step.",
                "After what we said about {topic}, it <wasn't|was not> a hard choice.",
                "Since we talked about {topic}, <I've|I have> been sure that I want to come.",
                "What you told me about {topic} helped me decide.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "As agreed, my first day will be {first day}.",
                "I will start on {first day}, as we agreed.",
                "My first day, as agreed, is {first day}.",
                "We agreed that I start on {first day}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "These are the terms as I have them: {terms}.",
                "I have noted these terms: {terms}.",
                "The terms, as I understand them: {terms}.",
                "To be sure that we have the same terms: {terms}.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if verbal}Could you send me the offer in writing, so that I can sign it and send it back?",
                "{if verbal}Could I have the offer on paper to sign, so that everything is in order?",
                "{if verbal}As soon as I have the written offer, <I'll|I will> sign it and send it back.",
                "{if verbal}May I have the terms in writing, so that we both have them?",
            ],
        )
        .or(&[
            "Please tell me which documents you need, and what to expect on the first day.",
            "If <there's|there is> anything for me to sign or send, just let me know.",
            "What do you need from me before I start?",
            "<I'll|I will> fill in any forms you need right away.",
        ]),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I look forward to working with you and the team.",
                "Thank you again. I look forward to the first day.",
                "I very much look forward to getting started.",
                "Until then, many thanks. I look forward to seeing you.",
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
                "Your offer of {role}{at employer} means a lot to me. Thank you.",
                "Thank you for your confidence in me, and for the offer of {role}{at employer}.",
                "Many thanks for choosing me for {role}{at employer}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "<I'll|I will> remember our conversation about {topic}.",
                "I enjoyed talking with you about {topic}.",
                "It was good to hear from you about {topic}.",
                "What you said about {topic} impressed me.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "After a lot of thought, <I've|I have> decided not to accept. It <wasn't|was not> an easy choice, and I wanted you to know right away.",
                "<I've|I have> thought about it carefully, and <I'm|I am> going to decline. <It's|It is> no reflection on you or the team.",
                "It took me some time to decide, and <I'm|I am> sorry to say no. I hope this gives you time to ask someone else.",
                "Even so, my answer is no. <I'd|I would> rather tell you now than keep you waiting.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I wish you and the team every success, and I hope we meet again.",
                "I hope you find the right person soon, and <I'd|I would> be happy to stay in touch.",
                "My best wishes to everyone I met. I hope to see you again.",
                "Please say hello to the team; <I'd|I would> be glad to hear from you in future.",
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
                "Thank you for your interest so far. I would like to withdraw my application for {role}{at employer}.",
                "After some thought, <I've|I have> decided not to go on with my application for {role}{at employer}. Thank you for considering me.",
                "Please take my name off the list for {role}{at employer}. I appreciate the time you spent on my application.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "I enjoyed our conversation about {topic}.",
                "It was good to talk with you about {topic}.",
                "<I'll|I will> remember what you told me about {topic}.",
                "Talking about {topic} was a pleasure.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "I wanted to tell you early, so that someone else can have the place. All the best to you and the team; I hope we meet again.",
                "It seemed fair to let you know at once. All the best for your search; I hope to meet you again.",
                "<It's|It is> no reflection on you or the team. I hope you find the right person, and that we stay in touch.",
                "There is no need to answer. Best wishes to you and the team; I hope to see you again one day.",
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
                "I was delighted to get your offer of {role}{at employer}. Thank you. I am very interested.",
                "Many thanks for the offer of {role}{at employer}. I am thinking about it with real interest.",
                "Thank you for the offer of {role}{at employer}. I am keen, and I want to give it proper thought.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "Our conversation about {topic} is a strong reason to say yes.",
                "What we said about {topic} is one of the reasons.",
                "After talking about {topic}, I can picture the work well.",
                "I especially like what I heard about {topic}.",
            ],
        ),
        Part::new(
            Paragraph,
            Asked,
            &[
                "You asked for my answer by {answer day}.",
                "I know you need my answer by {answer day}.",
                "The date we agreed is {answer day}.",
                "I owe you a reply by {answer day}.",
            ],
        ),
        Part::new(
            Sentence,
            Asked,
            &[
                "Could I have until {until}? You would then have a firm answer.",
                "Could I give it to you by {until} instead? It will be a clear yes or no.",
                "Would {until} still work for you? I <won't|will not> need longer than that.",
                "May I ask for time until {until}? It would help me decide properly.",
            ],
        )
        .or(&[
            "Could I have a little more time? You would then have a firm answer.",
            "Could I give you my answer a little later? It will be a clear yes or no.",
            "Would a later date still work for you?",
            "May I ask for some more time? It would help me decide properly.",
        ]),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If that is difficult, please tell me. I look forward to hearing from you.",
                "If that causes trouble, let me know and <we'll|we will> find a way. I look forward to your reply.",
                "If it <can't|cannot> be done, I understand. I hope to hear from you either way.",
                "Please say so if it <doesn't|does not> suit you. Thank you; I look forward to your answer.",
            ],
        ),
    ],
};
