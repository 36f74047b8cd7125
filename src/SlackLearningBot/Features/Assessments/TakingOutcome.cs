using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What a click or a filled form led to.</summary>
internal abstract record TakingOutcome
{
    /// <summary>The attempt's message tells it.</summary>
    public sealed record Shown(AttemptFacts Facts) : TakingOutcome;

    public sealed record Incomplete(QuestionFilled.With Filled, string Why) : TakingOutcome;

    /// <summary>The client sent none of the fields: they are asked for in a dialog.</summary>
    public sealed record Unsent(AttemptFacts Facts, AttemptQuestion Asked) : TakingOutcome;

    /// <summary>No attempt begins or goes on: passed, used up, too late.</summary>
    public sealed record Over(Assigned Assigned, AttemptDecision Why) : TakingOutcome;

    /// <summary>Whoever gave it took it back.</summary>
    public sealed record TakenBack(Assigned Assigned) : TakingOutcome;

    /// <summary>Its tracks have no question any more.</summary>
    public sealed record Empty(Assigned Assigned) : TakingOutcome;

    public sealed record NotTheirs : TakingOutcome;

    /// <summary>All we knew of this person and it is gone.</summary>
    public sealed record Gone : TakingOutcome;
}
