using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.Rhythm;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>When there is something to say to a mentorship that nobody asked for: kept in its row, so that the minute asks only for what is due.</summary>
internal sealed class Tending(BotSettings settings, CalendarClock calendar)
{
    /// <summary>As long as their conversation could not be opened, it is tried again so often.</summary>
    private static readonly TimeSpan OpenAgain = TimeSpan.FromDays(1);

    /// <summary>So far ahead is looked for it; when there is nothing, it is looked again then.</summary>
    private const int MostDays = 400;

    public DateOnly Today(Pairing pairing) => LocalDay.Of(calendar.Now, pairing.ZoneOr(settings.DefaultZone));

    public MentorshipFacts FactsOf(Pairing pairing)
    {
        var zone = pairing.ZoneOr(settings.DefaultZone);
        return new MentorshipFacts($"{pairing.Id}", LocalDay.Of(pairing.Facts.BeganAt, zone), pairing.Facts.EveryDays)
        {
            EndsOn = pairing.Facts.EndsOn,
            IsOneTalk = pairing.Facts.IsFlash,
            LastSignOn = pairing.Facts.LastSignOn,
            NextMeetingOn = pairing.Ahead is { } ahead ? LocalDay.Of(ahead.StartsAt, zone) : null,
            HasStarted = pairing.Newest is not null,
            LastNudgedOn = pairing.Facts.LastNudgedOn,
            WasAskedToStart = pairing.Facts.AskedToStart,
            WasAskedAtMidPoint = pairing.Facts.AskedMidway,
            AskedAboutSilence = pairing.Facts.AskedSilence,
        };
    }

    /// <summary>Reckons anew when the next thing is to be said, and keeps it; called after everything that changes it.</summary>
    public async Task PlanAsync(NpgsqlTransaction transaction, Guid mentorship, string teamId, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (await PairingStore.FindAsync(transaction, teamId, mentorship, now, cancel) is { Facts.IsOpen: true } pairing)
        {
            var at = pairing.Facts.Channel is null ? now + OpenAgain : Hours.MomentOn(pairing, NextDay(pairing), now, settings.DefaultZone);
            await MentorshipStore.SaveNextStepAsync(transaction, pairing.Facts, at, cancel);
        }
    }

    private DateOnly NextDay(Pairing pairing)
    {
        var (facts, today) = (FactsOf(pairing), Today(pairing));
        for (var ahead = 1; ahead < MostDays; ahead++)
        {
            if (MentorshipCare.Decide(facts, today.AddDays(ahead)) is not CareDecision.StayQuiet)
            {
                return today.AddDays(ahead);
            }
        }

        return today.AddDays(MostDays);
    }

    /// <summary>A sign of life, and what follows from it.</summary>
    public async Task SignAsync(NpgsqlTransaction transaction, Pairing pairing, CancellationToken cancel)
    {
        await MentorshipStore.SaveSignAsync(transaction, pairing.Facts, Today(pairing), cancel);
        await PlanAsync(transaction, pairing.Id, pairing.Facts.TeamId, cancel);
    }
}
