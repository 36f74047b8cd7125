using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary><c>/mentor asks</c>: how one's own wishes stand, and what waits for one's answer.</summary>
internal sealed class AsksCommand(AskReads reads) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "asks";

    public IReadOnlyList<HelpLine> Help { get; } = [new("asks", "whom I ask for you, and who waits for your answer")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var (wishes, asked) = await reads.ReadAsync(call.Learner, cancel);
        return AsksView.All(wishes, asked);
    }
}

/// <summary>"Look no more".</summary>
internal sealed class WithdrawAction(NpgsqlDataSource database, AskMessages messages, IHomeWishes homes, CalendarClock calendar) : IActionHandler<WishValue>
{
    public string Name => AsksView.Withdraw;

    public JsonTypeInfo<WishValue> ValueType => AsksJson.Default.WishValue;

    public int ValueVersion => AsksJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, WishValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            if (await WishStore.LockAsync(transaction, call.Actor.TeamId!, value.Wish, cancel) is not { } wish)
            {
                return AskPlaces.Shown(call, AskView.Gone);
            }

            if (wish.Wish.UserId != call.Actor.UserId)
            {
                return new ActionReply.Remark(Remarks.NotYours);
            }

            if (wish.Wish.IsOpen)
            {
                await WishStore.EndAsync(transaction, wish.Wish, "ended", calendar.Now, cancel);
                if (wish.Asked is { } asked)
                {
                    await messages.ShowOverAsync(transaction, wish.Wish, asked with { State = "dropped" }, cancel);
                    await homes.RefreshAsync(transaction, asked.Mentor(wish.Wish), cancel);
                }

                await homes.RefreshAsync(transaction, wish.Wish.Mentee, cancel);
            }

            return AskPlaces.Shown(call, AsksView.Wish((await WishStore.LockAsync(transaction, wish.Wish.TeamId, wish.Wish.WishId, cancel))!));
        },
        cancel);
}
