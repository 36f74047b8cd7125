using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Gives days what comes on them, once: a lesson, questions that are asked again, or both. Who asks again gets the same.</summary>
internal sealed class Choosing(IHomeWishes homes, IDailyQuestions questions, Weighing weighing, CalendarClock calendar)
{
    /// <summary>What comes on the days, chosen now where it was not before; without the days for which there is nothing.</summary>
    /// <param name="transaction">Holds the learners' rows.</param>
    /// <param name="days">At most one of each learner, all of one workspace.</param>
    /// <param name="cancel">Stops the choosing.</param>
    public async Task<IReadOnlyDictionary<string, ServedDay>> ServeAsync(NpgsqlTransaction transaction, IReadOnlyList<LessonDay> days, CancellationToken cancel)
    {
        if (days.Count == 0)
        {
            return new Dictionary<string, ServedDay>();
        }

        var teamId = days[0].Learner.Key.TeamId;
        var turns = await DayStore.FindAsync(transaction, days, cancel);
        var asked = await questions.ReadAsync(
            transaction, teamId, [.. days.Where(day => !day.IsBesides).Select(day => new QuestionDay(day.Learner.Key, day.Learner.Rhythm, day.DeliveryId))], cancel);
        var served = turns.ToDictionary(one => one.Key, one => new ServedDay(one.Value));
        foreach (var (user, _) in asked.Where(one => one.Value is DayQuestions.Standing { Alone: true }))
        {
            served[user] = ServedDay.QuestionsAlone;
        }

        var mixes = await MixAsync(transaction, [.. days.Where(day => !served.ContainsKey(day.Learner.Key.UserId))], asked, cancel);
        await ServeAsync(transaction, mixes, served, cancel);
        return served;
    }

    private async Task ServeAsync(NpgsqlTransaction transaction, IReadOnlyList<MixedDay> mixes, Dictionary<string, ServedDay> served, CancellationToken cancel)
    {
        var chosen = mixes.Where(mixed => mixed.BringsLesson).Select(mixed => new ChosenLesson(mixed.Day, mixed.Mix.Lesson!)).ToList();
        if (chosen.Count > 0)
        {
            foreach (var (user, turn) in await DayStore.ServeAsync(transaction, chosen, cancel))
            {
                served.Add(user, new ServedDay(turn));
            }
        }

        foreach (var mixed in mixes.Where(mixed => !mixed.BringsLesson))
        {
            served.Add(mixed.Day.Learner.Key.UserId, ServedDay.QuestionsAlone);
        }

        if (mixes.Count > 0)
        {
            var coming = mixes.Where(mixed => mixed.Mix.Questions.Count > 0 && served.ContainsKey(mixed.Day.Learner.Key.UserId));
            await questions.AskAsync(transaction, mixes[0].Day.Learner.Key.TeamId, [.. coming.Select(mixed => mixed.Asking())], cancel);
            await homes.RefreshAsync(transaction, [.. mixes.Select(mixed => mixed.Day.Learner.Key)], cancel);
        }
    }

    /// <summary>The mix of each day that has any.</summary>
    private async Task<IReadOnlyList<MixedDay>> MixAsync(
        NpgsqlTransaction transaction, IReadOnlyList<LessonDay> days, IReadOnlyDictionary<string, DayQuestions> asked, CancellationToken cancel)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var wishes = days.Select(day => new ProgressWish(day.Learner.Key.UserId, calendar.Now, day.IsAsked)).ToList();
        var tracks = await ProgressStore.ReadTracksAsync(transaction, days[0].Learner.Key.TeamId, wishes, cancel);
        var weighed = await weighing.ReadAsync(
            transaction, days[0].Learner.Key.TeamId, [.. days.Select(day => (day.Learner.Key, day.Day))], tracks, user => asked.GetValueOrDefault(user) is DayQuestions.Open, cancel);
        var mixes = new List<MixedDay>(days.Count);
        foreach (var day in days.OrderBy(day => day.Learner.Key.UserId, StringComparer.Ordinal))
        {
            var lessons = weighed.Rank(day.Learner.Key.UserId, [.. tracks[day.Learner.Key.UserId]], day.Day, day.IsAsked);
            if (Mix(day, lessons, asked.GetValueOrDefault(day.Learner.Key.UserId) as DayQuestions.Open) is { } mixed)
            {
                mixes.Add(mixed);
            }
        }

        return mixes;
    }

    /// <summary>Who asks for a lesson gets it first, whatever is due.</summary>
    private static MixedDay? Mix(LessonDay day, IReadOnlyList<RankedLesson> lessons, DayQuestions.Open? due)
    {
        var coming = due?.Choose(lessons.Count > 0 ? lessons[0].LessonId : null) ?? [];
        var mix = DailyMix.Choose(lessons, coming, day.IsAsked ? double.MaxValue : due?.Minutes ?? LearnerPicture.UsualMinutes, due?.HasLessonWaited is true);
        return mix.Kind == MixKind.Nothing ? null : new MixedDay(day, mix, due?.Day.Today ?? day.Day);
    }
}

/// <summary>What comes on a day.</summary>
/// <param name="Turn">The lesson; null when there are questions only.</param>
internal sealed record ServedDay(Turn? Turn)
{
    public static ServedDay QuestionsAlone { get; } = new((Turn?)null);
}

/// <summary>A day, and what was chosen for it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Mix">What comes.</param>
/// <param name="Today">The learner's day as memory reckons.</param>
internal sealed record MixedDay(LessonDay Day, DailyMix Mix, DateOnly Today)
{
    public bool BringsLesson => Mix.Kind is MixKind.Lesson or MixKind.LessonThenQuestions;

    public NewAsking Asking() => new(
        Day.Learner.Key, Today, Day.DeliveryId, BringsLesson ? Mix.Lesson!.LessonId : null, Mix.Questions, Mix.Kind == MixKind.QuestionsThenLesson ? new Weights(Mix.ForQuestions!.Total, Mix.Lesson!.Score.Total) : null);
}
