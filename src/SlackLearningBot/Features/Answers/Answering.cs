using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Answers;

/// <summary>Takes an answer in one transaction: whose is it, is it right, is it the first.</summary>
internal sealed class Answering(NpgsqlDataSource database, ILessonCards lessons, Deliveries deliveries, CalendarClock calendar)
{
    public Task<AnswerOutcome> AnswerAsync(LearnerKey learner, AnswerValue value, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => AnswerAsync(transaction, learner, value, cancel), cancel);

    private async Task<AnswerOutcome> AnswerAsync(NpgsqlTransaction transaction, LearnerKey learner, AnswerValue value, CancellationToken cancel)
    {
        await AnswerStore.LockTurnAsync(transaction, learner, value.Question, cancel);
        if (await AnswerStore.FindAskedAsync(transaction, learner, value.Question, value.Delivery, cancel) is not { } asked)
        {
            return new AnswerOutcome.Gone();
        }

        if (asked.Recipient is { } recipient && recipient != learner.UserId)
        {
            return new AnswerOutcome.NotTheirs();
        }

        if (!asked.WasOffered)
        {
            return asked.Recipient is null ? new AnswerOutcome.Gone() : new AnswerOutcome.NotTheirs();
        }

        if (asked.WasAnswered)
        {
            return new AnswerOutcome.Counted(asked.LessonId);
        }

        if (IndexOf(asked, value) is not { } chosen || Quiz.Grade(asked.Question, new Answer.Chosen(chosen)) is not QuizResult.Graded graded)
        {
            return new AnswerOutcome.Rewritten(asked.LessonId);
        }

        if (await AnswerStore.SaveAsync(transaction, ReviewOf(learner, value, asked, chosen, graded), cancel))
        {
            await lessons.NoteAnswerAsync(transaction, learner, asked.LessonId, calendar.Now, cancel);
            await deliveries.EnqueueAgainAsync(transaction, Asked.Home(learner, calendar.Now), cancel);
        }

        return new AnswerOutcome.Counted(asked.LessonId);
    }

    /// <summary>The option as it stands today: at its old place, or where its text moved to; null when the text is gone.</summary>
    private static int? IndexOf(AskedQuestion asked, AnswerValue value)
    {
        List<string> marks = asked.Question is ChoiceQuestion choice ? [.. choice.Options.Select(option => AnswerValue.MarkOf(option.Text))] : [];
        return value.Option >= 0 && value.Option < marks.Count && marks[value.Option] == value.Mark
            ? value.Option
            : marks.IndexOf(value.Mark) is var moved and >= 0 ? moved : null;
    }

    private Review ReviewOf(LearnerKey learner, AnswerValue value, AskedQuestion asked, int chosen, QuizResult.Graded graded)
    {
        var now = calendar.Now;
        return new Review(
            Guid.CreateVersion7(now),
            learner,
            asked.Question.Id,
            asked.Version,
            asked.LessonId,
            value.Delivery,
            (short)chosen,
            graded.Given,
            graded.Right,
            graded.Grade,
            asked.SentAt is { } sent ? (int)Math.Clamp((now - sent).TotalSeconds, 0, int.MaxValue) : null,
            LocalDay.Of(now, asked.Zone ?? "Etc/UTC"),
            now);
    }
}
