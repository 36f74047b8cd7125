using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Puts together what a lesson's message shows. Whoever changed something renders from the tables again, so all copies tell the same.</summary>
internal sealed class LessonCards(NpgsqlDataSource database, IFollowUpParts followUps, BotSettings settings, CalendarClock calendar) : ILessonCards
{
    /// <summary>The zone of people who are no learners any more; it only decides how a time is written.</summary>
    private const string NoZone = "Etc/UTC";

    public Task<SlackMessage?> RenderAsync(LearnerKey learner, string lessonId, Guid deliveryId, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction => await TurnStore.FindOfLessonAsync(transaction, learner, lessonId, cancel) is { } turn
                ? LessonCard.Render(await ReadAsync(transaction, learner, turn, deliveryId, cancel))
                : null,
            cancel);

    public Task NoteAnswerAsync(NpgsqlTransaction transaction, LearnerKey learner, string lessonId, DateTimeOffset now, CancellationToken cancel) =>
        TurnStore.NoteAnswerAsync(transaction, learner, lessonId, now, cancel);

    public async Task<LessonCardFacts> ReadAsync(NpgsqlTransaction transaction, LearnerKey key, Turn turn, Guid deliveryId, CancellationToken cancel)
    {
        var now = calendar.Now;
        var card = await CardStore.ReadAsync(transaction, key, turn, cancel);
        var learner = await LearnerStore.FindAsync(transaction, key, cancel);
        var next = learner is null || turn.CardState == LessonCardState.Open ? null : await NextAsync(transaction, learner, now, cancel);
        return new LessonCardFacts
        {
            Learner = key,
            DeliveryId = deliveryId,
            TurnId = turn.TurnId,
            Lesson = card.Lesson,
            TrackTitle = card.TrackTitle,
            State = turn.CardState,
            Snoozes = turn.Snoozes,
            ComesBackAt = turn.IsPutOff(now) ? turn.ComesBackAt : null,
            Answers = card.Answers,
            NearMisses = card.NearMisses,
            IsLearning = learner is not null,
            Next = next,
            NoMessages = next is null ? null : await LearnerStore.FindNoMessagesAsync(transaction, key, settings.NudgesADay, cancel),
            FollowUp = turn.CardState == LessonCardState.Open && !turn.IsPutOff(now) ? null : await EndAsync(transaction, key, deliveryId, cancel),
            Zone = learner?.Rhythm.Zone ?? NoZone,
            Now = now,
        };
    }

    private async Task<LessonCardEnd?> EndAsync(NpgsqlTransaction transaction, LearnerKey key, Guid deliveryId, CancellationToken cancel) =>
        await followUps.FindAsync(transaction, key, deliveryId, cancel) is { } part ? new LessonCardEnd(part.Blocks, part.InDialog, part.Spoken) : null;

    /// <summary>When the next lesson comes; null when none is left.</summary>
    private static async Task<Coming?> NextAsync(NpgsqlTransaction transaction, Learner learner, DateTimeOffset now, CancellationToken cancel)
    {
        var today = learner.Today(now);
        var hasTodays = await TurnStore.FindOfDayAsync(transaction, learner.Key, today, cancel) is not null;
        var next = learner.NextAfter(now, hasTodays);
        var tracks = await ProgressStore.ReadTracksAsync(transaction, learner.Key, next.At, isAsked: false, cancel);
        return LessonChoice.Choose(tracks, LocalDay.Of(next.At, learner.Rhythm.Zone)) is LessonChoice.Chosen ? next : null;
    }
}
