using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>What a learner may change, each in one transaction. Null means that the person is not learning (any more).</summary>
internal sealed class LearnerChanges(NpgsqlDataSource database, Mornings mornings, IEndsWithStop others, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    /// <summary>Another hour, other days, another zone. A pause stays.</summary>
    public Task<LearnerRow?> ChangeRhythmAsync(LearnerKey learner, Func<LearnerRow, Rhythm> change, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => ChangeRhythmAsync(transaction, learner, change, cancel), cancel);

    /// <inheritdoc cref="ChangeRhythmAsync(LearnerKey, Func{LearnerRow, Rhythm}, CancellationToken)"/>
    public Task<LearnerRow?> ChangeRhythmAsync(NpgsqlTransaction transaction, LearnerKey learner, Func<LearnerRow, Rhythm> change, CancellationToken cancel) =>
        ChangeAsync(
            transaction,
            learner,
            async (before, now) =>
            {
                var rhythm = change(before);
                var next = await Agenda.NextAsync(transaction, learner, rhythm, before.PausedUntil, now, cancel);
                await LearnerStore.SaveRhythmAsync(transaction, learner, rhythm, next, cancel);
                await Contacts.SaveDaysAsync(transaction, learner, rhythm.Zone, (int)rhythm.Days, cancel);
                if (before.PausedUntil is { } back && back > LocalDay.Of(now, rhythm.Zone))
                {
                    await Contacts.SilenceAsync(transaction, learner, MorningOf(back, rhythm.Zone), "paused", now, cancel);
                }

                return next;
            },
            cancel);

    /// <summary>Silence up to the morning of <paramref name="firstDayBack"/>; what waits is dropped.</summary>
    public Task<LearnerRow?> PauseAsync(LearnerKey learner, DateOnly firstDayBack, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => PauseAsync(transaction, learner, firstDayBack, cancel), cancel);

    /// <inheritdoc cref="PauseAsync(LearnerKey, DateOnly, CancellationToken)"/>
    public Task<LearnerRow?> PauseAsync(NpgsqlTransaction transaction, LearnerKey learner, DateOnly firstDayBack, CancellationToken cancel) =>
        ChangeAsync(
            transaction,
            learner,
            async (before, now) =>
            {
                var next = await Agenda.NextAsync(transaction, learner, before.Rhythm, firstDayBack, now, cancel);
                await LearnerStore.SavePauseAsync(transaction, learner, firstDayBack, next, cancel);
                await Contacts.SilenceAsync(transaction, learner, MorningOf(firstDayBack, before.Zone), "paused", now, cancel);
                return next;
            },
            cancel);

    public Task<LearnerRow?> ResumeAsync(LearnerKey learner, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => ResumeAsync(transaction, learner, cancel), cancel);

    public Task<LearnerRow?> ResumeAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel) =>
        ChangeAsync(
            transaction,
            learner,
            async (before, now) =>
            {
                var next = await Agenda.NextAsync(transaction, learner, before.Rhythm, null, now, cancel);
                await LearnerStore.SavePauseAsync(transaction, learner, null, next, cancel);
                await Contacts.SpeakAsync(transaction, learner, cancel);
                return next;
            },
            cancel);

    /// <summary>Ends everything, also for whoever never learned: mentorships and programmes write to them as well. Progress stays. Answers what else ended with it, by title; null when all had ended before.</summary>
    public Task<IReadOnlyList<string>?> StopAsync(LearnerKey learner, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => StopAsync(transaction, learner, cancel), cancel);

    /// <inheritdoc cref="StopAsync(LearnerKey, CancellationToken)"/>
    public async Task<IReadOnlyList<string>?> StopAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel)
    {
        var now = calendar.Now;
        var ended = await others.EndAsync(transaction, learner, cancel);
        if (!await LearnerStore.StopAsync(transaction, learner, now, cancel) && await Contacts.IsSilentForGoodAsync(transaction, learner, cancel) && ended.Count == 0)
        {
            return null;
        }

        await Contacts.SilenceAsync(transaction, learner, DateTimeOffset.MaxValue, "stopped", now, cancel);
        await homes.RefreshAsync(transaction, learner, cancel);
        return ended;
    }

    private async Task<LearnerRow?> ChangeAsync(
        NpgsqlTransaction transaction, LearnerKey learner, Func<LearnerRow, DateTimeOffset, Task<DateTimeOffset>> change, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (await LearnerStore.LockAsync(transaction, learner, cancel) is not { } before)
        {
            return null;
        }

        var next = await change(before, now);
        await homes.RefreshAsync(transaction, learner, cancel);
        await mornings.MoveAsync(transaction, learner, before.NextLessonAt, next, cancel);
        return await LearnerStore.ReadAsync(transaction, learner, settings, cancel);
    }

    /// <summary>The earliest hour at which a lesson may come: silence never outlasts the pause, nor breaks the night before.</summary>
    private static DateTimeOffset MorningOf(DateOnly day, string zone) => Moments.At(day, Rhythm.Earliest, zone);
}
