using System.Globalization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>A message about an assessment that lies ahead: whether it is of use is decided when it is sent.</summary>
internal abstract class NudgeWork(NpgsqlDataSource database, Announcing announcing, BotSettings settings, CalendarClock calendar) : IMessageWork
{
    public abstract string Kind { get; }

    /// <summary>"assignment" or "assignment:number".</summary>
    public static Guid AssignmentOf(string slot) => Guid.Parse(slot.Split(':')[0]);

    /// <summary>The slots of the announcement and its reminders.</summary>
    public static IEnumerable<string> SlotsOf(Guid assignment) =>
        Enumerable.Range(0, 1 + Reminders.Most).Select(number => number == 0 ? $"{assignment}" : string.Create(CultureInfo.InvariantCulture, $"{assignment}:{number}"));

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
                || await AssignedStore.LockAsync(transaction, delivery.Person, AssignmentOf(delivery.Slot), cancel) is not { State: "open", IsTakenBack: false } assigned)
            {
                return new Rendering.Drop("the assessment is taken back");
            }

            var reminder = delivery.Slot.Split(':') is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
            if (assigned.Decide(calendar.Now) is not (AttemptDecision.Begin or AttemptDecision.GoOn))
            {
                return new Rendering.Drop("the assessment is done or over");
            }

            if (reminder > 0 && delivery.ExpiresAt != assigned.Deadline)
            {
                return new Rendering.Drop("it was moved or called off"); // another one comes by the deadline as it is now
            }

            if (assigned.HasLeft)
            {
                return new Rendering.Drop("the track was left");
            }

            if (reminder == 0)
            {
                await announcing.OweRemindersAsync(transaction, assigned, cancel);
            }

            if (reminder == 0 && (assigned.Used > 0 || assigned.Reminded > 0))
            {
                return new Rendering.Drop("the assessment is known already");
            }

            await AssignedStore.NoteToldAsync(transaction, assigned, reminder, calendar.Now, cancel);
            return new Rendering.Post(Render(assigned, calendar.Now, assigned.ZoneOr(settings.DefaultZone)));
        },
        cancel);

    protected abstract SlackMessage Render(Assigned assigned, DateTimeOffset now, string zone);
}

/// <summary>The announcement: once.</summary>
internal sealed class AnnounceWork(NpgsqlDataSource database, Announcing announcing, BotSettings settings, CalendarClock calendar) : NudgeWork(database, announcing, settings, calendar)
{
    public const string KindName = "assessment.announce";

    public override string Kind => KindName;

    protected override SlackMessage Render(Assigned assigned, DateTimeOffset now, string zone) => BriefView.Announce(assigned, now, zone);
}

/// <summary>A reminder: twice at most, and never after it is done or over.</summary>
internal sealed class RemindWork(NpgsqlDataSource database, Announcing announcing, BotSettings settings, CalendarClock calendar) : NudgeWork(database, announcing, settings, calendar)
{
    public const string KindName = "assessment.remind";

    public override string Kind => KindName;

    protected override SlackMessage Render(Assigned assigned, DateTimeOffset now, string zone) => BriefView.Remind(assigned, now, zone);
}
