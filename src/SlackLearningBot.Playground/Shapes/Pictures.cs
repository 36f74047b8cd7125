using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>Addresses of the pictures of people, apps and workspaces: letters on a colour, in the sizes Slack names.</summary>
internal static class Pictures
{
    private static readonly int[] OfPeople = [24, 32, 48, 72, 192, 512];
    private static readonly int[] OfApps = [36, 48, 72];
    private static readonly int[] OfTeams = [34, 44, 68, 88, 102, 132];

    public static void AddTo(JsonObject profile, Workspace workspace, Person person) => Add(profile, workspace, person.Id, OfPeople);

    public static JsonObject OfApp(Workspace workspace) => Add([], workspace, workspace.Bot.Id, OfApps);

    public static JsonObject OfTeam(Workspace workspace) => Add(new JsonObject { ["image_default"] = true }, workspace, workspace.TeamId, OfTeams);

    private static JsonObject Add(JsonObject shape, Workspace workspace, string whose, int[] sizes)
    {
        foreach (var size in sizes)
        {
            shape[$"image_{size}"] = $"{workspace.World.Url}/pictures/{workspace.TeamId}/{whose}-{size}.svg";
        }

        return shape;
    }
}
