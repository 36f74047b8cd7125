using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>bookmarks.add and bookmarks.list: links at the top of a channel.</summary>
internal static class BookmarkMethods
{
    private const int MostInChannel = 100;

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("bookmarks.add", Add)
        {
            AcceptsJson = true, Scope = "bookmarks:write", Tier = 2,
            Errors = ["channel_not_found", "access_denied", "invalid_bookmark_type", "invalid_link", "invalid_emoji", "too_many_bookmarks"],
        },
        new("bookmarks.list", List) { AcceptsJson = true, Scope = "bookmarks:read", Errors = ["channel_not_found", "access_denied"] },
    ];

    private static JsonObject Add(ApiCall call)
    {
        var channel = Channel(call);
        var title = call.Text("title");
        if (call.Text("type") != "link")
        {
            throw new Refusal("invalid_bookmark_type");
        }

        var link = call.Arguments.Text("link");
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new Refusal("invalid_link");
        }

        var emoji = call.Arguments.Text("emoji");
        if (emoji is not null && !(emoji.Length > 2 && emoji.StartsWith(':') && emoji.EndsWith(':') && !emoji.Contains(' ', StringComparison.Ordinal)))
        {
            throw new Refusal("invalid_emoji");
        }

        if (channel.Bookmarks.Count >= MostInChannel)
        {
            throw new Refusal("too_many_bookmarks");
        }

        var bookmark = new Bookmark(call.Workspace.Ids.Next("Bk"), title, link!, emoji ?? "", call.Workspace.Now);
        channel.Bookmarks.Add(bookmark);
        call.World.Live.ToMembers(call.Workspace.TeamId, channel, new LiveNote("state"));
        return new JsonObject { ["bookmark"] = Shape(call, channel, bookmark) };
    }

    private static JsonObject List(ApiCall call)
    {
        var channel = Channel(call);
        return new JsonObject { ["bookmarks"] = Json.Array(channel.Bookmarks.Select(bookmark => Shape(call, channel, bookmark))) };
    }

    private static Conversation Channel(ApiCall call)
    {
        var channel = call.Channel("channel_id");
        return channel.Has(call.Workspace.Bot.Id) ? channel : throw new Refusal("access_denied");
    }

    private static JsonObject Shape(ApiCall call, Conversation channel, Bookmark bookmark) => new()
    {
        ["id"] = bookmark.Id, ["channel_id"] = channel.Id, ["title"] = bookmark.Title, ["link"] = bookmark.Link, ["emoji"] = bookmark.Emoji,
        ["icon_url"] = "", ["type"] = "link", ["entity_id"] = null, ["date_created"] = bookmark.Created.ToUnixTimeSeconds(), ["date_updated"] = 0,
        ["rank"] = "g", ["last_updated_by_user_id"] = call.Workspace.Bot.Id, ["last_updated_by_team_id"] = call.Workspace.TeamId,
        ["shortcut_id"] = null, ["app_id"] = null,
    };
}
