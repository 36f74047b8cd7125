using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Care;

/// <summary>Why somebody was asked. There is no less of it: it is asked once, and not again for two months.</summary>
internal sealed class LessOftenWhy(NpgsqlDataSource database) : IWhy
{
    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) =>
        await LastSent.FindAsync(database, person, LessOften.Kind, cancel) is { } at ? new WhyAnswer(at, LessOftenView.Name, LessOftenView.Reason, Less: null) : null;
}
