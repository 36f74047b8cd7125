using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>The mentee says whether a proposed colleague shall be asked.</summary>
internal abstract class ColleagueAction(NpgsqlDataSource database, Asking asking, bool isWanted) : IActionHandler<ChoiceValue>
{
    public string Name => isWanted ? ToldView.AskColleague : ToldView.NotColleague;

    public JsonTypeInfo<ChoiceValue> ValueType => AsksJson.Default.ChoiceValue;

    public int ValueVersion => AsksJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, ChoiceValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            if (await WishStore.LockAsync(transaction, call.Actor.TeamId!, value.Wish, cancel) is not { } wish || wish.At(value.Place) is not { } choice)
            {
                return AskPlaces.Shown(call, AskView.Gone);
            }

            if (wish.Wish.UserId != call.Actor.UserId)
            {
                return new ActionReply.Remark(Remarks.NotYours);
            }

            if (choice.State == "proposed" && wish.Wish.IsOpen)
            {
                await WishStore.SettleAsync(transaction, wish.Wish, choice, isWanted, cancel);
                await asking.GoOnAsync(transaction, (await WishStore.LockAsync(transaction, wish.Wish.TeamId, wish.Wish.WishId, cancel))!, isTold: true, cancel);
            }

            var now = (await WishStore.LockAsync(transaction, wish.Wish.TeamId, wish.Wish.WishId, cancel))!;
            return AskPlaces.Shown(call, AsksView.Wish(now));
        },
        cancel);
}

internal sealed class AskColleagueAction(NpgsqlDataSource database, Asking asking) : ColleagueAction(database, asking, isWanted: true);

internal sealed class NotColleagueAction(NpgsqlDataSource database, Asking asking) : ColleagueAction(database, asking, isWanted: false);
