using System.Globalization;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Care;

/// <summary>
/// "Shall I come less often?" for whoever let three days with a lesson pass without doing anything. It comes in place of the next lesson, at the
/// same hour: one message more would be the wrong answer to somebody who does not read the ones they get.
/// </summary>
internal sealed class LessOften(Deliveries deliveries) : IAtTheirHour
{
    public const string Kind = "care.less_often";

    public async Task<IReadOnlyCollection<LearnerKey>> OweAsync(NpgsqlTransaction transaction, IReadOnlyList<LearningHour> hours, CancellationToken cancel)
    {
        var byLearner = hours.ToDictionary(hour => hour.Learner);
        var silent = await SilenceStore.FindAsync(transaction, hours, IgnoredDays.Spell, Kind, cancel);
        var asked = silent.Where(one => AskNow(one, byLearner[one.Learner])).Select(one => byLearner[one.Learner]).ToList();
        await deliveries.EnqueueManyAsync(transaction, Kind, DeliveryClass.Nudge, [.. asked.Select(hour => hour.Lesson with { Kind = Kind, Value = NudgeValue.LessOften })], cancel);
        return [.. asked.Select(hour => hour.Learner)];
    }

    private static bool AskNow(SilentLearner one, LearningHour hour) => IgnoredDays.AskNow(
        DayOf(one.FirstDay), hour.Day, one.SeenAt, one.LastAsked is { } asked ? DayOf(asked) : null, hour.Rhythm.Zone);

    private static DateOnly DayOf(string slot) => DateOnly.ParseExact(slot, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
