using NUnit.Framework;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>The very same signed bytes again: inside five minutes they change nothing more, later they are refused.</summary>
internal sealed class ReplayTests
{
    private HostileDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await HostileDesk.OpenAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task An_answer_replayed_counts_once()
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var message = await desk.Lessons.SendAsync(anna);
        var click = HostileDesk.Click(anna, message.Ts, HostileDesk.Button("lesson.answer:1", (string?)LessonDesk.Element(message, "Right t-1")["value"]));

        var answers = new[] { await click.SendAsync(desk.Bot), await click.SendAsync(desk.Bot), await click.SendAsync(desk.Bot) };

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(await desk.Lessons.ReviewsAsync(anna), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Later_replayed_is_said_once()
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var message = await desk.Lessons.SendAsync(anna);
        var menu = LessonDesk.Element(message, "In 1 hour");
        var option = menu["options"]![0]!.DeepClone();
        var click = HostileDesk.Click(anna, message.Ts, new() { ["type"] = "static_select", ["action_id"] = (string?)menu["action_id"], ["selected_option"] = option });

        await click.SendAsync(desk.Bot);
        await click.SendAsync(desk.Bot);

        Assert.That(await desk.Bot.ScalarAsync<int>("select snoozes from lesson_turn where user_id = @UserId", new { anna.UserId }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_command_replayed_brings_one_lesson()
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var command = HostileDesk.Command(anna, ("text", "today"));

        await command.SendAsync(desk.Bot);
        await command.SendAsync(desk.Bot);
        await desk.Bot.SettleAsync();

        Assert.That(anna.Messages().Count(message => message.EphemeralTo is null), Is.EqualTo(1));
    }

    [Test]
    public async Task Bytes_of_six_minutes_ago_are_refused_everywhere()
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var message = await desk.Lessons.SendAsync(anna);
        var old = TimeSpan.FromMinutes(6);

        var click = HostileDesk.Click(anna, message.Ts, HostileDesk.Button("lesson.answer:1", (string?)LessonDesk.Element(message, "Right t-1")["value"])) with { Age = old };
        var command = HostileDesk.Command(anna, ("text", "stop")) with { Age = old };
        var form = HostileDesk.Submission(anna, "data.erase.confirm", []) with { Age = old };

        foreach (var request in new[] { click, command, form })
        {
            Assert.That((await request.SendAsync(desk.Bot)).Status, Is.EqualTo(401), request.Path);
        }

        Assert.That(await desk.Lessons.ReviewsAsync(anna), Is.Empty);
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from learner where stopped_at is not null"), Is.Zero);
    }

    [Test]
    public async Task A_signature_of_other_bytes_is_refused_everywhere()
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var harmless = HostileDesk.Command(anna, ("text", "help"));
        string Borrowed(string own) => SlackSignature.Sign("playground", desk.Bot.Machine.GetUtcNow().ToUnixTimeSeconds(), harmless.Body);

        var command = await (HostileDesk.Command(anna, ("text", "stop")) with { Forge = Borrowed }).SendAsync(desk.Bot);
        var form = await (HostileDesk.Submission(anna, "data.erase.confirm", []) with { Forge = Borrowed }).SendAsync(desk.Bot);

        Assert.That((command.Status, form.Status), Is.EqualTo((401, 401)));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from learner where stopped_at is not null"), Is.Zero);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("now")]
    [TestCase("99999999999999999999")]
    [TestCase("-1")]
    [TestCase("1e9")]
    public async Task A_time_that_is_none_is_refused(string? timestamp)
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var request = HostileDesk.Command(anna, ("text", "stop"));
        var signature = SlackSignature.Sign("playground", desk.Bot.Machine.GetUtcNow().ToUnixTimeSeconds(), request.Body);

        var answer = await desk.Bot.Slack.Line.SendAsync(request.Path, request.ContentType, request.Body, timestamp, signature, CancellationToken.None);

        Assert.That(answer.Status, Is.EqualTo(401));
    }
}
