using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Talks and sessions ahead that one said yes to, in App Home.</summary>
internal sealed class GatheringsHome(NpgsqlDataSource database, CalendarClock calendar) : IHomeSection
{
    private const int Most = 5;
    private const int LongestSpokenTitle = 50;

    public int Order => 18;

    public Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync<IReadOnlyList<Block>>(
        async transaction =>
        {
            var blocks = new List<Block>();
            foreach (var place in await PlaceStore.ReadAheadAsync(transaction, person, calendar.Now, Most, cancel))
            {
                blocks.Add(Line((await GatheringReads.FindAsync(transaction, person.TeamId, place.GatheringId, cancel))!, place.HasSeat));
            }

            return blocks.Count == 0 ? [] : [new Header("What you said yes to"), .. blocks];
        },
        cancel);

    private static Section Line(Gathering gathering, bool hasSeat)
    {
        var seat = hasSeat ? Mrkdwn.Of($"You have a seat.") : Mrkdwn.Of($"All seats are taken; you are on the waiting list.");
        return new Section(
            Mrkdwn.Of($"{Words.Heading(gathering)}\n{Words.When(gathering)}\n{seat}").Truncate(SlackLimits.SectionText),
            Accessory: GatheringButtons.StayFrom(gathering.GatheringId, Excerpt.Of(gathering.Title, LongestSpokenTitle)));
    }
}
