using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>What ends with <c>/learn stop</c> beside lessons, and can be taken up again. Implemented by Features/Programmes.</summary>
internal interface IEndsWithStop
{
    /// <summary>Ends it, in the transaction of the stop; answers what that was, by title.</summary>
    Task<IReadOnlyList<string>> EndAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel);

    /// <summary>For whoever learns again: what of it they can take up, each with a button; empty when there is nothing.</summary>
    Task<IReadOnlyList<Block>> OfferAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel);
}
