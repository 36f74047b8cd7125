using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class AnswerKindTests
{
    private static readonly AnswerOption[] Options = [new("A", true, null), new("B", false, null)];

    private static readonly (Question Question, Type Answer)[] Kinds =
    [
        (new SingleChoice("q", "?", Options), typeof(Answer.Chosen)),
        (new TrueFalse("q", "?", Options), typeof(Answer.Chosen)),
        (new MultipleChoice("q", "?", Options), typeof(Answer.ChosenMany)),
        (new Typed("q", "?", ["word"], new TypedRules(), null), typeof(Answer.Written)),
        (new Numeric("q", "?", 0, 1, null, null, null), typeof(Answer.Written)),
        (new Matching("q", "?", [new("a", "1"), new("b", "2")], [], null), typeof(Answer.Matched)),
        (new Ordering("q", "?", ["a", "b", "c"], null), typeof(Answer.Ordered)),
    ];

    private static readonly Answer[] Answers =
    [
        new Answer.Chosen(0), new Answer.ChosenMany([0]), new Answer.Written("1"), new Answer.Matched([0, 1]), new Answer.Ordered([0, 1, 2]),
    ];

    [Test]
    public void Only_an_answer_of_the_question_s_own_kind_is_graded()
    {
        foreach (var (question, kind) in Kinds)
        {
            foreach (var answer in Answers)
            {
                Assert.That(
                    Quiz.Grade(question, answer) is QuizResult.NotOfThisQuestion, Is.EqualTo(answer.GetType() != kind), $"{question.GetType().Name} and {answer.GetType().Name}");
            }
        }
    }

    [FsCheck.NUnit.Property]
    public bool No_answer_throws(string? text, int[] numbers)
    {
        Answer[] answers =
        [
            new Answer.Chosen(numbers.FirstOrDefault()), new Answer.ChosenMany(numbers), new Answer.Written(text ?? ""), new Answer.Matched(numbers), new Answer.Ordered(numbers),
        ];
        return Kinds.All(kind => answers.All(answer => Quiz.Grade(kind.Question, answer) is not null));
    }
}
