using SlackLearningBot.Clock;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Forgets who was found for an invitation that nobody confirmed.</summary>
internal sealed class InvitationCleaner(RoundStore rounds, CalendarClock calendar)
{
    public static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public Task CleanAsync(CancellationToken cancel) => rounds.CleanAsync(calendar.Now - Keep, cancel);
}
