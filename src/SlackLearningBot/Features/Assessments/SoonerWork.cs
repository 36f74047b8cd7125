using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Assessments;

/// <summary>An assessment ends before the time that somebody was told: they hear of it once for each such time, and it counts as no reminder.</summary>
internal sealed class SoonerWork(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "assessment.sooner";

    public string Kind => KindName;

    public static NewDelivery Of(LearnerKey person, Assignment assignment, DateTimeOffset at) =>
        NewDelivery.To(person, KindName, $"{assignment.AssignmentId}:{assignment.Deadline.ToUnixTimeSeconds()}", DeliveryClass.Nudge, at) with
        {
            ExpiresAt = assignment.Deadline, Value = NudgeValue.Assessment,
        };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
                || await AssignedStore.LockAsync(transaction, delivery.Person, NudgeWork.AssignmentOf(delivery.Slot), cancel) is not { State: "open", IsTakenBack: false } assigned)
            {
                return new Rendering.Drop("the assessment is taken back");
            }

            if (assigned.Decide(calendar.Now) is not (AttemptDecision.Begin or AttemptDecision.GoOn))
            {
                return new Rendering.Drop("the assessment is done or over");
            }

            if (delivery.ExpiresAt != assigned.Deadline)
            {
                return new Rendering.Drop("it was moved or called off");
            }

            return assigned.HasLeft
                ? new Rendering.Drop("the track was left")
                : new Rendering.Post(BriefView.Sooner(assigned, calendar.Now, assigned.ZoneOr(settings.DefaultZone)));
        },
        cancel);
}
