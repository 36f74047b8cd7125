using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>The way to a talk for whoever presses something: what they may do with it is asked here.</summary>
internal sealed class TalkDesk(NpgsqlDataSource database, IRoles roles, BotSettings settings, CalendarClock calendar)
{
    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    /// <summary>The talk with all that the person may do; what they may not do is not there.</summary>
    public async Task<ModalView> CardAsync(LearnerKey person, Guid talkId, CancellationToken cancel)
    {
        var isOwner = await roles.IsOwnerAsync(person, cancel);
        return await database.InTransactionAsync(
            async transaction => await TalkReads.FindAsync(transaction, person.TeamId, talkId, cancel) is { } talk
                ? TalkView.Card(talk, await TalkSeats.ReadAsync(transaction, person, talkId, cancel), person.UserId, isOwner, calendar.Now)
                : TalkView.GoneView,
            cancel);
    }

    /// <summary>The talk, when the person may change what it is about; else null.</summary>
    public async Task<Talk?> FindForEditAsync(LearnerKey person, Guid talkId, CancellationToken cancel)
    {
        var isOwner = await roles.IsOwnerAsync(person, cancel);
        var talk = await database.InTransactionAsync(transaction => TalkReads.FindAsync(transaction, person.TeamId, talkId, cancel), cancel);
        return talk is not null && TalkRights.MayEdit(talk, person.UserId, isOwner) ? talk : null;
    }

    /// <summary>The same for when and where it is.</summary>
    public async Task<Talk?> FindForPlanAsync(LearnerKey person, Guid talkId, CancellationToken cancel)
    {
        var isOwner = await roles.IsOwnerAsync(person, cancel);
        var talk = await database.InTransactionAsync(transaction => TalkReads.FindAsync(transaction, person.TeamId, talkId, cancel), cancel);
        return talk is not null && TalkRights.MayPlan(talk, person.UserId, isOwner) ? talk : null;
    }

    /// <summary>The same for saying that it is not wanted.</summary>
    public async Task<Talk?> FindForDeclineAsync(LearnerKey person, Guid talkId, CancellationToken cancel)
    {
        var isOwner = await roles.IsOwnerAsync(person, cancel);
        var talk = await database.InTransactionAsync(transaction => TalkReads.FindAsync(transaction, person.TeamId, talkId, cancel), cancel);
        return talk is not null && TalkRights.MayDecline(talk, person.UserId, isOwner) ? talk : null;
    }

    /// <summary>Those of its speakers who left the company.</summary>
    public async Task<IReadOnlyList<string>> GoneAsync(Talk talk, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await PeopleGone.ReadAsync(connection, talk.TeamId, talk.Hosts, cancel);
    }

    public Task<bool> IsOwnerAsync(LearnerKey person, CancellationToken cancel) => roles.IsOwnerAsync(person, cancel);

    /// <summary>The day on their own calendar.</summary>
    public Task<DateOnly> TodayAsync(LearnerKey person, CancellationToken cancel) =>
        database.InTransactionAsync(async transaction => LocalDay.Of(calendar.Now, await ZoneAsync(transaction, person, cancel)), cancel);

    public async Task<string> ZoneAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        await PersonZone.FindAsync(transaction.Connection!, person, cancel) is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
}
