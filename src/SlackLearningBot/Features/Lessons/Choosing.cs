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
    /// <param name="transaction">Holds the learner's row.</param>
    /// <param name="learner">Whose day it is.</param>
    /// <param name="day">The learner's own day.</param>
    /// <param name="isAsked">The learner asks for it: then a lesson may come that no longer comes by itself.</param>
    /// <param name="cancel">Stops the choosing.</param>
    public async Task<Turn?> ServeAsync(NpgsqlTransaction transaction, Learner learner, DateOnly day, bool isAsked, CancellationToken cancel)
    {
        if (await TurnStore.FindOfDayAsync(transaction, learner.Key, day, cancel) is { } served)
        {
            return served;
        }

        var tracks = await LearnerStore.ReadTracksAsync(transaction, learner.Key, calendar.Now, cancel);
        if ((isAsked ? LessonChoice.ChooseAsked(tracks, day) : LessonChoice.Choose(tracks, day)) is not LessonChoice.Chosen chosen)
        {
            return null;
        }

        await TurnStore.ServeAsync(transaction, learner.Key, chosen.LessonId, chosen.TrackId, BecauseJson.Write(chosen.Because), day, cancel);
        await deliveries.EnqueueAgainAsync(transaction, Asked.Home(learner.Key, calendar.Now), cancel);
        return await TurnStore.FindOfDayAsync(transaction, learner.Key, day, cancel);
    }
}
