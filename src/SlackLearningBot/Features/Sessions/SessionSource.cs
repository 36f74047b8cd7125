using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Sessions;

/// <summary>Sessions by what they are about, by their kind, and by who teaches them.</summary>
internal sealed class SessionSource(NpgsqlDataSource database, CalendarClock calendar) : ISearchSource
{
    public string Kind => "sessions";

    public int Order => 40;

    public string One => "session";

    public string Many => "sessions";

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, int limit, int offset, CancellationToken cancel) =>
        [
            .. (await database.InTransactionAsync(transaction => SessionReads.SearchAsync(
                transaction, question.Person, question.Words, KindInWords.Read(question.Words), calendar.Now, limit, offset, cancel), cancel))
                .Select(session => new SearchHit(session.Title, [SessionView.Line(session, calendar.Now)])),
        ];
}
