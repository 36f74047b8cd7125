using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Features.Memory;

/// <summary>What one learner knows, what is coming, and how well they want to keep it.</summary>
internal sealed class Knowing(NpgsqlDataSource database, FitStore fits, CalendarClock calendar)
{
    /// <summary>Null for people of whom there is nothing to tell.</summary>
    public Task<KnownPicture?> FindAsync(LearnerKey learner, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            if (await KnownStore.FindAsync(transaction, learner, cancel) is not { } row || !Zones.IsKnown(row.Zone))
            {
                return null;
            }

            var (now, today) = (calendar.Now, LearnersDay.Of(calendar.Now, row.Zone));
            var questions = await KnownStore.ReadAsync(transaction, learner, now, cancel);
            var model = (await fits.FindCurrentAsync(transaction, learner.TeamId, cancel)).Model;
            if (Knowledge.Of(model, [.. questions.Select(question => question.Open(now, today, row.LearnerOffset))]) is not { } known)
            {
                return null;
            }

            var wishes = await WishStore.ReadAsync(transaction.Connection!, learner, cancel);
            return new KnownPicture(known, Week(row, questions, wishes, today), wishes, today);
        },
        cancel);

    /// <summary>Nothing comes to those who do not learn any more. The first day is that of the next lesson, as it is planned: holidays and leave are in it.</summary>
    private IReadOnlyList<ComingDay> Week(KnowingRow row, IReadOnlyList<KnownRow> questions, Wishes wishes, DateOnly today)
    {
        if (!row.IsLearning || row.NextLessonAt is not { } next)
        {
            return [];
        }

        var from = next > calendar.Now ? LocalDay.Of(next, row.Zone) : today;
        var first = row.AskedOn >= today && from <= today ? today.AddDays(1) : from;
        return WeekAhead.Of(
            [.. questions.Where(question => question.IsAsked).Select(question => question.Coming(row.Zone))],
            new AskingDay(today, wishes.ADay, day => row.LearningDays.HasFlag(DaysText.Of(day.DayOfWeek))),
            first);
    }
}

/// <summary>What a learner is shown of their memory.</summary>
/// <param name="Known">By skill.</param>
/// <param name="Week">What is coming.</param>
/// <param name="Wishes">How well it is to be kept.</param>
/// <param name="Today">The learner's day.</param>
internal sealed record KnownPicture(Knowledge Known, IReadOnlyList<ComingDay> Week, Wishes Wishes, DateOnly Today);
