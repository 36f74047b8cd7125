using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>Questions answered in fields: filled in and sent with one Submit in the message, or in a dialog.</summary>
internal sealed class QuestionFormTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private int tracks;

    [OneTimeSetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
    }

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<(PersonHands Anna, Message Message, string Lesson)> AskAsync(Question question)
    {
        var track = $"f{++tracks}";
        await desk.AddQuestionsAsync(track, question with { Id = $"{track}-q" });
        var anna = await desk.NewLearnerAsync(track);
        return (anna, await desk.SendAsync(anna), $"{track}-1");
    }

    /// <summary>Fills in and sends: in the message, or in the dialog that opens when the client sends no fields.</summary>
    private async Task AnswerAsync(PersonHands anna, Message message, Action<FilledFields> fill, bool inDialog)
    {
        if (!inDialog)
        {
            var form = FilledFields.In(message);
            fill(form);
            var result = await anna.ClickAsync(message, "Submit", form.State);
            Assert.That(result.Ok, Is.True, result.Message);
            return;
        }

        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));
        var dialog = FilledFields.In(anna.Modal!);
        fill(dialog);
        var submitted = await anna.SubmitAsync(dialog.State);
        Assert.That(submitted.Ok, Is.True, submitted.Message + submitted.Errors);
        await bot.SettleAsync();
        Assert.That(anna.Modal, Is.Null);
    }

    private Task<string?> RawAsync(PersonHands anna) => bot.ScalarAsync<string>("select answer::text from review where user_id = @UserId", new { anna.UserId });

    [Test]
    public async Task A_right_answer_counts_is_kept_raw_and_changes_the_message_in_place(
        [ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind, [Values] bool inDialog)
    {
        var (anna, message, lesson) = await AskAsync(kind.Question);

        await AnswerAsync(anna, message, kind.Right, inDialog);

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
        var (anna, message, _) = await AskAsync(kind.Question);

        await AnswerAsync(anna, message, kind.Wrong, inDialog);

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
    public async Task What_is_missing_is_said_in_words_and_nothing_counts([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, lesson) = await AskAsync(kind.Question);
        var before = message.Blocks;

        await anna.ClickAsync(message, "Submit", FilledFields.In(message).State);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("Not sent yet."));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(message.Blocks, Is.EqualTo(before), "the fields are the same, so Slack keeps what is in them");
        Assert.That(await desk.StateAsync(anna, lesson), Is.EqualTo("open"));
    }

    [Test]
    public async Task What_is_half_filled_in_names_what_is_missing()
    {
        var (anna, matching, _) = await AskAsync(Kind.All().First(kind => kind.Question is Matching).Question);
        await anna.ClickAsync(matching, "Submit", FilledFields.In(matching).Choose("SSH", "22").State);
        var partners = LessonDesk.Remark(anna);

        var (ben, ordering, _) = await AskAsync(Kind.All().First(kind => kind.Question is Ordering).Question);
        await ben.ClickAsync(ordering, "Submit", FilledFields.In(ordering).Choose("2nd", "ant").State);

        Assert.That(partners, Does.Contain("Choose a partner for “HTTP” and “DNS”."));
        Assert.That(LessonDesk.Remark(ben), Does.Contain("Choose what comes 1st and 3rd."));
    }

    [Test]
    public async Task One_thing_in_two_places_is_said()
    {
        var (anna, message, _) = await AskAsync(Kind.All().First(kind => kind.Question is Ordering).Question);

        await anna.ClickAsync(message, "Submit", FilledFields.In(message).Choose("1st", "cow").Choose("2nd", "cow").Choose("3rd", "ant").State);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("cow").And.Contain("once"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
    }

    [Test]
    public async Task No_number_is_said_with_an_example([Values] bool inDialog)
    {
        var (anna, message, _) = await AskAsync(Kind.All().First(kind => kind.Question is Numeric).Question);
        string? said;
        if (inDialog)
        {
            await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));
            var errors = (await anna.SubmitAsync(FilledFields.In(anna.Modal!).Type("far").State)).Errors!;
            said = errors.Select(error => (string?)error.Value).Single();
            Assert.That(anna.Modal, Is.Not.Null);
        }
        else
        {
            await anna.ClickAsync(message, "Submit", FilledFields.In(message).Type("far").State);
            said = LessonDesk.Remark(anna);
        }

        Assert.That(said, Does.Contain("number").And.Contain("3.5"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
    }

    [Test]
    public async Task In_a_dialog_every_empty_field_is_told()
    {
        var (anna, message, _) = await AskAsync(Kind.All().First(kind => kind.Question is Ordering).Question);
        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));
        var form = FilledFields.In(anna.Modal!).Choose("1st", "cow").Choose("2nd", "cow").Choose("3rd", "cow");

        var twice = await anna.SubmitAsync(form.State);

        Assert.That(twice.Errors!.Select(error => (string?)error.Value).Single(), Does.Contain("cow"));
        Assert.That(twice.Errors!.Single().Key, Does.EndWith(":3"));
    }

    [Test]
    public async Task Two_answers_at_once_are_one([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, _) = await AskAsync(kind.Question);
        var (right, wrong) = (FilledFields.In(message), FilledFields.In(message));
        kind.Right(right);
        kind.Wrong(wrong);

        await Task.WhenAll(anna.ClickAsync(message, "Submit", right.State), anna.ClickAsync(message, "Submit", wrong.State), anna.ClickAsync(message, "Submit", right.State));

        var reviews = await desk.ReviewsAsync(anna);
        Assert.That(reviews, Has.Count.EqualTo(1));
        Assert.That(LessonDesk.All(message), Does.Contain(reviews[0].Contains("true", StringComparison.Ordinal) ? "*Right.*" : "*Not quite.*"));
    }

    [Test]
    public async Task A_dialog_that_was_open_when_the_answer_came_shows_the_first_result()
    {
        var kind = Kind.All().First();
        var (anna, message, _) = await AskAsync(kind.Question);
        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));
        var dialog = FilledFields.In(anna.Modal!);
        kind.Right(dialog);
        await AnswerAsync(anna, message, kind.Wrong, inDialog: false);

        await anna.SubmitAsync(dialog.State);
        await bot.SettleAsync();

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { $"{kind.WrongWords} false 1" }));
        Assert.That(LessonDesk.All(message), Does.Contain("*Not quite.*"));
    }

    [Test]
    public async Task Somebody_elses_Submit_changes_nothing([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, _) = await AskAsync(kind.Question);
        var (ben, his, _) = await AskAsync(kind.Question);
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
        var (anna, message, _) = await AskAsync(Kind.All().First().Question);
        var submit = LessonDesk.Element(message, "Submit").DeepClone().AsObject();
        submit["value"] = value;

        await desk.ClickOldAsync(anna, message, submit);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("earlier version"));
    }

    [Test]
    public async Task No_value_tells_the_right_answer([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (_, message, _) = await AskAsync(kind.Question);

        Assert.That((string?)LessonDesk.Element(message, "Submit")["value"], Does.Match("""^1\.\{"d":"[0-9a-f-]{36}","q":"f\d+-q","m":"[0-9A-F]{8}"\}$"""));
        Assert.That(message.Blocks, Does.Not.Contain("right\"").And.Not.Contain("accepted").And.Not.Contain("Paris").And.Not.Contain("42.195"));
    }

    [Test]
    public async Task Every_field_has_a_label_and_the_fallback_says_what_to_do([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (_, message, _) = await AskAsync(kind.Question);

        Assert.That(FilledFields.In(message).Labels, Is.Not.Empty.And.All.Not.Empty);
        Assert.That(message.Text, Does.Contain(kind.Question.Ask).And.Match("Tick every|Type |Match |Put into order"));
    }
}
