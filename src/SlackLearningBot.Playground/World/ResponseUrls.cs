using SlackLearningBot.Slack;

namespace SlackLearningBot.Playground.World;

/// <summary>Where an answer to one interaction may be posted: five times within thirty minutes of machine time.</summary>
internal sealed class ResponseUrl(string id, string channelId, string userId, string? messageTs, DateTimeOffset issuedAt)
{
    public string Id { get; } = id;

    public string ChannelId { get; } = channelId;

    public string UserId { get; } = userId;

    /// <summary>The message it came from, which replace_original and delete_original mean; null for a command.</summary>
    public string? MessageTs { get; set; } = messageTs;

    public int Uses { get; set; }

    public bool Expired(DateTimeOffset machineNow) => machineNow - issuedAt > TimeSpan.FromMinutes(SlackLimits.ResponseUrlMinutes);

    public bool UsedUp => Uses >= SlackLimits.ResponseUrlUses;
}

/// <summary>The response urls a workspace gave out. Guarded by the workspace's lock.</summary>
internal sealed class ResponseUrls
{
    private readonly Dictionary<string, ResponseUrl> issued = [];

    public ResponseUrl Issue(string id, string channelId, string userId, string? messageTs, DateTimeOffset machineNow) =>
        issued[id] = new ResponseUrl(id, channelId, userId, messageTs, machineNow);

    public ResponseUrl? Find(string id) => issued.GetValueOrDefault(id);
}
