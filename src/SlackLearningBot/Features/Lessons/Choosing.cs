using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Gives a day its lesson, once: who asks again gets the same one.</summary>
internal sealed class Choosing(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>The turn of the day, chosen now when there is none yet. The learner's row must be locked.</summary>
    public async Task<Turn?> ServeAsync(NpgsqlTransaction transaction, Learner learner, DateOnly day, CancellationToken cancel)
    {
        if (await TurnStore.FindOfDayAsync(transaction, learner.Key, day, cancel) is { } served)
        {
            return served;
        }

        var tracks = await LearnerStore.ReadTracksAsync(transaction, learner.Key, calendar.Now, cancel);
        if (LessonChoice.Choose(tracks, day) is not LessonChoice.Chosen chosen)
        {
            return null;
        }

        await TurnStore.ServeAsync(transaction, learner.Key, chosen.LessonId, chosen.TrackId, BecauseJson.Write(chosen.Because), day, cancel);
        await deliveries.EnqueueAgainAsync(transaction, Asked.Home(learner.Key, calendar.Now), cancel);
        return await TurnStore.FindOfDayAsync(transaction, learner.Key, day, cancel);
    }
}
