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

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>A click of an owner that takes a round on, if it still stands where the button says; in any case it shows where it stands.</summary>
internal abstract class StepAction(NpgsqlDataSource database, IRoles roles, string name) : IActionHandler<RoundValue>
{
    public string Name => name;

    public JsonTypeInfo<RoundValue> ValueType => RoundsJson.Default.RoundValue;

    public int ValueVersion => RoundsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, RoundValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.Remark(RoundView.NoOwner);
        }

        return await database.InTransactionAsync<ActionReply>(
            async transaction =>
            {
                if (await RoundStore.LockAsync(transaction, owner.TeamId, value.Round, cancel) is not { } round)
                {
                    return Places.Shown(call, RoundView.Gone);
                }

                if (Refusal(round, value) is { } refusal)
                {
                    return new ActionReply.Remark(refusal);
                }

                await StepAsync(transaction, round, cancel);
                return Places.Shown(call, await RoundCards.RenderAsync(transaction, (await RoundStore.FindAsync(transaction, owner.TeamId, value.Round, cancel))!, [], cancel));
            },
            cancel);
    }

    /// <summary>Why it cannot be done any more, where the card does not say it; null when it can, or is done already.</summary>
    protected virtual SlackMessage? Refusal(MentorRound round, RoundValue value) => null;

    /// <summary>Does it when it is not done already.</summary>
    protected abstract Task StepAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel);
}

/// <summary>"Ask them".</summary>
internal sealed class AskAction(NpgsqlDataSource database, IRoles roles, Moving moving, CalendarClock calendar) : StepAction(database, roles, RoundView.Ask)
{
    protected override SlackMessage? Refusal(MentorRound round, RoundValue value) => round.State == RoundStates.Offered && round.WishesUntil <= calendar.Now ? RoundView.TooLateToAsk : null;

    protected override Task StepAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        round.State == RoundStates.Offered ? moving.AskAsync(transaction, round, cancel) : Task.CompletedTask;
}

/// <summary>"Match them now", before the day or once more.</summary>
internal sealed class MatchAction(NpgsqlDataSource database, IRoles roles, Moving moving) : StepAction(database, roles, RoundView.Match)
{
    protected override Task StepAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        round.State is RoundStates.Asking or RoundStates.Preview ? moving.MatchAsync(transaction, round, cancel) : Task.CompletedTask;
}

/// <summary>"Publish".</summary>
internal sealed class PublishAction(NpgsqlDataSource database, IRoles roles, Moving moving, BotSettings settings, CalendarClock calendar) : StepAction(database, roles, RoundView.Publish)
{
    protected override SlackMessage? Refusal(MentorRound round, RoundValue value) => round.State != RoundStates.Preview ? null
        : value.Seen != round.Version ? RoundView.NotAsShown
        : round.EndsOn.DayNumber - LocalDay.Of(calendar.Now, settings.DefaultZone).DayNumber < RoundWish.ShortestDays ? RoundView.TooShort
        : null;

    protected override async Task StepAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        if (round.State == RoundStates.Preview && (await EnrolledStore.CountAsync(transaction, round, cancel)).Pairs > 0)
        {
            await moving.PublishAsync(transaction, round, cancel);
        }
    }
}

/// <summary>"Undo": as long as nobody was told.</summary>
internal sealed class UndoAction(NpgsqlDataSource database, IRoles roles) : StepAction(database, roles, RoundView.Undo)
{
    protected override Task StepAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        round.State == RoundStates.Published ? RoundStore.SaveStateAsync(transaction, round, RoundStates.Preview, null, cancel) : Task.CompletedTask;
}

/// <summary>"Call it off": who was enrolled is forgotten.</summary>
internal sealed class CancelAction(NpgsqlDataSource database, IRoles roles) : StepAction(database, roles, RoundView.Cancel)
{
    protected override async Task StepAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        if (round.State is not (RoundStates.Beginning or RoundStates.Begun or RoundStates.Cancelled))
        {
            await RoundStore.SaveStateAsync(transaction, round, RoundStates.Cancelled, null, cancel);
            await EnrolledStore.ForgetAsync(transaction, round, cancel);
        }
    }
}
