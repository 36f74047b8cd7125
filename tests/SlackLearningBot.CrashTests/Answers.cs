using SlackLearningBot.CrashTests.People;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.CrashTests;

internal sealed record ReviewRow
{
    public required string TeamId { get; init; }
    public required string UserId { get; init; }
    public required string QuestionId { get; init; }
    public string? ChosenText { get; init; }
}

/// <summary>
/// What became of people's clicks. Whoever clicked and was told that it went wrong knows that it did; of anybody else whose click was acknowledged an
/// answer must stand in the table, once, and in the message.
/// </summary>
internal sealed class Answers
{
    /// <summary>How the bot says so; see Remarks.Broken.</summary>
    private const string WentWrong = "Something went wrong on my side";

    public Answers(PlaygroundServer slack, Doings doings, IEnumerable<ReviewRow> rows)
    {
        var reviews = rows.ToLookup(row => (row.TeamId, row.UserId));
        Recorded = reviews.Sum(person => person.Count());
        RecordedTwice = [.. reviews.Where(person => person.GroupBy(row => row.QuestionId).Any(question => question.Count() > 1)).Select(person => person.Key)];
        foreach (var clicks in doings.Clicks.GroupBy(click => (click.TeamId, click.UserId)))
        {
            var person = slack.As(clicks.Key.UserId, clicks.Key.TeamId);
            var told = person.Messages().Count(message => message.EphemeralTo == person.UserId && message.Text.Contains(WentWrong, StringComparison.Ordinal));
            ToldWrong += told;
            if (clicks.Count(click => click.IsAcknowledged) <= told)
            {
                continue;
            }

            if (reviews[clicks.Key].ToList() is not [var one] || !clicks.Any(click => click.Choice == one.ChosenText))
            {
                NotRecordedOnce.Add($"{clicks.Key} recorded {reviews[clicks.Key].Count()} times");
            }
            else if (person.Messages().Where(message => Seen.Of(message) is { Kind: Crowd.Lesson }).Any(IsOpen))
            {
                NotShown.Add($"{clicks.Key}");
            }
        }
    }

    public long Recorded { get; }

    public int ToldWrong { get; }

    public List<string> NotRecordedOnce { get; } = [];

    public List<string> NotShown { get; } = [];

    public IReadOnlyList<(string TeamId, string UserId)> RecordedTwice { get; }

    /// <summary>Its question can still be clicked on.</summary>
    private static bool IsOpen(Message message) => new Spot.InMessage(null!, message).FindByWords("Alpha") is not null;
}
