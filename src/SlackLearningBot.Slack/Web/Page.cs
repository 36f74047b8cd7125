using System.Runtime.CompilerServices;

namespace SlackLearningBot.Slack.Web;

/// <summary>A part of a list. It may be short or empty and still not be the last: only a missing cursor ends the list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

internal static class Pages
{
    private const string RepeatedCursor = "repeated_cursor";

    /// <summary>All pages one after another; a failure is the last thing that comes.</summary>
    public static async IAsyncEnumerable<SlackResult<Page<T>>> AllAsync<T>(
        string method,
        Func<string?, CancellationToken, Task<SlackResult<Page<T>>>> readPageAsync,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        string? cursor = null;
        do
        {
            var result = await readPageAsync(cursor, cancel);
            yield return result;
            if (result is not SlackResult<Page<T>>.Ok ok || ok.Value.NextCursor is null)
            {
                yield break;
            }

            if (ok.Value.NextCursor == cursor)
            {
                yield return new SlackResult<Page<T>>.Failed(new SlackFailure(
                    FailureKind.Temporary, RepeatedCursor, method, null, null, [], null, null));
                yield break;
            }

            cursor = ok.Value.NextCursor;
        }
        while (true);
    }
}
