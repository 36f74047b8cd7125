using Npgsql;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>
/// People who know: mentors, and after them those who spoke about it or taught it. By the rules of <c>/mentor find</c> nobody who takes a rest or left,
/// is of one's own reporting line, or is kept apart from whoever asks.
/// </summary>
internal sealed class MentorSource(NpgsqlDataSource database, MentorFinder finder, Speakers speakers) : ISearchSource
{
    public string Kind => "people";

    public int Order => 60;

    public string One => "person who can help";

    public string Many => "people who can help";

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, int limit, int offset, CancellationToken cancel)
    {
        if (SearchWords.Of(question.Words).Count == 0)
        {
            return []; // without a word anybody would be found
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        var answer = await finder.SearchAsync(connection, question.Person, MentorshipKind.Classic, question.Words, offset + limit, cancel);
        FoundMentor[] found = [.. answer.Found.Skip(offset)];
        var mentors = found.Select(one => new SearchHit("A colleague", FindView.One(one, found, MentorshipKind.Classic, FindView.Shown(question.Words), "")));
        if (answer.Found.Count >= offset + limit)
        {
            return [.. mentors]; // there may be more of them, and they come first
        }

        string[] all = [.. answer.Found.Select(one => one.Mentor.Key)];
        var others = (await speakers.SearchAsync(connection, question.Person, question.Words, all, cancel)).Skip(Math.Max(0, offset - all.Length)).Take(limit - found.Length);
        return [.. mentors, .. others.Select(one => new SearchHit("A colleague", one.Blocks()))];
    }
}
