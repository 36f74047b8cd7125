using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Answers;

/// <summary>What somebody sends to a question, read against the question as it is now.</summary>
internal abstract record Attempt
{
    /// <summary>To be graded. Filled is what a form held, null for one click.</summary>
    public sealed record Given(Answer Answer, QuestionFilled.With? Filled) : Attempt;

    /// <summary>Yes or no to what was asked back.</summary>
    public sealed record Settled(NearMiss NearMiss, bool IsMeant) : Attempt;

    /// <summary>It was made for a try before the one that is asked back now.</summary>
    public sealed record Outdated : Attempt;

    /// <summary>It does not fit the question any more.</summary>
    public sealed record Foreign : Attempt;

    public sealed record Unsent : Attempt;

    /// <summary>The option as it stands today: at its old place, or where its text moved to.</summary>
    public static Attempt Of(AnswerValue value, AskedQuestion asked)
    {
        List<string> marks = asked.Question is SingleChoice or TrueFalse ? [.. ((ChoiceQuestion)asked.Question).Options.Select(option => AnswerValue.MarkOf(option.Text))] : [];
        var place = value.Option >= 0 && value.Option < marks.Count && marks[value.Option] == value.Mark ? value.Option : marks.IndexOf(value.Mark);
        return place < 0 ? new Foreign() : new Given(new Answer.Chosen(place), null);
    }

    public static Attempt Of(FormValue value, StateValues state, AskedQuestion asked) => value.Mark != QuestionMark.Of(asked.Question)
        ? new Foreign()
        : QuestionFilled.Read(asked.Question, state) switch
        {
            QuestionFilled.With filled => new Given(filled.Answer, filled),
            QuestionFilled.Unsent => new Unsent(),
            _ => new Foreign(),
        };

    public static Attempt Of(MeantValue value, AskedQuestion asked) => asked switch
    {
        { Question: not Typed } => new Foreign(),
        { NearMiss: { } near } when near.Mark == value.Mark => new Settled(near, value.IsMeant),
        _ => new Outdated(),
    };
}
