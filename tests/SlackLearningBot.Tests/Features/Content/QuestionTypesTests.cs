using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>Every type of question, from its file into the tables and back.</summary>
internal sealed class QuestionTypesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Test]
    public void Every_type_is_read_with_all_it_has()
    {
        var questions = Read().ToDictionary(question => question.Id);

        Assert.Multiple(() =>
        {
            Assert.That(questions["every-single"].Image, Is.EqualTo(new QuestionImage("https://example.org/index.png", "A table with two columns")));
            Assert.That(((MultipleChoice)questions["every-multiple"]).Options, Is.EqualTo(new AnswerOption[] { new("1", true, null), new("one", false, "A word."), new("0x1", true, null) }));
            Assert.That(((Typed)questions["every-typed"]).Accepted, Is.EqualTo(new[] { "EXPLAIN ANALYZE", "explain (analyze)" }));
            Assert.That(((Typed)questions["every-typed"]).Rules, Is.EqualTo(new TypedRules(SpacesMatter: true, DiacriticsMatter: true)));
            Assert.That(((Typed)questions["every-typed"]).Wrong, Is.EqualTo(new WrongAnswer[] { new("explain", "It only plans."), new("describe", null) }));
            Assert.That(((Typed)questions["every-typed-short"]).Accepted, Is.EqualTo(new[] { "Paris" }));
            Assert.That(questions["every-numeric"], Is.EqualTo(new Numeric("every-numeric", "How long is a marathon?", 41.77305m, 42.61695m, 42.195m, "km", "Since 1921.")));
            Assert.That(questions["every-numeric-range"], Is.EqualTo(new Numeric("every-numeric-range", "What is a healthy body temperature?", 36.1m, 37.2m, null, "°C", null)));
            Assert.That(((Matching)questions["every-matching"]).Partners, Is.EqualTo(new[] { "mammal", "amphibian", "bird" }));
            Assert.That(((Ordering)questions["every-ordering"]).Items, Is.EqualTo(new[] { "plan", "do", "check", "act" }));
        });
    }

    [Test]
    public void A_row_holds_all_of_a_question_of_whatever_type()
    {
        foreach (var question in Read())
        {
            var row = StoredQuestion.Of(question);
            var again = StoredQuestion.Open(question.Id, row.Type, row.Ask, row.Options, row.Detail);

            Assert.That((again.GetType(), ContentHash.Of(again)), Is.EqualTo((question.GetType(), ContentHash.Of(question))), question.Id);
        }
    }

    [Test]
    public void A_row_holds_no_NUL_and_every_other_character()
    {
        const string nasty = "\0 \\u0000 \"quoted\" \u2028 🦄 </script>";
        var row = StoredQuestion.Of(new Ordering("q", nasty, [nasty, "b", "c"], nasty));

        var again = (Ordering)StoredQuestion.Open("q", row.Type, row.Ask, row.Options, row.Detail);

        Assert.That((again.Ask, again.Items[0], again.Why), Is.EqualTo((nasty[1..], nasty[1..], nasty[1..])));
    }

    [Test]
    public async Task Every_type_is_imported_and_a_second_time_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        using var content = new TemporaryContent(("every/every.md", EveryQuestion.File));
        var importer = bot.Services.GetRequiredService<ContentImporter>();

        var first = (ImportOutcome.Imported)await importer.ImportAsync(DemoWorkspace.Team, content.Root, CancellationToken.None);
        var second = (ImportOutcome.Imported)await importer.ImportAsync(DemoWorkspace.Team, content.Root, CancellationToken.None);

        Assert.That((first.Report.Questions, second.Report.Questions), Is.EqualTo((new Changes(9, 0, 0, 0), new Changes(0, 0, 0, 9))));
        Assert.That(
            await bot.QueryAsync<string>("select distinct type from question order by 1"),
            Is.EqualTo(new[] { "matching", "multiple", "numeric", "ordering", "single", "true-false", "typed" }));
        Assert.That(await bot.ScalarAsync<string>("select detail ->> 'exact' from question where question_id = 'every-numeric'"), Is.EqualTo("42.195"));
    }

    [Test]
    public async Task A_change_in_the_detail_is_a_new_version()
    {
        await using var bot = await TestBot.StartAsync();
        using var before = new TemporaryContent(("every/every.md", EveryQuestion.File));
        using var after = new TemporaryContent(("every/every.md", EveryQuestion.File.Replace("decoys: [bird]", "decoys: [fish]", StringComparison.Ordinal)));
        var importer = bot.Services.GetRequiredService<ContentImporter>();
        await importer.ImportAsync(DemoWorkspace.Team, before.Root, CancellationToken.None);

        var report = ((ImportOutcome.Imported)await importer.ImportAsync(DemoWorkspace.Team, after.Root, CancellationToken.None)).Report;

        Assert.That((report.Lessons, report.Questions), Is.EqualTo((new Changes(0, 1, 0, 0), new Changes(0, 1, 0, 8))));
        Assert.That(await bot.QueryAsync<string>("select question_id from question where version = 2"), Is.EqualTo(new[] { "every-matching" }));
    }

    private static IReadOnlyList<Question> Read()
    {
        using var content = new TemporaryContent(("every/every.md", EveryQuestion.File));
        var verdict = ContentImporter.Check(content.Root, Today);
        Assert.That(verdict, Is.InstanceOf<ContentVerdict.Good>(), () => string.Join('\n', ((ContentVerdict.Refused)verdict).Errors));
        Assert.That(((ContentVerdict.Good)verdict).Warnings, Is.Empty);
        return ((ContentVerdict.Good)verdict).Tracks[0].Lessons[0].Questions;
    }
}
