using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>Who comes to a talk, on its card: how many, and what the person who looks at it said.</summary>
internal static class TalkSeatsView
{
    /// <summary>Empty as long as it has no date.</summary>
    public static Mrkdwn Line(Talk talk, TalkSeats seats) => (talk.State, seats) switch
    {
        (TalkStates.Planned, { Answer: "yes" }) => Mrkdwn.Of($"\n{Numbers(talk, seats)} · *You have a seat.*"),
        (TalkStates.Planned, { Answer: "waiting" }) => Mrkdwn.Of($"\n{Numbers(talk, seats)} · *You are on the waiting list.*"),
        (TalkStates.Planned, _) => Mrkdwn.Of($"\n{Numbers(talk, seats)}"),
        (TalkStates.Held, { AttendedAt: not null }) => Mrkdwn.Of($"\n*You were there.*"),
        _ => Mrkdwn.Empty,
    };

    private static string Numbers(Talk talk, TalkSeats seats) => talk.Seats switch
    {
        null => $"{HappeningWords.Count(seats.Coming, "person comes", "people come")}, and there is room for all",
        { } all when seats.Waiting > 0 => $"{seats.Coming} of {HappeningWords.Count(all, "seat is", "seats are")} taken, {HappeningWords.Count(seats.Waiting, "person waits", "people wait")}",
        { } all => $"{seats.Coming} of {HappeningWords.Count(all, "seat is", "seats are")} taken",
    };

    /// <summary>What they can say of themselves now. Whoever speaks is there anyway.</summary>
    public static List<Element> Buttons(Talk talk, TalkSeats seats, string userId, DateTimeOffset now)
    {
        var speaks = talk.Hosts.Contains(userId);
        return talk switch
        {
            { State: TalkStates.Planned } when talk.StartsAt > now && seats.WantsToCome => [GatheringButtons.Stay(talk.TalkId)],
            { State: TalkStates.Planned } when talk.StartsAt > now && !speaks => [GatheringButtons.Come(talk.TalkId)],
            { State: TalkStates.Held } when !speaks =>
            [
                .. seats.AttendedAt is null && Attendance.IsOpen(talk.StartsAt ?? talk.CreatedAt, now) ? [GatheringButtons.Attended(talk.TalkId)] : Array.Empty<Element>(),
                .. talk.Hosts.Length > 0 ? [GatheringButtons.Tell(talk.TalkId, GatheringKinds.Talk)] : Array.Empty<Element>(),
            ],
            _ => [],
        };
    }
}
