using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>"Who gets whom": all pairs, the weakest fit first, and then all who go without; a page at a time.</summary>
internal sealed class ListAction(NpgsqlDataSource database, IRoles roles) : IActionHandler<RoundPage>, IOpensView
{
    public const int APage = 25;

    public string Name => RoundView.List;

    public JsonTypeInfo<RoundPage> ValueType => RoundsJson.Default.RoundPage;

    public int ValueVersion => RoundsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, RoundPage value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var view = MessageView.Of(await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => ReadAsync(transaction, owner.TeamId, value, cancel), cancel)
            : RoundView.NoOwner);
        return call.Payload.View is { Type: "modal" } ? new ActionReply.UpdateView(view) : new ActionReply.OpenView(view);
    }

    private static async Task<SlackMessage> ReadAsync(NpgsqlTransaction transaction, string teamId, RoundPage value, CancellationToken cancel)
    {
        if (await RoundStore.FindAsync(transaction, teamId, value.Round, cancel) is not { } round)
        {
            return RoundView.Gone;
        }

        var page = Math.Clamp(value.Page, 0, 100_000 / APage);
        var counts = await EnrolledStore.CountAsync(transaction, round, cancel);
        var pairs = await PairStore.ReadAsync(transaction, round, page * APage, APage, cancel);
        var alone = pairs.Count == APage ? [] : await PairStore.ReadAloneAsync(transaction, round, Math.Max(0, (page * APage) - counts.Pairs), APage - pairs.Count, cancel);
        return Render(round, counts, pairs, alone, page);
    }

    private static SlackMessage Render(MentorRound round, RoundCounts counts, IReadOnlyList<PlannedPair> pairs, IReadOnlyList<PlannedAlone> alone, int page)
    {
        Mrkdwn[] lines = [.. pairs.Select(Line), .. alone.Select(AloneWords.Line)];
        var text = Mrkdwn.Of($"*{RoundView.Bold(round.Name)}*: {RoundView.Count(counts.Pairs, "pair", "pairs")}, the weakest fit first, and {RoundView.People(counts.Alone)} without.");
        var blocks = new List<Block> { new Section(text) };
        blocks.AddRange(lines.Chunk(10).Select(some => new Section(Mrkdwn.Join("\n", some).Truncate(SlackLimits.SectionText))));
        Element[] turn =
        [
            .. page > 0 ? [new Button("Back", $"{RoundView.List}:back", RoundsJson.Page(round.RoundId, page - 1))] : Array.Empty<Element>(),
            .. (page + 1) * APage < counts.Pairs + counts.Alone ? [new Button("More", $"{RoundView.List}:more", RoundsJson.Page(round.RoundId, page + 1))] : Array.Empty<Element>(),
        ];
        if (turn.Length > 0)
        {
            blocks.Add(new Actions(turn));
        }

        return new SlackMessage(text, blocks);
    }

    private static Mrkdwn Line(PlannedPair pair) => Mrkdwn.Of(
        $"• {new SlackUser(pair.UserId)} → {new SlackUser(pair.MentorId)}{Third(pair)} · fit {pair.Fit:N0}{(pair.ByHand ? " · by hand" : "")}");

    private static Mrkdwn Third(PlannedPair pair) => pair.ThirdId is { } third ? Mrkdwn.Of($" and {new SlackUser(third)}") : Mrkdwn.Empty;
}
