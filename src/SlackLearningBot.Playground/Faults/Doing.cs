using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults;

/// <summary>Something that is done at once, or just before what it strikes: where, to whom, and with what.</summary>
internal sealed record Doing(PlaygroundServer Server, FaultRule Rule, Occasion? Before = null, CancellationToken Cancel = default)
{
    public string Variant => Rule.Variant.Name;

    public string? Value => Rule.Wish.Value;

    public Workspace Workspace => Rule.Wish.Team is { } team
        ? Server.World.Find(team) ?? throw new FaultException("team", $"There is no workspace '{team}'.")
        : Before?.Workspace ?? Server.Workspace();

    public Happenings Happenings => Server.Happenings;

    /// <summary>The person named, or whom the call is about.</summary>
    public Person Person
    {
        get
        {
            var workspace = Workspace;
            lock (workspace.Gate)
            {
                var found = Rule.Wish.User is { } named ? workspace.People.FindByAny(named) : Struck(workspace);
                return found ?? throw new FaultException("user", $"{Rule.Fault.Id} happens to a person; name one in 'user'.");
            }
        }
    }

    /// <summary>The conversation named, or the one the call is about.</summary>
    public Conversation Channel
    {
        get
        {
            var workspace = Workspace;
            lock (workspace.Gate)
            {
                var named = Rule.Wish.Channel ?? Before?.Channel;
                return (named is null ? null : workspace.Conversations.Find(named) ?? workspace.Conversations.FindByName(named))
                    ?? throw new FaultException("channel", $"{Rule.Fault.Id} happens to a channel; name one in 'channel'.");
            }
        }
    }

    public static JsonObject Done() => new() { ["ok"] = true };

    /// <summary>What the app answered.</summary>
    public static JsonObject Told(BotAnswer answer) => new()
    {
        ["ok"] = true, ["status"] = answer.Status, ["body"] = answer.Body, ["failure"] = answer.Failure,
    };

    /// <summary>Lets something happen inside the workspace's lock, and waits until the app was told (not when it strikes a call, which waits for its answer).</summary>
    public async Task<JsonObject> LetAsync(Func<Workspace, Task> happen)
    {
        Task told;
        var workspace = Workspace;
        lock (workspace.Gate)
        {
            told = happen(workspace);
        }

        if (Before is null)
        {
            await told.WaitAsync(Cancel);
        }

        return Done();
    }

    private Person? Struck(Workspace workspace)
    {
        if (Before?.User is { } user && workspace.People.Find(user) is { IsBot: false } person)
        {
            return person;
        }

        return Before?.Channel is { } id && workspace.Conversations.Find(id) is { IsDirect: true } direct
            ? direct.Members.Select(workspace.People.Find).FirstOrDefault(member => member is { IsBot: false })
            : null;
    }
}
