using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>A short lesson before the first meeting, for each part its own.</summary>
internal static class Preparation
{
    public static ModalView For(Pairing pairing, Member member) => new(
        new PlainText("Prepare in 3 minutes"),
        [
            .. (member.Part, pairing.Facts.Kind) switch
            {
                (_, Kinds.Peer) => Peer,
                (Parts.Mentor, Kinds.Reverse) => ReverseMentor,
                (Parts.Mentor, _) => Mentor,
                (_, Kinds.Flash) => Talk,
                _ => Mentee,
            },
            new Divider(),
            new Section(Together),
        ],
        close: new PlainText("Done"));

    private static Section[] Mentor { get; } =
    [
        Part("Ask first, advise later", "Most of what helps is a good question. Begin with “What have you tried?” and “What would good look like?”, and count to five before you answer anything."),
        Part("Tell stories, not rules", "Say what happened to you, above all what went wrong. A rule fits your past; a story lets the other find what fits theirs."),
        Part("You need not know everything", "“I do not know, but I know who does” is a fine answer. Opening a door is often worth more than an opinion."),
        Part("Think of this now", "Which moment of your own way taught you most? What do you wish somebody had told you then?"),
    ];

    private static Section[] ReverseMentor { get; } =
    [
        Part("You are the one who knows", "You were asked because of what you can do, and the other wants to learn it. Explain as you would to a good colleague, without excuses."),
        Part("Show, then let them do it", "Ten minutes at the keyboard teach more than an hour of slides. Let them make the mistakes you have made."),
        Part("Say what you see", "A view from elsewhere in the company is half of the gift. Say kindly what looks odd from where you sit."),
        Part("Think of this now", "What is the first small thing they could do by themselves after one hour with you?"),
    ];

    private static Section[] Mentee { get; } =
    [
        Part("It is your hour", "You choose what it is about. Bring one real question each time; a small one of this week is better than a big one of this year."),
        Part("Say what kind of help you want", "To be heard, to be asked, to be told, or to be introduced to somebody: these are different. Saying it saves both of you half of the time."),
        Part("Come back with what happened", "Try one thing, and tell how it went, above all when it failed. Nothing pleases a mentor more."),
        Part("Think of this now", "If this goes well, what can you do in half a year that you cannot do today? How would others notice?"),
    ];

    private static Section[] Talk { get; } =
    [
        Part("One talk, one question", "Write your question in one sentence before you go. If there are three, choose the one that keeps you from moving on."),
        Part("Give the background in two minutes", "What you want, what you tried, where you are stuck. Then listen, and ask once more where it gets interesting."),
        Part("Think of this now", "What will you do differently the day after, if the talk goes well?"),
    ];

    private static Section[] Peer { get; } =
    [
        Part("Half of the time for each", "Set a clock. In your half you bring something real; in the other you ask, and keep your own story for later."),
        Part("Questions before advice", "“What makes it hard?” and “What would you do if you were not afraid of it?” help more than “I would…”."),
        Part("Hold each other to one thing", "At the end each says one thing to do until next time, and next time you begin with it."),
        Part("Think of this now", "What do you put off because nobody asks you about it?"),
    ];

    private static Mrkdwn Together { get; } = Mrkdwn.Of(
        $"*For your first talk, together:* Who are we, beside the job? What do we want to reach, and how will we notice? How direct may we be? What stays between us? When do we meet again?");

    private static Section Part(string heading, string text) => new(Mrkdwn.Of($"*{heading}.* {text}"));
}
