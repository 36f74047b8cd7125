using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Questions;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Slack refuses a message whose image it cannot fetch; a lesson is not lost for that.</summary>
internal sealed class PlainBlocksTests
{
    private const string Refusal = """{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] downloading image failed [json-pointer:/blocks/2/image_url]"]}}""";

    private FaultyNetwork network = null!;
    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, network.Use);
        desk = new LessonDesk(bot);
        await desk.AddEmptyTrackAsync("a");
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    [Test]
    public async Task A_lesson_with_a_dead_image_comes_with_a_link_in_its_place()
    {
        await desk.AddLessonAsync("a", new TestLesson("l") { Body = "Look:\n\n![A plan <!channel> & costs](https://gone.example/plan.png)\n\nSee?" });
        var anna = await desk.NewLearnerAsync("a");
        network.Answer("chat.postMessage", 200, Refusal);

        var message = await desk.SendAsync(anna);

        Assert.That(LessonDesk.All(message), Does.Contain("<https://gone.example/plan.png|A plan &lt;!channel&gt; &amp; costs>").And.Contain("See?").And.Not.Contain("image_url"));
        Assert.That(await bot.ScalarAsync<string>("select state from delivery where kind = 'lesson.daily'"), Is.EqualTo("sent"));
        Assert.That(bot.Slack.World.Calls.To("chat.postMessage"), Has.Count.EqualTo(1), "Slack saw one post that it took");
    }

    [Test]
    public async Task A_click_below_it_still_changes_the_message()
    {
        await desk.AddLessonAsync("a", new TestLesson("l") { Body = "![Plan](https://gone.example/plan.png)" });
        var anna = await desk.NewLearnerAsync("a");
        network.Answer("chat.postMessage", 200, Refusal);
        var message = await desk.SendAsync(anna);
        network.Answer("response_url", 200, Refusal);
        network.Answer("chat.update", 200, Refusal);

        await anna.ClickAsync(message, "Done");
        await bot.SettleAsync();

        Assert.That(LessonDesk.All(message), Does.Contain("✓ Done").And.Contain("<https://gone.example/plan.png|Plan>").And.Not.Contain("image_url"));
    }

    [Test]
    public async Task A_question_with_a_dead_image_is_asked_and_answered_with_a_link_in_its_place()
    {
        await desk.AddQuestionsAsync("q", new Ordering("q", "Which first?", ["a", "b", "c"], null) { Image = new QuestionImage("https://gone.example/q.png", "A <map>") });
        var anna = await desk.NewLearnerAsync("q");
        network.Answer("chat.postMessage", 200, Refusal);
        var message = await desk.SendAsync(anna);
        var asked = LessonDesk.All(message);

        await anna.ClickAsync(message, "Submit", FilledFields.In(message).Choose("1st", "a").Choose("2nd", "b").Choose("3rd", "c").State);

        Assert.That(asked, Does.Contain("<https://gone.example/q.png|A &lt;map&gt;>").And.Contain("1st").And.Not.Contain("image_url"));
        Assert.That(LessonDesk.All(message), Does.Contain("✅ 3rd: c"));
    }

    [Test]
    public async Task The_dialog_of_a_question_names_its_image_and_does_not_load_it()
    {
        await desk.AddQuestionsAsync("q", new Ordering("q", "Which first?", ["a", "b", "c"], null) { Image = new QuestionImage("https://example.org/q.png", "A <map>") });
        var anna = await desk.NewLearnerAsync("q");
        var message = await desk.SendAsync(anna);

        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));

        Assert.That(message.Blocks, Does.Contain("\"image_url\":\"https://example.org/q.png\"").And.Contain("\"alt_text\":\"A <map>\""));
        Assert.That((string?)anna.Modal!.Body["blocks"]![0]!["elements"]![0]!["text"], Is.EqualTo("The image shows: A &lt;map&gt;"));
        Assert.That(anna.Modal.Body.ToJsonString(), Does.Not.Contain("image_url"));
    }

    [Test]
    public async Task A_message_without_an_image_that_Slack_refuses_is_given_up()
    {
        await desk.AddLessonAsync("a", new TestLesson("l"));
        var anna = await desk.NewLearnerAsync("a");
        network.Answer("chat.postMessage", 200, Refusal);

        await desk.OweAsync(anna);
        await bot.SettleAsync();

        Assert.That(anna.Messages(), Is.Empty);
        Assert.That(await bot.ScalarAsync<string>("select state || ' ' || reason from delivery where kind = 'lesson.daily'"), Is.EqualTo("dead invalid_blocks"));
    }
}
