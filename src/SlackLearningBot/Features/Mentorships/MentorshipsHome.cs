using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"Your mentorships" in App Home: with whom, when next, and what one can do.</summary>
internal sealed class MentorshipsHome(NpgsqlDataSource database, CalendarClock calendar) : IHomeSection
{
    private const int Most = 5;

    public int Order => 28;

    public Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync<IReadOnlyList<Block>>(
        async transaction =>
        {
            var open = await MemberStore.ReadOpenAsync(transaction, person, cancel);
            if (open.Count == 0)
            {
                return [];
            }

            var blocks = new List<Block> { new Header(new PlainText("Your mentorships")) };
            foreach (var id in open.Take(Most))
            {
                if (await PairingStore.FindAsync(transaction, person.TeamId, id, calendar.Now, cancel) is { } pairing)
                {
                    blocks.AddRange(Render(pairing, person.UserId, calendar.Now));
                }
            }

            if (open.Count > Most)
            {
                blocks.Add(new Context([Mrkdwn.Of($"These are the oldest {Most} of {open.Count}.")]));
            }

            return blocks;
        },
        cancel);

    private static IEnumerable<Block> Render(Pairing pairing, string userId, DateTimeOffset now)
    {
        var others = Words.People(pairing.OthersThan(userId));
        var next = pairing switch
        {
            { Ahead: { } over } when over.EndsAt <= now => Mrkdwn.Of($"Your meeting of {Words.Moment(over.StartsAt)} is over; your conversation asks whether it took place."),
            { Ahead: { } ahead } => Mrkdwn.Of($"You meet {Words.Moment(ahead.StartsAt)}."),
            { Facts: { Channel: null, Refused: { } why } } => Mrkdwn.Of($"Slack does not let me open your conversation (`{why}`). I try again every day, and the owners hear of what they can change."),
            { Facts.Channel: null } => Mrkdwn.Of($"Your conversation is being opened."),
            _ => Mrkdwn.Of($"No meeting is agreed on yet."),
        };
        var goal = pairing.Goal.Length > 0 ? Mrkdwn.Of($"\nGoal: “{pairing.Goal}”") : Mrkdwn.Empty;
        yield return new Section(Mrkdwn.Of($"*With {others}.* {next}{goal}").Truncate(SlackLimits.SectionText));
        var value = Values.Of(pairing.Id);
        var buttons = new List<Element>();
        if (pairing is { Ahead: { } meeting } && meeting.EndsAt > now)
        {
            buttons.Add(new Button("Move it", MeetUpView.Move, Values.Of(new MeetUpValue(pairing.Id, meeting.MeetUpId))));
        }
        else if (pairing.Facts.Channel is not null)
        {
            buttons.Add(new Button("Propose times", MeetUpView.Find, value));
        }

        if (pairing.Newest is { } newest)
        {
            buttons.Add(new Button("Write a note", AskView.Note, Values.Of(new MeetUpValue(pairing.Id, newest.MeetUpId))));
        }

        buttons.Add(new Button("Something is wrong", HelloView.Wrong, value));
        buttons.Add(new Button("End it", OverView.End, value));
        yield return new Actions(buttons);
    }
}
