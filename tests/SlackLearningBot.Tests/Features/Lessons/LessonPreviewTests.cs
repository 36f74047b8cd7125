using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Strict;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Tests.Features.Questions;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>A lesson without a turn: what its author and a reader see.</summary>
internal sealed class LessonPreviewTests
{
    private static readonly LearnerKey Reader = new("T1", "U1");

    private static Lesson Lesson(params IReadOnlyList<Question> questions) => new(
        "l", "A title", LessonFormat.Read, ["sql"], "Some **text**.\n\n" + string.Join("\n\n", Enumerable.Repeat(new string('w', 100), 30)), "https://example.org/",
        null, new Source("A book", "https://example.org/book", "CC-BY-4.0", null), null, null, questions);

    [Test]
    public void The_preview_looks_like_the_message_and_names_no_handler_that_would_count_anything()
    {
        var question = new SingleChoice("q", "Which?", [new("a", true, null), new("b", false, null)]);
        var blocks = SlackJson.Write(LessonPreview.Message(Lesson(question), "A track", Reader).Blocks);

        var elements = Elements.In(JsonNode.Parse(blocks)!.AsArray()).Select(placed => placed.Element).ToList();

        Assert.That(blocks, Does.Contain("A title").And.Contain("A track").And.Contain("Which?").And.Contain("Read the rest").And.Contain("Source: "));
        Assert.That(elements.Select(element => (string?)element["text"]?["text"]), Is.SupersetOf(new[] { "a", "b", "Not for me", "Why this?" }));
        Assert.That(elements.Select(element => (string?)element["action_id"]), Has.All.StartsWith("lesson.preview:"));
        Assert.That(elements.Select(element => element["value"]), Has.All.Null);
    }

    [Test]
    public void Every_kind_of_question_can_be_previewed()
    {
        var lesson = Lesson([.. Kind.All().Select(kind => kind.Question)]);
        SlackMessage[] messages = [LessonPreview.Message(lesson, "A track", Reader), .. LessonPreview.FurtherQuestions(lesson, Reader)];

        Assert.That(messages, Has.Length.EqualTo(lesson.Questions.Count));
        foreach (var (message, question) in messages.Zip(lesson.Questions))
        {
            var json = SlackJson.Write(message.Blocks);
            Assert.That(MessageCheck.Blocks(JsonDocument.Parse(json).RootElement).Error, Is.Null);
            Assert.That(json, Does.Contain("\"input\"").And.Not.Contain("lesson.submit"));
            Assert.That(message.Text.Text, Does.Contain(question.Ask));
        }
    }

    [Test]
    public void A_reader_gets_the_whole_text_and_no_question()
    {
        var view = LessonPreview.View(Lesson(Kind.All().First().Question), "A track");

        var json = SlackJson.Write(view);
        Assert.That(json, Does.Contain("A title").And.Contain("`sql`").And.Contain("https://example.org/|").And.Contain("Source: ").And.Not.Contain("prime"));
        Assert.That(json.Split(new string('w', 100)), Has.Length.EqualTo(31));
        Assert.That(Elements.In(JsonNode.Parse(json)!["blocks"]!.AsArray()), Is.Empty);
    }

    [Test]
    public async Task Pressing_something_in_a_preview_says_that_it_is_one()
    {
        await using var bot = await TestBot.StartAsync();
        var desk = new LessonDesk(bot);
        var anna = await desk.NewLearnerAsync();
        await anna.SayAsync("hello");
        var preview = JsonNode.Parse(SlackJson.Write(LessonPreview.Message(Lesson(Kind.All().First().Question), "A track", Reader).Blocks))!.AsArray();

        await desk.ClickOldAsync(anna, anna.Messages()[^1], Elements.In(preview).Select(placed => placed.Element).First(element => (string?)element["text"]?["text"] == "Submit"));

        Assert.That(LessonDesk.Remark(anna), Does.Contain("This is a preview"));
    }
}
