using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Assessments;

/// <summary>
/// An assessment is taken in one message, one question after another: it stands where people talk with the bot already, on every device, and nothing is
/// lost when it is closed. Each step is one transaction that holds the person's row, so that two clicks are two steps after each other.
/// </summary>
internal sealed class Taking(
    NpgsqlDataSource database, AttemptClock clock, Closing closing, IReviews reviews, Deliveries deliveries, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    /// <summary>Begins an attempt, or goes on with the one that is open.</summary>
    /// <param name="person">Who.</param>
    /// <param name="assignment">What.</param>
    /// <param name="here">The message that becomes the attempt's; null: one is sent.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<TakingOutcome> StartAsync(LearnerKey person, Guid assignment, MessageAddress? here, CancellationToken cancel) => database.InTransactionAsync<TakingOutcome>(
        async transaction =>
        {
            if (await AssignedStore.LockAsync(transaction, person, assignment, cancel) is not { State: "open" or "taken_back" } assigned)
            {
                return new TakingOutcome.NotTheirs();
            }

            if (assigned.State == "taken_back" || assigned.IsTakenBack)
            {
                return await TakenBackAsync(transaction, assigned, here, cancel);
            }

            if (assigned.OpenAttempt is { } open && await clock.SetAsync(transaction, person, open, isSeen: false, cancel))
            {
                assigned = (await AssignedStore.FindAsync(transaction, person, assignment, cancel))!;
            }

            assigned = await EndOverdueAsync(transaction, assigned, cancel);
            var decision = assigned.Decide(calendar.Now);
            if (decision is not (AttemptDecision.Begin or AttemptDecision.GoOn))
            {
                return new TakingOutcome.Over(assigned, decision);
            }

            var attempt = decision is AttemptDecision.Begin begin ? await BeginAsync(transaction, assigned, begin.Number, cancel) : assigned.OpenAttempt;
            if (attempt is not { } id)
            {
                return new TakingOutcome.Empty(assigned);
            }

            await AttemptStore.MoveAsync(transaction, person.TeamId, id, here, cancel);
            if (here is null)
            {
                await deliveries.EnqueueAgainAsync(transaction, AttemptWork.Of(person, id, calendar.Now), cancel);
            }

            await homes.RefreshAsync(transaction, person, cancel);
            return new TakingOutcome.Shown(await ReadAsync(transaction, person, id, cancel));
        },
        cancel);

    /// <summary>A message that shows an attempt goes on to show what became of that, also before those who take it back have come to this person.</summary>
    private async Task<TakingOutcome> TakenBackAsync(NpgsqlTransaction transaction, Assigned assigned, MessageAddress? here, CancellationToken cancel)
    {
        if (here is null || await AttemptStore.FindAtAsync(transaction, assigned, here, cancel) is not { } attempt)
        {
            return new TakingOutcome.TakenBack(assigned);
        }

        await AttemptStore.CancelAsync(transaction, assigned.TeamId, attempt, calendar.Now, cancel);
        return new TakingOutcome.Shown(await ReadAsync(transaction, assigned.Person, attempt, cancel));
    }

    /// <summary>One option was clicked.</summary>
    public Task<TakingOutcome> AnswerAsync(LearnerKey person, AnswerValue value, MessageAddress? here, CancellationToken cancel) =>
        AnswerAsync(person, value.Delivery, value.Question, here, asked => Sent.Read(asked, value), cancel);

    /// <summary>A form was sent, from a message or a dialog.</summary>
    public Task<TakingOutcome> AnswerAsync(LearnerKey person, FormValue value, StateValues state, MessageAddress? here, CancellationToken cancel) =>
        AnswerAsync(person, value.Delivery, value.Question, here, asked => Sent.Read(asked, state), cancel);

    /// <summary>A form is wanted: <see cref="TakingOutcome.Unsent"/> when the question still waits for its answer.</summary>
    public Task<TakingOutcome> AskAsync(LearnerKey person, FormValue value, MessageAddress? here, CancellationToken cancel) =>
        AnswerAsync(person, value.Delivery, value.Question, here, _ => new Sent.Unsent(), cancel);

    private Task<TakingOutcome> AnswerAsync(LearnerKey person, Guid attempt, string question, MessageAddress? here, Func<AttemptQuestion, Sent> read, CancellationToken cancel) =>
        StepAsync(
            person, attempt, here,
            async (transaction, facts) =>
            {
                if (await AttemptQuestionStore.FindAsync(transaction, person.TeamId, attempt, question, cancel) is not { IsAnswered: false } asked)
                {
                    return null;
                }

                switch (read(asked))
                {
                    case Sent.Graded { Answer: var answer }:
                        await TakeAsync(transaction, facts, answer, cancel);
                        return null;
                    case Sent.Incomplete incomplete:
                        return new TakingOutcome.Incomplete(incomplete.Filled, incomplete.Why);
                    case Sent.Unsent:
                        return new TakingOutcome.Unsent(facts, asked);
                    default:
                        return null;
                }
            },
            cancel);

    /// <summary>Another question first.</summary>
    public Task<TakingOutcome> PutOffAsync(LearnerKey person, PutOffValue value, MessageAddress? here, CancellationToken cancel) => StepAsync(
        person, value.Attempt, here,
        async (transaction, _) =>
        {
            await AttemptQuestionStore.PutOffAsync(transaction, person.TeamId, value, cancel);
            return null;
        },
        cancel);

    /// <summary>Ends it with the answers there are.</summary>
    public Task<TakingOutcome> FinishAsync(LearnerKey person, Guid attempt, MessageAddress? here, CancellationToken cancel) => StepAsync(
        person, attempt, here,
        async (transaction, facts) =>
        {
            await closing.EndAsync(transaction, facts.Assigned, facts.Attempt, "finished", cancel);
            return null;
        },
        cancel);

    /// <summary>What every step asks first: whose is it, and is there still time.</summary>
    private Task<TakingOutcome> StepAsync(
        LearnerKey person, Guid attempt, MessageAddress? here, Func<NpgsqlTransaction, AttemptFacts, Task<TakingOutcome?>> act, CancellationToken cancel) =>
        database.InTransactionAsync<TakingOutcome>(
            async transaction =>
            {
                if (await AttemptStore.FindOwnerAsync(transaction, person.TeamId, attempt, cancel) is not var (owner, assignment))
                {
                    return new TakingOutcome.Gone();
                }

                if (owner != person.UserId)
                {
                    return new TakingOutcome.NotTheirs();
                }

                if (await AssignedStore.LockAsync(transaction, person, assignment, cancel) is not { } assigned)
                {
                    return new TakingOutcome.Gone();
                }

                if (await clock.SetAsync(transaction, person, attempt, isSeen: true, cancel))
                {
                    assigned = (await AssignedStore.FindAsync(transaction, person, assignment, cancel))!;
                }

                await EndOverdueAsync(transaction, assigned, cancel);
                if (assigned.State != "open")
                {
                    await AttemptStore.CancelAsync(transaction, person.TeamId, attempt, calendar.Now, cancel);
                }

                if (here is not null)
                {
                    await AttemptStore.MoveAsync(transaction, person.TeamId, attempt, here, cancel);
                }

                var facts = await ReadAsync(transaction, person, attempt, cancel);
                if (facts.Current is null)
                {
                    return new TakingOutcome.Shown(facts with { CameTooLate = true });
                }

                return await act(transaction, facts) ?? new TakingOutcome.Shown(await ReadAsync(transaction, person, attempt, cancel));
            },
            cancel);

    private async Task TakeAsync(NpgsqlTransaction transaction, AttemptFacts facts, GradedAnswer answer, CancellationToken cancel)
    {
        var (person, attempt, asked) = (facts.Person, facts.Attempt, answer.Asked);
        if (!await AttemptQuestionStore.AnswerAsync(transaction, person.TeamId, attempt.AttemptId, answer, calendar.Now, cancel))
        {
            return;
        }

        await reviews.RecordAsync(
            transaction,
            new NewReview(person, asked.Question, asked.Version, asked.LessonId, $"assessment:{attempt.AttemptId}")
            {
                Answer = answer.Answer, Result = answer.Result, Meant = answer.Meant, DeliveryId = attempt.AttemptId, AskedAt = asked.AskedAt, Zone = facts.Zone,
            },
            cancel);
        if (attempt.Answered + 1 == attempt.Total)
        {
            await closing.EndAsync(transaction, facts.Assigned, attempt, "answered", cancel);
        }
    }

    private async Task<Guid?> BeginAsync(NpgsqlTransaction transaction, Assigned assigned, int number, CancellationToken cancel)
    {
        var now = calendar.Now;
        var id = Guid.CreateVersion7(now);
        var (plan, tracks) = await BankStore.ReadPlanAsync(transaction, assigned.TeamId, assigned.AssessmentId, cancel);
        var drawn = Draw.From(await BankStore.ReadAsync(transaction, assigned.TeamId, tracks, cancel), plan, $"{id}");
        if (drawn.Questions.Count == 0)
        {
            return null;
        }

        var attempt = new Attempt
        {
            AttemptId = id, AssignmentId = assigned.AssignmentId, UserId = assigned.UserId, Number = number, Seed = $"{id}",
            EndsAt = AttemptDecision.EndOf(now, assigned.Minutes, assigned.Deadline), Total = drawn.Questions.Count, Answered = 0, Right = 0, Partly = 0,
        };
        await AttemptStore.AddAsync(transaction, assigned, attempt, drawn.Questions, now, cancel);
        return id;
    }

    private async Task<Assigned> EndOverdueAsync(NpgsqlTransaction transaction, Assigned assigned, CancellationToken cancel)
    {
        if (assigned.OpenAttempt is not { } open || assigned.OpenUntil > calendar.Now || await AttemptStore.FindAsync(transaction, assigned.TeamId, open, cancel) is not { } attempt)
        {
            return assigned;
        }

        await closing.EndAsync(transaction, assigned, attempt, by: null, cancel);
        return (await AssignedStore.FindAsync(transaction, assigned.Person, assigned.AssignmentId, cancel))!;
    }

    /// <summary>The attempt as it is, and from here the time of what it asks is counted.</summary>
    private async Task<AttemptFacts> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, Guid attempt, CancellationToken cancel)
    {
        var facts = (await AttemptReads.FindAsync(transaction, person, attempt, settings.DefaultZone, calendar.Now, cancel))!;
        if (facts.Current is { AskedAt: null } current)
        {
            await AttemptQuestionStore.NoteAskedAsync(transaction, person.TeamId, attempt, current.Place, calendar.Now, cancel);
        }

        return facts;
    }
}
