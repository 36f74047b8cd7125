using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>A form that was sent with something missing, or something that cannot be read.</summary>
internal sealed class IncompleteTests
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

    [Test]
    public async Task What_is_missing_is_said_in_words_and_nothing_counts([ValueSource(typeof(Kind), nameof(Kind.All))] Kind kind)
    {
        var (anna, message, lesson) = await questions.AskAsync(kind.Question);
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
        var (anna, matching, _) = await questions.AskAsync(Kind.All().First(kind => kind.Question is Matching).Question);
        await anna.ClickAsync(matching, "Submit", FilledFields.In(matching).Choose("SSH", "22").State);
        var partners = LessonDesk.Remark(anna);

        var (ben, ordering, _) = await questions.AskAsync(Kind.All().First(kind => kind.Question is Ordering).Question);
        await ben.ClickAsync(ordering, "Submit", FilledFields.In(ordering).Choose("2nd", "ant").State);

        Assert.That(partners, Does.Contain("Choose a partner for “HTTP” and “DNS”."));
        Assert.That(LessonDesk.Remark(ben), Does.Contain("Choose what comes 1st and 3rd."));
    }

    [Test]
    public async Task One_thing_in_two_places_is_said()
    {
        var (anna, message, _) = await questions.AskAsync(Kind.All().First(kind => kind.Question is Ordering).Question);

        await anna.ClickAsync(message, "Submit", FilledFields.In(message).Choose("1st", "cow").Choose("2nd", "cow").Choose("3rd", "ant").State);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("cow").And.Contain("once"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
    }

    [Test]
    public async Task No_number_is_said_with_an_example([Values] bool inDialog)
    {
        var (anna, message, _) = await questions.AskAsync(Kind.All().First(kind => kind.Question is Numeric).Question);
        string? said;
        if (inDialog)
        {
            await questions.OpenAsync(anna, message);
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
        var (anna, message, _) = await questions.AskAsync(Kind.All().First(kind => kind.Question is Ordering).Question);
        await questions.OpenAsync(anna, message);
        var form = FilledFields.In(anna.Modal!).Choose("1st", "cow").Choose("2nd", "cow").Choose("3rd", "cow");

        var twice = await anna.SubmitAsync(form.State);

        Assert.That(twice.Errors!.Select(error => (string?)error.Value).Single(), Does.Contain("cow"));
        Assert.That(twice.Errors!.Single().Key, Does.EndWith(":3"));
    }
}
