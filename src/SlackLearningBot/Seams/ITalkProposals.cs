using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Proposes talks, and takes them back, in somebody else's transaction. Implemented by Features/Talks.</summary>
internal interface ITalkProposals
{
    Task ProposeAsync(NpgsqlTransaction transaction, NewTalkProposal talk, CancellationToken cancel);

    /// <summary>Whoever proposed it does not want to give it any more. One that has a date, or somebody else speaks at, stays as it is.</summary>
    Task TakeBackAsync(NpgsqlTransaction transaction, LearnerKey speaker, Guid id, CancellationToken cancel);
}

/// <summary>A talk somebody would give.</summary>
/// <param name="Id">Stands for the idea: proposed again it is the same talk.</param>
/// <param name="Speaker">Who proposes it, and would speak.</param>
/// <param name="Title">On one line, 150 characters at most.</param>
/// <param name="Abstract">What it is about, as plain text with line breaks.</param>
internal sealed record NewTalkProposal(Guid Id, LearnerKey Speaker, string Title, string Abstract);
