using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Everybody who can be matched in a round, made ready to be held against each other. Kept by nobody: it is read, reckoned with and forgotten.</summary>
/// <param name="Round">Which.</param>
/// <param name="Today">Of the workspace's usual zone.</param>
/// <param name="Profiles">Of all who have one, also of those who take a rest.</param>
/// <param name="Facts">What lies between two of them.</param>
/// <param name="Preferences">What they said.</param>
internal sealed record Field(MentorRound Round, DateOnly Today, IReadOnlyList<MentoringProfile> Profiles, Between Facts, RoundPreferences Preferences)
{
    private IReadOnlyList<MentoringProfile> Ready { get; } = [.. Profiles.Where(one => !one.IsPaused && one.IsOpenFor(Round.MentorshipKind))];

    /// <summary>Who is not open for it now, by their own settings, and would else look for somebody.</summary>
    public IEnumerable<string> Resting => Profiles.Where(one => (one.IsPaused || !one.IsOpenFor(Round.MentorshipKind)) && (Round.IsPeers || IsMentee(one))).Select(one => one.Key);

    /// <summary>Who were taken out by hand, and stay without.</summary>
    public IReadOnlySet<string> TakenOut { get; init; } = new HashSet<string>();

    public IReadOnlyList<MentoringProfile> Mentees => [.. Ready.Where(one => Round.IsPeers || (IsMentee(one) && !TakenOut.Contains(one.Key)))];

    public IReadOnlyList<MentoringProfile> Mentors => [.. Ready.Where(one => Round.IsPeers || one.Capacity.People > 0)];

    public PairRules Rules => Round.RulesOn(Today);

    /// <summary>Who says what they want to reach looks for somebody, and so does whoever has no place for anybody.</summary>
    public static bool IsMentee(MentoringProfile profile) => profile.Goals.Count > 0 || profile.Capacity.People == 0;

    /// <summary>Who may have whom. Of a thousand and a thousand it takes a while: outside a transaction.</summary>
    public PairTable Table() => Round.IsPeers
        ? RoundTable.OfPeers(Candidates(Mentees), PeerFacts, Rules)
        : RoundTable.OneWay(RoundTable.Of(Candidates(Mentees), Candidates(Mentors), Facts.Of, Rules, Preferences), Seed);

    /// <summary>Its fits as an owner may see them: nobody learns from them who wished for whom.</summary>
    public PairTable Plain(PairTable table) => Round.IsPeers ? table : RoundTable.Plain(table, Preferences);

    /// <summary>Stands for chance.</summary>
    public string Seed => $"{Round.RoundId:N}";

    public string? TeamOf(string userId) => teams.TryGetValue(userId, out var team) ? team : null;

    public Candidate Candidate(MentoringProfile profile) => Learning.Mentoring.Ranking.Candidate.Of(profile, Monday);

    private readonly Dictionary<string, string?> teams = Profiles.ToDictionary(one => one.Key, one => one.Team);

    private Candidate[] Candidates(IReadOnlyList<MentoringProfile> profiles) => [.. profiles.Select(Candidate)];

    private PairFacts PeerFacts(MentoringProfile one, MentoringProfile other) =>
        Facts.Of(one, other) with { IsVetoed = Preferences.IsVetoed(one.Key, other.Key) || Preferences.IsVetoed(other.Key, one.Key) };

    /// <summary>Everybody's working hours are compared in one and the same week.</summary>
    private DateOnly Monday => Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7));
}

/// <summary>Reads it.</summary>
internal sealed class Fields(BotSettings settings, CalendarClock calendar)
{
    /// <summary>Of each side; more are matched in rounds of parts of the company.</summary>
    public const int MostOfASide = 2000;

    /// <summary>Of those who know that they are in it. Null when there are more of a side than can be matched at once.</summary>
    public Task<Field?> ReadAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) => ReadAsync(transaction, round, onlyAsked: true, cancel);

    /// <summary>Also of those who are yet to be asked.</summary>
    public Task<Field?> ReadAllAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) => ReadAsync(transaction, round, onlyAsked: false, cancel);

    private async Task<Field?> ReadAsync(NpgsqlTransaction transaction, MentorRound round, bool onlyAsked, CancellationToken cancel)
    {
        var rows = await ProfileReads.ReadAsync(transaction, round, (2 * MostOfASide) + 1, onlyAsked, cancel);
        var field = await FieldOf(transaction, round, rows, cancel);
        return rows.Count > 2 * MostOfASide || field.Mentees.Count > MostOfASide || field.Mentors.Count > MostOfASide ? null : field;
    }

    /// <summary>Of these people alone.</summary>
    public async Task<Field> ReadAsync(NpgsqlTransaction transaction, MentorRound round, IReadOnlyList<string> people, CancellationToken cancel) =>
        await FieldOf(transaction, round, await ProfileReads.ReadAsync(transaction, round, people, cancel), cancel);

    private async Task<Field> FieldOf(NpgsqlTransaction transaction, MentorRound round, IReadOnlyList<StoredMentor> rows, CancellationToken cancel) => new(
        round,
        LocalDay.Of(calendar.Now, settings.DefaultZone),
        [.. rows.Select(row => row.Open(calendar.Now, settings.DefaultZone))],
        await Between.ReadAsync(transaction, round.TeamId, rows.Select(row => row.UserId), calendar.Now, cancel),
        await PreferenceStore.ReadAsync(transaction, round, cancel));
}
