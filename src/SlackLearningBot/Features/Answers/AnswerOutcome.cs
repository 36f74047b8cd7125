using SlackLearningBot.Blocks;

namespace SlackLearningBot.Features.Answers;

/// <summary>What a click or a filled form led to.</summary>
internal abstract record AnswerOutcome
{
    /// <summary>The question's message tells it: the answer counts, an earlier one does, or it is asked back.</summary>
    public sealed record Told(Shown In) : AnswerOutcome;

    /// <summary>Nothing counts: something is missing, or cannot be read.</summary>
    public sealed record Incomplete(QuestionFilled.With Filled, string Why) : AnswerOutcome;

    /// <summary>The client sent none of the fields: they are asked for in a dialog.</summary>
    public sealed record Unsent(AskedQuestion Asked) : AnswerOutcome;

    /// <summary>The question was rewritten, and this is no answer to it any more: it is asked anew.</summary>
    public sealed record Rewritten(Shown In) : AnswerOutcome;

    /// <summary>The answer cannot be marked any more: it counted for nothing, or another stands below it.</summary>
    public sealed record TooLate : AnswerOutcome;

    public sealed record NotTheirs : AnswerOutcome;

    /// <summary>The question, or all we knew of this person and it, is gone.</summary>
    public sealed record Gone : AnswerOutcome;
}
