using SlackLearningBot.CrashTests.People;
using SlackLearningBot.Playground;

namespace SlackLearningBot.CrashTests;

/// <summary>One message of the bot that a person sees.</summary>
internal sealed record SeenMessage(string TeamId, string UserId, Seen Seen, string Ts, DateTimeOffset At);

/// <summary>
/// What people see twice, and whether it lies in the documented window: the bot did not know the outcome and looked, and Slack stored the first message only after that. On a machine
/// that is too busy to run a process for seconds it may come to that, because leases run faster than the clock.
/// </summary>
internal sealed class Doubles
{
    private readonly Dictionary<(string Channel, string Ts), int> posts = [];
    private readonly ILookup<string, int> looks;

    public Doubles(PlaygroundServer slack, IEnumerable<SeenMessage> seen, Func<Guid, bool> wasUnsure)
    {
        foreach (var call in slack.World.Calls.To("chat.postMessage"))
        {
            if (call.Answer is var answer && (string?)answer["channel"] is { } channel && (string?)answer["ts"] is { } ts)
            {
                posts[(channel, ts)] = call.Number;
            }
        }

        looks = slack.World.Calls.To("conversations.history").Where(call => call is { Ok: true, Fault: null })
            .ToLookup(call => (string)call.Arguments["channel"]!, call => call.Number);
        foreach (var twice in seen.GroupBy(one => (one.TeamId, one.UserId, one.Seen.Kind, one.Seen.Slot)).Where(group => group.Count() > 1))
        {
            (twice.Any(one => wasUnsure(one.Seen.DeliveryId)) && IsInWindow(slack.As(twice.Key.UserId, twice.Key.TeamId).Dm, [.. twice.Select(one => one.Ts).Order(StringComparer.Ordinal)]) ? InWindow : Wrong).Add([.. twice]);
        }
    }

    public List<IReadOnlyList<SeenMessage>> Wrong { get; } = [];

    public List<IReadOnlyList<SeenMessage>> InWindow { get; } = [];

    private bool IsInWindow(string channel, IReadOnlyList<string> stored) =>
        stored.Count == 2
        && posts.TryGetValue((channel, stored[0]), out var first) && posts.TryGetValue((channel, stored[1]), out var second)
        && looks[channel].Any(look => look < first) && !looks[channel].Any(look => look > first && look < second);
}
