using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults;

/// <summary>Something a fault could strike: a call, an event, a click. Its names are the method, or the type and the subtype.</summary>
internal sealed record Occasion(string Name, Workspace? Workspace)
{
    public string? Subname { get; init; }

    /// <summary>Whom it is about or to, by id.</summary>
    public string? User { get; init; }

    public string? Channel { get; init; }

    /// <summary>Of a call: what it was given.</summary>
    public JsonObject Given { get; init; } = [];

    public string? Team => Workspace?.TeamId;

    /// <summary>A call of a method, about whom its arguments name.</summary>
    public static Occasion Call(string method, Workspace? workspace, JsonObject given)
    {
        var channel = given.Text("channel") ?? given.Text("channel_id");
        return new Occasion(method, workspace)
        {
            Channel = channel, Given = given,
            User = given.Text("user_id") ?? given.Text("user") ?? given.Text("users")?.Split(',')[0] ?? (channel is ['U' or 'W', ..] ? channel : null),
        };
    }

    public bool Is(string name) => name == Name || name == Subname || (name.EndsWith('*') && Name.StartsWith(name[..^1], StringComparison.Ordinal));

    public bool IsOf(string idOrHandle)
    {
        if (User == idOrHandle)
        {
            return true;
        }

        if (Workspace is not { } here)
        {
            return false;
        }

        lock (here.Gate)
        {
            var wanted = here.People.FindByAny(idOrHandle)?.Id;
            return wanted is not null && (wanted == User || IsDirectWith(here, wanted));
        }
    }

    public bool IsIn(string idOrName)
    {
        if (Channel == idOrName)
        {
            return true;
        }

        if (Workspace is not { } here || Channel is null)
        {
            return false;
        }

        lock (here.Gate)
        {
            return here.Conversations.FindByName(idOrName)?.Id == Channel;
        }
    }

    /// <summary>The conversation is the direct message of this person.</summary>
    private bool IsDirectWith(Workspace here, string user) =>
        Channel is { } id && here.Conversations.Find(id) is { IsDirect: true } direct && direct.Has(user);
}
