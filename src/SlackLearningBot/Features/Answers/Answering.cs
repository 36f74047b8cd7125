using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Answers;

/// <summary>Takes an answer in one transaction: whose is it, is it right, is it the first.</summary>
internal sealed class Answering(NpgsqlDataSource database, ILessonCards lessons, Reviews reviews, IHomeWishes homes, ISteps steps, CalendarClock calendar)
{
    /// <summary>One option was clicked.</summary>
    public Task<AnswerOutcome> AnswerAsync(LearnerKey learner, AnswerValue value, CancellationToken cancel) =>
        TakeAsync(learner, value.Question, value.Delivery, asked => Attempt.Of(value, asked), cancel);

    /// <summary>A form was sent, from a message or a dialog.</summary>
    public Task<AnswerOutcome> AnswerAsync(LearnerKey learner, FormValue value, StateValues state, CancellationToken cancel) =>
        TakeAsync(learner, value.Question, value.Delivery, asked => Attempt.Of(value, state, asked), cancel);

    /// <summary>"Did you mean …?" was answered.</summary>
    public Task<AnswerOutcome> AnswerAsync(LearnerKey learner, MeantValue value, CancellationToken cancel) =>
        TakeAsync(learner, value.Question, value.Delivery, asked => Attempt.Of(value, asked), cancel);

    /// <summary>A form is wanted: <see cref="AnswerOutcome.Unsent"/> when the question still waits for its answer.</summary>
    public Task<AnswerOutcome> AskAsync(LearnerKey learner, FormValue value, CancellationToken cancel) =>
        TakeAsync(learner, value.Question, value.Delivery, _ => new Attempt.Unsent(), cancel);

    private async Task<AnswerOutcome> TakeAsync(LearnerKey learner, string question, Guid delivery, Func<AskedQuestion, Attempt> read, CancellationToken cancel)
    {
        var outcome = await database.InTransactionAsync(transaction => TakeAsync(transaction, learner, question, delivery, read, cancel), cancel);
        await steps.PassAsync(Steps.AnswerRecorded, learner.TeamId);
        return outcome;
    }

    private async Task<AnswerOutcome> TakeAsync(
        NpgsqlTransaction transaction, LearnerKey learner, string question, Guid delivery, Func<AskedQuestion, Attempt> read, CancellationToken cancel)
    {
        await AnswerStore.LockAsync(transaction, learner, question, cancel);
        if (await AskedStore.FindAsync(transaction, learner, question, delivery, cancel) is not { } asked)
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
            return new AnswerOutcome.Told(asked.Shown);
        }

        switch (read(asked))
        {
            case Attempt.Given given:
                return await JudgeAsync(transaction, new Try(learner, delivery, asked, given.Answer), given.Filled, Quiz.Grade(asked.Question, given.Answer), cancel);
            case Attempt.Settled settled:
                var (near, isMeant) = (settled.NearMiss, settled.IsMeant);
                var tried = new Try(learner, delivery, asked, new Answer.Written(near.Written)) { Meant = isMeant ? near.Meant : null };
                return await JudgeAsync(transaction, tried, null, AskedBack.Grade((Typed)asked.Question, near.Written, near.Meant, isMeant), cancel);
            case Attempt.Outdated:
                return new AnswerOutcome.Told(asked.Shown);
            case Attempt.Unsent:
                return new AnswerOutcome.Unsent(asked);
            default:
                await AnswerStore.DeleteNearMissAsync(transaction, learner, asked, cancel);
                return new AnswerOutcome.Rewritten(asked.Shown);
        }
    }

    private async Task<AnswerOutcome> JudgeAsync(NpgsqlTransaction transaction, Try tried, QuestionFilled.With? filled, QuizResult result, CancellationToken cancel)
    {
        var (learner, asked) = (tried.Learner, tried.Asked);
        switch (result)
        {
            case QuizResult.Unreadable unreadable when filled is not null:
                return new AnswerOutcome.Incomplete(filled, unreadable.Why);
            case QuizResult.NearMiss near when tried.Answer is Answer.Written written:
                await AnswerStore.SaveNearMissAsync(transaction, learner, asked, new NearMiss(written.Text.Trim(), near.Meant), calendar.Now, cancel);
                return new AnswerOutcome.Told(asked.Shown);
            case QuizResult.Graded graded:
                await SaveAsync(transaction, tried, graded, cancel);
                return new AnswerOutcome.Told(asked.Shown);
            default:
                await AnswerStore.DeleteNearMissAsync(transaction, learner, asked, cancel);
                return new AnswerOutcome.Rewritten(asked.Shown);
        }
    }

    private async Task SaveAsync(NpgsqlTransaction transaction, Try tried, QuizResult.Graded graded, CancellationToken cancel)
    {
        await AnswerStore.DeleteNearMissAsync(transaction, tried.Learner, tried.Asked, cancel);
        if (await reviews.WriteAsync(transaction, ReviewOf(tried, graded), cancel))
        {
            if (!tried.Asked.IsFollowUp)
            {
                await lessons.NoteAnswerAsync(transaction, tried.Learner, tried.Asked.LessonId, calendar.Now, cancel);
            }

            await homes.RefreshAsync(transaction, tried.Learner, cancel);
        }
    }

    private static NewReview ReviewOf(Try tried, QuizResult.Graded graded)
    {
        var asked = tried.Asked;
        return new NewReview(tried.Learner, asked.Question, asked.Version, asked.LessonId, asked.Occasion)
        {
            Answer = tried.Answer,
            Result = graded,
            DeliveryId = tried.Delivery,
            Meant = tried.Meant,
            AskedAt = asked.SentAt,
            Zone = asked.Zone,
        };
    }

    private sealed record Try(LearnerKey Learner, Guid Delivery, AskedQuestion Asked, Answer Answer)
    {
        /// <summary>What the learner says they meant.</summary>
        public string? Meant { get; init; }
    }
}
