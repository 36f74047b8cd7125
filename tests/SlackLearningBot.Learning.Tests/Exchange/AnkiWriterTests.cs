using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Learning.Tests.Exchange;

/// <summary>Questions as a text file for Anki.</summary>
internal sealed class AnkiWriterTests
{
    [Test]
    public void A_track_is_a_deck_and_a_question_a_line_of_front_back_and_tags()
    {
        var text = AnkiWriter.Write(Track(
            new SingleChoice("a", "Is a < b\nor \"b\"?", [new AnswerOption("yes\tno", true, "Since & so"), new AnswerOption("no", false, "No")]),
            new Typed("b", "# or *?", ["one", "two"], new TypedRules(), null)));

        Assert.That(text, Is.EqualTo(
            "#separator:tab\n#html:true\n#notetype:Basic\n#deck:SQL: small\n#tags column:3\n"
            + "Is a &lt; b<br>or &quot;b&quot;?<br>○ yes no<br>○ no\tyes no<br>Since &amp; so\tlesson-1 sql joins\n"
            + "&#35; or *?\tone / two\tlesson-1 sql joins\n"));
    }

    [TestCaseSource(nameof(Questions))]
    public void Every_type_has_a_front_and_a_back(Question question, string front, string back)
    {
        var line = AnkiWriter.Write(Track(question)).Split('\n')[5].Split('\t');

        Assert.That(line, Is.EqualTo(new[] { front, back, "lesson-1 sql joins" }));
    }

    private static IEnumerable<TestCaseData> Questions()
    {
        yield return new TestCaseData(new TrueFalse("a", "Ice.", [new AnswerOption("True", true, "Cold"), new AnswerOption("False", false, null)]), "Ice.<br>True or false?", "True<br>Cold");
        yield return new TestCaseData(new MultipleChoice("a", "Even?", [new AnswerOption("2", true, null), new AnswerOption("3", false, "no"), new AnswerOption("4", true, "yes")]), "Even?<br>☐ 2<br>☐ 3<br>☐ 4", "2<br>4<br>yes");
        yield return new TestCaseData(new Numeric("a", "Far?", 41, 43, 42, "km", "So"), "Far?<br>(in km)", "42 km (from 41 to 43)<br>So");
        yield return new TestCaseData(new Matching("a", "Kind?", [new MatchingPair("dog", "mammal"), new MatchingPair("frog", "amphibian")], ["bird"], null), "Kind?<br>dog – ?<br>frog – ?<br>(amphibian · bird · mammal)", "dog – mammal<br>frog – amphibian");
        yield return new TestCaseData(new Ordering("a", "Order?", ["plan", "do", "act"], "So"), "Order?<br>• act<br>• do<br>• plan", "1. plan<br>2. do<br>3. act<br>So");
        yield return new TestCaseData(new Typed("a", "Word?", ["so"], new TypedRules(), "Why") { Image = new QuestionImage("https://x.org/a.png?b=1&c", "A \"map\"") }, "Word?<br><img src=\"https://x.org/a.png?b=1&amp;c\" alt=\"A &quot;map&quot;\">", "so<br>Why");
    }

    private static Track Track(params Question[] questions) =>
        new("sql", "SQL:: small", "", [], [new Lesson("lesson-1", "One", LessonFormat.Read, ["sql", "joins"], "x", null, null, null, null, null, questions)]);
}
