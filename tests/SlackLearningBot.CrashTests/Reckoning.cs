using Dapper;
using Npgsql;
using SlackLearningBot.CrashTests.Bots;
using SlackLearningBot.CrashTests.People;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground;

namespace SlackLearningBot.CrashTests;

/// <summary>Compares what the Playground's people see with what the tables promise, once everything is calm.</summary>
internal sealed class Reckoning(PlaygroundServer slack, NpgsqlDataSource database, CrashOptions options, Doings doings)
{
    private const int MostNudges = 2;
    private static readonly (TimeOnly From, TimeOnly Until) Awake = (new(8, 0), new(19, 0));
    private static readonly TimeOnly Evening = new(20, 0);

    private readonly List<string> examples = [];

    public async Task<Tally> CountAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        var deliveries = (await connection.QueryAsync<DeliveryRow>(DeliveriesSql)).ToDictionary(row => row.Id);
        var learners = (await connection.QueryAsync<LearnerRow>("select team_id, user_id, zone, hour from learner")).ToDictionary(row => (row.TeamId, row.UserId));
        var events = (await connection.QueryAsync<EventRow>("select team_id, event_key, handler, coalesce(facts ->> 'ts', facts ->> 'event_id') as what, state from inbound_event")).ToList();

        var seen = SeenByAll();
        var ids = seen.Select(one => one.Seen.DeliveryId).ToHashSet();
        var nudges = seen.Where(one => deliveries.TryGetValue(one.Seen.DeliveryId, out var row) && row.Class == 2).ToList();
        var owed = learners.Keys.Where(person => !LeftInPeace.Of(person.TeamId, person.UserId).IsAllDay()).ToList();
        var missing = owed.Except(seen.Where(one => one.Seen.Kind == Crowd.Lesson).Select(one => (one.TeamId, one.UserId))).ToList();
        var unknown = missing.Where(person => deliveries.Values.Any(row => (row.TeamId, row.Recipient, row.Kind) == (person.Item1, person.Item2, Crowd.Lesson) && row.IsUnknown)).ToList();
        var doubles = new Doubles(slack, seen, id => deliveries.TryGetValue(id, out var row) && row.WasUnsure);
        var answers = new Answers(slack, doings, await connection.QueryAsync<ReviewRow>(ReviewsSql));

        return new Tally
        {
            Deeds = new Dictionary<string, long>
            {
                ["people with their lesson"] = owed.Count - missing.Count,
                ["people on leave, or with a holiday"] = learners.Count - owed.Count,
                ["people with do-not-disturb until after their hour"] = learners.Keys.Count(person => LeftInPeace.Of(person.TeamId, person.UserId) == Peace.DoNotDisturb),
                ["people to whom too much was owed"] = deliveries.Values.Where(row => row.Kind == StormNudge.Name).DistinctBy(row => (row.TeamId, row.Recipient)).Count(),
                ["nudges seen beside the lessons"] = nudges.Count(one => one.Seen.Kind != Crowd.Lesson),
                ["times the bot's Home was opened"] = doings.Homes,
                ["times somebody wrote to the bot"] = doings.Words,
                ["events stored"] = events.Count,
                ["clicks"] = doings.Clicks.Count,
                ["people who clicked on an answer"] = doings.Clicks.DistinctBy(click => (click.TeamId, click.UserId)).Count(),
                ["people whose click was acknowledged"] = doings.Clicks.Where(click => click.IsAcknowledged).DistinctBy(click => (click.TeamId, click.UserId)).Count(),
                ["clicks acknowledged"] = doings.Clicks.Count(click => click.IsAcknowledged),
                ["clicks not acknowledged in time"] = doings.Clicks.Count(click => click.Failure == "http_timeout"),
                ["clicks cut"] = doings.Clicks.Count(click => click.Failure == "connection_failed"),
                ["clicks when no bot listened"] = doings.Clicks.Count(click => click.Failure == "http_error 502"),
                ["clicks answered with an error"] = doings.Clicks.Count(click => click.Failure is "http_error 500" or "http_error 401" or "http_error 503"),
                ["clicks acknowledged, and told that it went wrong"] = answers.ToldWrong,
                ["answers recorded"] = answers.Recorded,
                ["deliveries"] = deliveries.Count,
                ["deliveries put off by do-not-disturb"] = deliveries.Values.Count(row => row.History?.Contains("do not disturb", StringComparison.Ordinal) == true),
                ["deliveries looked up"] = deliveries.Values.Count(row => row.WasUnsure),
            }.Concat(deliveries.Values.Where(row => row.State == "dropped").GroupBy(row => row.Reason!).OrderBy(group => group.Key)
                .Select(group => KeyValuePair.Create($"dropped: {group.Key}", (long)group.Count()))).ToDictionary(),
            Window = new Dictionary<string, long>
            {
                ["lessons of which nobody knows whether they were seen"] = unknown.Count,
                ["deliveries given up, for a process ended at each of ten tries"] = deliveries.Values.Count(row => row.IsWornOut),
                ["messages doubled, the first stored after the look-up"] = doubles.InWindow.Count,
            },
            Wrongs = new Dictionary<string, long>
            {
                ["lessons lost"] = Note(missing.Except(unknown), person => $"lost: {person} {Told(deliveries, person)}"),
                ["messages recorded as sent and not seen"] = Note(deliveries.Values.Where(row => row is { State: "sent", Ts: not null } && !ids.Contains(row.Id)), row => $"unseen: {row}"),
                ["messages doubled"] = Note(
                    doubles.Wrong, group => $"doubled: {group[0]} and at {string.Join(", ", group.Skip(1).Select(one => one.Ts))} {deliveries.GetValueOrDefault(group[0].Seen.DeliveryId)}"),
                ["outside allowed hours"] = Note(nudges.Where(one => !IsAllowed(one, learners)), one => $"outside hours: {one}"),
                ["people nudged more than twice"] = Note(
                    nudges.GroupBy(one => (one.TeamId, one.UserId)).Where(group => group.Count() > MostNudges), group => $"nudged {group.Count()} times: {group.Key}"),
                ["acknowledged answers not recorded once"] = Note(answers.NotRecordedOnce, one => $"answer: {one}"),
                ["acknowledged answers not shown"] = Note(answers.NotShown, one => $"not shown: {one}"),
                ["answers recorded twice"] = Note(answers.RecordedTwice, one => $"twice: {one}"),
                ["deliveries dead"] = Note(deliveries.Values.Where(row => row.State == "dead" && !row.IsWornOut), row => $"dead: {row}"),
                ["deliveries left open"] = Note(
                    deliveries.Values.Where(row => row.State is "sending" or "unsure" || (row.State == "waiting" && row.DueAt < Clocks.Noon)), row => $"open: {row}"),
                ["events acknowledged and lost"] = Note(Acknowledged().Except(events.Select(row => (row.TeamId, row.EventKey))), one => $"event: {one}"),
                ["events stored twice"] = Note(events.GroupBy(row => (row.TeamId, row.Handler, row.What)).Where(group => group.Count() > 1), group => $"event twice: {group.Key}"),
                ["events left open or dead"] = Note(events.Where(row => row.State != "done"), row => $"event: {row}"),
            },
            NeverDiedAt = [],
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

    /// <summary>A lesson comes at its person's hour, or a little later; what the bot thought of by itself keeps out of quiet hours. Whoever wants peace has it.</summary>
    private static bool IsAllowed(SeenMessage one, Dictionary<(string, string), LearnerRow> learners)
    {
        var learner = learners[(one.TeamId, one.UserId)];
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(one.At, TimeZoneInfo.FindSystemTimeZoneById(learner.Zone)).DateTime);
        return LeftInPeace.Of(one.TeamId, one.UserId) switch
        {
            Peace.Pause or Peace.Holiday => false,
            Peace.DoNotDisturb when local < LeftInPeace.Night.To => false,
            _ => one.Seen.Kind == StormNudge.Name ? local >= Awake.From && local < Awake.Until : local >= learner.Hour && local < Evening,
        };
    }

    /// <summary>Of what Slack still remembers of its attempts, the events of people that the bot said it has.</summary>
    private IEnumerable<(string TeamId, string EventId)> Acknowledged() =>
        slack.Events.Attempts.Where(attempt => attempt is { Type: "app_home_opened", Failure: null }).Select(attempt => (attempt.TeamId, attempt.EventId)).Distinct();

    private int Note<T>(IEnumerable<T> wrongs, Func<T, string> tell)
    {
        var all = wrongs.ToList();
        examples.AddRange(all.Take(3).Select(tell));
        return all.Count;
    }

    private static string Told(Dictionary<Guid, DeliveryRow> deliveries, (string Team, string User) person) =>
        string.Join("; ", deliveries.Values.Where(row => (row.TeamId, row.Recipient) == person).Select(row => row.ToString()).DefaultIfEmpty("no delivery"));

    private const string DeliveriesSql = """
        select id, team_id, recipient, kind, slot, class, state, reason, due_at, attempts, ts, history::text as history from delivery
        """;

    private const string ReviewsSql = "select team_id, user_id, question_id, chosen_text from review";

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
        public string? Ts { get; init; }
        public string? History { get; init; }

        /// <summary>It ended although it may have been seen, and says so.</summary>
        public bool IsUnknown => Reason is { } why && (why.Contains(Judge.MaybeSeen, StringComparison.Ordinal) || why.EndsWith(DropReasons.OutcomeOpen, StringComparison.Ordinal));

        public bool IsWornOut => State == "dead" && Reason!.EndsWith(Preparer.EndedAtEveryTry, StringComparison.Ordinal);

        public bool WasUnsure => History?.Contains($"\"{Turns.Unsure}\"", StringComparison.Ordinal) == true;
    }

    private sealed record LearnerRow
    {
        public required string TeamId { get; init; }
        public required string UserId { get; init; }
        public required string Zone { get; init; }
        public required TimeOnly Hour { get; init; }
    }

    private sealed record EventRow
    {
        public required string TeamId { get; init; }
        public required string EventKey { get; init; }
        public required string Handler { get; init; }

        /// <summary>The message, which may come under several ids, or else Slack's id of the event, under whatever key it was stored.</summary>
        public required string What { get; init; }
        public required string State { get; init; }
    }
}
