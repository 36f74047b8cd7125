using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>What a failure says about more than its delivery: the method, the workspace or the person.</summary>
internal sealed partial class Failures(
    OutcomeStore outcomes, Contacts contacts, IWorkspaces workspaces, Lanes lanes, OutboxMetrics metrics, CalendarClock calendar, MachineClock machine, ILogger<Failures> log)
{
    public async Task NoteAsync(Parcel parcel, SlackFailure failure, Trip trip, CancellationToken cancel)
    {
        if (failure is { IsRateLimited: true, RetryAfter: { } pause })
        {
            if (await PauseAsync(trip, failure.Method, pause, cancel))
            {
                metrics.LanePaused(failure.Method);
            }
        }
        else if (failure.IsTokenDead)
        {
            // Several calls find out at once; once is enough.
            if (await PauseAsync(trip, LanePauses.Every, Judge.DeadTokenWait, cancel))
            {
                Log.TokenRefused(log, trip.TeamId, failure.Error);
                await workspaces.NoteDeadTokenAsync(parcel.Workspace, cancel);
            }
        }
        else if (failure.Kind == FailureKind.Permanent)
        {
            Log.Refused(log, parcel.Delivery.Id, parcel.Delivery.Kind, failure.Error);
            if (parcel.Delivery.IsToPerson && IsAboutThePerson(failure))
            {
                await contacts.SaveUnreachableAsync(parcel.Delivery, failure.Error, calendar.Now, cancel);
            }
        }
    }

    private async Task<bool> PauseAsync(Trip trip, string method, TimeSpan pause, CancellationToken cancel)
    {
        var until = machine.Now + pause;
        var isNew = trip.Pauses.Note(method, until, machine.Now);
        lanes.Empty(trip.TeamId, method, until);
        await outcomes.PauseLaneAsync(trip.TeamId, method, until, cancel);
        return isNew;
    }

    /// <summary>
    /// Errors of writing to somebody that hold for whatever we would write to them, and for nobody else (https://docs.slack.dev/reference/methods/conversations.open).
    /// A message goes straight to its person, so a channel that is not found is the person; a read, or an App Home that cannot be published, says nothing
    /// of the kind: the next message finds out. A Messages tab that is switched off (messages_tab_disabled) is a setting of the app: nobody is to be left out
    /// because of it later.
    /// </summary>
    private static bool IsAboutThePerson(SlackFailure failure) => failure switch
    {
        { Method: Poster.Method, Error: "channel_not_found" } => true,
        { Method: Poster.Method or DirectMessages.Method } => failure.Error is "user_not_found" or "user_disabled" or "user_not_visible" or "cannot_dm_bot" or "invalid_user_combination",
        _ => false,
    };

    private static partial class Log
    {
        [LoggerMessage(1002, LogLevel.Warning, "Slack refused delivery {Id} ({Kind}) for good: {Error}.")]
        public static partial void Refused(ILogger log, Guid id, string kind, string error);

        [LoggerMessage(1003, LogLevel.Error, "Slack refuses the token of workspace {TeamId}: {Error}. Run doctor; deliveries wait.")]
        public static partial void TokenRefused(ILogger log, string teamId, string error);
    }
}
