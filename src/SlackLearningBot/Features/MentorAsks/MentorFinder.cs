using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Holds mentors against somebody who looks for one.</summary>
internal sealed class MentorFinder(BotSettings settings, CalendarClock calendar)
{
    /// <summary>The best for these words, or for what the person wants to reach where they typed none; those without a free place, too, for whom one waits.</summary>
    public async Task<SearchAnswer> SearchAsync(NpgsqlConnection connection, LearnerKey person, MentorshipKind kind, string words, int most, CancellationToken cancel)
    {
        var self = await CandidateStore.FindAsync(connection, person, cancel);
        var found = await CandidateStore.SearchAsync(connection, person.TeamId, SearchWords.Of(words.Length > 0 ? words : string.Join(' ', self?.Goals ?? [])), cancel);
        if (found.Count == 0 && words.Length == 0)
        {
            found = await CandidateStore.SearchAsync(connection, person.TeamId, [], cancel);
        }

        var facts = await CandidateStore.ReadFactsAsync(connection, person, [.. found.Select(one => one.UserId)], calendar.Now, cancel);
        var seeker = await SeekerAsync(connection, person, self, cancel);
        return MentorSearch.Find(words, seeker, found.Select(Ready), other => facts[other.Key], Rules(kind) with { MayWait = true }, most);
    }

    /// <summary>These mentors as they are now, each with its fit and what speaks against it; those without a profile are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Weighed>> WeighAsync(
        NpgsqlConnection connection, LearnerKey person, MentorshipKind kind, IReadOnlyList<string> mentors, CancellationToken cancel)
    {
        var seeker = await SeekerAsync(connection, person, await CandidateStore.FindAsync(connection, person, cancel), cancel);
        var rows = await CandidateStore.ReadAsync(connection, person.TeamId, mentors, cancel);
        var facts = await CandidateStore.ReadFactsAsync(connection, person, [.. rows.Select(row => row.UserId)], calendar.Now, cancel);
        return rows.ToDictionary(row => row.UserId, row =>
        {
            var mentor = Ready(row);
            return new Weighed(row, mentor.Profile, FitOf.Pair(seeker, mentor, kind), row.People == 0 ? Exclusion.Kind : Exclusions.Find(seeker, mentor, facts[row.UserId], Rules(kind)));
        });
    }

    /// <summary>What others see of a person; null when they wrote no profile.</summary>
    public async Task<MentoringProfile?> OpenAsync(NpgsqlConnection connection, LearnerKey person, CancellationToken cancel) =>
        (await CandidateStore.FindAsync(connection, person, cancel))?.Open(calendar.Now, settings.DefaultZone);

    /// <summary>Somebody without a profile may look all the same: then little more is known of them than their zone.</summary>
    private async Task<Candidate> SeekerAsync(NpgsqlConnection connection, LearnerKey person, StoredMentor? self, CancellationToken cancel) => Candidate.Of(
        self is null
            ? new MentoringProfile(person.UserId) { Zone = await PersonZone.FindAsync(connection, person, cancel) is { } zone && Zones.IsKnown(zone) ? zone : null }
            : self.Open(calendar.Now, settings.DefaultZone) with { IsPaused = false, Kinds = new HashSet<MentorshipKind>() },
        Monday);

    private Candidate Ready(StoredMentor row) => Candidate.Of(row.Open(calendar.Now, settings.DefaultZone), Monday);

    private PairRules Rules(MentorshipKind kind) => new(kind, LocalDay.Of(calendar.Now, settings.DefaultZone)) { RepeatAfterMonths = settings.SameMentorAfterMonths };

    /// <summary>Everybody's working hours are compared in one and the same week.</summary>
    private DateOnly Monday => LocalDay.MondayOf(LocalDay.Of(calendar.Now, settings.DefaultZone));
}

/// <summary>A mentor held against a mentee.</summary>
/// <param name="Row">As kept.</param>
/// <param name="Profile">As others see them.</param>
/// <param name="Fit">What speaks for them.</param>
/// <param name="Against">Why they may not be offered; null when nothing speaks against it.</param>
internal sealed record Weighed(StoredMentor Row, MentoringProfile Profile, Fit Fit, Exclusion? Against)
{
    /// <summary>Only their places are taken.</summary>
    public bool IsFull => Against == Exclusion.Full;
}
