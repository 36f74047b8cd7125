using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>Lessons without a track, written by the same statements as all others.</summary>
internal sealed class LooseLessons(CalendarClock calendar) : ILooseLessons
{
    public Task SaveAsync(NpgsqlTransaction transaction, string teamId, Lesson lesson, CancellationToken cancel) =>
        ContentStore.SaveLooseAsync(transaction, teamId, lesson, calendar.Now, cancel);
}
