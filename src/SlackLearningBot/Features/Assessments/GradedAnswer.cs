using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Assessments;

/// <summary>An answer that counts.</summary>
/// <param name="Asked">The question.</param>
/// <param name="Answer">As it was given.</param>
/// <param name="Result">Right or wrong.</param>
/// <param name="Meant">The accepted answer that was nearly written: asking back would tell it, so here a slip of the fingers counts as right.</param>
internal sealed record GradedAnswer(AttemptQuestion Asked, Answer Answer, QuizResult.Graded Result, string? Meant)
{
    /// <summary>0–1.</summary>
    public double Credit { get; } = Learning.Assessments.Credit.Of(Asked.Question, Result);

    public StoredAnswer Stored => StoredAnswer.Of(Asked.Question, Answer) with { Meant = Meant };
}

/// <summary>What somebody sends to a question, read against it.</summary>
internal abstract record Sent
{
    public sealed record Graded(GradedAnswer Answer) : Sent;

    /// <summary>Nothing counts: something is missing, or cannot be read.</summary>
    public sealed record Incomplete(QuestionFilled.With Filled, string Why) : Sent;

    /// <summary>The client sent none of the fields: they are asked for in a dialog.</summary>
    public sealed record Unsent : Sent;

    /// <summary>Made up, or of another question.</summary>
    public sealed record Foreign : Sent;

    /// <summary>One option was clicked.</summary>
    public static Sent Read(AttemptQuestion asked, AnswerValue value) =>
        asked.Question is SingleChoice or TrueFalse && asked.Question is ChoiceQuestion choice
        && value.Option >= 0 && value.Option < choice.Options.Count && AnswerValue.MarkOf(choice.Options[value.Option].Text) == value.Mark
            ? Judge(asked, new Answer.Chosen(value.Option), null)
            : new Foreign();

    /// <summary>Fields were filled in.</summary>
    public static Sent Read(AttemptQuestion asked, StateValues state) => QuestionFilled.Read(asked.Question, state) switch
    {
        QuestionFilled.With filled => Judge(asked, filled.Answer, filled),
        QuestionFilled.Unsent => new Unsent(),
        _ => new Foreign(),
    };

    private static Sent Judge(AttemptQuestion asked, Answer answer, QuestionFilled.With? filled) => Quiz.Grade(asked.Question, answer) switch
    {
        QuizResult.Graded graded => new Graded(new GradedAnswer(asked, answer, graded, null)),
        QuizResult.NearMiss near when answer is Answer.Written written
            && AskedBack.Grade((Typed)asked.Question, written.Text, near.Meant, isMeant: true) is QuizResult.Graded graded => new Graded(new GradedAnswer(asked, answer, graded, near.Meant)),
        QuizResult.Unreadable unreadable when filled is not null => new Incomplete(filled, unreadable.Why),
        _ => new Foreign(),
    };
}
