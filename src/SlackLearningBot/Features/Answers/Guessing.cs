using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Answers;

/// <summary>Marks a right answer as guessed, once. The answer stays as it was; the memory of its question is made anew.</summary>
internal sealed class Guessing(NpgsqlDataSource database, IMemories memories, CalendarClock calendar)
{
    public Task<AnswerOutcome> MarkAsync(LearnerKey learner, AnsweredValue value, CancellationToken cancel) => database.InTransactionAsync<AnswerOutcome>(
        async transaction =>
        {
            await AnswerStore.LockAsync(transaction, learner, value.Question, cancel);
            if (await AskedStore.FindAsync(transaction, learner, value.Question, value.Delivery, cancel) is not { WasAnswered: true } asked)
            {
                return new AnswerOutcome.Gone();
            }

            if (asked.Recipient is { } recipient && recipient != learner.UserId)
            {
                return new AnswerOutcome.NotTheirs();
            }

            if (!await AnswerStore.MarkGuessAsync(transaction, learner, value.Question, asked.Occasion, calendar.Now, cancel))
            {
                return await AnswerStore.IsGuessAsync(transaction, learner, value.Question, asked.Occasion, cancel)
                    ? new AnswerOutcome.Told(asked.Shown)
                    : new AnswerOutcome.TooLate();
            }

            await memories.NoteAsync(transaction, learner, value.Question, cancel);
            return new AnswerOutcome.Told(asked.Shown);
        },
        cancel);
}
