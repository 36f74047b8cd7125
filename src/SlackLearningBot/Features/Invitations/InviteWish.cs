using System.Text.RegularExpressions;

namespace SlackLearningBot.Features.Invitations;

/// <summary>What stood behind <c>/learn invite</c>: people, channels and groups anywhere in it, and the track in what is left.</summary>
internal sealed partial record InviteWish(IReadOnlyList<InviteTarget> Targets, string Track)
{
    public const int MostTargets = 20;

    /// <summary>Reads Slack's escaped mentions (https://docs.slack.dev/interactivity/implementing-slash-commands) and, where escaping is off, @name and #name.</summary>
    public static InviteWish Read(string words)
    {
        var targets = new List<InviteTarget>();
        var rest = Target().Replace(words, match =>
        {
            targets.Add(TargetOf(match));
            return " ";
        });
        var track = Spaces().Replace(rest.Replace(',', ' '), " ").Trim();
        return new InviteWish([.. targets.Distinct()], track.StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? track[3..].Trim() : track);
    }

    private static InviteTarget TargetOf(Match match) => match switch
    {
        _ when match.Groups["user"] is { Success: true } user => new(TargetKind.Person, user.Value, null),
        _ when match.Groups["channel"] is { Success: true } channel => new(TargetKind.Channel, channel.Value, NameOf(match)),
        _ when match.Groups["group"] is { Success: true } group => new(TargetKind.Group, group.Value, NameOf(match)?.TrimStart('@') ?? group.Value),
        _ when match.Groups["at"] is { Success: true } at => new(TargetKind.Handle, null, at.Value),
        _ => new(TargetKind.ChannelName, null, match.Groups["hash"].Value),
    };

    private static string? NameOf(Match match) => match.Groups["name"] is { Success: true, Length: > 0 } name ? name.Value : null;

    [GeneratedRegex(
        @"<@(?<user>[UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>|<#(?<channel>[CG][A-Z0-9]{1,30})(?:\|(?<name>[^<>]*))?>|<!subteam\^(?<group>S[A-Z0-9]{1,30})(?:\|(?<name>[^<>]*))?>"
        + @"|(?<![^\s,])@(?<at>[^\s,<>@#]{1,80})|(?<![^\s,])#(?<hash>[^\s,<>@#]{1,80})", RegexOptions.None, 1000)]
    private static partial Regex Target();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
