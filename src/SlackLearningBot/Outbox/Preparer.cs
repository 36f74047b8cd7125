using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Turns what was claimed together into parcels: what must not be sent is sorted out, nudges are admitted in one call, and each kind that can
/// be rendered many at a time is.
/// </summary>
internal sealed partial class Preparer(
    IWorkspaces workspaces, NudgeGate gate, Works works, Judge judge, Recorder recorder, ISteps steps, CalendarClock calendar, ILogger<Preparer> log)
{
    /// <summary>So long after its expiry a message whose outcome is unknown is still worth a look.</summary>
    private static readonly TimeSpan WorthKnowing = TimeSpan.FromMinutes(15);

    public const string EndedAtEveryTry = "the process ended at every try";

    /// <summary>All of one workspace. What became of those that are no parcel is recorded when it returns.</summary>
    public async Task<IReadOnlyList<Parcel>> PrepareAsync(string teamId, IReadOnlyList<Delivery> claimed, CancellationToken cancel)
    {
        var batch = new Batch(claimed);
        try
        {
            await steps.PassAsync(Steps.Claimed, teamId);
            var workspace = await workspaces.FindNowAsync(teamId, cancel);
            foreach (var delivery in claimed)
            {
                if (Sort(delivery, workspace) is { } verdict)
                {
                    batch.Settle(delivery, verdict);
                }
            }

            // What has to be looked up is asked about when it is known that nobody saw it.
            await AdmitAsync(batch, teamId, [.. batch.Open.Where(delivery => delivery is { IsGated: true, Unsure: false, LooksFrom: null })], cancel);
            await steps.PassAsync(Steps.Admitted, teamId);
            await RenderAsync(batch, workspace, cancel);
            await steps.PassAsync(Steps.Rendered, teamId);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            batch.SettleRest(HandedBack);
        }
        catch (Exception e)
        {
            Log.NotPrepared(log, teamId, e);
            batch.SettleRest(delivery => judge.Of(delivery, e));
        }

        await RecordAsync(batch);
        return batch.Parcels;
    }

    /// <summary>Which of these, claimed a while ago, may still be sent; what becomes of the others is recorded when it returns.</summary>
    public async Task<IReadOnlySet<Guid>> AdmitAgainAsync(string teamId, IReadOnlyList<Delivery> waiting, CancellationToken cancel)
    {
        var batch = new Batch(waiting);
        await AdmitAsync(batch, teamId, waiting, cancel);
        await RecordAsync(batch);
        return batch.Open.Select(delivery => delivery.Id).ToHashSet();
    }

    private Task RecordAsync(Batch batch) => Task.WhenAll(batch.Settled.Select(one => recorder.RecordAsync(one.Delivery, one.Verdict)));

    /// <summary>Nothing was tried of it, so it need not be looked up: whoever sends next may have it at once.</summary>
    public static Verdict HandedBack(Delivery delivery) => new Verdict.Wait(TimeSpan.Zero, "handed back", Refund: true, delivery.Unsure);

    /// <summary>Null when it is to be done.</summary>
    private Verdict? Sort(Delivery delivery, Workspace? workspace)
    {
        if (workspace is null)
        {
            return Judge.Dropped("the bot is not installed in this workspace");
        }

        if (delivery.Unsure ? delivery.ExpiresAt + WorthKnowing <= calendar.Now : delivery.ExpiresAt <= calendar.Now)
        {
            return Judge.Dropped(delivery.Unsure ? DropReasons.ExpiredUnsure : "expired");
        }

        if (delivery.Attempts > Judge.MostTries)
        {
            return Judge.GiveUp(delivery, EndedAtEveryTry);
        }

        // A newer version enqueued it: that version will do it.
        return works.Find(delivery.Kind) is null
            ? new Verdict.Wait(TimeSpan.FromMinutes(1), $"this version does not know the kind {delivery.Kind}", Refund: true, delivery.Unsure)
            : null;
    }

    private async Task AdmitAsync(Batch batch, string teamId, IReadOnlyList<Delivery> nudges, CancellationToken cancel)
    {
        if (nudges.Count == 0)
        {
            return;
        }

        try
        {
            await AdmitAsync(batch, nudges, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Log.NotAdmitted(log, teamId, nudges.Count, e);
            await AdmitEachAsync(batch, nudges, cancel);
        }
    }

    /// <summary>One that cannot be admitted must not keep the others, nor those that need no admission.</summary>
    private async Task AdmitEachAsync(Batch batch, IReadOnlyList<Delivery> nudges, CancellationToken cancel)
    {
        Exception? down = null;
        foreach (var nudge in nudges)
        {
            if (down is not null)
            {
                batch.Settle(nudge, judge.Of(nudge, down));
                continue;
            }

            try
            {
                await AdmitAsync(batch, [nudge], cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                down = Database.IsDown(e) ? e : null;
                batch.Settle(nudge, judge.Of(nudge, e));
            }
        }
    }

    private async Task AdmitAsync(Batch batch, IReadOnlyList<Delivery> nudges, CancellationToken cancel)
    {
        var admissions = await gate.AdmitAsync(nudges, cancel);
        foreach (var (nudge, admission) in nudges.Zip(admissions))
        {
            if (Judge.Of(nudge, admission) is { } verdict)
            {
                batch.Settle(nudge, verdict);
            }
        }
    }

    private async Task RenderAsync(Batch batch, Workspace? workspace, CancellationToken cancel)
    {
        foreach (var kind in batch.Open.GroupBy(delivery => delivery.Kind).ToList())
        {
            var parcels = kind.Select(delivery => new Parcel(delivery, works.Find(kind.Key)!, workspace!) { AdmittedAt = calendar.Now }).ToLookup(parcel => parcel.MustBeLookedUp);
            batch.Ready(parcels[true].Select(parcel => parcel with { AdmittedAt = null }));
            batch.Ready(works.Find(kind.Key) is IMessageBatchWork many && parcels[false].Any()
                ? await RenderAsync(batch, many, [.. parcels[false]], cancel)
                : parcels[false]);
        }
    }

    private async Task<IEnumerable<Parcel>> RenderAsync(Batch batch, IMessageBatchWork work, IReadOnlyList<Parcel> parcels, CancellationToken cancel)
    {
        IReadOnlyList<Rendering> renderings;
        try
        {
            renderings = await work.RenderAsync([.. parcels.Select(parcel => parcel.Delivery)], cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // One that cannot be rendered must not keep the others: each is rendered by itself when its turn comes.
            Log.NotRendered(log, work.Kind, parcels.Count, e);
            return parcels;
        }

        foreach (var (parcel, drop) in parcels.Zip(renderings.Select(rendering => rendering as Rendering.Drop)).Where(one => one.Second is not null))
        {
            batch.Settle(parcel.Delivery, Judge.Dropped(drop!.Reason));
        }

        return parcels.Zip(renderings).Where(one => one.Second is Rendering.Post).Select(one => one.First with { Message = ((Rendering.Post)one.Second).Message });
    }

    private static partial class Log
    {
        [LoggerMessage(1006, LogLevel.Error, "What was claimed of workspace {TeamId} could not be prepared and will be tried again.")]
        public static partial void NotPrepared(ILogger log, string teamId, Exception e);

        [LoggerMessage(1008, LogLevel.Error, "{Count} nudges of workspace {TeamId} could not be admitted together; each is asked about by itself.")]
        public static partial void NotAdmitted(ILogger log, string teamId, int count, Exception e);

        [LoggerMessage(1007, LogLevel.Error, "{Count} deliveries ({Kind}) could not be rendered together; each is rendered by itself.")]
        public static partial void NotRendered(ILogger log, string kind, int count, Exception e);
    }
}
