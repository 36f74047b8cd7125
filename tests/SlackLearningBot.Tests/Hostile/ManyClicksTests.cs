using NUnit.Framework;
using SlackLearningBot.Tests.Edge;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>Three times at once, as impatient people and lost answers make it: one thing happens, and each click is answered.</summary>
internal sealed class ManyClicksTests
{
    private HostileDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await HostileDesk.OpenAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private async Task ThreeAtOnceAsync(Func<SlackRequest> make)
    {
        SlackRequest[] requests = [make(), make(), make()];

        var answers = await Task.WhenAll(requests.Select(request => request.SendAsync(desk.Bot)));
        await desk.Bot.SettleAsync();

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(answers.Select(answer => answer.Body), Has.None.Contain("went wrong on my side"));
        Assert.That(desk.Log.Lines, Is.Empty);
    }

    [Test]
    public async Task The_yes()
    {
        var ben = desk.Bot.Ben;

        await ThreeAtOnceAsync(() => HostileDesk.Submission(ben, "welcome.save", LearnerTable.Form("09:00", zone: "Europe/London", eachDay: ["1", "2"], tracks: ["t"])));

        Assert.That(await desk.RowsAsync("learner", "enrolment"), Is.EqualTo("learner 1, enrolment 1"));
    }

    [Test]
    public async Task The_answer()
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var message = await desk.Lessons.SendAsync(anna);
        var value = (string?)LessonDesk.Element(message, "Wrong t-1")["value"];

        await ThreeAtOnceAsync(() => HostileDesk.Click(anna, message.Ts, HostileDesk.Button("lesson.answer:2", value)));

        Assert.That(await desk.Lessons.ReviewsAsync(anna), Is.EqualTo(new[] { "Wrong t-1 false 1" }));
    }

    [Test]
    public async Task Not_for_me_and_back()
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");
        var message = await desk.Lessons.SendAsync(anna);
        var value = (string?)LessonDesk.Element(message, "Not for me")["value"];

        await ThreeAtOnceAsync(() => HostileDesk.Click(anna, message.Ts, HostileDesk.Button("lesson.aside", value)));
        var between = await desk.Lessons.StateAsync(anna, "t-1");
        await ThreeAtOnceAsync(() => HostileDesk.Click(anna, message.Ts, HostileDesk.Button("lesson.undo", value)));

        Assert.That((between, await desk.Lessons.StateAsync(anna, "t-1")), Is.EqualTo(("put_aside", "open")));
    }

    [TestCase("today", 1)]
    [TestCase("join t", 0)]
    [TestCase("pause 3d", 0)]
    [TestCase("time 09:15 mon-thu", 0)]
    public async Task A_command(string text, int messages)
    {
        var anna = await desk.Lessons.NewLearnerAsync("t");

        await ThreeAtOnceAsync(() => HostileDesk.Command(anna, ("text", text)));

        Assert.That(await desk.RowsAsync("learner", "enrolment"), Is.EqualTo("learner 1, enrolment 1"));
        Assert.That(anna.Messages().Count(message => message.EphemeralTo is null), Is.EqualTo(messages));
    }
}
