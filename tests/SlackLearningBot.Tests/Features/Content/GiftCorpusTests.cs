using System.Text;
using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>
/// Question files of others, each beside a reference parse of it. What the reference reads, we read alike, whether strictly or after a rewrite that
/// changes nothing by Moodle's rules; what it cannot read is reported. Where it and Moodle differ, Moodle decides: comment lines in a question are
/// dropped, and line ends in Moodle's own format count as the reference counts them, as white space.
/// </summary>
internal sealed class GiftCorpusTests
{
    [Test]
    public void Every_question_of_the_corpus_is_read_as_the_reference_reads_it_or_reported()
    {
        var counts = new SortedDictionary<string, Count>(StringComparer.Ordinal);
        var differences = new List<string>();
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require("questions/gift"), "*.oracle.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(file))!;
            var count = counts.TryGetValue(folder, out var known) ? known : counts[folder] = new Count();
            Compare(file, count, differences);
        }

        foreach (var (folder, count) in counts)
        {
            TestContext.Out.WriteLine($"{folder}: {count.Strict} as the strict reference, {count.Relaxed} as the relaxed one, {count.Warned} ambiguous with a warning, {count.Reported} reported");
        }

        Assert.That(differences, Is.Empty, () => string.Join('\n', differences));
        Assert.That(counts.Values.Sum(count => count.Strict), Is.GreaterThanOrEqualTo(195));
        Assert.That(counts.Values.Sum(count => count.Relaxed), Is.GreaterThanOrEqualTo(18));
        Assert.That(counts.Values.Sum(count => count.Warned), Is.GreaterThanOrEqualTo(2));
        Assert.That(counts.Values.Sum(count => count.Reported), Is.GreaterThanOrEqualTo(3));
        Assert.That(counts.Values, Has.All.Matches<Count>(count => count.Strict > 0));
    }

    [Test]
    public void Every_question_of_the_corpus_becomes_one_of_ours_or_is_told_to_be_left_out()
    {
        var asked = 0;
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require("questions/gift"), "*.gift", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var read = GiftReader.Read(File.ReadAllText(file, Encoding.UTF8));
            var warnings = new List<ContentWarning>();
            var lessons = QuestionSet.Lessons(name, read, ForeignWords.Of, warnings);
            var kept = lessons.Sum(lesson => lesson.Questions.Count);
            var left = warnings.Where(warning => warning.Message.StartsWith("Left out", StringComparison.Ordinal)).Select(warning => (warning.Line, warning.Rule)).ToList();
            asked += kept;
            TestContext.Out.WriteLine($"{name}: {kept} asked, {read.Problems.Count} not read, left out: {string.Join(", ", left.Select(one => one.Rule).CountBy(rule => rule).Select(rule => $"{rule.Value} {rule.Key}"))}");

            Assert.That(kept + left.Select(one => one.Line).Distinct().Count(), Is.EqualTo(read.Questions.Count(question => question is not ForeignQuestion.Category)), name);
            var track = new TrackDraft { At = new At(name, 1), Id = new Raw("t", new At(name, 1)), Title = new Raw("T", new At(name, 1)), Lessons = lessons };
            Assert.That(lessons.Count == 0 || ContentCheck.Check(new ContentDrafts([track], []), new DateOnly(2026, 11, 23)) is ContentVerdict.Good, Is.True, name);
        }

        Assert.That(asked, Is.GreaterThanOrEqualTo(180));
    }

    [Test]
    public void The_Aiken_sample_is_read_as_its_neighbour_says()
    {
        var folder = SharedFolder.Require("questions/aiken");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "questions.aiken.expected.json")));

        var read = AikenReader.Read(File.ReadAllText(Path.Combine(folder, "questions.aiken.txt")));

        Assert.That(read.Problems, Is.Empty);
        Assert.That(
            read.Questions.Cast<ForeignQuestion.Choice>().Select(question => $"{question.Stem.Text}: {string.Join(" | ", question.Options.Select(option => option.Text.Text))} {question.Options.ToList().FindIndex(option => option.Percent == 100)}"),
            Is.EqualTo(expected.RootElement.GetProperty("questions").EnumerateArray().Select(question => $"{question.GetProperty("title").GetString()}: {string.Join(" | ", question.GetProperty("options").EnumerateArray().Select(option => option.GetString()))} {question.GetProperty("correct").GetInt32()}")));
    }

    [Test]
    public void The_sample_sheet_is_read_with_its_own_headers()
    {
        var errors = new List<ContentError>();
        var questions = LessonSheet.Read("sample.csv", File.ReadAllText(Path.Combine(SharedFolder.Require("questions/csv"), "moodle_qformat_csv_sample.csv")), errors)
            .SelectMany(part => part.Lessons).SelectMany(lesson => lesson.Questions).ToList();

        Assert.That(errors, Is.Empty);
        Assert.That(questions, Has.Count.GreaterThanOrEqualTo(10));
        Assert.That(questions.Select(question => question.Options.Count), Has.All.EqualTo(4));
        Assert.That(string.Join(' ', questions.Take(4).Select(question => string.Concat(question.Options.Select(option => option.Right is null ? '-' : '+')))), Is.EqualTo("--+- ++-- ---+ --+-"));
        Assert.That(questions.Select(question => question.Type?.Text).Take(3), Is.EqualTo(new[] { null, "multiple", null }));
    }

    private static void Compare(string oracle, Count count, List<string> differences)
    {
        var gift = oracle.Replace(".oracle.json", ".gift", StringComparison.Ordinal);
        var name = Path.GetFileName(gift);
        var read = GiftReader.Read(File.ReadAllText(gift, Encoding.UTF8));
        using var expected = JsonDocument.Parse(File.ReadAllBytes(oracle));
        var questions = expected.RootElement.GetProperty("questions").EnumerateArray().ToList();
        if (read.Questions.Count + read.Problems.Count != questions.Count)
        {
            differences.Add($"{name}: {read.Questions.Count} questions and {read.Problems.Count} problems, expected {questions.Count}");
        }

        for (var at = 0; at < questions.Count; at++)
        {
            var question = questions[at];
            var line = question.GetProperty("line").GetInt32();
            var next = at + 1 < questions.Count ? questions[at + 1].GetProperty("line").GetInt32() : int.MaxValue;
            if (!question.GetProperty("ok").GetBoolean())
            {
                count.Reported++;
                if (!read.Problems.Any(problem => problem.Line >= line && problem.Line < next && problem.Rule.StartsWith("gift-", StringComparison.Ordinal) && problem.Message.Length > 20))
                {
                    differences.Add($"{name}:{line}: not reported");
                }
            }
            else if (question.TryGetProperty("ambiguous", out _))
            {
                count.Warned++;
                if (!read.Warnings.Concat(read.Problems).Any(warning => warning.Line >= line && warning.Line < next))
                {
                    differences.Add($"{name}:{line}: no warning");
                }
            }
            else
            {
                _ = question.TryGetProperty("relaxed", out _) ? count.Relaxed++ : count.Strict++;
                var found = read.Questions.FirstOrDefault(one => one.Line == line);
                var said = found is null ? "nothing" : GiftShape.Of(found);
                if (said != GiftShape.Of(question))
                {
                    differences.Add($"{name}:{line}:\n  found    {said}\n  expected {GiftShape.Of(question)}\n  {string.Join(' ', read.Problems)}");
                }
            }
        }
    }

    private sealed class Count
    {
        public int Strict { get; set; }

        public int Relaxed { get; set; }

        public int Warned { get; set; }

        public int Reported { get; set; }
    }
}
