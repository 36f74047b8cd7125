using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Turns people's time forward by a duration, to an instant, or to somebody's next working morning.</summary>
internal sealed class ClockControl(PlaygroundServer server)
{
    public async Task<JsonObject> TurnAsync(ControlRequest request, CancellationToken cancel)
    {
        if (!await server.TurnClockAsync(Target(request), cancel))
        {
            throw new ControlRefusal("clock_backwards", "The clock only turns forward.");
        }

        var now = server.Clock.GetUtcNow().UtcDateTime;
        return new JsonObject { ["ok"] = true, ["now"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
    }

    private DateTimeOffset Target(ControlRequest request)
    {
        var now = server.Clock.GetUtcNow();
        if (request.Body.Text("next_morning_of") is { } user)
        {
            return Zones.NextMorning(Zone(request, user), now);
        }

        if (request.Body.Text("to") is { } to)
        {
            return DateTimeOffset.TryParse(to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw new ControlRefusal("invalid_time", $"'{to}' is not a time; write 2026-11-24T08:00:00Z.");
        }

        try
        {
            return now + XmlConvert.ToTimeSpan(request.Text("advance"));
        }
        catch (Exception problem) when (problem is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new ControlRefusal("invalid_duration", $"'{request.Text("advance")}' is not a duration; write PT1H or P1D.");
        }
    }

    private static string Zone(ControlRequest request, string user)
    {
        lock (request.Workspace.Gate)
        {
            var person = request.Workspace.People.FindByAny(user)
                ?? throw new ControlRefusal("user_not_found", $"There is no person '{user}'.");
            return person.TimeZone ?? "Etc/UTC";
        }
    }
}
