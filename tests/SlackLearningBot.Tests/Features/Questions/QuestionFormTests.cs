using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>Questions answered in fields: filled in and sent with one Submit in the message, or in a dialog.</summary>
internal sealed class QuestionFormTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private QuestionDesk questions = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        questions = new QuestionDesk(bot, desk);
    }

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task<string?> RawAsync(PersonHands anna) => bot.ScalarAsync<string>("select answer::text from review where user_id = @UserId", new { anna.UserId });

    [Test]
    public async Task A_right_answer_counts_is_kept_raw_and_changes_the_message_in_place(
        [ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind, [Values] bool inDialog)
    {
        var (anna, message, lesson) = await questions.AskAsync(kind.Question);

        await questions.AnswerAsync(anna, message, kind.Right, inDialog);

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { $"{kind.RightWords} true 3" }));
        Assert.That(await RawAsync(anna), Is.EqualTo(kind.RightRaw));
        Assert.That(await bot.ScalarAsync<short?>("select chosen from review where user_id = @UserId", new { anna.UserId }), Is.Null);
        Assert.That(LessonDesk.All(message), Does.Contain("✅").And.Contain("*Right.*").And.Contain(kind.Question.Ask).And.Contain("Your next lesson").Or.Contain("last lesson"));
        Assert.That(LessonDesk.All(message), Does.Not.Contain("\"input\"").And.Not.Contain("lesson.submit").And.Not.Contain("❌"));
        Assert.That(await desk.StateAsync(anna, lesson), Is.EqualTo("done"));
        Assert.That(anna.Messages(), Has.Count.EqualTo(1), "and nothing else was said");
    }

    [Test]
    public async Task A_wrong_answer_says_what_was_wrong_and_what_is_right(
        [ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind, [Values] bool inDialog)
    {
        var (anna, message, _) = await questions.AskAsync(kind.Question);

        await questions.AnswerAsync(anna, message, kind.Wrong, inDialog);

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { $"{kind.WrongWords} false 1" }));
        Assert.Multiple(() =>
        {
            foreach (var words in kind.Explained)
            {
                Assert.That(LessonDesk.All(message), Does.Contain(words));
            }
        });
    }

    [Test]
    public async Task The_export_shows_the_answer_in_words([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, _) = await questions.AskAsync(kind.Question);
        await questions.AnswerAsync(anna, message, kind.Wrong, inDialog: false);

        var json = await bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => bot.Services.GetServices<IPersonalData>().First(data => data.Tables.Contains("review")).ExportAsync(transaction, TestBot.Key(anna), CancellationToken.None),
            CancellationToken.None);

        var review = json["review"]![0]!;
        Assert.That((string?)review["ask"], Is.EqualTo(kind.Question.Ask));
        Assert.That((string?)review["chosen_text"], Is.EqualTo(kind.WrongWords));
        Assert.That(review["answer"], Is.Not.Null);
    }

    [Test]
    public async Task Two_answers_at_once_are_one([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, _) = await questions.AskAsync(kind.Question);
        var (right, wrong) = (FilledFields.In(message), FilledFields.In(message));
        kind.Right(right);
        kind.Wrong(wrong);

        await Task.WhenAll(anna.ClickAsync(message, "Submit", right.State), anna.ClickAsync(message, "Submit", wrong.State), anna.ClickAsync(message, "Submit", right.State));

        var reviews = await desk.ReviewsAsync(anna);
        Assert.That(reviews, Has.Count.EqualTo(1));
        Assert.That(LessonDesk.All(message), Does.Contain(reviews[0].Contains("true", StringComparison.Ordinal) ? "*Right.*" : "*Not quite.*"));
    }

    [Test]
    public async Task Somebody_elses_Submit_changes_nothing([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, _) = await questions.AskAsync(kind.Question);
        var (ben, his, _) = await questions.AskAsync(kind.Question);
        var submit = LessonDesk.Element(message, "Submit");

        await desk.ClickOldAsync(ben, his, submit);

        Assert.That(ben.Modal, Is.Null);
        Assert.That(LessonDesk.Remark(ben), Does.Contain("sent to somebody else"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(await desk.ReviewsAsync(ben), Is.Empty);
    }

    [TestCase("0.{}")]
    [TestCase("1.{\"d\":\"nonsense\"}")]
    [TestCase("")]
    public async Task A_Submit_of_another_version_gets_a_friendly_remark(string value)
    {
        var (anna, message, _) = await questions.AskAsync(Kind.All().First().Question);
        var submit = LessonDesk.Element(message, "Submit").DeepClone().AsObject();
        submit["value"] = value;

        await desk.ClickOldAsync(anna, message, submit);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("earlier version"));
    }

    [Test]
    public async Task No_value_tells_the_right_answer([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (_, message, _) = await questions.AskAsync(kind.Question);

        Assert.That((string?)LessonDesk.Element(message, "Submit")["value"], Does.Match("""^1\.\{"d":"[0-9a-f-]{36}","q":"f\d+-q","m":"[0-9A-F]{8}"\}$"""));
        Assert.That(message.Blocks, Does.Not.Contain("right\"").And.Not.Contain("accepted").And.Not.Contain("Paris").And.Not.Contain("42.195"));
    }

    [Test]
    public async Task Every_field_has_a_label_and_the_fallback_says_what_to_do([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (_, message, _) = await questions.AskAsync(kind.Question);

        Assert.That(FilledFields.In(message).Labels, Is.Not.Empty.And.All.Not.Empty);
        Assert.That(message.Text, Does.Contain(kind.Question.Ask).And.Match("Tick every|Type |Match |Put into order"));
    }
}
