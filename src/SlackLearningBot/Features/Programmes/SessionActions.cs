using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>"Put it into my calendar": the file comes as a message.</summary>
internal sealed class CalendarAction(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IActionHandler<CohortValue>
{
    public string Name => SessionView.Calendar;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await SessionCard.FindAsync(transaction, person, value.Cohort, cancel) is not { } card)
            {
                return new ActionReply.Remark(StepView.Gone);
            }

            await deliveries.EnqueueAgainAsync(transaction, IcsWork.Of(person, card.Cohort, calendar.Now), cancel);
            return new ActionReply.Remark(SessionView.FileComes);
        },
        cancel);
}

/// <summary>"I was there", "I missed it": each may be changed. Nobody was at a session that is ahead, or was called off.</summary>
internal abstract class AttendAction(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar, bool attended) : IActionHandler<CohortValue>
{
    public string Name => attended ? SessionView.There : SessionView.Missed;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await SessionCard.FindAsync(transaction, person, value.Cohort, cancel) is not { Cohort.HasBegun: true } card || card.StartsAt > calendar.Now)
            {
                return Places.Shown(call, StepView.Gone);
            }

            await SessionStore.AttendAsync(transaction, person, value.Cohort, attended, cancel);
            await homes.RefreshAsync(transaction, person, cancel);
            return Places.Shown(call, SessionView.After(card with { Part = card.Part with { Attended = attended } }));
        },
        cancel);
}

internal sealed class ThereAction(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar) : AttendAction(database, homes, calendar, attended: true);

internal sealed class MissedAction(NpgsqlDataSource database, IHomeWishes homes, CalendarClock calendar) : AttendAction(database, homes, calendar, attended: false);

/// <summary>"Move the session…", "Add the recording…": the form, for owners.</summary>
internal abstract class SessionFormAction(NpgsqlDataSource database, IRoles roles, string name) : GroupFormAction(database, roles, name)
{
    protected override async Task<ModalView?> FormAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        cohort.SessionAt is not null && (await ProgrammeStore.FindAsync(transaction, cohort.TeamId, cohort.ProgrammeId, cancel))?.Programme.Session is { } step ? Form(cohort, step.Where) : null;

    protected abstract ModalView Form(Cohort cohort, string? where);
}

internal sealed class MoveAction(NpgsqlDataSource database, IRoles roles) : SessionFormAction(database, roles, SessionView.Move)
{
    protected override ModalView Form(Cohort cohort, string? where) => SessionView.MoveForm(cohort, cohort.Place ?? where);
}

internal sealed class RecordAction(NpgsqlDataSource database, IRoles roles) : SessionFormAction(database, roles, SessionView.Record)
{
    protected override ModalView Form(Cohort cohort, string? where) => SessionView.RecordForm(cohort);
}

/// <summary>One of these forms was sent by an owner: the group changes, and its people are gone through.</summary>
internal abstract class SessionModal(NpgsqlDataSource database, IRoles roles, Planning planning, CalendarClock calendar, string callback) : GroupModal(database, roles, callback)
{
    protected DateTimeOffset Now => calendar.Now;

    protected Planning Planning => planning;

    protected override async Task<SubmissionReply> TakeAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, StateValues state, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, owner.TeamId, id, cancel) is not { IsRunning: true, SessionAt: not null } cohort)
        {
            return new SubmissionReply.Update(MessageView.Of(CohortView.Gone));
        }

        if (await ChangeAsync(transaction, cohort, state, cancel) is { } refusal)
        {
            return refusal;
        }

        await planning.PlanAnewAsync(transaction, cohort, cancel);
        return new SubmissionReply.Update(MessageView.Of(await CohortCards.RenderAsync(transaction, (await CohortStore.FindAsync(transaction, owner.TeamId, id, cancel))!, [], calendar.Now, cancel)));
    }

    /// <summary>Null when it is done.</summary>
    protected abstract Task<SubmissionReply?> ChangeAsync(NpgsqlTransaction transaction, Cohort cohort, StateValues state, CancellationToken cancel);
}

internal sealed class MoveModal(NpgsqlDataSource database, IRoles roles, Planning planning, CalendarClock calendar) : SessionModal(database, roles, planning, calendar, SessionView.MoveCallback)
{
    protected override async Task<SubmissionReply?> ChangeAsync(NpgsqlTransaction transaction, Cohort cohort, StateValues state, CancellationToken cancel)
    {
        if (cohort.SessionAt <= Now)
        {
            return new SubmissionReply.Update(MessageView.Of(SessionView.Began));
        }

        var wrong = new Dictionary<string, string>();
        if ((await ProgrammeStore.FindAsync(transaction, cohort.TeamId, cohort.ProgrammeId, cancel))?.Programme.Session is not { } session)
        {
            return new SubmissionReply.Update(MessageView.Of(CohortView.Gone));
        }

        var at = CohortWish.ReadSession(state, cohort.SessionAt, Now, wrong);
        var place = CohortWish.ReadPlace(state, session, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        if (at != cohort.SessionAt || (place ?? session.Where) != (cohort.Place ?? session.Where))
        {
            await Planning.MoveAsync(transaction, cohort, at, place, cancel);
        }

        return null;
    }
}

internal sealed class RecordModal(NpgsqlDataSource database, IRoles roles, Planning planning, CalendarClock calendar) : SessionModal(database, roles, planning, calendar, SessionView.RecordCallback)
{
    protected override async Task<SubmissionReply?> ChangeAsync(NpgsqlTransaction transaction, Cohort cohort, StateValues state, CancellationToken cancel)
    {
        if (SafeUrl.Of(state.Text(SessionView.RecordingField, SessionView.RecordingField), null) is not { } link || !link.StartsWith("http", StringComparison.Ordinal))
        {
            return new SubmissionReply.Errors(new Dictionary<string, string> { [SessionView.RecordingField] = "Write an address that begins with https://." });
        }

        await SessionStore.RecordAsync(transaction, cohort, link, cancel);
        return null;
    }
}
