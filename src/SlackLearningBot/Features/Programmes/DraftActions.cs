using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Programmes;

/// <summary>"Save": the programme is kept as its next version if it is still as its owner saw it; those who are in the middle of it are planned anew.</summary>
internal sealed class SaveAction(NpgsqlDataSource database, IRoles roles, DraftDesk desk) : IActionHandler<DraftValue>
{
    public string Name => DraftView.Save;

    public JsonTypeInfo<DraftValue> ValueType => ProgrammesJson.Default.DraftValue;

    public int ValueVersion => ProgrammesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return await roles.IsOwnerAsync(owner, cancel)
            ? Places.Shown(call, await database.InTransactionAsync(transaction => SaveAsync(transaction, owner, value, cancel), cancel))
            : new ActionReply.Remark(CohortView.NoOwner);
    }

    private async Task<SlackMessage> SaveAsync(NpgsqlTransaction transaction, LearnerKey owner, DraftValue value, CancellationToken cancel)
    {
        if (await DraftStore.LockAsync(transaction, owner.TeamId, value.Draft, cancel) is not { } draft)
        {
            return DraftView.Gone;
        }

        var look = await desk.LookAsync(transaction, draft, toSave: true, cancel);
        if (look.Verdict is not ProgrammeVerdict.Good { Programme: var programme } || look.BreaksTheirDays)
        {
            return DraftView.Of(look);
        }

        if (look.Basis != value.Version || !await desk.SaveAsync(transaction, owner, look, programme, cancel))
        {
            return DraftView.Of(await desk.LookAsync(transaction, draft, toSave: false, cancel), DraftView.ChangedMeanwhile);
        }

        await DraftStore.DeleteAsync(transaction, draft, cancel);
        return DraftView.Saved(programme, look.Basis + 1, look.Running);
    }
}

/// <summary>"Discard".</summary>
internal sealed class DiscardAction(NpgsqlDataSource database, IRoles roles) : IActionHandler<DraftValue>
{
    public string Name => DraftView.Discard;

    public JsonTypeInfo<DraftValue> ValueType => ProgrammesJson.Default.DraftValue;

    public int ValueVersion => ProgrammesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.Remark(CohortView.NoOwner);
        }

        return Places.Shown(call, await database.InTransactionAsync(
            async transaction =>
            {
                if (await DraftStore.LockAsync(transaction, owner.TeamId, value.Draft, cancel) is not { } draft)
                {
                    return DraftView.Gone;
                }

                await DraftStore.DeleteAsync(transaction, draft, cancel);
                return DraftView.Discarded;
            },
            cancel));
    }
}
