using System.Text.Json;

namespace SlackLearningBot.Slack;

/// <summary>
/// Somebody's do-not-disturb: the nightly schedule's present or next time, and a pause of notifications on top, which Slack does not always tell.
/// Slack writes 1 for a time that there is none of; here it is null.
/// </summary>
public sealed record DndStatus(bool IsEnabled, DateTimeOffset? NextStart, DateTimeOffset? NextEnd, bool IsSnoozed, DateTimeOffset? SnoozeEnd)
{
    internal static DndStatus From(JsonElement json) => new(
        json.Flag("dnd_enabled"), Time(json, "next_dnd_start_ts"), Time(json, "next_dnd_end_ts"), json.Flag("snooze_enabled"), Time(json, "snooze_endtime"));

    private static DateTimeOffset? Time(JsonElement json, string name) => json.Whole(name) is > 1 and var seconds ? JsonFields.Instant(seconds) : null;
}
