using System.Text;
using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>What the reference says an answer is worth is what an assessment gives for it.</summary>
internal sealed class GiftWeightsTests
{
    [Test]
    public void The_weights_of_the_corpus_reach_the_questions_that_are_asked()
    {
        var (compared, partial, differences) = (0, 0, new List<string>());
        foreach (var oracle in Directory.EnumerateFiles(SharedFolder.Require("questions/gift"), "*.oracle.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(oracle).Replace(".oracle.json", ".gift", StringComparison.Ordinal);
            var asked = Asked(Path.Combine(Path.GetDirectoryName(oracle)!, name));
            using var expected = JsonDocument.Parse(File.ReadAllBytes(oracle));
            foreach (var question in expected.RootElement.GetProperty("questions").EnumerateArray().Where(IsSure))
            {
                if (asked.TryGetValue(question.GetProperty("line").GetInt32(), out var ours) && Told(question) is { Count: > 0 } theirs)
                {
                    var found = Told(ours);
                    compared++;
                    partial += theirs.Count(one => one.Percent is not (0 or 100));
                    if (!theirs.All(one => found.TryGetValue(one.Answer, out var percent) && Math.Abs(percent - one.Percent) < 0.001m))
                    {
                        differences.Add($"{name}:{question.GetProperty("line")}: found {Line(found.Select(one => (one.Key, one.Value)))}, expected {Line(theirs)}");
                    }
                }
            }
        }

        TestContext.Out.WriteLine($"{compared} questions compared, {partial} answers with a weight of their own");
        Assert.That(differences, Is.Empty, () => string.Join('\n', differences));
        Assert.That(compared, Is.GreaterThanOrEqualTo(120));
        Assert.That(partial, Is.GreaterThanOrEqualTo(40));
    }

    private static bool IsSure(JsonElement question) => question.GetProperty("ok").GetBoolean() && !question.TryGetProperty("ambiguous", out _);

    /// <summary>The questions that are asked here, by their line in the file.</summary>
    private static Dictionary<int, Question> Asked(string file)
    {
        var lessons = QuestionSet.Lessons(Path.GetFileName(file), GiftReader.Read(File.ReadAllText(file, Encoding.UTF8)), ForeignWords.Of, new List<ContentWarning>());
        if (lessons.Count == 0)
        {
            return [];
        }

        var at = new At("t", 1);
        var good = (ContentVerdict.Good)ContentCheck.Check(
            new ContentDrafts([new TrackDraft { At = at, Id = new Raw("t", at), Title = new Raw("T", at), Lessons = lessons }], []), new DateOnly(2026, 11, 23));
        return lessons.SelectMany(lesson => lesson.Questions).Zip(good.Tracks[0].Lessons.SelectMany(lesson => lesson.Questions)).ToDictionary(pair => pair.First.At.Line, pair => pair.Second);
    }

    /// <summary>Each answer and what it is worth, in percent: options by their place, since their mark-up became words.</summary>
    private static Dictionary<string, decimal> Told(Question question) => question switch
    {
        TrueFalse => [],
        ChoiceQuestion choice => OptionWeights.Of(choice).Select((weight, at) => (at, weight)).ToDictionary(one => $"{one.at}", one => one.weight * 100),
        Typed typed => typed.Accepted.Distinct().Select(text => (text, 100m)).Concat(typed.Wrong.Select(wrong => (wrong.Text, (wrong.Weight ?? 0) * 100))).ToDictionary(one => one.Item1, one => one.Item2),
        Numeric numeric => numeric.Wrong.Select(wrong => (Span(wrong.Low, wrong.High), (wrong.Weight ?? 0) * 100)).Prepend((Span(numeric.Low, numeric.High), 100m)).ToDictionary(one => one.Item1, one => one.Item2),
        _ => [],
    };

    /// <summary>The same of the reference; what stands for anything else has no place here, which the importer tells.</summary>
    private static List<(string Answer, decimal Percent)> Told(JsonElement question)
    {
        var type = question.GetProperty("type").GetString();
        return type is not ("multichoice" or "shortanswer" or "numerical") ? [] :
        [
            .. question.GetProperty("options").EnumerateArray().Select((option, at) => (Answer: type switch
            {
                "multichoice" => $"{at}",
                "shortanswer" => option.GetProperty("text").GetString()!.Trim(),
                _ => option.GetProperty("any").GetBoolean() ? "*" : Span(option.GetProperty("min").GetDecimal(), option.GetProperty("max").GetDecimal()),
            }, option.GetProperty("fraction").GetDecimal())).Where(one => one.Answer != "*"),
        ];
    }

    private static string Span(decimal low, decimal high) => $"{(double)low:R}–{(double)high:R}";

    private static string Line(IEnumerable<(string Answer, decimal Percent)> answers) => string.Join(" | ", answers.Select(one => $"{one.Answer} {one.Percent:0.###}%"));
}
