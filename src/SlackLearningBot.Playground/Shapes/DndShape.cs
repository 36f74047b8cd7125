using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A person's do-not-disturb as the dnd methods and dnd_updated_user write it; times are Unix seconds, 1 where there is none.</summary>
internal static class DndShape
{
    /// <summary>Whether there is a pause is told in any case.</summary>
    public static JsonObject ForPerson(Person person, DateTimeOffset now)
    {
        var shape = ForTeam(person, now);
        shape.TryAdd("snooze_enabled", false);
        return shape;
    }

    /// <summary>As one of many, and in events: a pause only while there is one.</summary>
    public static JsonObject ForTeam(Person person, DateTimeOffset now)
    {
        var (start, end) = person.Quiet?.At(person.TimeZone, now) is { } window
            ? (window.Start.ToUnixTimeSeconds(), window.End.ToUnixTimeSeconds())
            : (1, 1);
        var shape = new JsonObject { ["dnd_enabled"] = person.Quiet is not null, ["next_dnd_start_ts"] = start, ["next_dnd_end_ts"] = end };
        if (person.SnoozedUntil is { } until && until > now)
        {
            shape["snooze_enabled"] = true;
            shape["snooze_endtime"] = until.ToUnixTimeSeconds();
            shape["snooze_remaining"] = (long)(until - now).TotalSeconds;
            shape["snooze_is_indefinite"] = false;
        }

        return shape;
    }
}
