using System.Text.Json;

namespace SlackLearningBot.Outbox.Operations;

/// <summary>One entry of a delivery's history (<see cref="Turns"/>).</summary>
/// <param name="At">When it happened, the last time if more than once. Calendar time.</param>
/// <param name="What">A word of <see cref="Turns"/>, or one of a newer version.</param>
/// <param name="Why">An error's code or a reason.</param>
/// <param name="Times">How often, one after the other.</param>
/// <param name="First">When it happened first, if more than once.</param>
internal sealed record Turn(DateTimeOffset At, string What, string? Why, int Times, DateTimeOffset? First)
{
    public static IReadOnlyList<Turn> Read(string? history)
    {
        if (history is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(history);
        return [.. json.RootElement.EnumerateArray().Select(Read)];
    }

    private static Turn Read(JsonElement turn) => new(
        turn.GetProperty("at").GetDateTimeOffset(),
        turn.GetProperty("what").GetString() ?? "",
        turn.TryGetProperty("why", out var why) ? why.GetString() : null,
        turn.TryGetProperty("times", out var times) ? times.GetInt32() : 1,
        turn.TryGetProperty("first", out var first) ? first.GetDateTimeOffset() : null);
}
