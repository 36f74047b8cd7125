using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The first message to people who agreed: preparation, agreement, first meeting. It changes in place.</summary>
internal static class HelloView
{
    public const string Prepare = "mentorship.prepare";
    public const string Agree = "mentorship.agree";
    public const string Change = "mentorship.change";
    public const string Wrong = "mentorship.wrong";

    /// <param name="pairing">Open, with its conversation.</param>
    /// <param name="times">For the first meeting, while none is agreed on.</param>
    public static SlackMessage Message(Pairing pairing, IReadOnlyList<DateTimeOffset> times)
    {
        var value = Values.Of(pairing.Id);
        var intro = Intro(pairing);
        return new SlackMessage(
            intro,
            [
                new Section(intro),
                .. pairing.Facts.Conversations > 1 ? (Block[])[new Context([Mrkdwn.Of($"Slack adds nobody to a group message, so this is a new one for all of you. What was said before stays in the old one.")])] : [],
                new Section(
                    Mrkdwn.Of($"*1. Prepare.* Three minutes of reading, for each of you your own part. People who prepare have the better first talk."),
                    Accessory: new Button("Prepare in 3 minutes", Prepare, value)),
                new Section(Agreement(pairing).Truncate(SlackLimits.SectionText)),
                new Actions([new Button("I agree", Agree, value, Style: ButtonStyle.Primary), new Button("Change it", Change, value)]),
                new Context([Agreed(pairing)]),
                .. MeetUpView.Part(pairing, times, Places.Hello, "*3. Meet.* "),
                new Actions([new Button("Something is wrong", Wrong, value)]),
                new Context([Mrkdwn.Of($"“Something is wrong” tells one named person, and says whom before you send it. `/mentor end` ends this at any time; I name nobody and give no reason.")]),
            ]);
    }

    /// <summary>When it was ended meanwhile.</summary>
    public static SlackMessage Over(Pairing pairing)
    {
        var text = Mrkdwn.Of($"The mentorship of {Words.People(pairing.Members)} has come to its end. Thank you for the time you gave each other.");
        return new SlackMessage(text, [new Section(text)]);
    }

    private static Mrkdwn Intro(Pairing pairing)
    {
        var (mentors, others) = ((List<Member>)[.. pairing.Members.Where(one => one.Part == Parts.Mentor)], (List<Member>)[.. pairing.Members.Where(one => one.Part != Parts.Mentor)]);
        return pairing.Facts.Kind switch
        {
            Kinds.Peer when pairing.Facts.IsOfRound => Mrkdwn.Of($"*Your round matched you as peers:* {Words.People(pairing.Members)}. Nobody is the teacher here; each of you brings a question and lends an ear."),
            _ when pairing.Facts.IsOfRound => Mrkdwn.Of($"*Your round matched you for a mentorship:* {Words.People(mentors)} mentors {Words.People(others)}."),
            Kinds.Peer => Mrkdwn.Of($"*You agreed to help each other:* {Words.People(pairing.Members)}. Nobody is the teacher here; each of you brings a question and lends an ear."),
            Kinds.Reverse => Mrkdwn.Of($"*You agreed on a reverse mentorship:* {Words.People(mentors)} shows {Words.People(others)} something newer, whatever your titles say."),
            Kinds.Group => Mrkdwn.Of($"*You agreed on a mentoring group:* {Words.People(mentors)} with {Words.People(others)}."),
            Kinds.Flash => Mrkdwn.Of($"*You agreed on one talk:* {Words.People(mentors)} with {Words.People(others)}. One good conversation, and nothing is owed afterwards."),
            _ => Mrkdwn.Of($"*You agreed on a mentorship:* {Words.People(mentors)} mentors {Words.People(others)}. Good that you found each other."),
        };
    }

    private static Mrkdwn Agreement(Pairing pairing)
    {
        var facts = pairing.Facts;
        var goal = pairing.Goal.Length > 0 ? Mrkdwn.Of($"“{pairing.Goal.TrimEnd('.', ' ')}”") : Mrkdwn.Of($"not written down yet; “Change it” does that");
        var rhythm = facts.IsFlash
            ? Mrkdwn.Of($"one talk of {facts.Minutes} minutes")
            : Mrkdwn.Of($"you meet {Words.Rhythm(facts.EveryDays)} for {facts.Minutes} minutes, until {Words.Day(facts.EndsOn!.Value)}");
        return Mrkdwn.Of($"*2. Agree on the plan.*\n• *Goal:* {goal}.\n• *Rhythm:* {rhythm}.\n• *Confidential:* what you say to each other stays between you. Notes belong to who writes them. Who runs the programme sees that you meet, never what you say.");
    }

    private static Mrkdwn Agreed(Pairing pairing)
    {
        List<Member> agreed = [.. pairing.Members.Where(one => one.AgreedAt is not null)];
        List<Member> open = [.. pairing.Members.Where(one => one.AgreedAt is null)];
        return (agreed, open) switch
        {
            ([], _) => Mrkdwn.Of($"It waits for all of you."),
            (_, []) => Mrkdwn.Of($"✅ All of you agreed: {Words.People(agreed)}."),
            _ => Mrkdwn.Of($"✅ Agreed: {Words.People(agreed)}. Still open: {Words.People(open)}."),
        };
    }
}
