using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>What people's hands reach: the world, the line to the bot, and who is told of what happened.</summary>
internal sealed record Wiring(SlackWorld World, BotLine Line, Happenings Happenings)
{
    public Task<BotAnswer> InteractAsync(Workspace workspace, JsonObject payload, CancellationToken cancel) =>
        Line.InteractAsync(workspace, payload, cancel);

    /// <summary>Adds or changes a person; the bot hears of it (team_join, user_change).</summary>
    public async Task PutPersonAsync(Workspace workspace, Person person, CancellationToken cancel)
    {
        Task told;
        lock (workspace.Gate)
        {
            var isNew = workspace.People.Find(person.Id) is null;
            var dated = person with { UpdatedAt = workspace.Now.ToUnixTimeSeconds() };
            workspace.Admit(dated);
            told = isNew ? Happenings.PersonJoined(workspace, dated) : Happenings.PersonChanged(workspace, dated);
        }

        await told.WaitAsync(cancel);
    }

    /// <summary>Tells the person that the app failed, in a toast, and gives the matching result.</summary>
    public HandResult Failed(Workspace workspace, string user, string what, BotAnswer answer)
    {
        var late = answer.Failure == "http_timeout";
        var text = answer switch
        {
            _ when late => $"{what} did not work: the app did not answer in time.",
            { Failure: BotAnswer.NotInteractive } => $"{what} did not work: the app is not configured to handle interactive responses.",
            { Status: { } status } => $"{what} did not work: the app answered with an error ({status}).",
            _ => $"{what} did not work: the app cannot be reached.",
        };
        workspace.Toast(user, text);
        World.Live.ToPerson(workspace.TeamId, user, new LiveNote("state"));
        return new HandResult { Error = late ? "operation_timeout" : "dispatch_failed", Message = text, Answer = answer };
    }
}
