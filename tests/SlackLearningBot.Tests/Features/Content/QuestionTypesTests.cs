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
            Assert.That(((MultipleChoice)questions["every-multiple"]).Options, Is.EqualTo(new AnswerOption[] { new("1", true, null) { Weight = 0.6m }, new("one", false, "A word.") { Weight = -0.3333333m }, new("0x1", true, null) { Weight = 0.4m } }));
            Assert.That(((SingleChoice)questions["every-single"]).Options.Select(option => option.Weight), Is.EqualTo(new decimal?[] { -0.25m, null }));
            Assert.That(((Typed)questions["every-typed"]).Accepted, Is.EqualTo(new[] { "EXPLAIN ANALYZE", "explain (analyze)" }));
            Assert.That(((Typed)questions["every-typed"]).Rules, Is.EqualTo(new TypedRules(SpacesMatter: true, DiacriticsMatter: true)));
            Assert.That(((Typed)questions["every-typed"]).Wrong, Is.EqualTo(new WrongAnswer[] { new("explain", "It only plans."), new("describe", null) { Weight = 0.5m } }));
            Assert.That(((Typed)questions["every-typed-short"]).Accepted, Is.EqualTo(new[] { "Paris" }));
            var marathon = (Numeric)questions["every-numeric"];
            Assert.That(marathon, Is.EqualTo(new Numeric("every-numeric", "How long is a marathon?", 41.77305m, 42.61695m, 42.195m, "km", "Since 1921.") { Wrong = marathon.Wrong }));
            Assert.That(
                marathon.Wrong,
                Is.EqualTo(new WrongNumber[] { new(26.119m, 26.319m, 26.219m, "In miles.") { Weight = 0.25m }, new(40, 45, null, null) { Weight = 0.5m }, new(42195, 42195, 42195, "In metres.") }));
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
    public void A_row_without_weights_is_written_as_before_there_were_any_and_read_as_well()
    {
        var choice = StoredQuestion.Of(new MultipleChoice("q", "?", [new("a", true, "so"), new("b", false, null)]));
        var number = StoredQuestion.Of(new Numeric("q", "?", 1, 3, 2, null, null));

        Assert.That(choice.Options, Is.EqualTo("""[{"text":"a","right":true,"why":"so"},{"text":"b","right":false,"why":null}]"""));
        Assert.That(number.Detail, Is.EqualTo("""{"low":1,"high":3,"exact":2}"""));
        Assert.That(((MultipleChoice)StoredQuestion.Open("q", "multiple", "?", choice.Options, "{}")).Options, Is.EqualTo(new AnswerOption[] { new("a", true, "so"), new("b", false, null) }));
        Assert.That(((Numeric)StoredQuestion.Open("q", "numeric", "?", "[]", number.Detail)).Wrong, Is.Empty);
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
        Assert.That(await bot.ScalarAsync<string>("select options -> 0 ->> 'weight' from question where question_id = 'every-multiple'"), Is.EqualTo("0.6"));
    }

    [Test]
    public async Task A_change_of_weights_is_a_new_version()
    {
        await using var bot = await TestBot.StartAsync();
        using var before = new TemporaryContent(("every/every.md", EveryQuestion.File));
        using var after = new TemporaryContent(("every/every.md", EveryQuestion.File.Replace("weight: 60%", "weight: 55%", StringComparison.Ordinal).Replace("weight: 40%", "weight: 45%", StringComparison.Ordinal)));
        var importer = bot.Services.GetRequiredService<ContentImporter>();
        await importer.ImportAsync(DemoWorkspace.Team, before.Root, CancellationToken.None);

        var report = ((ImportOutcome.Imported)await importer.ImportAsync(DemoWorkspace.Team, after.Root, CancellationToken.None)).Report;

        Assert.That(report.Questions, Is.EqualTo(new Changes(0, 1, 0, 8)));
        Assert.That(await bot.QueryAsync<string>("select question_id from question where version = 2"), Is.EqualTo(new[] { "every-multiple" }));
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
