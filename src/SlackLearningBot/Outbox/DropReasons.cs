using System.Collections.Frozen;

namespace SlackLearningBot.Outbox;

/// <summary>Why deliveries are dropped, as metrics name it: a bounded set, because every other word would be one more series for ever.</summary>
internal static class DropReasons
{
    public const string Other = "other";

    /// <summary>Nobody looked any more; it says <see cref="Judge.MaybeSeen"/>.</summary>
    public const string ExpiredUnsure = $"expired while it was {Judge.MaybeSeen}";

    /// <summary>How a reason ends when it was dropped although it may have been seen.</summary>
    public const string OutcomeOpen = " while its outcome was open";

    private const string Unreachable = "cannot be reached";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "a public holiday",
        "answered or forgotten",
        "do not disturb",
        "erased meanwhile",
        "expired",
        ExpiredUnsure,
        "forgotten",
        "it was moved or called off",
        "learning already",
        "no learner, or stopped",
        "no owner any more",
        "no lesson is left",
        "no question is left",
        "nobody waits for it any more",
        "not asked any more",
        "not invited any more",
        "not learning any more",
        "not now: it waits for a decent hour",
        "not one of the person's days",
        "not put off any more",
        "nothing to say",
        "of another workspace",
        "over the day's nudges",
        "paused",
        "quiet hours",
        "Slack told of somebody else",
        "somebody has a place by now",
        "stopped",
        "taken or forgotten",
        "the app was uninstalled",
        "the assessment is done or over",
        "the assessment is known already",
        "the assessment is taken back",
        "the bot is not installed in this workspace",
        "the day is over",
        "the draft is over",
        "the draft is over or has errors now",
        "the mentorship is over",
        "the programme is over",
        "the person wants silence",
        "the round is over",
        "the slot is no day",
        "the slot is no lesson",
        "the talk is planned or gone",
        "the track is gone",
        "the wish is gone",
        "there is no answer to tell",
        "they go on in another conversation",
        "the track was left",
        "wants no weekly digest",
        "what was put off is the day's lesson");

    /// <summary>Slack says for good that nobody can write to the person.</summary>
    public static string CannotBeReached(string error) => $"{Unreachable}: {error}";

    /// <summary>The reason itself when it is known, how it begins when what follows tells more of a known one, else <see cref="Other"/>; empty for none.</summary>
    public static string Label(string? reason) => reason switch
    {
        null or "" => "",
        _ when Known.Contains(reason) => reason,
        _ when reason.StartsWith("not_enabled:", StringComparison.Ordinal) => "not_enabled",
        _ when reason.StartsWith(Unreachable, StringComparison.Ordinal) => Unreachable,
        _ => Other,
    };
}
