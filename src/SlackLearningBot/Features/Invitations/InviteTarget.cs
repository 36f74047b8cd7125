using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Invitations;

/// <summary>What an owner named.</summary>
internal enum TargetKind
{
    Person,
    Channel,
    Group,

    /// <summary>@name where Slack escapes nothing: a person or a group.</summary>
    Handle,

    /// <summary>#name where Slack escapes nothing.</summary>
    ChannelName,
}

/// <summary>One of those who shall be invited.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Slack's id; null while only a name is known.</param>
/// <param name="Name">Its name, without @ or #.</param>
/// <param name="Problem">Why nobody could be read of it.</param>
internal sealed record InviteTarget(TargetKind Kind, string? Id, string? Name, string? Problem = null)
{
    /// <summary>Where its people were found, as an invitation says it: a channel's id, a group's name, or nothing.</summary>
    [JsonIgnore]
    public string Via => Kind switch
    {
        TargetKind.Channel => Id!,
        TargetKind.Group => $"@{Name}",
        _ => "",
    };
}
