using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>conversations.history (newest first) and conversations.replies (oldest first).</summary>
internal static class HistoryMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("conversations.history", History) { AcceptsJson = true, Errors = [.. Unreadable, "not_in_channel"] },
        new("conversations.replies", Replies) { Errors = [.. Unreadable, "thread_not_found"] },
    ];

    private static IReadOnlyList<string> Unreadable => ["channel_not_found", "invalid_ts_latest", "invalid_ts_oldest", "invalid_cursor"];

    private static JsonObject History(ApiCall call)
    {
        var channel = Readable(call, outside: "not_in_channel");
        var (from, to) = Range(call);
        var roots = channel.Roots;
        var last = FirstAt(roots, to, after: call.Arguments.Flag("inclusive")) - 1;
        var first = FirstAt(roots, from, after: !call.Arguments.Flag("inclusive"));
        var window = new List<Message>(Math.Max(0, last - first + 1));
        for (var i = last; i >= first; i--)
        {
            window.Add(roots[i]);
        }

        var (page, next) = Paging.Cut(call, window, limitError: "invalid_arguments", most: Most(call));
        var answer = new JsonObject { ["messages"] = Shapes(call, channel, page), ["has_more"] = next.Length > 0, ["pin_count"] = 0 };
        return WithCursor(answer, next);
    }

    private static JsonObject Replies(ApiCall call)
    {
        var channel = Readable(call, outside: "channel_not_found");
        var root = channel.Find(call.Arguments.Text("ts") ?? "") ?? throw new Refusal("thread_not_found");
        var (from, to) = Range(call);
        var inclusive = call.Arguments.Flag("inclusive");
        var replies = channel.Replies(root.Ts)
            .Where(reply => Inside(Timestamps.Read(reply.Ts)!.Value, from, to, inclusive))
            .Prepend(root)
            .ToList();
        var (page, next) = Paging.Cut(call, replies, limitError: "invalid_arguments", most: Most(call));
        return WithCursor(new JsonObject { ["messages"] = Shapes(call, channel, page), ["has_more"] = next.Length > 0 }, next);
    }

    /// <summary>Where the bot may read; <paramref name="outside"/> is the method's word for a public channel it is not in.</summary>
    private static Conversation Readable(ApiCall call, string outside)
    {
        var channel = call.Channel();
        call.NeedScopeFor(channel, "history");
        return channel.Has(call.Workspace.Bot.Id) ? channel : throw new Refusal(outside);
    }

    private static int Most(ApiCall call) => call.World.Limits.IsDistributed ? RateLimits.DistributedMessages : Paging.Most;

    private static (long From, long To) Range(ApiCall call) =>
        (Bound(call, "oldest", 0), Bound(call, "latest", long.MaxValue));

    private static long Bound(ApiCall call, string name, long usual) => call.Arguments.Text(name) is { } ts
        ? Timestamps.Read(ts) ?? throw new Refusal("invalid_ts_" + name)
        : usual;

    private static bool Inside(long at, long from, long to, bool inclusive) =>
        inclusive ? at >= from && at <= to : at > from && at < to;

    /// <summary>The index of the first message at (or, with <paramref name="after"/>, strictly after) a bound.</summary>
    private static int FirstAt(IReadOnlyList<Message> messages, long bound, bool after)
    {
        var (low, high) = (0, messages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var at = Timestamps.Read(messages[middle].Ts)!.Value;
            if (at < bound || (after && at == bound))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static JsonArray Shapes(ApiCall call, Conversation channel, IReadOnlyList<Message> page)
    {
        var allMetadata = call.Arguments.Flag("include_all_metadata");
        return Json.Array(page.Select(message => MessageShape.ForApi(call.Workspace, channel, message, allMetadata)));
    }

    private static JsonObject WithCursor(JsonObject answer, string next)
    {
        if (next.Length > 0)
        {
            answer["response_metadata"] = Paging.Metadata(next);
        }

        return answer;
    }
}
