using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>Words that several messages about sessions use.</summary>
internal static class SessionWords
{
    /// <summary>When, how long and where.</summary>
    public static Mrkdwn When(SessionDate date) => Mrkdwn.Of($"{HappeningWords.Moment(date.StartsAt)}, {date.Minutes} minutes{HappeningWords.Place(date.Place)}");

    /// <summary>How many still can come, or how it stands.</summary>
    public static string Seats(SessionDate date) => date switch
    {
        { State: DateStates.Cancelled } => "called off",
        { State: DateStates.Held } => "over",
        { Seats: null } => HappeningWords.Count(date.Coming, "person comes", "people come"),
        { Seats: { } seats } when seats > date.Coming => HappeningWords.Count(seats - date.Coming, "seat is left", "seats are left"),
        { Waiting: 0 } => "all seats are taken",
        _ => $"all seats are taken, {HappeningWords.Count(date.Waiting, "person waits", "people wait")}",
    };
}
