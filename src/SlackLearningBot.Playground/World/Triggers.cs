using System.Globalization;

namespace SlackLearningBot.Playground.World;

/// <summary>The right to open one view within three seconds of machine time.</summary>
internal sealed class Trigger(string id, string userId, string? viewId, DateTimeOffset issuedAt)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(3);

    public string Id { get; } = id;

    public string UserId { get; } = userId;

    /// <summary>The modal it was pressed in, which a push stacks on.</summary>
    public string? ViewId { get; } = viewId;

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    public bool Exchanged { get; set; }
}

/// <summary>The trigger ids a workspace gave out. Guarded by the workspace's lock.</summary>
internal sealed class Triggers
{
    private readonly Dictionary<string, Trigger> issued = [];

    public Trigger Issue(string userId, string? viewId, DateTimeOffset machineNow)
    {
        var number = issued.Count + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"{7000000000000L + number}.{4100000000L + number}.{number * 2654435761L:x16}");
        return issued[id] = new Trigger(id, userId, viewId, machineNow);
    }

    /// <summary>The trigger, marked as used; or Slack's word for why not.</summary>
    public (Trigger? Trigger, string? Error) Take(string id, DateTimeOffset machineNow)
    {
        if (!issued.TryGetValue(id, out var trigger))
        {
            return (null, "invalid_trigger_id");
        }

        if (machineNow - trigger.IssuedAt > Trigger.Life)
        {
            return (null, "expired_trigger_id");
        }

        return trigger.Exchanged ? (null, "exchanged_trigger_id") : (trigger, null);
    }
}
