namespace SlackLearningBot.Learning.Cadence;

/// <summary>The one time of do-not-disturb that is kept of somebody: what is under way, or else what comes next.</summary>
public sealed record SilentWindow(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>A pause whose end nobody tells is believed in for so long.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromHours(12);

    /// <summary>Nobody's night or pause is longer; a greater one is a mistake, and must not silence the bot for years.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Null when there is none. A pause that ends inside the nightly schedule goes on until that ends.</summary>
    /// <param name="now">The instant it is told at.</param>
    /// <param name="start">When the schedule begins next, or began; null without one, and when it is off.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="isPaused">Notifications are paused by hand.</param>
    /// <param name="pauseEnd">Until when, if that is told.</param>
    public static SilentWindow? Of(DateTimeOffset now, DateTimeOffset? start, DateTimeOffset? end, bool isPaused, DateTimeOffset? pauseEnd)
    {
        var night = start is { } from && end is { } until && from < until && until > now && until - now < Longest ? new SilentWindow(from, until) : null;
        if (!isPaused || pauseEnd <= now || pauseEnd - now > Longest)
        {
            return night;
        }

        var back = pauseEnd ?? now + Endless;
        return new SilentWindow(now, night is not null && night.From <= back && night.Until > back ? night.Until : back);
    }
}
