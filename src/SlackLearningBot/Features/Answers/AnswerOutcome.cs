namespace SlackLearningBot.Features.Answers;

/// <summary>What a click on an option led to.</summary>
internal abstract record AnswerOutcome
{
    /// <summary>It counts, or an earlier one does.</summary>
    public sealed record Counted(string LessonId) : AnswerOutcome;

    /// <summary>The question was rewritten and has no such option any more: it is asked anew.</summary>
    public sealed record Rewritten(string LessonId) : AnswerOutcome;

    public sealed record NotTheirs : AnswerOutcome;

    /// <summary>The question, or all we knew of this person and it, is gone.</summary>
    public sealed record Gone : AnswerOutcome;
}
