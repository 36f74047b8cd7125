using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>The settings for slices that offer another rhythm.</summary>
internal sealed class Rhythms(LearnerChanges changes, BotSettings settings) : IRhythms
{
    public async Task<RhythmNow?> LockAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel) =>
        await LearnerStore.LockAsync(transaction, learner, cancel) is null ? null : Of(await LearnerStore.ReadAsync(transaction, learner, settings, cancel));

    public async Task<RhythmNow?> ChangeDaysAsync(NpgsqlTransaction transaction, LearnerKey learner, LearningDays days, CancellationToken cancel) =>
        Of(await changes.ChangeRhythmAsync(transaction, learner, before => before.Rhythm with { Days = days }, cancel));

    public async Task<RhythmNow?> PauseAsync(NpgsqlTransaction transaction, LearnerKey learner, DateOnly firstDayBack, CancellationToken cancel) =>
        Of(await changes.PauseAsync(transaction, learner, firstDayBack, cancel));

    public async Task<RhythmNow?> ResumeAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel) =>
        Of(await changes.ResumeAsync(transaction, learner, cancel));

    public async Task<IReadOnlyList<string>> StopAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel) => await changes.StopAsync(transaction, learner, cancel) ?? [];

    private static RhythmNow? Of(LearnerRow? row) => row is null ? null : new RhythmNow(row.Rhythm, row.PausedUntil, row.NextAt(), row.NextComing(row.NextAt()).Within)
    {
        NoMessages = row.NoMessages,
    };
}
