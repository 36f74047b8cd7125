using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Reads what somebody did not get, for them alone.</summary>
internal sealed class Mistakes(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar)
{
    public Task<ModalView> ViewAsync(ActionCall call, MistakesValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var person = AttemptReplies.Person(call.Actor);
            return await AttemptReads.FindAsync(transaction, person, value.Attempt, settings.DefaultZone, calendar.Now, cancel) is { Attempt.EndedAt: not null } facts
                ? MistakesView.Render(facts, await MistakesStore.ReadAsync(transaction, person, value.Attempt, cancel), value.Page)
                : MessageView.Of(AttemptView.NotTheirs);
        },
        cancel);
}

/// <summary><c>assessment.mistakes</c>: what to look at again.</summary>
internal sealed class MistakesAction(Mistakes mistakes) : IActionHandler<MistakesValue>, IOpensView
{
    public string Name => MistakesView.OpenName;

    public JsonTypeInfo<MistakesValue> ValueType => AssessmentsJson.Default.MistakesValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, MistakesValue value, CancellationToken cancel) =>
        new ActionReply.OpenView(await mistakes.ViewAsync(call, value, cancel));
}

/// <summary><c>assessment.mistakes-page</c>: another page of it, in the same dialog.</summary>
internal sealed class MistakesPageAction(Mistakes mistakes) : IActionHandler<MistakesValue>
{
    public string Name => MistakesView.PageName;

    public JsonTypeInfo<MistakesValue> ValueType => AssessmentsJson.Default.MistakesValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, MistakesValue value, CancellationToken cancel) =>
        new ActionReply.UpdateView(await mistakes.ViewAsync(call, value, cancel));
}
