using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Sessions;

/// <summary><c>/learn sessions</c>: what comes, and what was held lately.</summary>
internal sealed class SessionsCommand(NpgsqlDataSource database, SessionDesk desk, CalendarClock calendar) : ISubcommand
{
    public string Path => "sessions";

    public IReadOnlyList<HelpLine> Help { get; } = [new("sessions", "classrooms, webinars, workshops and other sessions: see what comes, and say that you come")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var isOwner = await desk.IsOwnerAsync(call.Learner, cancel);
        var today = LocalDay.Of(calendar.Now, await desk.ZoneAsync(call.Learner, cancel));
        return await database.InTransactionAsync(
            async transaction =>
            {
                var parts = new List<(SessionPart, IReadOnlyList<Session>)>();
                foreach (var part in SessionPart.All)
                {
                    parts.Add((part, await part.ReadAsync(transaction, call.Learner, calendar.Now, today, 0, cancel)));
                }

                return SessionListView.All(parts, calendar.Now, isOwner);
            },
            cancel);
    }
}

/// <summary><c>/learn session new</c>: the form.</summary>
internal sealed class SessionNewCommand(SessionDesk desk, CalendarClock calendar) : ISubcommand, IOpensView
{
    private const int DaysAhead = 14;
    private static readonly TimeOnly Morning = new(10, 0);

    public string Path => "session new";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("session new", "plan a classroom, webinar, workshop, dojo, book circle or learning day, with several dates if you like")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var zone = await desk.ZoneAsync(call.Learner, cancel);
        return new CommandReply.OpenView(SessionForm.ForNew(call.Learner.UserId, Moments.At(LocalDay.Of(calendar.Now, zone).AddDays(DaysAhead), Morning, zone)));
    }
}
