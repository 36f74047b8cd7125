using System.Diagnostics;
using SlackLearningBot.Learning.Mentoring.Peers;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Benchmarks.Match;

/// <summary>
/// Rounds of 1,000 mentors and 1,000 mentees, friendly and not: processor time (it uses one thread) until the best round stands with its proof and the reasons of those who go without.
/// Every proof is checked. And peers: how far from their bound.
/// </summary>
internal static class MatchFigure
{
    private const int Rounds = 3;
    private const double MostSeconds = 2;
    private const double MostGap = 0.02;
    private const string Seed = "figure";

    public static Task<Report> MeasureAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        var cases = MatchCases.All().ToDictionary(one => one.Name, one => one.Make);
        var (mentees, mentors) = MatchPeople.Company();
        var company = MatchPeople.Round(mentees, mentors); // also for the compiler, which optimises what it has seen
        cases.Add("people with goals, zones, wishes and ranks", () => company);
        _ = BestRound.Of(company, Seed);

        var (worst, slowest, first) = (0.0, "", 0.0);
        foreach (var (name, make) in cases)
        {
            cancel.ThrowIfCancellationRequested();
            var table = make();
            var (seconds, round) = Median3(() => BestRound.Of(table, Seed));
            CheckProof(name, table, round);
            lines.Add($"| {name,-48} | {round.Pairs.Count,5} pairs | {round.Without.Count,5} without | {seconds,5:0.00} s |");
            (worst, slowest) = seconds > worst ? (seconds, name) : (worst, slowest);
            first = first == 0 ? seconds : first;
        }

        lines.Add($"slowest: {slowest}");
        var (building, _) = Median3(() => MatchPeople.Round(mentees, mentors));
        var best = BestRound.Of(company, Seed);
        var pin = new PinnedPair(best.Pairs[0].Mentee, best.Pairs[^1].Mentor);
        var (pinning, _) = Median3(() => PinnedRound.Of(company, Seed, [pin]));
        var gap = 0.0;
        var peering = 0.0;
        foreach (var (name, table) in new[] { ("1,000 peers", MatchPeople.Peers(1000)), ("1,001 peers, so a trio", MatchPeople.Peers(1001)), ("1,000 peers with fits of any kind", AnyPeers()) })
        {
            var (seconds, round) = Median3(() => PeerRound.Of(table, Seed));
            lines.Add($"| {name,-48} | {round.Groups.Count,5} pairs | {round.Gap * 100,5:0.00} % below the bound | {seconds,5:0.00} s |");
            (gap, peering) = (Math.Max(gap, round.Gap), Math.Max(peering, seconds));
        }

        return Task.FromResult(new Report("match", worst <= MostSeconds && gap <= MostGap,
        [
            new("worst_s", $"the slowest of {cases.Count} rounds of 1,000 x 1,000", worst, "s"),
            new("any_s", "fits of any kind", first, "s"),
            new("table_s", "a million fits of people, with reasons against", building, "s"),
            new("pin_s", "one pair set by hand, and the others matched anew", pinning, "s"),
            new("peers_s", "the slowest of three rounds of peers", peering, "s"),
            new("peers_gap", "peers: at most so far below the best", gap * 100, "%"),
        ])
        { Lines = lines });
    }

    private static PairTable AnyPeers()
    {
        var chance = new Random(22);
        var fits = new int[1000, 1000];
        string[] keys = [.. Enumerable.Range(0, 1000).Select(at => $"P{at}")];
        return PairTable.Of(
            keys, [.. keys.Select(key => new MentorPlaces(key, 1))],
            (one, other) => one == other ? PairVerdict.Forbidden(Exclusion.Same)
                : PairVerdict.Allowed(one < other ? fits[one, other] = chance.Next(2001) : fits[other, one]));
    }

    /// <exception cref="InvalidOperationException">It is not the best.</exception>
    private static void CheckProof(string name, PairTable table, RoundResult round)
    {
        var mentors = table.Mentors.Index().ToDictionary(mentor => mentor.Item.Key, mentor => mentor.Index);
        var mates = round.Pairs.ToDictionary(pair => pair.Mentee, pair => mentors[pair.Mentor]);
        if (CertificateCheck.Find(table, [.. table.Mentees.Select(mentee => mates.GetValueOrDefault(mentee, -1))], round.Proof) is { } wrong)
        {
            throw new InvalidOperationException($"{name}: {wrong}.");
        }
    }

    /// <summary>The processor time of the whole process, so that nothing hides on another thread.</summary>
    private static (double Seconds, T Result) Median3<T>(Func<T> work)
    {
        var times = new List<double>();
        var result = work();
        for (var round = 0; round < Rounds; round++)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            result = work();
            process.Refresh();
            times.Add((process.TotalProcessorTime - before).TotalSeconds);
        }

        return (Median.Of(times), result);
    }
}
