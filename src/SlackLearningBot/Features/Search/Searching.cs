using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Search;

/// <summary>From words to an answer: lessons that have all of them, or else those that come near and how the words may have been meant.</summary>
internal sealed class Searching(SearchStore store)
{
    public const int LongestQuestion = 150;
    public const int HitsAPage = 5;

    private const int LastPage = 19;
    private const int MostNearWords = 8;

    public async Task<SlackMessage> AnswerAsync(string teamId, SearchPlace place, CancellationToken cancel)
    {
        var words = string.Join(' ', place.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length == 0)
        {
            return SearchView.Usage;
        }

        if (words.Length > LongestQuestion)
        {
            return SearchView.TooLong;
        }

        var page = Math.Clamp(place.Page, 0, LastPage);
        var found = await FindAsync(teamId, await store.ParseAsync(words, cancel), page, cancel);
        if (found.Count > 0)
        {
            return SearchView.Found(words, page, [.. found.Take(HitsAPage)], found.Count > HitsAPage && page < LastPage);
        }

        return page > 0
            ? SearchView.NoMore(words)
            : SearchView.NotFound(words, await MeantAsync(teamId, words, cancel), [.. (await FindAsync(teamId, Near(words), 0, cancel)).Take(HitsAPage)]);
    }

    /// <summary>One hit more than a page shows, when there are more.</summary>
    private async Task<IReadOnlyList<Hit>> FindAsync(string teamId, string query, int page, CancellationToken cancel)
    {
        if (query.Length == 0)
        {
            return [];
        }

        var rows = await store.FindAsync(teamId, query, HitsAPage + 1, page * HitsAPage, cancel);
        var plains = rows.Select(row => Hit.Plain(MarkdownBlocks.Plain(row.Body))).ToList();
        return [.. rows.Zip(plains, await store.CutPassagesAsync(query, plains, cancel)).Select(found => Hit.Of(found.First, found.Second, found.Third))];
    }

    /// <summary>Any of the words, or words that begin with one: as PostgreSQL writes a tsquery.</summary>
    private static string Near(string words) =>
        string.Join(" | ", SearchWords.Of(words).Where(word => word.Length > 2).Take(MostNearWords).Select(word => $"'{word}':*"));

    /// <summary>The first words, with those that no title knows replaced by the nearest one that it knows; null when that changes nothing.</summary>
    private async Task<string?> MeantAsync(string teamId, string words, CancellationToken cancel)
    {
        var asked = SearchWords.Of(words).Take(MostNearWords).ToList();
        var known = (await store.ReadWordsAsync(teamId, cancel)).ToHashSet(StringComparer.Ordinal);
        var meant = asked.Select(word => known.Contains(word) ? word : Nearest.To(word, known) ?? word).ToList();
        var spelled = string.Join(' ', meant);
        return meant.SequenceEqual(asked) || spelled.Length > LongestQuestion ? null : spelled;
    }
}
