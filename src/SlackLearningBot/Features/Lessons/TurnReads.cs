using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Looks at a lesson without changing anything.</summary>
internal sealed class TurnReads(NpgsqlDataSource database, LessonCards cards)
{
    /// <summary>Null when the turn is not this person's.</summary>
    public Task<(Turn Turn, LessonCardFacts Facts)?> FindAsync(LearnerKey person, TurnValue value, CancellationToken cancel) =>
        database.InTransactionAsync<(Turn, LessonCardFacts)?>(
            async transaction => await TurnStore.FindAsync(transaction, person, value.Turn, cancel) is { } turn
                ? (turn, await cards.ReadAsync(transaction, person, turn, value.Delivery, cancel))
                : null,
            cancel);
}
