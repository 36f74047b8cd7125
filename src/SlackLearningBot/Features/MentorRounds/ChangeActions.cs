using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>"Change by hand…".</summary>
internal sealed class ChangeAction(NpgsqlDataSource database, IRoles roles) : IActionHandler<RoundValue>, IOpensView
{
    public string Name => RoundView.Change;

    public JsonTypeInfo<RoundValue> ValueType => RoundsJson.Default.RoundValue;

    public int ValueVersion => RoundsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, RoundValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var view = !await roles.IsOwnerAsync(owner, cancel) ? MessageView.Of(RoundView.NoOwner)
            : await database.InTransactionAsync(transaction => RoundStore.FindAsync(transaction, owner.TeamId, value.Round, cancel), cancel) is { State: RoundStates.Preview } round
                ? ChangeForm.Render(round)
                : MessageView.Of(ChangeForm.NotNow);
        return call.Payload.View is { Type: "modal" } ? new ActionReply.UpdateView(view) : new ActionReply.OpenView(view);
    }
}

/// <summary>The form is sent: what it costs is reckoned outside of the request, and comes as a message.</summary>
internal sealed class ChangeModal(NpgsqlDataSource database, IRoles roles, Deliveries deliveries, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => ChangeForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, RoundsJson.Default.RoundValue, RoundsJson.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var owner = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => WeighAsync(transaction, owner, value.Round, submission.State, cancel), cancel)
            : new SubmissionReply.Update(MessageView.Of(RoundView.NoOwner));
    }

    private async Task<SubmissionReply> WeighAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, StateValues state, CancellationToken cancel)
    {
        if (await RoundStore.LockAsync(transaction, owner.TeamId, id, cancel) is not { State: RoundStates.Preview } round)
        {
            return new SubmissionReply.Update(MessageView.Of(ChangeForm.NotNow));
        }

        var (mentee, how, other) = (state.User(ChangeForm.Mentee, ChangeForm.Mentee), state.Selected(ChangeForm.How, ChangeForm.How), state.User(ChangeForm.Other, ChangeForm.Other));
        (how, other) = (round.IsPeers ? "exchange" : how, how == "none" ? null : other);
        var profiles = (await ProfileReads.ReadAsync(transaction, round, [.. new[] { mentee, other }.OfType<string>()], cancel)).ToDictionary(one => one.UserId);
        var wrong = round.IsPeers ? CheckPeers(mentee, other, profiles) : Check(mentee, how, other, profiles);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var change = new HandChange
        {
            TeamId = owner.TeamId, RoundId = id, ChangeId = Guid.CreateVersion7(calendar.Now), AuthorId = owner.UserId, UserId = mentee!, How = how!, OtherId = other, State = "weighing",
            Version = round.Version, CreatedAt = calendar.Now,
        };
        await ChangeStore.AddAsync(transaction, change, cancel);
        await deliveries.EnqueueAsync(transaction, WeighWork.Of(change, calendar.Now), cancel);
        return new SubmissionReply.Update(MessageView.Of(ChangeForm.Weighing));
    }

    private static Dictionary<string, string> Check(string? mentee, string? how, string? other, Dictionary<string, StoredMentor> profiles)
    {
        var wrong = new Dictionary<string, string>();
        if (mentee is null || !profiles.TryGetValue(mentee, out var profile) || profile is { People: > 0, Goals.Length: 0 })
        {
            wrong[ChangeForm.Mentee] = "Choose a mentee of this round: somebody who is enrolled and whose profile looks for a mentor.";
        }

        if (how is not ("give" or "exchange" or "none"))
        {
            wrong[ChangeForm.How] = "Choose one of these.";
        }
        else if (how != "none" && (other is null || other == mentee || !profiles.TryGetValue(other, out var partner) || (how == "give" ? partner.People == 0 : partner is { People: > 0, Goals.Length: 0 })))
        {
            wrong[ChangeForm.Other] = how == "give" ? "Choose a mentor of this round." : "Choose another mentee of this round.";
        }

        return wrong;
    }

    private static Dictionary<string, string> CheckPeers(string? one, string? other, Dictionary<string, StoredMentor> profiles)
    {
        var wrong = new Dictionary<string, string>();
        if (one is null || !profiles.ContainsKey(one))
        {
            wrong[ChangeForm.Mentee] = "Choose somebody of this round: who is enrolled and has a profile.";
        }

        if (other is null || other == one || !profiles.ContainsKey(other))
        {
            wrong[ChangeForm.Other] = "Choose somebody else of this round.";
        }

        return wrong;
    }
}

/// <summary>"Change it" or "Leave it": the first click decides, every later one shows what it came to.</summary>
internal abstract class DecideAction(NpgsqlDataSource database, IRoles roles, Reporting reporting, bool isWanted) : IActionHandler<ChangeValue>
{
    public string Name => isWanted ? ChangeForm.Do : ChangeForm.Drop;

    public JsonTypeInfo<ChangeValue> ValueType => RoundsJson.Default.ChangeValue;

    public int ValueVersion => RoundsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, ChangeValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return await roles.IsOwnerAsync(owner, cancel)
            ? Places.Shown(call, await database.InTransactionAsync(transaction => DecideAsync(transaction, owner.TeamId, value, cancel), cancel))
            : new ActionReply.Remark(RoundView.NoOwner);
    }

    private async Task<SlackMessage> DecideAsync(NpgsqlTransaction transaction, string teamId, ChangeValue value, CancellationToken cancel)
    {
        if (await RoundStore.LockAsync(transaction, teamId, value.Round, cancel) is not { } round
            || await ChangeStore.LockAsync(transaction, teamId, value.Round, value.Change, cancel) is not { } change)
        {
            return RoundView.Gone;
        }

        if (change.State != "offered" || change.Version != round.Version || round.State != RoundStates.Preview)
        {
            return ChangeForm.Cost(round, change);
        }

        if (isWanted)
        {
            await DoAsync(transaction, round, change, RoundsJson.Cost(change.Cost)!, cancel);
        }

        var state = isWanted ? "done" : "dropped";
        await ChangeStore.SaveAsync(transaction, change, state, null, cancel);
        return ChangeForm.Cost(round, change with { State = state });
    }

    private async Task DoAsync(NpgsqlTransaction transaction, MentorRound round, HandChange change, ChangeCost cost, CancellationToken cancel)
    {
        var mentors = await ChangeStore.FindMentorsAsync(transaction, change, cancel);
        IReadOnlyList<(string, string?, int)> changes = change switch
        {
            { How: "exchange", OtherId: { } other } => [(change.UserId, mentors[other], cost.Fit ?? 0), (other, mentors[change.UserId], cost.OtherFit ?? 0)],
            _ => [(change.UserId, change.OtherId, cost.Fit ?? 0)],
        };
        await (round.IsPeers
            ? PairStore.ExchangeAsync(transaction, round, change.UserId, change.OtherId!, cost, cancel)
            : PairStore.ChangeAsync(transaction, round, changes, cancel));
        await RoundStore.SaveFiguresAsync(transaction, round, cost.After!, cancel);
        await reporting.TellAsync(transaction, round with { Version = round.Version + 1 }, RoundStates.Preview, cancel);
    }
}

internal sealed class DoChangeAction(NpgsqlDataSource database, IRoles roles, Reporting reporting) : DecideAction(database, roles, reporting, isWanted: true);

internal sealed class DropChangeAction(NpgsqlDataSource database, IRoles roles, Reporting reporting) : DecideAction(database, roles, reporting, isWanted: false);
