using System.ComponentModel.DataAnnotations;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Settings;

/// <summary>How fast the bot writes to a workspace: planning rates a minute, below what Slack allows.</summary>
internal sealed class DeliverySettings
{
    public const string Section = "Delivery";

    /// <summary>Slack's tier 2. Whatever else of it the bot calls, it calls seldom.</summary>
    private const int DndReadsPerMinute = 20;

    [Range(1, 100_000, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int PostsPerMinute { get; init; } = 300;

    [Range(1, 100_000, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int UpdatesPerMinute { get; init; } = 50;

    [Range(1, 100_000, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int HomesPerMinute { get; init; } = 100;

    [Range(1, 100_000, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int ReadsPerMinute { get; init; } = 50;

    /// <summary>Looking up messages whose outcome is unknown. Apps that are distributed outside Slack's Marketplace have 1 a minute.</summary>
    [Range(1, 100_000, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int LookUpsPerMinute { get; init; } = 50;

    /// <summary>How many calls of one method Slack takes at once before the rate binds; the bot keeps a quarter of them in hand.</summary>
    [Range(1, 1_000, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int Burst { get; init; } = 20;

    /// <summary>The fewest minutes over which a morning is spread on which more are due than <see cref="Burst"/>; 0 spreads none.</summary>
    [Range(0, 120, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int SpreadMinutes { get; init; } = 10;

    /// <summary>Over how long the lessons of so many people of one workspace are spread.</summary>
    public TimeSpan Spread(int people) => Spreading.Window(people, Burst, PostsPerMinute, TimeSpan.FromMinutes(SpreadMinutes));

    public int PerMinute(string method) => method switch
    {
        "chat.postMessage" => PostsPerMinute,
        "chat.update" => UpdatesPerMinute,
        "views.publish" => HomesPerMinute,
        "conversations.history" or "conversations.replies" => LookUpsPerMinute,
        "dnd.teamInfo" => Math.Min(DndReadsPerMinute, ReadsPerMinute),
        _ => ReadsPerMinute,
    };
}
