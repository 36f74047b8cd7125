using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>
/// Question files of others, each beside a reference parse of it. What the reference reads, we read alike, whether strictly or after a rewrite that
/// changes nothing by Moodle's rules; what it cannot read is reported. Where it and Moodle differ, Moodle decides: comment lines in a question are
/// dropped, and line ends in Moodle's own format count as the reference counts them, as white space.
/// </summary>
internal sealed partial class GiftCorpusTests
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

    /// <summary>A question as one line, from our reading and from the reference's, with white space told alike.</summary>
    private static partial class GiftShape
    {
        public static string Of(ForeignQuestion question) => string.Join(" | ", Type(question), Say(question.Title), Say(question.Id), string.Join(',', question.Tags), question is ForeignQuestion.Category ? "" : $"{Format(question.Stem)} {Say(question.Stem)}", Say(question.GeneralFeedback), Answers(question));

        private static string Type(ForeignQuestion question) => question switch
        {
            ForeignQuestion.Choice choice => $"multichoice {choice.IsSingle}",
            ForeignQuestion.TrueFalse => "truefalse",
            ForeignQuestion.ShortAnswer => "shortanswer",
            ForeignQuestion.Numerical => "numerical",
            ForeignQuestion.Matching => "matching",
            _ => question.GetType().Name.ToLowerInvariant(),
        };

        private static string Answers(ForeignQuestion question) => question switch
        {
            ForeignQuestion.Choice choice => string.Join(" ; ", choice.Options.Select(Option)),
            ForeignQuestion.ShortAnswer words => string.Join(" ; ", words.Answers.Select(Option)),
            ForeignQuestion.TrueFalse statement => $"{statement.Answer} {Say(statement.WhyWrong)} {Say(statement.WhyRight)}",
            ForeignQuestion.Numerical numbers => string.Join(" ; ", numbers.Answers.Select(one => $"{Number(one.Low)}..{Number(one.High)} {Number(one.Exact)} %{Number(one.Percent)} {Say(one.Feedback)}")),
            ForeignQuestion.Matching matching => string.Join(" ; ", matching.Pairs.Select(pair => $"{Format(pair.Left)} {Say(pair.Left, always: true)} -> {pair.Right}")),
            _ => "",
        };

        private static string Format(ForeignText text) => text.Format.ToString().ToLowerInvariant();

        private static string Option(ForeignOption option) => $"{Format(option.Text)} {Say(option.Text)} %{Number(option.Percent)} {Say(option.Feedback)}";

        private static string Say(ForeignText? text, bool always = false) => text is null || (text.Text.Length == 0 && !always) ? "-" : Say($"{text.Text}");

        private static string Say(string? text) => text is null ? "-" : Gaps().Replace(Spaces().Replace(text.Trim(), " "), "_____");

        private static string Number(decimal? number) => number is { } known ? ((double)known).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : "-";

        public static string Of(JsonElement question)
        {
            var type = question.GetProperty("type").GetString()!;
            var isSingle = type == "multichoice" ? $" {question.GetProperty("single").GetBoolean()}" : "";
            var tags = question.TryGetProperty("tags", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(tag => tag.GetString()) : [];
            return string.Join(" | ", type + isSingle, Text(question, "title"), Text(question, "id"), string.Join(',', tags), type == "category" ? "" : $"{Text(question, "format")} {Text(question, "stem")}", Text(question, "generalFeedback"), Answers(type, question));
        }

        private static string Answers(string type, JsonElement question) => type switch
        {
            "multichoice" or "shortanswer" => string.Join(" ; ", question.GetProperty("options").EnumerateArray().Select(option => $"{Text(option, "format")} {Text(option, "text")} %{Number(option, "fraction")} {Text(option, "feedback")}")),
            "truefalse" => $"{question.GetProperty("answer").GetBoolean()} {Text(question, "feedbackWrong")} {Text(question, "feedbackRight")}",
            "numerical" => string.Join(" ; ", question.GetProperty("options").EnumerateArray().Select(one => $"{Number(one, "min")}..{Number(one, "max")} {(one.GetProperty("kind").GetString() == "high-low" ? "-" : Number(one, "number"))} %{Number(one, "fraction")} {Text(one, "feedback")}")),
            "matching" => string.Join(" ; ", question.GetProperty("pairs").EnumerateArray().Select(pair => $"{Text(pair, "leftFormat")} {Say(pair.GetProperty("left").GetString())} -> {pair.GetProperty("right").GetString()}")),
            _ => "",
        };

        private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Say(value.GetString()) : "-";

        private static string Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? Number(value.GetDecimal()) : "-";

        [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
        private static partial Regex Spaces();

        [GeneratedRegex(" ?_____ ?", RegexOptions.None, 1000)]
        private static partial Regex Gaps();
    }
}
