using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>"Choose people…": the form.</summary>
internal sealed class StartAction(NpgsqlDataSource database, IRoles roles, Openings openings) : IActionHandler<ProgrammeValue>, IOpensView
{
    public string Name => CohortView.Start;

    public JsonTypeInfo<ProgrammeValue> ValueType => ProgrammesJson.Default.ProgrammeValue;

    public int ValueVersion => ProgrammesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, ProgrammeValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var view = await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => openings.FormAsync(transaction, owner, value.Programme, cancel), cancel)
            : MessageView.Of(CohortView.NoOwner);
        return call.Payload.View is { Type: "modal" } ? new ActionReply.UpdateView(view) : new ActionReply.OpenView(view);
    }
}

/// <summary>Opens groups: the form, and what it leads to.</summary>
internal sealed class Openings(IPeopleFinder finder, BotSettings settings, CalendarClock calendar)
{
    private const int DaysAhead = 14;
    private static readonly TimeOnly Afternoon = new(14, 0);

    public async Task<ModalView> FormAsync(NpgsqlTransaction transaction, LearnerKey owner, string programmeId, CancellationToken cancel)
    {
        if (await ProgrammeStore.FindAsync(transaction, owner.TeamId, programmeId, cancel) is not { Programme: var programme })
        {
            return MessageView.Of(CohortView.Gone);
        }

        var zone = await ZoneOfAsync(transaction, owner, cancel);
        var day = LocalDay.Of(calendar.Now, zone).AddDays(DaysAhead);
        return CohortForm.Render(programme, Moments.At(day, Afternoon, zone), day);
    }

    public async Task<SubmissionReply> OpenAsync(NpgsqlTransaction transaction, LearnerKey owner, string programmeId, StateValues state, CancellationToken cancel)
    {
        if (await ProgrammeStore.FindAsync(transaction, owner.TeamId, programmeId, cancel) is not { Programme: var programme })
        {
            return new SubmissionReply.Update(MessageView.Of(CohortView.Gone));
        }

        var wrong = new Dictionary<string, string>();
        var zone = await ZoneOfAsync(transaction, owner, cancel);
        var today = LocalDay.Of(calendar.Now, zone);
        if (CohortWish.Read(state, programme.Session, calendar.Now, today, wrong) is not { } wish)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var cohort = new Cohort
        {
            TeamId = owner.TeamId, CohortId = Guid.CreateVersion7(calendar.Now), ProgrammeId = programme.Id, Title = programme.Title, AuthorId = owner.UserId, SessionAt = wish.SessionAt,
            StartsOn = wish.StartsOn, Place = wish.Place, Audience = JsonSerializer.Serialize(wish.Whom.Audience, ProgrammesJson.Default.CohortAudience), State = CohortStates.Reading,
            CreatedAt = calendar.Now,
        };
        await LookAsync(transaction, cohort, wish.Whom, cancel);
        if (wish.PrivateChannel is { } isPrivate)
        {
            await ChannelStore.WishAsync(transaction, cohort, ChannelWishes.Propose(cohort, isPrivate, zone), cancel);
        }

        return new SubmissionReply.Update(MessageView.Of(CohortView.Looking));
    }

    /// <summary>More people for a group that is under way: they are looked for, counted and offered in the same way.</summary>
    public async Task<SubmissionReply> OpenMoreAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, StateValues state, CancellationToken cancel)
    {
        if (await CohortStore.FindAsync(transaction, owner.TeamId, id, cancel) is not { IsRunning: true } group)
        {
            return new SubmissionReply.Update(MessageView.Of(CohortView.Gone));
        }

        var wrong = new Dictionary<string, string>();
        var whom = PeopleWish.Read(state, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var offered = group with
        {
            CohortId = Guid.CreateVersion7(calendar.Now), AuthorId = owner.UserId, Audience = JsonSerializer.Serialize(whom.Audience, ProgrammesJson.Default.CohortAudience),
            State = CohortStates.Reading, CreatedAt = calendar.Now, Joins = id,
        };
        await LookAsync(transaction, offered, whom, cancel);
        return new SubmissionReply.Update(MessageView.Of(CohortView.Looking));
    }

    private async Task LookAsync(NpgsqlTransaction transaction, Cohort cohort, PeopleWish whom, CancellationToken cancel)
    {
        await CohortStore.AddAsync(transaction, cohort, cancel);
        await finder.FindAsync(
            transaction,
            new PeopleWanted(cohort.Author, MembersFound.PurposeName, cohort.CohortId) { UserIds = whom.People, ChannelIds = whom.Audience.Channels, GroupNames = whom.Audience.Groups },
            cancel);
    }

    private Task<string> ZoneOfAsync(NpgsqlTransaction transaction, LearnerKey owner, CancellationToken cancel) =>
        CohortStore.FindZoneAsync(transaction, owner, settings.DefaultZone, cancel);
}

/// <summary>The form was sent: who that is takes longer than Slack waits, so the answer comes as a message.</summary>
internal sealed class CohortModal(NpgsqlDataSource database, IRoles roles, Openings openings) : IViewSubmissionHandler
{
    public string CallbackId => CohortForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, ProgrammesJson.Default.ProgrammeValue, ProgrammesJson.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => openings.OpenAsync(transaction, owner, value.Programme, submission.State, cancel), cancel)
            : new SubmissionReply.Update(MessageView.Of(CohortView.NoOwner));
    }
}

/// <summary>A click of an owner on a group's card; in any case it shows how it stands.</summary>
internal abstract class CohortAction(NpgsqlDataSource database, IRoles roles, CalendarClock calendar, string name) : IActionHandler<CohortValue>
{
    public string Name => name;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    protected DateTimeOffset Now => calendar.Now;

    public async Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.Remark(CohortView.NoOwner);
        }

        return await database.InTransactionAsync<ActionReply>(
            async transaction =>
            {
                if (await CohortStore.FindAsync(transaction, owner.TeamId, value.Cohort, cancel) is { } found)
                {
                    await ProgrammeStore.HoldAsync(transaction, owner.TeamId, found.ProgrammeId, cancel);
                }

                if (await CohortStore.LockAsync(transaction, owner.TeamId, value.Cohort, cancel) is not { } cohort)
                {
                    return Places.Shown(call, CohortView.Gone);
                }

                if (await StepAsync(transaction, cohort, cancel) is { } refusal)
                {
                    return new ActionReply.Remark(refusal);
                }

                var now = (await CohortStore.FindAsync(transaction, owner.TeamId, value.Cohort, cancel))!;
                var shown = now is { State: CohortStates.Cancelled, Joins: { } group } ? await CohortStore.FindAsync(transaction, owner.TeamId, group, cancel) : now;
                return Places.Shown(call, await CohortCards.RenderAsync(transaction, shown ?? now, [], calendar.Now, cancel));
            },
            cancel);
    }

    /// <summary>Does it when it is not done already; answers why not, where the card does not say it.</summary>
    protected abstract Task<SlackMessage?> StepAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel);
}

/// <summary>"Enrol them".</summary>
internal sealed class AskAction(NpgsqlDataSource database, IRoles roles, Planning planning, CalendarClock calendar) : CohortAction(database, roles, calendar, CohortView.Ask)
{
    protected override async Task<SlackMessage?> StepAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        if (cohort.State != CohortStates.Offered)
        {
            return null;
        }

        if (cohort.Joins is not null)
        {
            return await planning.JoinAsync(transaction, cohort, cancel) ? null : CohortView.Gone;
        }

        if (cohort.SessionAt <= Now)
        {
            return CohortView.Passed;
        }

        if (((await ProgrammeStore.FindAsync(transaction, cohort.TeamId, cohort.ProgrammeId, cancel))!.Programme.Session is null) != (cohort.SessionAt is null))
        {
            return CohortView.CountsAnew;
        }

        await planning.BeginAsync(transaction, cohort, cancel);
        return null;
    }
}

/// <summary>"How it stands", "Look again".</summary>
internal sealed class ShowAction(NpgsqlDataSource database, IRoles roles, CalendarClock calendar) : CohortAction(database, roles, calendar, CohortView.Show)
{
    protected override Task<SlackMessage?> StepAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) => Task.FromResult<SlackMessage?>(null);
}

/// <summary>"Call it off": before anybody was asked, who was found is forgotten; after that, nothing more comes.</summary>
internal sealed class CancelAction(NpgsqlDataSource database, IRoles roles, Planning planning, CalendarClock calendar) : CohortAction(database, roles, calendar, CohortView.Cancel)
{
    protected override async Task<SlackMessage?> StepAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        if (cohort.State is CohortStates.Cancelled or CohortStates.Over)
        {
            return null;
        }

        await CohortStore.SaveStateAsync(transaction, cohort, CohortStates.Cancelled, cancel);
        if (cohort.IsRunning)
        {
            await planning.MoveAsync(transaction, cohort, cohort.SessionAt, cohort.Place, cancel); // another state of the session, of which everybody invited hears
            await planning.PlanAnewAsync(transaction, cohort, cancel);
        }
        else
        {
            await MemberStore.ForgetAsync(transaction, cohort, cancel);
        }

        return null;
    }
}
