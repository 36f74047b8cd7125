using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using Chooser = SlackLearningBot.Learning.Memory.Schedule.DailyQuestions;

namespace SlackLearningBot.Features.Recall;

/// <summary>Offers what is worth asking again on a day, and keeps what was chosen.</summary>
internal sealed class DailyQuestions(IMemories memories, CalendarClock calendar) : IDailyQuestions
{
    public async Task<IReadOnlyDictionary<string, DayQuestions>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<QuestionDay> days, CancellationToken cancel)
    {
        var questions = new Dictionary<string, DayQuestions>();
        foreach (var (user, alone) in await DueStore.FindStandingAsync(transaction, teamId, [.. days.Select(day => (day.Learner.UserId, day.DeliveryId))], cancel))
        {
            questions[user] = new DayQuestions.Standing(alone);
        }

        var open = days.Where(day => !questions.ContainsKey(day.Learner.UserId)).ToDictionary(day => day.Learner.UserId);
        var due = await DueStore.ReadDueAsync(transaction, teamId, [.. open.Values.Select(day => (day, Today(day)))], calendar.Now, cancel);
        if (due.Count == 0)
        {
            return questions;
        }

        var model = await memories.FindModelAsync(transaction, teamId, cancel);
        var wishes = await DueStore.ReadWishesAsync(transaction, teamId, due.Select(one => one.Key), cancel);
        foreach (var known in due)
        {
            var learner = wishes[known.Key];
            questions[known.Key] = Offer(model, DayOf(open[known.Key], learner), learner, [.. known]);
        }

        return questions;
    }

    public Task AskAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<NewAsking> askings, CancellationToken cancel) =>
        AskingStore.AskAsync(transaction, teamId, askings, cancel);

    public async Task<IReadOnlyDictionary<Guid, SlackMessage>> RenderAsync(
        NpgsqlTransaction transaction, IReadOnlyList<(LearnerKey Learner, Guid DeliveryId)> messages, CancellationToken cancel) =>
        (await AskingStore.ReadAsync(transaction, messages, calendar.Now, cancel)).ToDictionary(one => one.Key, one => FollowUpBlocks.Message(one.Value));

    /// <summary>A question of the day's lesson is not asked on the same day.</summary>
    private static DayQuestions.Open Offer(Fsrs6 model, AskingDay day, AskedLearner learner, IReadOnlyList<KnownQuestion> known) => new(
        day, learner.Minutes ?? LearnerPicture.UsualMinutes, learner.HasWaited, lesson => Chooser.Choose(model, [.. known.Select(one => one with { IsOfTodaysLesson = one.LessonId == lesson })], day));

    private DateOnly Today(QuestionDay day) => LearnersDay.Of(calendar.Now, day.Rhythm.Zone);

    /// <summary>The next day is that of the next lesson, as it is planned: holidays and leave are in it.</summary>
    private AskingDay DayOf(QuestionDay day, AskedLearner learner)
    {
        var today = Today(day);
        var next = learner.NextLessonAt is { } at && at > calendar.Now ? LocalDay.Of(at, day.Rhythm.Zone) : today.AddDays(1);
        return new AskingDay(today, learner.Most, other => other == today || (other >= next && day.Rhythm.Days.HasFlag(DaysText.Of(other.DayOfWeek))));
    }
}
