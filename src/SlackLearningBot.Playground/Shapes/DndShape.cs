using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A person's do-not-disturb as the dnd methods and dnd_updated_user write it; times are Unix seconds, 1 where there is none.</summary>
internal static class DndShape
{
    /// <summary>With the pause, which dnd.info alone tells.</summary>
    public static JsonObject ForPerson(Person person, DateTimeOffset now)
    {
        var shape = ForTeam(person, now);
        var snoozed = person.SnoozedUntil is { } until && until > now;
        shape["snooze_enabled"] = snoozed;
        if (snoozed)
        {
            shape["snooze_endtime"] = person.SnoozedUntil!.Value.ToUnixTimeSeconds();
            shape["snooze_remaining"] = (long)(person.SnoozedUntil.Value - now).TotalSeconds;
            shape["snooze_is_indefinite"] = false;
        }

        return shape;
    }

    public static JsonObject ForTeam(Person person, DateTimeOffset now)
    {
        var (start, end) = person.Quiet?.At(person.TimeZone, now) is { } window
            ? (window.Start.ToUnixTimeSeconds(), window.End.ToUnixTimeSeconds())
            : (1, 1);
        return new JsonObject { ["dnd_enabled"] = person.Quiet is not null, ["next_dnd_start_ts"] = start, ["next_dnd_end_ts"] = end };
    }
}
