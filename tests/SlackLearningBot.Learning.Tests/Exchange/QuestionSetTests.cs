using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Learning.Tests.Exchange;

/// <summary>Foreign questions as lessons of ours.</summary>
internal sealed class QuestionSetTests
{
    private readonly List<ContentWarning> warnings = [];

    [SetUp]
    public void Clear() => warnings.Clear();

    [TestCase("Q?{=a#Yes ~b#No####All}", "single Q?: +a (Yes All) | -b (No)")]
    [TestCase("Q?{~%50%a#Yes ~%50%b ~%-50%c}", "multiple Q?: +a 50% (Yes) | +b 50% | -c -50%")]
    [TestCase("Q?{~%33.33333%a ~%66.66667%b ~c}", "multiple Q?: +a 33.33333% | +b 66.66667% | -c")]
    [TestCase("Q?{=443 ~%20%80#Old ~%-25%22 ~%0%1}", "single Q?: +443 | -80 20% (Old) | -22 -25% | -1")]
    [TestCase("Q?{=Frog =%50%Toad#Near =%-10%Fish}", "typed Q?: Frog; wrong Toad 50% (Near); wrong Fish -10%")]
    [TestCase("Q?{#=3:0 =%50%3:1#Near =%10%1..9 =%0%12#A dozen}", "numeric Q?: 3; wrong 3 ± 1 50% (Near); wrong 1 … 9 10%; wrong 12 (A dozen)")]
    [TestCase("Q.{F#Wrong#Right}", "true-false Q.: -True (Wrong) | +False (Right)")]
    [TestCase("Q?{=a#Yes =b =%0%c#No####All}", "typed Q?: a, b; wrong c (No) (Yes All)")]
    [TestCase("Q?{=2 \\\\* 3}", "typed Q?: 2 * 3")]
    [TestCase("Q?{#3:0.5#Yes}", "numeric Q?: 3 ± 0.5 (Yes)")]
    [TestCase("Q?{#1..5}", "numeric Q?: 1 … 5")]
    [TestCase("Q.{=a -> 1 =b -> 2 = -> 3####So}", "matching Q.: a=1 b=2; decoys 3 (So)")]
    [TestCase("The {=sun ~moon} shines.", "single The _____ shines.: +sun | -moon")]
    [TestCase("The {=sun} shines.", "typed The _____ shines.: sun")]
    public void A_type_of_theirs_is_one_of_ours(string gift, string expected)
    {
        var lessons = Read(gift);

        Assert.That(warnings, Is.Empty);
        Assert.That(Tell(lessons.Single().Questions.Single()), Is.EqualTo(expected));
    }

    [TestCase("Q?{=443 ~%37%80 ~%38%22}", "gift-weight-unlisted")]
    [TestCase("Q?{=443 ~%33.3%80}", "gift-weight-unlisted")]
    [TestCase("Q?{=Frog =%50%To*}", "gift-wildcard-wrong")]
    [TestCase("Q?{=Frog =%10%*}", "gift-rest")]
    [TestCase("Q?{#=3:0 =%10%*}", "gift-rest")]
    [TestCase("Q?{=Frog =%0%*#Wrong}", "gift-rest")]
    [TestCase("Q?{#=3:0 =%0%*#Wrong}", "gift-rest")]
    public void What_has_no_place_here_is_told_and_the_question_stays(string gift, string rule)
    {
        Assert.That(Read(gift).Single().Questions, Has.Count.EqualTo(1));
        Assert.That(warnings.Select(warning => (warning.Rule, warning.Line, warning.File)), Is.EqualTo(new[] { (rule, 1, "math/quiz.gift") }));
    }

    [Test]
    public void Every_weight_of_Moodles_list_is_taken_without_a_word()
    {
        foreach (var weight in new[] { "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0" })
        {
            Assert.That(Read($"Q?{{=443 ~%-{weight}%80}}"), Has.Count.EqualTo(1), weight);
        }

        Assert.That(warnings, Is.Empty);
    }

    [Test]
    public void Long_feedback_is_cut_and_told()
    {
        var why = Read($"Q?{{=a#{string.Concat(Enumerable.Repeat("word ", 100))} ~b}}").Single().Questions.Single().Options[0].Why!.Text;

        Assert.That(why, Has.Length.InRange(200, 300).And.EndsWith("word…"));
        Assert.That(warnings.Single().Rule, Is.EqualTo("gift-feedback-cut"));
    }

    [TestCase("Write.{}", "gift-essay")]
    [TestCase("Only text", "gift-description")]
    [TestCase("Q?{~a ~b}", "gift-no-right")]
    [TestCase("Q?{=%50%a}", "gift-no-right")]
    [TestCase("Q?{=a =b ~c}", "gift-two-right")]
    [TestCase("Q?{=gr*y}", "gift-wildcard")]
    [TestCase("Q?{=grey =*}", "gift-wildcard")]
    [TestCase("Q?{#=3 =*}", "gift-wildcard")]
    [TestCase("Q?{#=3:1 =%50%3:0}", "wrong-accepted")]
    [TestCase("Q?{#=1 =2}", "gift-numbers")]
    [TestCase("Q?{=a ~b ~c ~d ~e ~f}", "question-options-count")]
    [TestCase("Q?{=a ~A}", "option-repeated")]
    [TestCase("Open{", "gift-braces")]
    public void What_cannot_be_asked_is_left_out_with_line_and_reason_and_the_rest_is_kept(string gift, string rule)
    {
        var lessons = Read($"First{{T}}\n\n{gift}\n\nLast{{F}}");

        Assert.That(lessons.Single().Questions.Select(question => question.Ask!.Text), Is.EqualTo(new[] { "First", "Last" }));
        Assert.That(warnings.Select(warning => (warning.Rule, warning.Line)), Does.Contain((rule, 3)));
        Assert.That(warnings, Has.All.Property("Message").Length.GreaterThan(30));
    }

    [Test]
    public void A_text_of_mark_up_alone_is_never_shown_empty()
    {
        Assert.That(QuestionSet.Lessons("quiz.gift", GiftReader.Read("[html]Q?{=<b> ~i}"), text => text.Text.Replace("<b>", "", StringComparison.Ordinal), warnings), Is.Empty);
        Assert.That(warnings.Single().Rule, Is.EqualTo("gift-words-option"));
    }

    [Test]
    public void Categories_are_lessons_of_at_most_three_questions()
    {
        var lessons = Read("One{T}\n\n$CATEGORY: $course$/top/Default for Maths\n\n" + string.Concat(Enumerable.Range(1, 7).Select(number => $"// [tag:Big Sums]\n::Sum {number}::{number}?{{T}}\n\n")));

        Assert.That(lessons.Select(lesson => $"{lesson.Id!.Text}: {lesson.Title!.Text} {lesson.Questions.Count} {string.Join(',', lesson.Skills.Select(skill => skill.Text))}".TrimEnd()), Is.EqualTo(new[]
        {
            "quiz-1: Quiz 1", "quiz-maths-1: Maths (1 of 3) 3 big-sums", "quiz-maths-2: Maths (2 of 3) 3 big-sums", "quiz-maths-3: Maths (3 of 3) 1 big-sums",
        }));
        Assert.That(lessons[1].Questions[0].Id!.Text, Is.EqualTo("quiz-sum-1"));
        Assert.That(lessons[1].Body.Text, Does.StartWith("3 questions on “Maths”"));
    }

    [TestCase("// [id:our-own-1]\nQ{T}", "our-own-1")]
    [TestCase("// [id:393]\nQ{T}", "quiz-393")]
    [TestCase("::Name::Q{T}", "quiz-name")]
    [TestCase("Is it so?{T}", "quiz-is-it-so")]
    public void A_question_keeps_its_id_from_one_import_to_the_next(string gift, string id) => Assert.That(Read(gift).Single().Questions.Single().Id!.Text, Is.EqualTo(id));

    [Test]
    public void Questions_of_one_name_get_ids_of_their_own()
    {
        var ids = Read(string.Concat(Enumerable.Repeat("::Same::Q{T}\n\n", 3))).Single().Questions.Select(question => question.Id!.Text);

        Assert.That(ids, Is.EqualTo(new[] { "quiz-same", "quiz-same-2", "quiz-same-3" }));
    }

    private IReadOnlyList<LessonDraft> Read(string gift) => QuestionSet.Lessons("math/quiz.gift", GiftReader.Read(gift), text => text.Text, warnings);

    private static string Tell(QuestionDraft draft) =>
        $"{draft.Type?.Text ?? "single"} {draft.Ask!.Text}: "
        + string.Join(" | ", draft.Options.Select(option => $"{(option.Right!.Text == "true" ? "+" : "-")}{option.Text!.Text}{Weight(option.Weight)}{Why(option.Why)}"))
        + string.Join(", ", draft.Accept.Select(text => text.Text)) + Number(draft.Answer, draft.Tolerance, draft.Range)
        + string.Concat(draft.Wrong.Select(wrong => $"; wrong {wrong.Text?.Text}{Number(wrong.Answer, wrong.Tolerance, wrong.Range)}{Weight(wrong.Weight)}{Why(wrong.Why)}"))
        + string.Join(" ", draft.Pairs.Select(pair => $"{pair.Left!.Text}={pair.Right!.Text}")) + (draft.Decoys.Count > 0 ? $"; decoys {string.Join(", ", draft.Decoys.Select(decoy => decoy.Text))}" : "")
        + Why(draft.Why);

    private static string Number(Raw? answer, Raw? tolerance, IReadOnlyList<Raw> range) =>
        answer?.Text + (tolerance is null ? "" : $" ± {tolerance.Text}") + string.Join(" … ", range.Select(end => end.Text));

    private static string Weight(Raw? weight) => weight is null ? "" : $" {weight.Text}";

    private static string Why(Raw? why) => why is null ? "" : $" ({why.Text})";
}
