using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Answers;

/// <summary>What a click or a filled form led to.</summary>
internal abstract record AnswerOutcome
{
    /// <summary>The lesson's message tells it: the answer counts, an earlier one does, or it is asked back.</summary>
    public sealed record Shown(string LessonId, MessageAddress? Message) : AnswerOutcome;

    /// <summary>Nothing counts: something is missing, or cannot be read.</summary>
    public sealed record Incomplete(QuestionFilled.With Filled, string Why) : AnswerOutcome;

    /// <summary>The client sent none of the fields: they are asked for in a dialog.</summary>
    public sealed record Unsent(AskedQuestion Asked) : AnswerOutcome;

    /// <summary>The question was rewritten, and this is no answer to it any more: it is asked anew.</summary>
    public sealed record Rewritten(string LessonId, MessageAddress? Message) : AnswerOutcome;

    public sealed record NotTheirs : AnswerOutcome;

    /// <summary>The question, or all we knew of this person and it, is gone.</summary>
    public sealed record Gone : AnswerOutcome;
}
