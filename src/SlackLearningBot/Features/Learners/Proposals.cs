using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>What the welcome form shows before anything is chosen, so that two clicks do when it suits.</summary>
/// <param name="Rhythm">What is proposed; for somebody who comes back, what they had.</param>
/// <param name="IsReturning">They stopped once; their progress is still there.</param>
/// <param name="Tracks">What can be learnt here, at most ten.</param>
internal sealed record Proposal(Rhythm Rhythm, bool IsReturning, IReadOnlyList<OfferedTrack> Tracks)
{
    /// <summary>Which of them are ticked when the form comes up.</summary>
    public IReadOnlyList<string> Joined => [.. Tracks.Where(track => track.IsJoined).Select(track => track.TrackId)];
}

/// <summary>Proposes hour, days and zone: what the person had, else Slack's profile, else what the workspace decided, else the program's settings.</summary>
internal sealed class Proposals(LearnerStore learners, ProposalStore store, BotSettings settings)
{
    /// <param name="person">For whom.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <param name="zone">Their zone as somebody else was told it, for people without a profile here.</param>
    public async Task<Proposal> MakeAsync(LearnerKey person, CancellationToken cancel, string? zone = null)
    {
        var tracks = await store.ReadTracksAsync(person, cancel);
        if (await learners.FindAsync(person, cancel) is { } known && Zones.IsKnown(known.Zone))
        {
            return new Proposal(known.Rhythm, true, tracks);
        }

        var profile = await store.FindProfileAsync(person, cancel);
        var defaults = await store.FindDefaultsAsync(person.TeamId, cancel);
        return new Proposal(
            new Rhythm(
                ZoneOf(profile) ?? ZoneOf(new SlackProfile { Zone = zone }) ?? ZoneOf(new SlackProfile { Zone = defaults?.Zone }) ?? settings.DefaultZone,
                defaults?.Hour is { } hour && Rhythm.Allows(hour) ? hour : DefaultHour(),
                (LearningDays?)defaults?.Days ?? LearningDays.Weekdays),
            false,
            tracks);
    }

    /// <summary>The profile's zone in the spelling of the zone database; null when there is none or we do not know it.</summary>
    public static string? ZoneOf(SlackProfile? profile) =>
        profile?.Zone is { } zone && Zones.Find(zone) is ZoneFinding.Known known ? known.Zone : null;

    private TimeOnly DefaultHour()
    {
        var hour = settings.Hour();
        return Rhythm.Allows(hour) ? hour : new TimeOnly(8, 30);
    }
}
