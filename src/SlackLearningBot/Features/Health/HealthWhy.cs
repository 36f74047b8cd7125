using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Health;

/// <summary>Why the last note about questions came.</summary>
internal sealed class HealthWhy(NpgsqlDataSource database) : IWhy
{
    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) =>
        await LastSent.FindAsync(database, person, HealthNoteWork.KindName, cancel) is { } at ? new WhyAnswer(at, HealthView.What, HealthView.Why, Less: null) : null;
}
