using System.Text.Json;

namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>How many people <see cref="DndTeamInfoAsync"/> takes at once.</summary>
    public const int MostDndUsers = 50;

    /// <summary>
    /// The do-not-disturb of up to <see cref="MostDndUsers"/> people, by their ids (https://docs.slack.dev/reference/methods/dnd.teamInfo). Slack may leave
    /// somebody out. The team is for organisation-wide tokens.
    /// </summary>
    public Task<SlackResult<IReadOnlyDictionary<string, DndStatus>>> DndTeamInfoAsync(
        string token, IReadOnlyCollection<string> userIds, string? teamId, CancellationToken cancel) =>
        FormAsync<IReadOnlyDictionary<string, DndStatus>>(
            new("dnd.teamInfo", Repeatable: true),
            token,
            [("users", string.Join(',', userIds)), ("team_id", teamId)],
            answer => answer.Json.Object("users") is { } users
                ? users.EnumerateObject().Where(user => user.Value.ValueKind is JsonValueKind.Object).DistinctBy(user => user.Name)
                    .ToDictionary(user => user.Name, user => DndStatus.From(user.Value))
                : null,
            cancel);
}
