using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Courses;

/// <summary>"Save" and "Discard" below the preview of a list: the first click decides, and only an owner's.</summary>
internal abstract class ImportAction(string name, NpgsqlDataSource database, IRoles roles) : IActionHandler<ImportChoice>
{
    public string Name => name;

    public JsonTypeInfo<ImportChoice> ValueType => CoursesJson.Default.ImportChoice;

    public int ValueVersion => CoursesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, ImportChoice value, CancellationToken cancel)
    {
        var owner = Places.Person(call.Actor);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(
                async transaction => await ImportStore.LockAsync(transaction, owner.TeamId, value.Import, cancel) switch
                {
                    null => new ActionReply.ReplaceMessage(ImportView.Gone),
                    { IsOpen: false } over => new ActionReply.ReplaceMessage(ImportView.Over(over)),
                    var open => await DecideAsync(transaction, open, cancel),
                },
                cancel)
            : new ActionReply.Remark(ProposalView.OwnersOnly);
    }

    protected abstract Task<ActionReply> DecideAsync(NpgsqlTransaction transaction, CourseImport import, CancellationToken cancel);
}

internal sealed class SaveImportAction(NpgsqlDataSource database, IRoles roles, CalendarClock calendar) : ImportAction(ImportView.Save, database, roles)
{
    protected override async Task<ActionReply> DecideAsync(NpgsqlTransaction transaction, CourseImport import, CancellationToken cancel)
    {
        var plan = await ImportStore.PlanAsync(transaction, import, cancel);
        await ImportStore.SaveAsync(transaction, import, calendar.Now, cancel);
        await ImportStore.CloseAsync(transaction, import, "saved", cancel);
        return new ActionReply.ReplaceMessage(ImportView.Saved(import, plan));
    }
}

internal sealed class DiscardImportAction(NpgsqlDataSource database, IRoles roles) : ImportAction(ImportView.Discard, database, roles)
{
    protected override async Task<ActionReply> DecideAsync(NpgsqlTransaction transaction, CourseImport import, CancellationToken cancel)
    {
        await ImportStore.CloseAsync(transaction, import, "discarded", cancel);
        return new ActionReply.ReplaceMessage(ImportView.Over(import with { State = "discarded" }));
    }
}
