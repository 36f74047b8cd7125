using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Sends what one workspace is owed: takes the workspace's lease, claims in order, does each delivery, records what became of it.</summary>
internal sealed partial class Sender(
    ClaimStore claims, OutcomeStore outcomes, Contacts contacts, Poster poster, Lanes lanes, IWorkspaces workspaces,
    IEnumerable<IWork> works, CalendarClock calendar, MachineClock machine, Random chance, ILogger<Sender> log)
{
    private const int BatchSize = 20;
    private const int MostTries = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(120);

    /// <summary>Long enough for an interrupted post to show up in the conversation.</summary>
    private static readonly TimeSpan UnsureWait = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, IWork> works = works.ToDictionary(work => work.Kind);

    /// <summary>This process, as leases know it.</summary>
    private readonly string holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7(machine.Now):N}";

    /// <summary>Sends until nothing of this workspace is due; answers how many deliveries it worked on. Nothing when another process has its lease.</summary>
    public async Task<int> SendDueAsync(string teamId, CancellationToken cancel)
    {
        var done = 0;
        while (await claims.TakeTeamAsync(teamId, holder, machine.Now + Lease, machine.Now, cancel))
        {
            var batch = await claims.ClaimAsync(teamId, holder, BatchSize, machine.Now + Lease, calendar.Now, machine.Now, cancel);
            if (batch.Count == 0)
            {
                await claims.ReleaseTeamAsync(teamId, holder, cancel);
                break;
            }

            var paused = new Dictionary<string, DateTimeOffset>(await outcomes.ReadPausedLanesAsync(teamId, machine.Now, cancel));
            foreach (var delivery in batch)
            {
                await SendAsync(delivery, paused, cancel);
            }

            done += batch.Count;
        }

        return done;
    }

    private async Task SendAsync(Delivery delivery, Dictionary<string, DateTimeOffset> paused, CancellationToken cancel)
    {
        try
        {
            if (delivery.ExpiresAt <= calendar.Now && !delivery.Unsure)
            {
                await FinishAsync(delivery, Ending.Dropped("expired"), cancel);
            }
            else if (!works.TryGetValue(delivery.Kind, out var work))
            {
                // A newer version enqueued it: that version will do it.
                await WaitAsync(delivery, TimeSpan.FromMinutes(1), $"this version does not know the kind {delivery.Kind}", cancel, refund: true);
            }
            else if (await workspaces.FindAsync(delivery.TeamId, cancel) is not { } workspace)
            {
                await FinishAsync(delivery, Ending.Dropped("the bot is not installed in this workspace"), cancel);
            }
            else if (paused.TryGetValue(MethodOf(work), out var until) && until > machine.Now)
            {
                await WaitAsync(delivery, until - machine.Now, "ratelimited", cancel, refund: true, unsure: delivery.Unsure);
            }
            else
            {
                await DoAsync(delivery, work, workspace, paused, cancel);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(log, delivery.Id, delivery.Kind, e);
            await GiveUpOrWaitAsync(delivery, e.GetType().Name, unsure: delivery.Unsure, cancel);
        }
    }

    private static string MethodOf(IWork work) => work is ICallWork call ? call.Method : "chat.postMessage";

    private async Task DoAsync(Delivery delivery, IWork work, Workspace workspace, Dictionary<string, DateTimeOffset> paused, CancellationToken cancel)
    {
        switch (work)
        {
            case IMessageWork message:
                await RecordAsync(delivery, await poster.PostAsync(delivery, workspace, c => message.RenderAsync(delivery, c), cancel), paused, cancel);
                break;
            case ICallWork call:
                await lanes.EnterAsync(delivery.TeamId, call.Method, cancel);
                await RecordAsync(delivery, await call.RunAsync(delivery, workspace, cancel), paused, cancel);
                break;
            default:
                throw new InvalidOperationException($"{work.GetType().Name} is neither an IMessageWork nor an ICallWork.");
        }
    }

    private async Task RecordAsync(Delivery delivery, PostOutcome outcome, Dictionary<string, DateTimeOffset> paused, CancellationToken cancel)
    {
        switch (outcome)
        {
            case PostOutcome.Posted posted:
                await FinishAsync(delivery, Ending.Sent(posted.Channel, posted.Ts), cancel);
                break;
            case PostOutcome.Dropped dropped:
                await FinishAsync(delivery, Ending.Dropped(dropped.Reason), cancel);
                break;
            case PostOutcome.OutOfTime:
                await WaitAsync(delivery, TimeSpan.Zero, "the lease was nearly over", cancel, refund: true, unsure: delivery.Unsure);
                break;
            case PostOutcome.StillUnsure unsure:
                await WaitAsync(delivery, Later(delivery, unsure.Failure), unsure.Failure.Error, cancel, unsure: true);
                break;
            case PostOutcome.Refused { Failure.Kind: FailureKind.Ambiguous, BeforePosting: false } lost:
                await WaitAsync(delivery, UnsureWait, lost.Failure.Error, cancel, unsure: true);
                break;
            case PostOutcome.Refused refused:
                await RecordAsync(delivery, refused.Failure, "chat.postMessage", paused, cancel);
                break;
        }
    }

    private async Task RecordAsync(Delivery delivery, CallOutcome outcome, Dictionary<string, DateTimeOffset> paused, CancellationToken cancel)
    {
        switch (outcome)
        {
            case CallOutcome.Done:
                await FinishAsync(delivery, Ending.Sent(), cancel);
                break;
            case CallOutcome.Drop drop:
                await FinishAsync(delivery, Ending.Dropped(drop.Reason), cancel);
                break;
            case CallOutcome.Failed failed:
                await RecordAsync(delivery, failed.Failure, failed.Failure.Method, paused, cancel);
                break;
            case CallOutcome.Forget:
                await outcomes.ForgetAsync(delivery, holder, calendar.Now, cancel);
                break;
        }
    }

    private async Task RecordAsync(Delivery delivery, SlackFailure failure, string method, Dictionary<string, DateTimeOffset> paused, CancellationToken cancel)
    {
        if (failure is { IsRateLimited: true, RetryAfter: { } pause })
        {
            paused[method] = machine.Now + pause;
            await outcomes.PauseLaneAsync(delivery.TeamId, method, machine.Now + pause, cancel);
            await WaitAsync(delivery, pause, failure.Error, cancel, refund: true, unsure: delivery.Unsure);
        }
        else if (failure.IsTokenDead)
        {
            Log.TokenRefused(log, delivery.TeamId, failure.Error);
            await WaitAsync(delivery, TimeSpan.FromMinutes(5), failure.Error, cancel, refund: true, unsure: delivery.Unsure);
        }
        else if (failure.Kind == FailureKind.Permanent)
        {
            Log.Refused(log, delivery.Id, delivery.Kind, failure.Error);
            if (IsAboutThePerson(failure))
            {
                await contacts.SaveUnreachableAsync(delivery, failure.Error, cancel);
            }

            await FinishAsync(delivery, Ending.Dead(failure.Error), cancel);
        }
        else
        {
            await GiveUpOrWaitAsync(delivery, failure.Error, delivery.Unsure, cancel);
        }
    }

    /// <summary>Errors that hold for whatever we would write to this person (https://docs.slack.dev/reference/methods/conversations.open).</summary>
    private static bool IsAboutThePerson(SlackFailure failure) => failure.Error
        is "user_not_found" or "user_disabled" or "user_not_visible" or "cannot_dm_bot" or "invalid_user_combination" or "messages_tab_disabled";

    private Task GiveUpOrWaitAsync(Delivery delivery, string error, bool unsure, CancellationToken cancel) => delivery.Attempts >= MostTries
        ? FinishAsync(delivery, Ending.Dead(error), cancel)
        : WaitAsync(delivery, BackOff(delivery), error, cancel, unsure: unsure);

    private TimeSpan Later(Delivery delivery, SlackFailure failure) => failure.RetryAfter ?? BackOff(delivery);

    /// <summary>1, 2, 4 … seconds up to 10 minutes, each stretched by up to a half so that many do not return at once.</summary>
    private TimeSpan BackOff(Delivery delivery) =>
        TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, delivery.Attempts - 1)) * (1 + (chance.NextDouble() / 2)));

    private Task<bool> FinishAsync(Delivery delivery, Ending ending, CancellationToken cancel) =>
        outcomes.FinishAsync(delivery, holder, ending, calendar.Now, cancel);

    private Task WaitAsync(Delivery delivery, TimeSpan wait, string reason, CancellationToken cancel, bool refund = false, bool unsure = false) =>
        outcomes.WaitAsync(delivery, holder, unsure, refund, reason, machine.Now + wait, cancel);

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Delivery {Id} ({Kind}) failed and will be tried again.")]
        public static partial void Failed(ILogger log, Guid id, string kind, Exception e);

        [LoggerMessage(1002, LogLevel.Warning, "Slack refused delivery {Id} ({Kind}) for good: {Error}.")]
        public static partial void Refused(ILogger log, Guid id, string kind, string error);

        [LoggerMessage(1003, LogLevel.Error, "Slack refuses the token of workspace {TeamId}: {Error}. Run doctor; deliveries wait.")]
        public static partial void TokenRefused(ILogger log, string teamId, string error);
    }
}
