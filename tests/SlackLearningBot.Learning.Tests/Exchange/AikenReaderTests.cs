using NUnit.Framework;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Learning.Tests.Exchange;

/// <summary>Question files in the Aiken format.</summary>
internal sealed class AikenReaderTests
{
    private const string Good = "Which is a fruit?\nA. Carrot\nB) Apple\nC. Leek\nANSWER: B\n";

    [TestCase(Good, "single <plain>Which is a fruit?: 0% <plain>Carrot | 100% <plain>Apple | 0% <plain>Leek")]
    [TestCase("\ufeffOver\r\ntwo lines?\r\n\r\nA) x\r\nB) y\r\n\r\nANSWER: a", "single <plain>Over⏎two lines?: 100% <plain>x | 0% <plain>y")]
    [TestCase("One?\nA) x\nB) y\nANSWER: A\nTwo?\nA) x\nB) y\nANSWER:B", "single <plain>One?: 100% <plain>x | 0% <plain>y; single <plain>Two?: 0% <plain>x | 100% <plain>y")]
    public void A_file_is_read(string text, string expected)
    {
        var read = AikenReader.Read(text);

        Assert.That(string.Join("; ", read.Questions.Select(Shown.Of)), Is.EqualTo(expected));
        Assert.That(read.Problems, Is.Empty);
    }

    [TestCase("Which?\nA) x\nB) y\n", "6 aiken-no-answer")]
    [TestCase("Which?\nA) x\nB) y\nWhat?\nA) x\nB) y\nANSWER: A\n", "6 aiken-no-answer")]
    [TestCase("\nWhich?\nA) x\nANSWER: A\n", "7 aiken-options")]
    [TestCase("Which?\nA) x\nB)\nANSWER: A\n", "6 aiken-options")]
    [TestCase("Which?\nA) x\nB) y\nANSWER: C\n", "9 aiken-letter")]
    [TestCase("Which?\nA) x\nB) y\nANSWER: A, B\n", "9 aiken-letter")]
    [TestCase("Which?\nA) x\nA) y\nANSWER: A\n", "6 aiken-letter")]
    [TestCase("ANSWER: A\n", "6 aiken-no-question")]
    public void What_cannot_be_read_is_told_with_line_and_rule_and_the_rest_is_read(string text, string expected)
    {
        var read = AikenReader.Read(Good + text);

        Assert.That(string.Join("; ", read.Problems.Select(Shown.Of)), Is.EqualTo(expected));
        Assert.That(read.Problems.Single().Message, Does.EndWith(".").And.Length.GreaterThan(30));
        Assert.That(Shown.Of(read.Questions[0]), Does.Contain("fruit"));
    }

    [TestCase(Good, true)]
    [TestCase("Question{=a ~b}", false)]
    [TestCase("ANSWER: A is what I wrote", false)]
    [TestCase("A. A list\nB. of things", false)]
    public void It_is_known_by_its_answer_lines(string text, bool expected) => Assert.That(AikenReader.Recognises(text), Is.EqualTo(expected));

    [TestCase(Good, true)]
    [TestCase("Ice is cold.{ TRUE }", true)]
    [TestCase("Which?{\n=a\n~b\n}", true)]
    [TestCase("Buy {milk}", false)]
    [TestCase("if (x) { return 1; }", false)]
    [TestCase("Write.{}", false)]
    [TestCase("", false)]
    public void A_text_is_known_as_a_question_file_by_its_answers(string text, bool expected) => Assert.That(QuestionText.Recognises(text), Is.EqualTo(expected));
}
