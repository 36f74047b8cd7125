using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>reactions.add, .remove and .get.</summary>
internal static class ReactionMethods
{
    private static readonly string[] Places = ["channel_not_found", "no_item_specified", "bad_timestamp", "message_not_found"];

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("reactions.add", Add)
        {
            AcceptsJson = true, Scope = "reactions:write",
            Errors = [.. Places, "invalid_name", "already_reacted", "is_archived", "too_many_emoji", "too_many_reactions"],
        },
        new("reactions.remove", Remove)
        {
            AcceptsJson = true, Scope = "reactions:write", Tier = 2, Errors = [.. Places, "invalid_name", "no_reaction", "file_not_found", "file_comment_not_found"],
        },
        new("reactions.get", Get) { Scope = "reactions:read", Errors = [.. Places, "file_not_found", "file_comment_not_found"] },
    ];

    private static JsonObject Add(ApiCall call)
    {
        var name = Name(call);
        var (channel, message) = Message(call);
        if (channel.IsArchived)
        {
            throw new Refusal("is_archived");
        }

        var bot = call.Workspace.Bot.Id;
        if (message.Reactions.Find(name) is { } known && known.Users.Contains(bot, StringComparer.Ordinal))
        {
            throw new Refusal("already_reacted");
        }

        if (message.Reactions.Find(name) is null && message.Reactions.All.Count >= Reactions.MostEmoji)
        {
            throw new Refusal("too_many_emoji");
        }

        if (message.Reactions.By(bot) >= Reactions.MostByOne)
        {
            throw new Refusal("too_many_reactions");
        }

        _ = call.Happenings.People.React(call.Workspace, channel, message, name, bot);
        return [];
    }

    private static JsonObject Remove(ApiCall call)
    {
        var name = Name(call);
        RefuseFiles(call);
        var (channel, message) = Message(call);
        var bot = call.Workspace.Bot.Id;
        if (message.Reactions.Find(name)?.Users.Contains(bot, StringComparer.Ordinal) != true)
        {
            throw new Refusal("no_reaction");
        }

        _ = call.Happenings.People.Unreact(call.Workspace, channel, message, name, bot);
        return [];
    }

    private static JsonObject Get(ApiCall call)
    {
        RefuseFiles(call);
        var (channel, message) = Message(call);
        var shape = MessageShape.ForApi(call.Workspace, channel, message);
        shape["permalink"] = PostMethods.Link(call.Workspace, channel, message);
        return new JsonObject { ["type"] = "message", ["message"] = shape, ["channel"] = channel.Id };
    }

    /// <summary>Files carry no reactions here, and comments of files are long gone.</summary>
    private static void RefuseFiles(ApiCall call)
    {
        foreach (var item in new[] { "file", "file_comment" })
        {
            if (call.Arguments.Text(item) is not null)
            {
                throw new Refusal(item + "_not_found");
            }
        }
    }

    private static (Conversation Channel, Message Message) Message(ApiCall call)
    {
        if (call.Arguments.Text("channel") is not { } id || call.Arguments.Text("timestamp") is not { } ts)
        {
            throw new Refusal("no_item_specified");
        }

        var channel = call.Find(id) ?? throw new Refusal("channel_not_found");
        return Timestamps.Read(ts) is null
            ? throw new Refusal("bad_timestamp")
            : (channel, channel.Find(ts) ?? throw new Refusal("message_not_found"));
    }

    /// <summary>An emoji's name without its colons, perhaps with a skin tone: "thumbsup::skin-tone-3".</summary>
    private static string Name(ApiCall call)
    {
        var name = (call.Arguments.Text("name") ?? throw new Refusal("invalid_name")).Trim(':');
        var parts = name.Split("::", 2);
        var isFine = parts[0].Length is > 0 and <= 100 && parts[0].All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-' or '+' or '\'')
            && (parts.Length == 1 || parts[1] is "skin-tone-2" or "skin-tone-3" or "skin-tone-4" or "skin-tone-5" or "skin-tone-6");
        return isFine ? name : throw new Refusal("invalid_name");
    }
}
