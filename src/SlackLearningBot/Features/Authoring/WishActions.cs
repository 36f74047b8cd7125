using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The author says yes, yes without the name, or no. The first answer holds.</summary>
internal sealed class WishAnswerAction(NpgsqlDataSource database, WishStore wishes, WishNews news) : IActionHandler<WishValue>
{
    public string Name => WishView.Answer;

    public JsonTypeInfo<WishValue> ValueType => WishValues.Default.WishValue;

    public int ValueVersion => WishValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, WishValue value, CancellationToken cancel)
    {
        if (await wishes.FindAsync(call.Actor.TeamId!, value.Wish, cancel) is not { } wish || wish.AuthorId != call.Actor.UserId)
        {
            return new ActionReply.Remark(Remarks.NotYours);
        }

        var answer = value.Answer switch
        {
            AuthorsWord.Yes => WishState.Named,
            AuthorsWord.Unnamed => WishState.Unnamed,
            _ => WishState.Declined,
        };
        await database.InTransactionAsync(
            async transaction =>
            {
                if (!await WishStore.AnswerAsync(transaction, wish, answer, cancel))
                {
                    return;
                }

                if (answer != WishState.Declined)
                {
                    await news.OfferAsync(transaction, wish, cancel);
                }

                await news.TellAskerAsync(transaction, wish, cancel);
            },
            cancel);
        return await wishes.FindAsync(wish.TeamId, wish.WishId, cancel) is { } now
            ? new ActionReply.ReplaceMessage(WishView.Answered(now))
            : new ActionReply.Remark(Remarks.NotYours);
    }
}

/// <summary>An owner makes a lesson of the message: the form opens with it. The first owner has it.</summary>
internal sealed class WishTakeAction(NpgsqlDataSource database, IRoles roles, WishStore wishes, DraftStore drafts, Forms forms) : IActionHandler<WishValue>, IOpensView
{
    public string Name => WishView.Take;

    public JsonTypeInfo<WishValue> ValueType => WishValues.Default.WishValue;

    public int ValueVersion => WishValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, WishValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.Remark(AuthoringView.OwnersOnlyRemark);
        }

        if (await wishes.FindAsync(owner.TeamId, value.Wish, cancel) is { IsAgreed: true, ClaimedBy: null, Text: not null } free)
        {
            var draft = forms.Begun(owner, WishForm.Of(free));
            await database.InTransactionAsync(
                async transaction =>
                {
                    if (await WishStore.ClaimAsync(transaction, free, owner.UserId, draft.DraftId, cancel))
                    {
                        await FormStore.AddAsync(transaction, draft, cancel);
                    }
                },
                cancel);
        }

        return await wishes.FindAsync(owner.TeamId, value.Wish, cancel) switch
        {
            { LessonId: not null } => new ActionReply.Remark(WishView.Published),
            { ClaimedBy: { } other } when other != owner.UserId => new ActionReply.Remark(WishView.TakenBy(other)),
            { ClaimedBy: not null, DraftId: { } id } when await drafts.FindAsync(owner.TeamId, id, cancel) is { State: DraftState.Open } mine =>
                new ActionReply.OpenView(await forms.ShowAsync(mine, false, cancel)),
            _ => new ActionReply.Remark(WishView.Closed),
        };
    }
}

/// <summary>An owner says that it need not be a lesson.</summary>
internal sealed class WishCloseAction(IRoles roles, WishStore wishes) : IActionHandler<WishValue>
{
    public string Name => WishView.Close;

    public JsonTypeInfo<WishValue> ValueType => WishValues.Default.WishValue;

    public int ValueVersion => WishValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, WishValue value, CancellationToken cancel)
    {
        if (!await roles.IsOwnerAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), cancel))
        {
            return new ActionReply.Remark(AuthoringView.OwnersOnlyRemark);
        }

        return await wishes.FindAsync(call.Actor.TeamId!, value.Wish, cancel) is { } wish && !await wishes.CloseAsync(wish, cancel) && wish.ClaimedBy is { } owner
            ? new ActionReply.Remark(WishView.TakenBy(owner))
            : new ActionReply.ReplaceMessage(WishView.Closed);
    }
}
