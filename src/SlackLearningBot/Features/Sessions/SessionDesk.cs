using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The way to a session for whoever presses something: what they may do with it is asked here.</summary>
internal sealed class SessionDesk(NpgsqlDataSource database, IRoles roles, BotSettings settings, CalendarClock calendar)
{
    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    public Task<bool> IsOwnerAsync(LearnerKey person, CancellationToken cancel) => roles.IsOwnerAsync(person, cancel);

    /// <summary>The session with all that the person may do; what they may not do is not there.</summary>
    public async Task<ModalView> CardAsync(LearnerKey person, Guid sessionId, CancellationToken cancel)
    {
        var isOwner = await roles.IsOwnerAsync(person, cancel);
        return await database.InTransactionAsync(
            async transaction => await SessionReads.FindAsync(transaction, person, sessionId, cancel) is { } session
                ? SessionCard.Render(session, person.UserId, session.MayBeChangedBy(person.UserId, isOwner), calendar.Now)
                : SessionView.GoneView,
            cancel);
    }

    /// <summary>The session, when the person may change it; else null.</summary>
    public async Task<Session?> FindAsync(LearnerKey person, Guid sessionId, CancellationToken cancel)
    {
        var isOwner = await roles.IsOwnerAsync(person, cancel);
        var session = await database.InTransactionAsync(transaction => SessionReads.FindAsync(transaction, person, sessionId, cancel), cancel);
        return session?.MayBeChangedBy(person.UserId, isOwner) is true ? session : null;
    }

    /// <summary>The same by one of its dates.</summary>
    public async Task<(Session Session, SessionDate Date)?> FindDateAsync(LearnerKey person, Guid gatheringId, CancellationToken cancel)
    {
        var isOwner = await roles.IsOwnerAsync(person, cancel);
        var found = await database.InTransactionAsync(transaction => SessionReads.FindOfDateAsync(transaction, person, gatheringId, cancel), cancel);
        return found?.Session.MayBeChangedBy(person.UserId, isOwner) is true ? found : null;
    }

    /// <summary>Those who teach it and left the company.</summary>
    public async Task<IReadOnlyList<string>> GoneAsync(Session session, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await PeopleGone.ReadAsync(connection, session.TeamId, session.Hosts, cancel);
    }

    public async Task<string> ZoneAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await PersonZone.FindAsync(connection, person, cancel) is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
    }
}
