using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Begins the mentorships of the workspace's round that was published. What is left stands in the rows of its pairs, so that a walk that broke off goes on there.</summary>
internal sealed class BeginWalk(NpgsqlDataSource database, Deliveries deliveries, Beginnings beginnings, CalendarClock calendar) : WalkWork(database, deliveries, calendar)
{
    private const string KindName = "mentor_round.begin";

    public override string Kind => KindName;

    public static NewDelivery Of(string teamId, DateTimeOffset now) => Start(teamId, KindName, now);

    /// <summary>Answers which round it was at.</summary>
    protected override async Task<string?> WalkAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel) =>
        await RoundStore.FindOpenAsync(transaction, teamId, cancel) is { } open
        && await RoundStore.LockAsync(transaction, teamId, open.RoundId, cancel) is { State: RoundStates.Beginning } round
        && await beginnings.BeginSomeAsync(transaction, round, cancel)
            ? $"{round.RoundId}"
            : null;
}

/// <summary>
/// Begins some pairs at a time. A pair and its mentorship are written together, so each begins once however often this is done; and each is held against what is known at that moment,
/// because a block or a new manager may have come since the preview.
/// </summary>
internal sealed class Beginnings(Deliveries deliveries, Fields fields, IMentorships mentorships, Reporting reporting, CalendarClock calendar)
{
    public const int PairsAtOnce = 25;
    public const int PeopleAtOnce = 500;

    /// <summary>The next pairs, and after the last of them those who have nobody; false when all is done.</summary>
    public async Task<bool> BeginSomeAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        if (await BeginStore.TakeAsync(transaction, round, PairsAtOnce, cancel) is { Count: > 0 } pairs)
        {
            await BeginAsync(transaction, round, pairs, cancel);
            return true;
        }

        if (await BeginStore.TakeAloneAsync(transaction, round, PeopleAtOnce, calendar.Now, cancel) is { Count: > 0 } alone)
        {
            await deliveries.EnqueueManyAsync(transaction, AloneWork.KindName, DeliveryClass.Nudge, [.. alone.Select(one => AloneWork.Of(round, one, calendar.Now))], cancel);
            return true;
        }

        await PreferenceStore.ForgetAsync(transaction, round, cancel);
        await RoundStore.SaveStateAsync(transaction, round, RoundStates.Begun, null, cancel);
        await reporting.TellAsync(transaction, round, RoundStates.Begun, cancel);
        return false;
    }

    private async Task BeginAsync(NpgsqlTransaction transaction, MentorRound round, IReadOnlyList<PlannedPair> pairs, CancellationToken cancel)
    {
        var field = await fields.ReadAsync(transaction, round, [.. pairs.SelectMany(PeopleOf).Distinct()], cancel);
        var profiles = field.Profiles.ToDictionary(profile => profile.Key);
        var begun = new Dictionary<string, int>();
        foreach (var pair in pairs)
        {
            if (!Holds(field, profiles, pair, begun))
            {
                await BeginStore.GiveUpAsync(transaction, round, pair, cancel);
                continue;
            }

            var goal = string.Join(", ", profiles[pair.UserId].Goals);
            IReadOnlyList<string> people = [.. PeopleOf(pair)];
            var id = await mentorships.BeginAsync(
                transaction,
                (round.IsPeers
                    ? new NewMentorship(round.TeamId, round.Kind, [], people, goal, calendar.Now)
                    : new NewMentorship(round.TeamId, round.Kind, [pair.MentorId], [pair.UserId], goal, calendar.Now)) with { RoundId = round.RoundId, EndsOn = round.EndsOn },
                cancel);
            await BeginStore.SaveAsync(transaction, round, pair, id, cancel);
            begun[pair.MentorId] = begun.GetValueOrDefault(pair.MentorId) + 1;
        }
    }

    /// <summary>Whether all of them may still have each other.</summary>
    private static bool Holds(Field field, Dictionary<string, MentoringProfile> profiles, PlannedPair pair, Dictionary<string, int> begun)
    {
        string[] people = [.. PeopleOf(pair)];
        if (!people.All(profiles.ContainsKey))
        {
            return false;
        }

        for (var one = 0; one < people.Length; one++)
        {
            for (var other = one + 1; other < people.Length; other++)
            {
                var (mentee, mentor) = (profiles[people[one]], profiles[people[other]]);
                var taken = field.Round.IsPeers ? 0 : begun.GetValueOrDefault(mentor.Key);
                var facts = field.Facts.Of(mentee, mentor) with { IsVetoed = field.Preferences.IsVetoed(mentor.Key, mentee.Key) };
                var now = mentor with { Capacity = mentor.Capacity with { Taken = mentor.Capacity.Taken + taken } };
                if (Exclusions.Find(field.Candidate(mentee), field.Candidate(now), facts, field.Rules) is not null)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static IEnumerable<string> PeopleOf(PlannedPair pair) => pair.ThirdId is { } third ? [pair.UserId, pair.MentorId, third] : [pair.UserId, pair.MentorId];
}
