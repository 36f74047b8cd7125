using System.Diagnostics;
using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Learning.Tests.Exchange;

/// <summary>Files made to break a reader: it always answers, and twice the text takes twice the time.</summary>
internal sealed class GiftHostileTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "=", "~", "#", "####", "->", "::", ":", "\\", "%", "50%", "..", "//", "[id:", "[tag:a]", "[html]", "]", "$CATEGORY:", "\n", "\r\n", "\n\n", "\0", "\ud800", "\udc00",
        "\ufeff", "T", "1", "a", " ", "\t", "<pre>", "\\n", "\u2028", "ANSWER: A", "A) ",
    ];

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool Whatever_the_pieces_are_every_reader_answers(byte[]? picks)
    {
        var text = string.Concat((picks ?? []).Select(pick => Pieces[pick % Pieces.Length]));
        var read = GiftReader.Read(text);
        var lessons = QuestionSet.Lessons("quiz.gift", read, words => words.Text, new List<ContentWarning>());
        return lessons.All(lesson => lesson.Questions.Count > 0) && read.Problems.All(problem => problem.Line >= 1) && AikenReader.Read(text).Questions.Count >= 0;
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Whatever_is_in_it_every_reader_answers(string? text) => GiftReader.Read(text ?? "") is not null && AikenReader.Read(text ?? "") is not null;

    [TestCase("{")]
    [TestCase("}")]
    [TestCase("\\")]
    [TestCase("=")]
    [TestCase("=a")]
    [TestCase("~")]
    [TestCase("~a#b")]
    [TestCase("a=b")]
    [TestCase("%1")]
    [TestCase("=a -> b")]
    [TestCase("#")]
    [TestCase("::")]
    [TestCase("\n")]
    [TestCase("x{}\n\n")]
    [TestCase("x{\n\n")]
    [TestCase("x{T}\n\n")]
    [TestCase("// [id:a] [tag:b]\n")]
    [TestCase("[id:")]
    [TestCase("<pre>")]
    [TestCase("ANSWER: A\n")]
    [TestCase("Q\nA) a\n")]
    public void Much_of_one_thing_is_read_in_time(string piece)
    {
        // Each piece with a number behind it: a search for repeated options finds the first of equal ones at once.
        var text = string.Concat(Enumerable.Range(0, 120_000 / (piece.Length + 5)).Select(number => $"{piece}{number:00000}"));
        var same = string.Concat(Enumerable.Repeat(piece, 120_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        foreach (var whole in new[] { $"Which?{{{same}}}", $"Which?{{{text}}}", same, text })
        {
            QuestionSet.Lessons("quiz.gift", GiftReader.Read(whole), words => words.Text, new List<ContentWarning>());
            AikenReader.Read(whole);
        }

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(8)), "a reader whose time grows with the square needs minutes");
    }
}
