using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Search;

/// <summary>From words to one list of everything that has them; or else of lessons that come near, and how the words may have been meant.</summary>
internal sealed class Searching(SearchStore store, LessonSource lessons, IEnumerable<ISearchSource> sources)
{
    public const int LongestQuestion = 150;
    public const int HitsAPage = 5;

    private const int LastPage = 19;
    private const int MostNearWords = 8;

    private readonly IReadOnlyList<ISearchSource> sources = [.. sources.OrderBy(source => source.Order)];

    public async Task<SlackMessage> AnswerAsync(LearnerKey person, SearchPlace place, CancellationToken cancel)
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
        var question = new SearchQuestion(person, words);
        if (place.Kind is not null || page > 0)
        {
            // A button from before there were several kinds turned the pages of lessons.
            var source = sources.FirstOrDefault(one => one.Kind == place.Kind) ?? lessons;
            var found = await source.FindAsync(question, HitsAPage + 1, page * HitsAPage, cancel);
            return found.Count == 0 ? SearchView.NoMore(words, source) : Page(words, page, source, found);
        }

        var kinds = new List<(ISearchSource Source, IReadOnlyList<SearchHit> Hits)>();
        foreach (var source in sources)
        {
            if (await source.FindAsync(question, HitsAPage + 1, 0, cancel) is { Count: > 0 } hits)
            {
                kinds.Add((source, hits));
            }
        }

        return kinds switch
        {
            [] => SearchView.NotFound(words, await MeantAsync(person.TeamId, words, cancel), await lessons.FindAsync(person.TeamId, Near(words), HitsAPage, 0, cancel)),
            [var (source, hits)] => Page(words, 0, source, hits),
            _ => SearchView.Several(words, kinds),
        };
    }

    private static SlackMessage Page(string words, int page, ISearchSource source, IReadOnlyList<SearchHit> found) =>
        SearchView.Found(words, page, source, [.. found.Take(HitsAPage)], found.Count > HitsAPage && page < LastPage);

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
