using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Blocks;

/// <summary>What an owner is asked before many people hear of it: it waits for one yes or no, by the one who was asked.</summary>
internal interface IOffer
{
    /// <summary>A user id: who was asked.</summary>
    string AskedId { get; }

    /// <summary>Neither yes nor no was said yet.</summary>
    bool IsWaiting { get; }
}

/// <summary>A click on an offer: the first one decides, every later one shows what it came to.</summary>
internal static class Offers
{
    /// <param name="offer">Locked, so that two clicks come after each other; null when it is too old to be kept.</param>
    /// <param name="by">A user id: who pressed.</param>
    /// <param name="tooOld">Said when it is gone.</param>
    /// <param name="decideAsync">Does what was decided, and says so.</param>
    /// <param name="ended">What it came to before.</param>
    public static async Task<ActionReply> DecideAsync<T>(T? offer, string by, SlackMessage tooOld, Func<T, Task<SlackMessage>> decideAsync, Func<T, SlackMessage> ended)
        where T : class, IOffer => offer switch
        {
            null => new ActionReply.ReplaceMessage(tooOld),
            _ when offer.AskedId != by => new ActionReply.Remark(Remarks.NotYours),
            { IsWaiting: true } => new ActionReply.ReplaceMessage(await decideAsync(offer)),
            _ => new ActionReply.ReplaceMessage(ended(offer)),
        };
}
