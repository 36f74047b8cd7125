using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Recall;

/// <summary>Shows messages that ask again as they are now.</summary>
internal sealed class FollowUps(NpgsqlDataSource database, ILessonCards lessons, CalendarClock calendar) : IFollowUps
{
    public async Task<SlackMessage?> RenderAsync(LearnerKey learner, Guid deliveryId, CancellationToken cancel)
    {
        var found = await database.InTransactionAsync(transaction => AskingStore.ReadAsync(transaction, [(learner, deliveryId)], calendar.Now, cancel), cancel);
        return found.GetValueOrDefault(deliveryId) switch
        {
            null => null,
            { LessonId: { } lesson } => await lessons.RenderAsync(learner, lesson, deliveryId, cancel),
            var facts => FollowUpBlocks.Message(facts),
        };
    }
}
