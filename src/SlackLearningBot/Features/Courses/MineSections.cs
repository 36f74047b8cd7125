using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Courses;

/// <summary>What a person said they did elsewhere: a line of its own in App Home and in <c>/learn progress</c>, and all of it behind a button.</summary>
internal sealed class MineSections(NpgsqlDataSource database) : IHomeSection, IProgressSection, IActionHandler
{
    public int Order => 26;

    public string Name => MineView.Mine;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) =>
        await FindAsync(person, cancel) is { } line ? [new Section(line, Accessory: new Button("Show all of it", MineView.Mine))] : [];

    public async Task<ProgressPart?> ReadAsync(LearnerKey person, CancellationToken cancel) =>
        await FindAsync(person, cancel) is { } line ? new ProgressPart(line, [new Section(line)]) : null;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var person = Places.Person(call.Actor);
        await using var connection = await database.OpenConnectionAsync(cancel);
        return new ActionReply.Remark(MineView.List(await DoneStore.ReadAsync(connection, person, MineView.Most, cancel), await DoneStore.SumAsync(connection, person, cancel)));
    }

    private async Task<Mrkdwn?> FindAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var sum = await DoneStore.SumAsync(connection, person, cancel);
        return sum.Things == 0 ? null : MineView.Line(await DoneStore.ReadAsync(connection, person, MineView.Most, cancel), sum);
    }
}
