using Dapper;
using Npgsql;
using SlackLearningBot.CrashTests.People;
using SlackLearningBot.Playground;

namespace SlackLearningBot.CrashTests;

/// <summary>Compares what the Playground's people see with what the tables promise, once everything is calm.</summary>
internal sealed class Reckoning(PlaygroundServer slack, NpgsqlDataSource database, CrashOptions options, Doings doings)
{
    private const int MostNudges = 2;
    private static readonly TimeOnly Evening = new(20, 0);

    private readonly List<string> examples = [];

    public async Task<Tally> CountAsync(IReadOnlyDictionary<string, long> deeds)
    {
        await using var connection = await database.OpenConnectionAsync();
        var deliveries = (await connection.QueryAsync<DeliveryRow>(DeliveriesSql)).ToDictionary(row => row.Id);
        var learners = (await connection.QueryAsync<LearnerRow>("select team_id, user_id, zone, hour from learner")).ToDictionary(row => (row.TeamId, row.UserId));
        var reviews = (await connection.QueryAsync<ReviewRow>(ReviewsSql)).ToLookup(row => (row.TeamId, row.UserId));

        var seen = SeenByAll();
        var nudges = seen.Where(one => deliveries.TryGetValue(one.Seen.DeliveryId, out var row) && row.Class == 2).ToList();
        var missing = learners.Keys.Except(seen.Where(one => one.Seen.Kind == "lesson.daily").Select(one => (one.TeamId, one.UserId))).ToList();
        var open = missing.Where(person => deliveries.Values.Any(row => (row.TeamId, row.Recipient) == person && row.Kind == "lesson.daily"
            && row.Reason?.Contains("outcome", StringComparison.Ordinal) == true)).ToList();
        var acknowledged = doings.Clicks.Where(click => click.IsAcknowledged).GroupBy(click => (click.TeamId, click.UserId)).ToList();

        return new Tally
        {
            Deeds = new Dictionary<string, long>(deeds)
            {
                ["people with their lesson"] = learners.Count - missing.Count,
                ["messages seen"] = seen.Count,
                ["clicks"] = doings.Clicks.Count,
                ["clicks acknowledged"] = doings.Clicks.Count(click => click.IsAcknowledged),
                ["answers recorded"] = reviews.Sum(group => group.Count()),
                ["deliveries"] = deliveries.Count,
                ["deliveries dropped"] = deliveries.Values.Count(row => row.State == "dropped"),
            },
            Window = new Dictionary<string, long> { ["lessons whose outcome stayed unknown until they expired"] = open.Count },
            Wrongs = new Dictionary<string, long>
            {
                ["lessons lost"] = Note(missing.Except(open), person => $"lost: {person} {Told(deliveries, person)}"),
                ["messages doubled"] = Note(
                    seen.GroupBy(one => (one.TeamId, one.UserId, one.Seen.Kind, one.Seen.Slot)).Where(group => group.Count() > 1), group => $"doubled: {group.Key} at {string.Join(", ", group.Select(one => one.Ts))}"),
                ["outside allowed hours"] = Note(nudges.Where(one => !IsAllowed(one, learners)), one => $"outside hours: {one}"),
                ["people nudged more than twice"] = Note(
                    nudges.GroupBy(one => (one.TeamId, one.UserId)).Where(group => group.Count() > MostNudges), group => $"nudged {group.Count()} times: {group.Key}"),
                ["acknowledged answers not recorded once"] = Note(
                    acknowledged.Where(person => !IsRecorded(person, reviews[person.Key])), person => $"answer: {person.Key} recorded {reviews[person.Key].Count()} times"),
                ["deliveries dead"] = Note(deliveries.Values.Where(row => row.State == "dead"), row => $"dead: {row}"),
                ["deliveries left open"] = Note(
                    deliveries.Values.Where(row => row.State is "sending" or "unsure" || (row.State == "waiting" && row.DueAt < Clocks.Noon)), row => $"open: {row}"),
                ["events left open or dead"] = await connection.ExecuteScalarAsync<long>("select count(*) from inbound_event where state <> 'done'"),
            },
            Examples = examples,
        };
    }

    private List<SeenMessage> SeenByAll() =>
    [
        .. from workspace in slack.World.All
           from i in Enumerable.Range(0, options.PeopleEach)
           let person = slack.As(Crowd.User(i), workspace.TeamId)
           from message in person.Messages()
           let seen = Seen.Of(message)
           where seen is not null
           select new SeenMessage(workspace.TeamId, person.UserId, seen, message.Ts, message.Versions[0].At),
    ];

    private static bool IsAllowed(SeenMessage one, Dictionary<(string, string), LearnerRow> learners)
    {
        var learner = learners[(one.TeamId, one.UserId)];
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(one.At, TimeZoneInfo.FindSystemTimeZoneById(learner.Zone)).DateTime);
        return local >= learner.Hour && local < Evening;
    }

    /// <summary>One row, and it holds something the person pressed.</summary>
    private bool IsRecorded(IGrouping<(string, string), Click> person, IEnumerable<ReviewRow> rows) =>
        rows.ToList() is [var one] && doings.Clicks.Any(click => (click.TeamId, click.UserId) == person.Key && click.Choice == one.ChosenText);

    private int Note<T>(IEnumerable<T> wrongs, Func<T, string> tell)
    {
        var all = wrongs.ToList();
        examples.AddRange(all.Take(3).Select(tell));
        return all.Count;
    }

    private static string Told(Dictionary<Guid, DeliveryRow> deliveries, (string Team, string User) person) =>
        string.Join("; ", deliveries.Values.Where(row => (row.TeamId, row.Recipient) == person).Select(row => row.ToString()).DefaultIfEmpty("no delivery"));

    private const string DeliveriesSql = "select id, team_id, recipient, kind, slot, class, state, reason, due_at, attempts from delivery";

    private const string ReviewsSql = "select team_id, user_id, question_id, chosen_text from review";

    private sealed record SeenMessage(string TeamId, string UserId, Seen Seen, string Ts, DateTimeOffset At);

    private sealed record DeliveryRow
    {
        public required Guid Id { get; init; }
        public required string TeamId { get; init; }
        public required string Recipient { get; init; }
        public required string Kind { get; init; }
        public required string Slot { get; init; }
        public required short Class { get; init; }
        public required string State { get; init; }
        public string? Reason { get; init; }
        public required DateTimeOffset DueAt { get; init; }
        public required short Attempts { get; init; }
    }

    private sealed record LearnerRow
    {
        public required string TeamId { get; init; }
        public required string UserId { get; init; }
        public required string Zone { get; init; }
        public required TimeOnly Hour { get; init; }
    }

    private sealed record ReviewRow
    {
        public required string TeamId { get; init; }
        public required string UserId { get; init; }
        public required string QuestionId { get; init; }
        public string? ChosenText { get; init; }
    }
}
