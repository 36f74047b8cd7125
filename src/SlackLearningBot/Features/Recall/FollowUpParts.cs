using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Recall;

/// <summary>Reads what is asked below a lesson.</summary>
internal sealed class FollowUpParts(CalendarClock calendar) : IFollowUpParts
{
    public async Task<FollowUpPart?> FindAsync(NpgsqlTransaction transaction, LearnerKey learner, Guid deliveryId, CancellationToken cancel) =>
        (await AskingStore.ReadAsync(transaction, [(learner, deliveryId)], calendar.Now, cancel)).GetValueOrDefault(deliveryId) is { LessonId: not null } facts
            ? new FollowUpPart(FollowUpBlocks.Below(facts, inDialog: false), FollowUpBlocks.Below(facts, inDialog: true), FollowUpBlocks.Spoken(facts))
            : null;
}
