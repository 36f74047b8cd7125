using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Does one claimed delivery and judges what came of it. Until its answer is recorded, nothing here may be done a second time.</summary>
internal sealed partial class Doer(
    OutcomeStore outcomes, Contacts contacts, Poster poster, Lanes lanes, IWorkspaces workspaces, IEnumerable<IWork> works,
    CalendarClock calendar, MachineClock machine, Random chance, ILogger<Doer> log)
{
    private readonly Dictionary<string, IWork> works = works.ToDictionary(work => work.Kind);
    private readonly Judge judge = new(chance);

    public async Task<Verdict> DoAsync(Delivery delivery, LanePauses paused, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(delivery, paused, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Thrown before anything was posted: what posts answers with values.
            Log.Failed(log, delivery.Id, delivery.Kind, e);
            return judge.Again(delivery, e.GetType().Name);
        }
    }

    private async Task<Verdict> TryAsync(Delivery delivery, LanePauses paused, CancellationToken cancel)
    {
        if (delivery.ExpiresAt <= calendar.Now && !delivery.Unsure)
        {
            return new Verdict.Finish(Ending.Dropped("expired"));
        }

        if (delivery.Attempts > Judge.MostTries)
        {
            return Judge.GiveUp(delivery, "the process ended at every try");
        }

        if (!works.TryGetValue(delivery.Kind, out var work))
        {
            // A newer version enqueued it: that version will do it.
            return new Verdict.Wait(TimeSpan.FromMinutes(1), $"this version does not know the kind {delivery.Kind}", Refund: true, delivery.Unsure);
        }

        if (await workspaces.FindNowAsync(delivery.TeamId, cancel) is not { } workspace)
        {
            return new Verdict.Finish(Ending.Dropped("the bot is not installed in this workspace"));
        }

        if (paused.Find(MethodOf(work), machine.Now) is { } until)
        {
            return Judge.Paused(delivery, until - machine.Now);
        }

        return work switch
        {
            IMessageWork message => await PostAsync(delivery, message, workspace, paused, cancel),
            ICallWork call => await CallAsync(delivery, call, workspace, paused, cancel),
            _ => throw new InvalidOperationException($"{work.GetType().Name} is neither an IMessageWork nor an ICallWork."),
        };
    }

    private static string MethodOf(IWork work) => work is ICallWork call ? call.Method : "chat.postMessage";

    private async Task<Verdict> PostAsync(Delivery delivery, IMessageWork work, Workspace workspace, LanePauses paused, CancellationToken cancel)
    {
        var outcome = await poster.PostAsync(delivery, workspace, c => RenderAsync(delivery, work, c), paused, cancel);
        if (outcome is PostOutcome.Refused refused)
        {
            await NoteAsync(delivery, workspace, refused.Failure, paused, cancel);
        }

        return judge.Of(delivery, outcome);
    }

    /// <summary>Asked last, because a delivery that had to be looked up may be too old by now, or unwelcome.</summary>
    private async Task<Rendering> RenderAsync(Delivery delivery, IMessageWork work, CancellationToken cancel)
    {
        if (delivery.ExpiresAt <= calendar.Now)
        {
            return new Rendering.Drop("expired");
        }

        return delivery.Class == DeliveryClass.Nudge && await contacts.IsSilentAsync(delivery.Person, calendar.Now, cancel)
            ? new Rendering.Drop("the person wants silence")
            : await work.RenderAsync(delivery, cancel);
    }

    private async Task<Verdict> CallAsync(Delivery delivery, ICallWork work, Workspace workspace, LanePauses paused, CancellationToken cancel)
    {
        await lanes.EnterAsync(delivery.TeamId, work.Method, cancel);
        if (!Poster.HasTime(delivery, machine.Now))
        {
            return judge.Of(delivery, new PostOutcome.OutOfTime());
        }

        var outcome = await work.RunAsync(delivery, workspace, cancel);
        if (outcome is CallOutcome.Failed failed)
        {
            await NoteAsync(delivery, workspace, failed.Failure, paused, cancel);
        }

        return judge.Of(delivery, outcome);
    }

    /// <summary>What a failure says about more than this delivery: the method, the workspace or the person.</summary>
    private async Task NoteAsync(Delivery delivery, Workspace workspace, SlackFailure failure, LanePauses paused, CancellationToken cancel)
    {
        if (failure is { IsRateLimited: true, RetryAfter: { } pause })
        {
            await PauseAsync(failure.Method, pause);
        }
        else if (failure.IsTokenDead)
        {
            Log.TokenRefused(log, delivery.TeamId, failure.Error);
            await PauseAsync(LanePauses.Every, Judge.DeadTokenWait);
            await workspaces.NoteDeadTokenAsync(workspace, cancel);
        }
        else if (failure.Kind == FailureKind.Permanent)
        {
            Log.Refused(log, delivery.Id, delivery.Kind, failure.Error);
            if (IsAboutThePerson(failure))
            {
                await contacts.SaveUnreachableAsync(delivery, failure.Error, calendar.Now, cancel);
            }
        }

        Task PauseAsync(string method, TimeSpan pause)
        {
            paused.Note(method, machine.Now + pause);
            return outcomes.PauseLaneAsync(delivery.TeamId, method, machine.Now + pause, cancel);
        }
    }

    /// <summary>
    /// Errors that hold for whatever we would write to this person, and for nobody else (https://docs.slack.dev/reference/methods/conversations.open).
    /// A Messages tab that is switched off (messages_tab_disabled) is a setting of the app: nobody is to be left out because of it later.
    /// </summary>
    private static bool IsAboutThePerson(SlackFailure failure) => failure.Error
        is "user_not_found" or "user_disabled" or "user_not_visible" or "cannot_dm_bot" or "invalid_user_combination";

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
