namespace SlackLearningBot.Slack.Web;

/// <summary>A user group: people who are mentioned together (https://docs.slack.dev/reference/objects/usergroup-object). The handle has no @.</summary>
public sealed record UserGroup(string Id, string? Name, string? Handle);

public sealed partial class SlackClient
{
    /// <summary>The workspace's groups; the answer has no pages. The team is for organisation-wide tokens.</summary>
    public Task<SlackResult<Page<UserGroup>>> UsergroupsListAsync(string token, string? teamId, CancellationToken cancel) =>
        FormAsync(
            new("usergroups.list", Repeatable: true),
            token,
            [("team_id", teamId)],
            answer => answer.Page("usergroups", group => new UserGroup(group.Text("id") ?? "", group.Text("name"), group.Text("handle"))),
            cancel);

    /// <summary>The ids of a group's members; the answer has no pages.</summary>
    public Task<SlackResult<Page<string>>> UsergroupsUsersListAsync(string token, string groupId, string? teamId, CancellationToken cancel) =>
        FormAsync(
            new("usergroups.users.list", Repeatable: true),
            token,
            [("usergroup", groupId), ("team_id", teamId)],
            answer => new Page<string>(answer.Json.Texts("users"), answer.NextCursor),
            cancel);
}
