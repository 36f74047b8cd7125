using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Does one parcel, judges what came of it and has that recorded. Until then nothing here may be done a second time.</summary>
internal sealed partial class Doer(
    Poster poster, LookUp lookUp, Failures failures, Lanes lanes, Recorder recorder, Judge judge, ISteps steps, OutboxMetrics metrics,
    CalendarClock calendar, MachineClock machine, ILogger<Doer> log)
{
    /// <summary>What it throws could not be recorded: it stays claimed until its lease runs out, and is then looked up.</summary>
    public Task DoAsync(Parcel parcel, Trip trip, CancellationToken hurry) =>
        SettleAsync(parcel, () => TryAsync(parcel, trip, hurry), hurry);

    /// <summary>The parcel when nobody has seen its message, so that it may be posted now; null when everything is recorded.</summary>
    public async Task<Parcel?> LookUpAsync(Parcel parcel, Trip trip, CancellationToken hurry)
    {
        Parcel? free = null;
        await SettleAsync(parcel, async () =>
        {
            var found = await lookUp.FindAsync(parcel, trip, hurry);
            if (found is null)
            {
                free = parcel with { Delivery = parcel.Delivery with { Unsure = false, LookedUp = true } };
                return null;
            }

            return await JudgeAsync(parcel, trip, found, hurry);
        }, hurry);
        return free;
    }

    private async Task SettleAsync(Parcel parcel, Func<Task<Verdict?>> tryAsync, CancellationToken hurry)
    {
        var delivery = parcel.Delivery;
        Verdict? verdict;
        try
        {
            verdict = await tryAsync();
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            verdict = new Verdict.Wait(Judge.UnsureWait, "stopped while it was being sent", Refund: true, Unsure: parcel.Work is IMessageWork);
        }
        catch (Exception e)
        {
            // Thrown before anything was posted: what posts answers with values.
            Log.Failed(log, delivery.Id, delivery.Kind, e);
            verdict = judge.Of(delivery, e);
        }

        if (verdict is not null)
        {
            await steps.PassAsync(Steps.BeforeRecord, delivery.TeamId);
            await recorder.RecordAsync(delivery, verdict);
            await steps.PassAsync(Steps.AfterRecord, delivery.TeamId);
        }
    }

    private Task<Verdict?> TryAsync(Parcel parcel, Trip trip, CancellationToken cancel) => parcel.Work switch
    {
        IMessageWork message => PostAsync(parcel, message, trip, cancel),
        ICallWork call => CallAsync(parcel, call, trip, cancel),
        _ => throw new InvalidOperationException($"{parcel.Work.GetType().Name} is neither an IMessageWork nor an ICallWork."),
    };

    private async Task<Verdict?> PostAsync(Parcel parcel, IMessageWork work, Trip trip, CancellationToken cancel)
    {
        var delivery = parcel.Delivery;
        if (delivery.ExpiresAt <= calendar.Now) // what had to be looked up or waited for its turn may be too late by now
        {
            lanes.GiveBack(trip.TeamId, Poster.Method);
            return Judge.Dropped("expired");
        }

        var message = parcel.Message;
        if (message is null)
        {
            switch (await work.RenderAsync(delivery, cancel))
            {
                case Rendering.Drop drop:
                    lanes.GiveBack(trip.TeamId, Poster.Method);
                    return Judge.Dropped(drop.Reason);
                case Rendering.Post post:
                    message = post.Message;
                    break;
            }
        }

        var outcome = await poster.PostAsync(parcel, message!, trip, cancel);
        if (outcome is PostOutcome.Posted)
        {
            metrics.Delay(delivery.Class, calendar.Now - (delivery.DueAt > delivery.CreatedAt ? delivery.DueAt : delivery.CreatedAt));
        }

        return await JudgeAsync(parcel, trip, outcome, cancel);
    }

    private async Task<Verdict?> CallAsync(Parcel parcel, ICallWork work, Trip trip, CancellationToken cancel)
    {
        var delivery = parcel.Delivery;
        if (trip.Pauses.Find(work.Methods, machine.Now) is { } until)
        {
            return Judge.Paused(delivery, until - machine.Now);
        }

        if (!IsLanesOwn(delivery.Lane, work.Method))
        {
            await lanes.EnterAsync(trip.TeamId, work.Method, cancel);
            if (trip.Pauses.Find(work.Methods, machine.Now) is { } later) // paused while it waited for its turn
            {
                lanes.GiveBack(trip.TeamId, work.Method);
                return Judge.Paused(delivery, later - machine.Now);
            }
        }

        if (!trip.HasTime(machine.Now))
        {
            return judge.Of(delivery, new PostOutcome.OutOfTime());
        }

        var outcome = await work.RunAsync(delivery, parcel.Workspace, cancel);
        if (outcome is CallOutcome.Failed failed)
        {
            await failures.NoteAsync(parcel, failed.Failure, trip, cancel);
        }

        return judge.Of(delivery, outcome);
    }

    /// <summary>Whether the lane's turn was this method's; programs of before put everything into the lane of posts.</summary>
    private static bool IsLanesOwn(Lane lane, string method) => lane switch
    {
        Lane.Update => method == TeamLanes.UpdateMethod,
        Lane.Home => method == TeamLanes.HomeMethod,
        _ => false,
    };

    private async Task<Verdict?> JudgeAsync(Parcel parcel, Trip trip, PostOutcome outcome, CancellationToken cancel)
    {
        if (outcome is PostOutcome.Refused refused)
        {
            await failures.NoteAsync(parcel, refused.Failure, trip, cancel);
        }

        return judge.Of(parcel.Delivery, outcome);
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Delivery {Id} ({Kind}) failed and will be tried again.")]
        public static partial void Failed(ILogger log, Guid id, string kind, Exception e);
    }
}
