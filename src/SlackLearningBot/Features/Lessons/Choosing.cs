using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Gives days their lessons, once: who asks again gets the same one.</summary>
internal sealed class Choosing(IHomeWishes homes, CalendarClock calendar)
{
    /// <summary>The turns of the days, chosen now where there is none yet; without the days for which nothing is left.</summary>
    /// <param name="transaction">Holds the learners' rows.</param>
    /// <param name="days">At most one of each learner, all of one workspace.</param>
    /// <param name="cancel">Stops the choosing.</param>
    public async Task<IReadOnlyDictionary<string, Turn>> ServeAsync(NpgsqlTransaction transaction, IReadOnlyList<LessonDay> days, CancellationToken cancel)
    {
        if (days.Count == 0)
        {
            return new Dictionary<string, Turn>();
        }

        var turns = await DayStore.FindAsync(transaction, days, cancel);
        var chosen = await ChooseAsync(transaction, [.. days.Where(day => !turns.ContainsKey(day.Learner.Key.UserId))], cancel);
        if (chosen.Count > 0)
        {
            foreach (var (user, turn) in await DayStore.ServeAsync(transaction, chosen, cancel))
            {
                turns.Add(user, turn);
            }

            await homes.RefreshAsync(transaction, [.. chosen.Select(one => one.Day.Learner.Key)], cancel);
        }

        return turns;
    }

    private async Task<IReadOnlyList<ChosenLesson>> ChooseAsync(NpgsqlTransaction transaction, IReadOnlyList<LessonDay> days, CancellationToken cancel)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var wishes = days.Select(day => new ProgressWish(day.Learner.Key.UserId, calendar.Now, day.IsAsked)).ToList();
        var tracks = await ProgressStore.ReadTracksAsync(transaction, days[0].Learner.Key.TeamId, wishes, cancel);
        var chosen = new List<ChosenLesson>(days.Count);
        foreach (var day in days.OrderBy(day => day.Learner.Key.UserId, StringComparer.Ordinal))
        {
            IReadOnlyList<TrackProgress> joined = [.. tracks[day.Learner.Key.UserId]];
            if ((day.IsAsked ? LessonChoice.ChooseAsked(joined, day.Day) : LessonChoice.Choose(joined, day.Day)) is LessonChoice.Chosen lesson)
            {
                chosen.Add(new ChosenLesson(day, lesson));
            }
        }

        return chosen;
    }
}
