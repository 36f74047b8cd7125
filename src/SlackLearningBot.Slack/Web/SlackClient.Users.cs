using System.Globalization;

namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>A person, with their locale.</summary>
    public Task<SlackResult<SlackMember>> UsersInfoAsync(string token, string userId, CancellationToken cancel) =>
        FormAsync(new("users.info", Repeatable: true), token, [("user", userId), ("include_locale", "true")], ReadMember, cancel);

    public Task<SlackResult<SlackMember>> UsersLookupByEmailAsync(string token, string email, CancellationToken cancel) =>
        FormAsync(new("users.lookupByEmail", Repeatable: true), token, [("email", email)], ReadMember, cancel);

    /// <summary>One page of the workspace's people, with their locale; deactivated people are in it. The team is for organisation-wide tokens.</summary>
    public Task<SlackResult<Page<SlackMember>>> UsersListPageAsync(
        string token, string? cursor, int limit, string? teamId, CancellationToken cancel) =>
        FormAsync(
            new("users.list", Repeatable: true),
            token,
            [("cursor", cursor), ("limit", Number(limit)), ("include_locale", "true"), ("team_id", teamId)],
            answer => answer.Page("members", SlackMember.From),
            cancel);

    /// <summary>All pages, one after another; a failure is the last thing that comes. The same person may come twice.</summary>
    public IAsyncEnumerable<SlackResult<Page<SlackMember>>> UsersListAsync(
        string token, int limit, string? teamId, CancellationToken cancel) =>
        Pages.AllAsync("users.list", (cursor, stop) => UsersListPageAsync(token, cursor, limit, teamId, stop), cancel);

    private static SlackMember? ReadMember(SlackAnswer answer) =>
        answer.Json.Object("user") is { } user && user.Text("id") is not null ? SlackMember.From(user) : null;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
