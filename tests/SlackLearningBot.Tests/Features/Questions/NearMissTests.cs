using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>"Did you mean …?" after a typed answer that is nearly right.</summary>
internal sealed class NearMissTests
{
    private static readonly Typed Capital = new("", "Capital of France?", ["Paris"], new TypedRules(), "It has been since 987.");

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

    /// <summary>A learner who wrote this into the field of the question and sent it.</summary>
    private async Task<(PersonHands Anna, Message Message, Typed Question)> WriteAsync(string text)
    {
        var track = $"n{++tracks}";
        var question = Capital with { Id = $"{track}-q" };
        await desk.AddQuestionsAsync(track, question);
        var anna = await desk.NewLearnerAsync(track);
        var message = await desk.SendAsync(anna);
        Assert.That(message.Blocks, Does.Not.Contain("Paris"), "nothing is told before the try");
        await anna.ClickAsync(message, "Submit", FilledFields.In(message).Type(text).State);
        return (anna, message, question);
    }

    private Task<string?> RawAsync(PersonHands anna) => bot.ScalarAsync<string>("select answer::text from review where user_id = @UserId", new { anna.UserId });

    private Task<long> PendingAsync(PersonHands anna) => bot.ScalarAsync<long>("select count(*) from near_miss where user_id = @UserId", new { anna.UserId });

    [Test]
    public async Task It_asks_back_keeps_the_text_and_counts_nothing()
    {
        var (anna, message, _) = await WriteAsync("Pariss");

        Assert.That(LessonDesk.All(message), Does.Contain("You wrote “Pariss”. Did you mean *Paris*?"));
        Assert.That(message.Text, Does.EndWith("You wrote “Pariss”. Did you mean “Paris”? Press Yes or No."));
        Assert.That(FilledFields.In(message).Text, Is.EqualTo("Pariss"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That((string?)LessonDesk.Element(message, "Yes")["value"], Does.Not.Contain("Paris"));
    }

    [Test]
    public async Task Yes_counts_as_right_and_tells_the_spelling()
    {
        var (anna, message, _) = await WriteAsync("Pariss");

        await anna.ClickAsync(message, "Yes");

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Pariss true 3" }));
        Assert.That(await RawAsync(anna), Is.EqualTo("""{"meant": "Paris", "written": "Pariss"}"""));
        Assert.That(LessonDesk.All(message), Does.Contain("✅ Pariss").And.Contain("*Right.* It has been since 987.").And.Contain("It is spelled *Paris*."));
        Assert.That(await PendingAsync(anna), Is.Zero);
    }

    [Test]
    public async Task No_counts_as_wrong()
    {
        var (anna, message, _) = await WriteAsync("Pariss");

        await anna.ClickAsync(message, "No");

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Pariss false 1" }));
        Assert.That(await RawAsync(anna), Is.EqualTo("""{"written": "Pariss"}"""));
        Assert.That(LessonDesk.All(message), Does.Contain("❌ Pariss").And.Contain("*Not quite.*").And.Contain("The right answer: *Paris*").And.Not.Contain("spelled"));
        Assert.That(await PendingAsync(anna), Is.Zero);
    }

    [TestCase("Rome", "Rome false 1")]
    [TestCase("Paris", "Paris true 3")]
    public async Task Another_text_may_be_sent_instead(string text, string review)
    {
        var (anna, message, _) = await WriteAsync("Pariss");

        await anna.ClickAsync(message, "Submit", FilledFields.In(message).Type(text).State);

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { review }));
        Assert.That(await PendingAsync(anna), Is.Zero);
    }

    [Test]
    public async Task Another_near_miss_takes_the_place_of_the_first_and_an_old_Yes_shows_it()
    {
        var (anna, message, _) = await WriteAsync("Pariss");
        var oldYes = LessonDesk.Element(message, "Yes");

        await anna.ClickAsync(message, "Submit", FilledFields.In(message).Type("Parix").State);
        await desk.ClickOldAsync(anna, message, oldYes);

        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(LessonDesk.All(message), Does.Contain("You wrote “Parix”.").And.Not.Contain("Pariss"));
        Assert.That(FilledFields.In(message).Text, Is.EqualTo("Parix"));
    }

    [Test]
    public async Task Yes_and_No_at_once_are_one_answer_and_later_clicks_show_it()
    {
        var (anna, message, _) = await WriteAsync("Pariss");
        JsonObject[] clicks = [LessonDesk.Element(message, "Yes"), LessonDesk.Element(message, "No"), LessonDesk.Element(message, "Yes")];

        await Task.WhenAll(clicks.Select(click => desk.ClickOldAsync(anna, message, click)));
        var first = await desk.ReviewsAsync(anna);
        await desk.ClickOldAsync(anna, message, clicks[1]);

        Assert.That(first, Has.Count.EqualTo(1));
        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(first));
        Assert.That(LessonDesk.All(message), Does.Contain(first[0].Contains("true", StringComparison.Ordinal) ? "✅ Pariss" : "❌ Pariss"));
    }

    [Test]
    public async Task It_is_still_asked_back_after_the_lesson_was_put_off_and_brought_back()
    {
        var (anna, message, _) = await WriteAsync("Pariss");

        await anna.ClickAsync(message, "Tomorrow");
        await anna.ClickAsync(message, "Show it now");

        Assert.That(LessonDesk.All(message), Does.Contain("Did you mean *Paris*?"));
        await anna.ClickAsync(message, "Yes");
        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Pariss true 3" }));
    }

    [Test]
    public async Task Somebody_elses_Yes_changes_nothing()
    {
        var (anna, message, _) = await WriteAsync("Pariss");
        var (ben, his, _) = await WriteAsync("Parix");

        await desk.ClickOldAsync(ben, his, LessonDesk.Element(message, "Yes"));

        Assert.That(LessonDesk.Remark(ben), Does.Contain("sent to somebody else"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(await desk.ReviewsAsync(ben), Is.Empty);
    }

    [Test]
    public async Task In_a_dialog_the_message_asks_back()
    {
        var track = $"n{++tracks}";
        await desk.AddQuestionsAsync(track, Capital with { Id = $"{track}-q" });
        var anna = await desk.NewLearnerAsync(track);
        var message = await desk.SendAsync(anna);
        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));

        await anna.SubmitAsync(FilledFields.In(anna.Modal!).Type("Pariss").State);
        await bot.SettleAsync();

        Assert.That(anna.Modal, Is.Null);
        Assert.That(LessonDesk.All(message), Does.Contain("Did you mean *Paris*?"));
    }

    [Test]
    public async Task A_spelling_accepted_meanwhile_is_right_whatever_is_said()
    {
        var (anna, message, question) = await WriteAsync("Pariss");
        await desk.WriteAsync(question with { Accepted = ["Paris", "Pariss"] }, $"n{tracks}-1");

        await anna.ClickAsync(message, "No");

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Pariss true 3" }));
    }

    [Test]
    public async Task A_question_rewritten_meanwhile_is_asked_anew()
    {
        var (anna, message, question) = await WriteAsync("Pariss");
        await desk.WriteAsync(question with { Ask = "Which hero took Helen?", Accepted = ["Parisi"] }, $"n{tracks}-1");

        await anna.ClickAsync(message, "Yes");

        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(LessonDesk.Remark(anna), Does.Contain("was rewritten since"));
        Assert.That(LessonDesk.All(message), Does.Contain("Which hero took Helen?").And.Not.Contain("Did you mean"));
    }
}
