using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Courses;

/// <summary>Takes a dropped list in, and owes its owner the preview.</summary>
internal sealed class Imports(Deliveries deliveries, CalendarClock calendar) : ICourseSheets
{
    public bool Recognises(string text) => CourseSheet.Recognises(text);

    public async Task OfferAsync(NpgsqlTransaction transaction, LearnerKey owner, ContentFile sheet, string source, CancellationToken cancel)
    {
        var now = calendar.Now;
        var id = Guid.CreateVersion7(now);
        if (await ImportStore.AddAsync(transaction, owner, id, source, sheet.Path, CourseSheet.Read(sheet.Text, () => Guid.CreateVersion7(now)), now, cancel))
        {
            await deliveries.EnqueueAsync(transaction, NewDelivery.To(owner, ImportWork.KindName, $"{id:N}", DeliveryClass.Answer, now), cancel);
        }
    }
}

/// <summary>The preview of a list, in its owner's direct message.</summary>
internal sealed class ImportWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "course.import";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await ImportStore.LockAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is { IsOpen: true } import
            ? new Rendering.Post(ImportView.Preview(import, await ImportStore.PlanAsync(transaction, import, cancel)))
            : new Rendering.Drop("the draft is over"),
        cancel);
}

/// <summary>Forgets lists that nobody came back to.</summary>
internal sealed class ImportCleaner(NpgsqlDataSource database, IWorkspaces workspaces, CalendarClock calendar)
{
    public async Task CleanAsync(CancellationToken cancel) => await ImportStore.ForgetExpiredAsync(
        database, [.. (await workspaces.ReadAllAsync(cancel)).Select(workspace => workspace.TeamId)], calendar.Now, cancel);
}
