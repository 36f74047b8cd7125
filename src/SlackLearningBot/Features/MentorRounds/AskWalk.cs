using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Goes through the enrolled of the workspace's round. Who is left stands in their own rows, so that a walk that broke off goes on there.</summary>
internal sealed class AskWalk(NpgsqlDataSource database, Deliveries deliveries, Questions questions, CalendarClock calendar) : WalkWork(database, deliveries, calendar)
{
    private const string KindName = "mentor_round.walk";

    public override string Kind => KindName;

    public static NewDelivery Of(string teamId, DateTimeOffset now) => Start(teamId, KindName, now);

    /// <summary>Answers which round it was at.</summary>
    protected override async Task<string?> WalkAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel) =>
        await RoundStore.FindOpenAsync(transaction, teamId, cancel) is { } open
        && await RoundStore.LockAsync(transaction, teamId, open.RoundId, cancel) is { State: RoundStates.Asking } round
        && await questions.AskSomeAsync(transaction, round, cancel)
            ? $"{round.RoundId}"
            : null;
}

/// <summary>Owes the enrolled the question whom they would like, some at a time, each at a decent hour of their own.</summary>
internal sealed class Questions(Deliveries deliveries, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    public const int PeopleAtOnce = 500;

    /// <summary>The next of those who were not asked yet; false when these were the last.</summary>
    public async Task<bool> AskSomeAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        var people = await EnrolledStore.TakeWaitingAsync(transaction, round, PeopleAtOnce, cancel);
        await deliveries.EnqueueManyAsync(transaction, AskWork.KindName, DeliveryClass.Nudge, [.. people.Select(one => AskWork.Of(round, one.UserId, FirstOf(round, one)))], cancel);
        await homes.RefreshAsync(transaction, [.. people.Select(one => new LearnerKey(round.TeamId, one.UserId))], cancel);
        if (people.Count < PeopleAtOnce)
        {
            await RoundStore.SaveWalkingAsync(transaction, round, false, cancel);
        }

        return people.Count == PeopleAtOnce;
    }

    /// <summary>At a decent hour of theirs; when there is none before it is too late, now.</summary>
    private DateTimeOffset FirstOf(MentorRound round, Enrolled one)
    {
        var decent = OfficeHours.Next(
            calendar.Now, one.Zone is { } zone && Zones.IsKnown(zone) ? zone : settings.DefaultZone, one.Days is { } days and > 0 ? (LearningDays)days : LearningDays.Weekdays);
        return decent < round.WishesUntil ? decent : calendar.Now;
    }
}
