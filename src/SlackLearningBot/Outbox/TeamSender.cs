using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Sends what one workspace is owed while it is owed anything. One loop holds the lease, keeps the lanes filled and starts what may start; all
/// it waits for (Slack, the database, a lane's turn) rings its bell.
/// </summary>
internal sealed partial class TeamSender : IDisposable
{
    /// <summary>What is being sent when the process is told to stop may end within this.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>A database that hangs must not keep a process that has to stop; then the lease runs out.</summary>
    private static readonly TimeSpan MostWaitStopping = TimeSpan.FromSeconds(2);

    /// <summary>Leases are looked at at least so often, also while nothing happens.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly SenderTools tools;
    private readonly TeamLanes lanes;
    private readonly Trip trip;
    private readonly Bell bell = new(Heartbeat);
    private readonly ConcurrentQueue<(LaneQueue Lane, Parcel Parcel, Parcel? Next)> ended = new();
    private readonly List<Task> handingBack = [];
    private readonly Refill refill;
    private readonly Readmission readmission;
    private Exception? failure;
    private bool isLost;
    private int isCalled;

    public TeamSender(string teamId, SenderTools tools)
    {
        this.tools = tools;
        lanes = new TeamLanes(tools.Settings);
        trip = new Trip(teamId, tools);
        refill = new Refill(tools, bell);
        readmission = new Readmission(teamId, tools, bell);
    }

    /// <summary>How many deliveries it claimed.</summary>
    public int Claimed { get; private set; }

    /// <summary>Something was put into the table since it looked last.</summary>
    public bool IsCalled => Volatile.Read(ref isCalled) > 0;

    /// <summary>Until when (machine time) nothing of the workspace may be called at all; null when something may.</summary>
    public DateTimeOffset? PausedUntil => trip.Pauses.Find(LanePauses.Every, tools.Machine.Now);

    /// <param name="hasComeIn">New work was committed this moment; otherwise something is due that may have been there before.</param>
    public void Call(bool hasComeIn)
    {
        Interlocked.Or(ref isCalled, hasComeIn ? 2 : 1);
        bell.Ring();
    }

    /// <summary>Returns when nothing of the workspace is due, when another process has it, or soon after it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var hurry = new CancellationTokenSource();
        await using var stopping = stop.Register(() =>
        {
            hurry.CancelAfter(Grace);
            bell.Ring();
        });
        try
        {
            while (!stop.IsCancellationRequested && failure is null)
            {
                TakeWhatEnded();
                FillLanes(hurry.Token);
                await KeepLeaseAsync(hurry.Token);
                if (isLost || (lanes.AreIdle && !refill.IsUnderWay))
                {
                    break;
                }

                StartWhatMay(stop, hurry.Token);
                await bell.WaitAsync();
            }
        }
        catch (Exception e)
        {
            failure ??= e;
        }

        await EndAsync(stop);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void TakeWhatEnded()
    {
        while (ended.TryDequeue(out var one))
        {
            one.Lane.End(one.Parcel);
            if (one.Next is { } next)
            {
                lanes.Add(next);
            }
        }

        Try(readmission.TakeResult);
        if (refill.TakeResult() is { } refilled)
        {
            Note(refilled.Wish, refilled.Claim);
            foreach (var parcel in refilled.Parcels)
            {
                lanes.Add(parcel);
            }
        }
    }

    private void Note(ClaimWish wish, Claim claim)
    {
        var now = tools.Machine.Now;
        if (!claim.IsHeld)
        {
            isLost = true;
            return;
        }

        if (claim.OtherLeftAt is { } leftAt)
        {
            tools.Lanes.TakeOver(trip.TeamId, leftAt < now ? leftAt : now);
        }

        foreach (var pause in claim.Pauses)
        {
            trip.Pauses.Note(pause.Method, pause.Until, now);
        }

        // What was claimed before is ours until its own lease ends, and a renewal while the claim was under way may not have seen it.
        trip.Until = lanes.AreIdle || wish.Until < trip.Until ? wish.Until : trip.Until;

        Claimed += claim.Deliveries.Count;
        lanes.Note(wish, claim);
    }

    private void FillLanes(CancellationToken hurry)
    {
        if (refill.IsUnderWay || isLost)
        {
            return;
        }

        if (Interlocked.Exchange(ref isCalled, 0) is > 0 and var calls)
        {
            lanes.LookAgain(calls >= 2);
        }

        if (lanes.Wish(trip.TeamId, tools.Holder, trip.NewLease) is { } wish)
        {
            refill.Begin(wish, hurry);
        }
    }

    private async Task KeepLeaseAsync(CancellationToken hurry)
    {
        if (!isLost && trip.IsEnding && !lanes.AreIdle && !await trip.RenewAsync(refill.Claim is { } claim ? lanes.Claims.Append(claim) : lanes.Claims, hurry))
        {
            isLost = true;
            Log.LeaseLost(tools.Log, trip.TeamId);
        }
    }

    private void StartWhatMay(CancellationToken stop, CancellationToken hurry)
    {
        foreach (var lane in lanes.All)
        {
            if (lane is { Method: { } method, Count: > 0 } && trip.Pauses.Find(method, tools.Machine.Now) is { } until)
            {
                HandBackPaused(lane, until);
            }

            while (lane.CanStart && readmission.LetsGo(lane, hurry) && HasTurnCome(lane, stop))
            {
                _ = SendAsync(lane, lane.Start(), hurry);
            }
        }
    }

    /// <summary>A turn is taken before it is known who gets it, so that a newcomer who goes first need not wait for the next one.</summary>
    private bool HasTurnCome(LaneQueue lane, CancellationToken stop)
    {
        if (lane.Method is null)
        {
            return true; // each of its works waits for its own method's turn
        }

        if (lane.Turn is null && tools.Lanes.Take(trip.TeamId, lane.Method) is var wait && wait > TimeSpan.Zero)
        {
            lane.Turn = WaitAsync(wait, stop);
        }

        if (lane.Turn is { IsCompleted: false })
        {
            return false;
        }

        lane.Turn = null;
        return true;
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        await Task.Delay(wait, tools.Machine.Provider, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        bell.Ring();
    }

    private async Task SendAsync(LaneQueue lane, Parcel parcel, CancellationToken hurry)
    {
        Parcel? next = null;
        try
        {
            if (lanes.IsLookUp(lane))
            {
                next = await tools.Doer.LookUpAsync(parcel, trip, hurry);
            }
            else
            {
                await tools.Doer.DoAsync(parcel, trip, hurry);
            }
        }
        catch (Exception e)
        {
            failure ??= e;
        }
        finally
        {
            ended.Enqueue((lane, parcel, next));
            bell.Ring();
        }
    }

    private void HandBackPaused(LaneQueue lane, DateTimeOffset until) => HandBack(lane, parcel => Judge.Paused(parcel.Delivery, until - tools.Machine.Now));

    private void HandBack(LaneQueue lane, Func<Parcel, Verdict> judge)
    {
        foreach (var parcel in lane.TakeAll())
        {
            handingBack.Add(tools.Recorder.RecordAsync(parcel.Delivery, judge(parcel)));
        }
    }

    /// <summary>What has not started goes back at once, what is under way ends and is recorded, and then the next process need not wait for our lease to run out.</summary>
    private async Task EndAsync(CancellationToken stop)
    {
        while (true)
        {
            Try(TakeWhatEnded);
            foreach (var lane in lanes.All)
            {
                HandBack(lane, parcel => Preparer.HandedBack(parcel.Delivery));
            }

            if (lanes.AreIdle && !refill.IsUnderWay && !readmission.IsUnderWay)
            {
                break;
            }

            await bell.WaitAsync();
        }

        try
        {
            await Task.WhenAll(handingBack);
            using var soon = new CancellationTokenSource(stop.IsCancellationRequested ? MostWaitStopping : Timeout.InfiniteTimeSpan, tools.Machine.Provider);
            await tools.Claims.ReleaseAsync(trip.TeamId, tools.Holder.Name, tools.Machine.Now, soon.Token).WaitAsync(soon.Token);
        }
        catch (Exception e)
        {
            failure ??= e;
        }
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e)
        {
            failure ??= e;
        }
    }

    public void Dispose() => bell.Dispose();

    private static partial class Log
    {
        [LoggerMessage(1004, LogLevel.Warning, "The lease of workspace {TeamId} ran out while sending; another process goes on.")]
        public static partial void LeaseLost(ILogger log, string teamId);
    }
}
