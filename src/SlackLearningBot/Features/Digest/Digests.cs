using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Digest;

/// <summary>
/// Owes the weekly note when the hour of the week's last lesson comes. Which day that is follows from when the next lesson comes: holidays, pauses
/// and the person's days are in that already.
/// </summary>
internal sealed class Digests(Deliveries deliveries) : IAtTheirHour
{
    public const string Kind = "digest.weekly";

    public async Task<IReadOnlyCollection<LearnerKey>> OweAsync(NpgsqlTransaction transaction, IReadOnlyList<LearningHour> hours, CancellationToken cancel)
    {
        var last = hours.Where(hour => WeeklyDigest.IsLastDay(hour.Day, LocalDay.Of(hour.NextLessonAt, hour.Rhythm.Zone))).ToList();
        if (last.Count > 0)
        {
            var quiet = await DigestStore.FindQuietAsync(transaction, [.. last.Select(hour => hour.Learner)], cancel);
            await deliveries.EnqueueManyAsync(
                transaction, Kind, DeliveryClass.Nudge, [.. last.Where(hour => !quiet.Contains(hour.Learner)).Select(NoteOf)], cancel);
        }

        return [];
    }

    private static NewDelivery NoteOf(LearningHour hour)
    {
        var (at, isTheirs) = WeeklyDigest.HourAfter(hour.Rhythm.Hour);
        var zone = hour.Rhythm.Zone;
        return NewDelivery.To(hour.Learner, Kind, WeeklyDigest.WeekOf(hour.Day), DeliveryClass.Nudge, Moments.At(hour.Day, at, zone)) with
        {
            Value = NudgeValue.WeeklyDigest,
            Timing = isTheirs ? Timing.TheirHour : Timing.Free,
            ExpiresAt = Moments.At(hour.Day.AddDays(1), TimeOnly.MinValue, zone),
        };
    }
}
