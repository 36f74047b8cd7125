using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Cursors: opaque to the bot, a position to us.</summary>
internal static class Paging
{
    public const int Most = 1000;

    /// <summary>
    /// One page of a list, and the cursor of the next ("" at the end). A limit that is none is refused with the method's own word for it,
    /// invalid_arguments where it has none.
    /// </summary>
    public static (IReadOnlyList<T> Page, string NextCursor) Cut<T>(ApiCall call, IReadOnlyList<T> all, int usual = 100, string limitError = "invalid_limit", int most = Most)
    {
        var limit = call.Arguments.Whole("limit", limitError) ?? 0;
        if (limit < 0)
        {
            throw new Refusal(limitError);
        }

        var size = Math.Min(limit == 0 ? usual : limit, most);
        var start = call.Arguments.Text("cursor") is { } cursor ? Position(cursor) : 0;
        var page = new List<T>(Math.Min(size, all.Count));
        for (var i = start; i < all.Count && page.Count < size; i++)
        {
            page.Add(all[i]);
        }

        var next = start + page.Count;
        return (page, next < all.Count ? CursorAt(next) : "");
    }

    public static JsonObject Metadata(string nextCursor) => new() { ["next_cursor"] = nextCursor };

    /// <summary>Where a page begins that was asked for with this cursor.</summary>
    public static int StartOf(string? cursor) => cursor is null or "" ? 0 : Position(cursor);

    public static string CursorAt(int position) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"next:{position}")));

    private static int Position(string cursor)
    {
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text
            && text.StartsWith("next:", StringComparison.Ordinal)
            && int.TryParse(text["next:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? position
                : throw new Refusal("invalid_cursor");
    }
}
