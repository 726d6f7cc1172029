//! Letters to people outside the employer: a referee and a mutual contact (J10, S2, J11).

use super::Opens::{Paragraph, Sentence};
use super::Wanted::{Asked, IfKnown, Spare};
use super::{Part, Script};

/// A call may come; how it went; which concern they could answer (J10).
pub const REFEREE: Script = Script {
    subjects: &[
        "You may get a call about me: {role}{at employer}",
        "A call about me: {role}{at employer}",
        "A call about me: {role}",
        "A call about me",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if met}I had an interview{on day} for {role}{at employer}, and they may [ring|call] you to ask about me.",
                "{if met}You may soon get a [call|phone call] about me: I had an interview{on day} for {role}{at employer}.",
                "{if met}After my interview{on day} for {role}{at employer}, they may ask you what I am like to work with.",
                "{if met}Please <don't|do not> be surprised if someone asks you about me. I had an interview{on day} for {role}{at employer}.",
            ],
        )
        .or(&[
            "I am a candidate for {role}{at employer}, and they may [ring|call] you to ask about me.",
            "You may soon get a [call|phone call] about me: <I've|I have> applied for {role}{at employer}.",
            "As I am in the running for {role}{at employer}, they may ask you what I am like to work with.",
            "Please <don't|do not> be surprised if someone asks you about me. I am a candidate for {role}{at employer}.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "We talked a good deal about {topic}.",
                "One of the subjects was {topic}.",
                "They spoke with me about {topic}.",
                "Part of the conversation was about {topic}.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "As far as I could tell, they <weren't|were not> sure about one thing: {concern}.",
                "A word from you would help with one point: {concern}.",
                "They may want to hear about this: {concern}.",
                "They seemed to have one doubt: {concern}.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "You could tell them most about {strength}.",
                "If they ask, you know best about {strength}.",
                "Nobody can say more about {strength} than you.",
                "What you saw of {strength} would help them.",
            ],
        ),
        Part::new(
            Sentence,
            Spare,
            &[
                "On {skill}, you may remember this: {evidence}.",
                "An example you could mention for {skill}: {evidence}.",
                "For {skill}, this is what <I'd|I would> mention: {evidence}.",
                "One good example of {skill}: {evidence}.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "Is that all right with you, and are you easy to reach in the next few days? Thank you so much for your help.",
                "If you would rather not, or will be away, please tell me. Many thanks for your support.",
                "Let me know if you would like to see the [advertisement|job posting] or my [CV|résumé] first. I am very grateful to you.",
                "Please say so if the time <doesn't|does not> suit you. Thank you for your support.",
            ],
        ),
    ],
};

/// A good word from someone you both know (J11).
pub const MUTUAL_CONTACT: Script = Script {
    subjects: &[
        "A [favour|favor] to ask: {role}{at employer}",
        "A [favour|favor] to ask: {role}",
        "A [favour|favor] to ask: my application{at employer}",
        "A [favour|favor] to ask",
    ],
    parts: &[
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "{if met}I had an interview{on day} for {role}{at employer}, and <I'd|I would> very much like to work there.",
                "{if met}My interview{on day} for {role}{at employer} left me really keen.",
                "{if met}You may have heard that I am looking for new work: I was interviewed{on day} for {role}{at employer}.",
                "{if met}<There's|There is> a job <I'd|I would> love to get: {role}{at employer}. I had an interview there{on day}.",
            ],
        )
        .or(&[
            "<I've|I have> applied for {role}{at employer}, and <I'd|I would> very much like to work there.",
            "<I'm|I am> a candidate for {role}{at employer} and really keen.",
            "You may have heard that I am looking for new work: I am a candidate for {role}{at employer}.",
            "<There's|There is> a job <I'd|I would> love to get, and they have my application: {role}{at employer}.",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "We talked a good deal about {topic}.",
                "One of the subjects was {topic}.",
                "They spoke with me about {topic}.",
                "Part of the conversation was about {topic}.",
            ],
        ),
        Part::new(
            Paragraph,
            Asked,
            &[
                "The decision lies with {manager}, whom I believe you know. Would you be willing to put in a word for me?",
                "If you are in touch with {manager}, who makes the decision, would you mention me?",
                "Would you feel able to tell {manager} what you know of my work?",
                "A word from you to {manager} would count for a lot. Is that something you could do?",
            ],
        )
        .or(&[
            "Would you be willing to put in a word for me there?",
            "If you know anyone there, would you mention me?",
            "Would you feel able to tell them what you know of my work?",
            "A word from you would count for a lot. Is that something you could do?",
        ]),
        Part::new(
            Sentence,
            Spare,
            &[
                "What I would bring is {skill}: {evidence}.",
                "My strong point is {skill}: {evidence}.",
                "On {skill}, this is what I can show: {evidence}.",
                "One example of {skill}: {evidence}.",
            ],
        ),
        Part::new(
            Paragraph,
            IfKnown,
            &[
                "If it <doesn't|does not> feel right, I understand. Thank you for thinking about it.",
                "Please feel free to say no. Thank you either way.",
                "If you would rather stay out of it, <that's|that is> fine. Thank you for reading this.",
                "Whatever you decide, thank you. <I'd|I would> be glad to return the [favour|favor].",
            ],
        ),
    ],
};
