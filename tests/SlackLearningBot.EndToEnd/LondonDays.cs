using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackLearningBot.EndToEnd;

/// <summary>The Playground's clock, turned by the days after a first Monday, on London's clock (an hour behind Stockholm's).</summary>
internal sealed class LondonDays
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly Hands hands;
    private readonly DateTime monday;

    private LondonDays(Hands hands, DateTime monday) => (this.hands, this.monday) = (hands, monday);

    /// <summary>Turns to the next Monday's morning, whatever the day of this run.</summary>
    public static async Task<LondonDays> BeginAsync(Hands hands)
    {
        await hands.TurnToSaturdayAsync();
        var now = (string)(await hands.DoAsync("clock", new JsonObject { ["next_morning_of"] = "priya" }))["now"]!;
        return new LondonDays(hands, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture).UtcDateTime.Date);
    }

    public DateTimeOffset At(int day, int hour, int minute = 0)
    {
        var local = DateTime.SpecifyKind(monday.AddDays(day).AddHours(hour).AddMinutes(minute), DateTimeKind.Unspecified);
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }

    public Task TurnAsync(int day, int hour, int minute = 0) =>
        hands.DoAsync("clock", new JsonObject { ["to"] = At(day, hour, minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });

    /// <summary>Ten o'clock of each day.</summary>
    public async Task PassAsync(int first, int last)
    {
        for (var day = first; day <= last; day++)
        {
            await TurnAsync(day, 10);
        }
    }
}
