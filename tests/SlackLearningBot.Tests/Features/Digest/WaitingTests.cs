using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Features.Digest;

/// <summary>What the budget or quiet held back waits in App Home for who wants it.</summary>
internal sealed class WaitingTests
{
    private DigestDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await DigestDesk.StartAsync();
        await desk.Lessons.AddTrackAsync("u", 2);
        await desk.Bot.ExecuteAsync("update track set title = 'Deep <!channel> *dive*' where track_id = 'u'");
        await desk.LearnAsync(23);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task An_invitation_that_did_not_fit_waits_and_one_click_brings_it()
    {
        await HoldBackAsync("invitation.ask", "1:u", QuietReason.Budget);
        await desk.TurnToAsync(23, "21:30");

        var home = await HomeAsync();
        Assert.That(Words(home), Does.Contain("Waiting for you").And.Contain("The invitation to Deep &lt;!channel&gt; ∗dive∗").And.Contain("you had got all messages of that day already"));
        await desk.Learner.ClickAsync(home, "Show it");
        await desk.Learner.ClickAsync(home, "Show it");
        await desk.Bot.SettleAsync();

        Assert.That(desk.Learner.Messages().Count(message => LessonDesk.All(message).Contains("invites you to learn", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(Words(desk.Learner.Home!), Does.Not.Contain("Waiting for you"));
    }

    [Test]
    public async Task Todays_lesson_waits_on_its_day_only()
    {
        await desk.TurnToAsync(23, "23:00");
        await HoldBackAsync("lesson.daily", "2026-11-24", QuietReason.DoNotDisturb);
        await desk.Bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-26T07:30Z'");
        await desk.TurnToAsync(24, "12:00");
        Assert.That(Words(await HomeAsync()), Does.Contain("*Today's lesson*\\nIt stayed back: your notifications were paused."));

        await desk.TurnToAsync(25, "12:00");

        Assert.That(Words(await HomeAsync()), Does.Not.Contain("Waiting for you"));
    }

    [Test]
    public async Task What_was_put_off_and_held_back_waits_until_something_becomes_of_it()
    {
        await desk.Learner.ClickAsync(desk.Learner.Messages()[^1], "In 1 hour");
        await desk.Bot.ExecuteAsync("update delivery set state = 'dropped', reason = @Reason, finished_at = @Now where kind = 'lesson.again'", Reason(QuietReason.DoNotDisturb));
        await desk.TurnToAsync(23, "12:00");

        var home = await HomeAsync();
        Assert.That(Words(home), Does.Contain("Lesson t-1, which you had put off"));
        await desk.Learner.ClickAsync(home, "Show it");
        await desk.Bot.SettleAsync();
        var again = desk.Learner.Messages().Last(message => message.EphemeralTo is null);
        await desk.Learner.ClickAsync(again, "Right t-1");
        await desk.Bot.SettleAsync();

        Assert.That(Words(desk.Learner.Home!), Does.Not.Contain("Waiting for you"));
    }

    [Test]
    public async Task Whether_one_was_at_a_talk_waits_until_it_is_said_elsewhere()
    {
        var talk = Guid.CreateVersion7(desk.Bot.Now);
        await desk.Bot.ExecuteAsync(
            """
            insert into gathering (team_id, gathering_id, kind, title, owner, state, day, created_at) values (@TeamId, @talk, 'talk', 'How we deploy', 'erased', 'held', '2026-11-20', @Now);
            insert into gathering_place (team_id, gathering_id, user_id, answer, since) values (@TeamId, @talk, @UserId, 'yes', @Now)
            """,
            new { desk.Learner.Workspace.TeamId, desk.Learner.UserId, talk, Now = desk.Bot.Now.UtcDateTime });
        await HoldBackAsync("gathering.after", $"{talk}", QuietReason.Budget);
        await desk.TurnToAsync(23, "21:30");
        Assert.That(Words(await HomeAsync()), Does.Contain("Whether you were at “How we deploy”"));

        await desk.Bot.ExecuteAsync("update gathering_place set attended_at = @Now", new { Now = desk.Bot.Now.UtcDateTime });

        Assert.That(Words(await HomeAsync()), Does.Not.Contain("Whether you were at"));
    }

    [Test]
    public async Task A_weekly_note_that_did_not_fit_waits_too()
    {
        await desk.LearnAsync(26, "Right t-1");
        await desk.LearnAsync(27);
        await desk.Bot.ExecuteAsync("update contact set nudges_a_day = 1");
        await desk.TurnToAsync(27, "16:00");
        Assert.That(desk.Notes(), Is.Empty, "one nudge a day, and the lesson was it");

        var home = await HomeAsync();
        Assert.That(Words(home), Does.Contain("*Your week*"));
        await desk.Learner.ClickAsync(home, "Show it");
        await desk.Bot.SettleAsync();

        Assert.That(desk.Notes(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_weekly_note_names_what_waits_and_opens_it()
    {
        await HoldBackAsync("invitation.ask", "1:u", QuietReason.Hours);
        await desk.LearnAsync(27);
        await desk.TurnToAsync(27, "16:00");

        Assert.That(desk.Words(), Does.Contain("• The invitation to Deep &lt;!channel&gt; ∗dive∗"));
        await desk.Learner.ClickAsync(desk.Notes()[^1], "Show what waits");

        Assert.That(desk.Learner.Modal!.Body.ToJsonString(), Does.Contain("Waiting for you").And.Contain("waiting.show"));
    }

    [Test]
    public async Task What_a_pause_dropped_or_a_week_has_gone_by_over_does_not_wait()
    {
        await HoldBackAsync("invitation.ask", "1:u", QuietReason.Silence);
        Assert.That(Words(await HomeAsync()), Does.Not.Contain("Waiting for you"));
        await desk.Bot.ExecuteAsync("update delivery set reason = @Reason where kind = 'invitation.ask'", Reason(QuietReason.Budget));
        await desk.TurnToAsync(24, "08:00");
        Assert.That(Words(await HomeAsync()), Does.Contain("Waiting for you"));

        await desk.TurnToAsync(30, "09:30");

        Assert.That(Words(await HomeAsync()), Does.Not.Contain("Waiting for you"));
    }

    [Test]
    public async Task Somebody_else_cannot_have_it_sent()
    {
        await HoldBackAsync("invitation.ask", "1:u", QuietReason.Budget);
        await desk.LearnAsync(27);
        await desk.TurnToAsync(27, "16:00");
        await desk.Learner.ClickAsync(desk.Notes()[^1], "Show what waits");
        var value = (string?)Elements.In(desk.Learner.Modal!.Body["blocks"]!.AsArray()).First(placed => placed.ActionId == "waiting.show").Element["value"];
        var button = new System.Text.Json.Nodes.JsonObject { ["type"] = "button", ["action_id"] = "waiting.show", ["value"] = value };

        await desk.Lessons.ClickOldAsync(desk.Bot.Ben, desk.Notes()[^1], button);

        Assert.That(await desk.Bot.ScalarAsync<string>("select state from delivery where kind = 'invitation.ask'"), Is.EqualTo("dropped"));
        Assert.That(LessonDesk.Remark(desk.Bot.Ben), Does.Contain("sent to somebody else"));
    }

    [Test]
    public async Task Looking_for_what_waits_costs_what_came_lately()
    {
        await desk.Bot.ExecuteAsync(
            """
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, reason, created_at, finished_at)
            select gen_random_uuid(), 'T1', 'U' || n % 100, 'lesson.daily', n::text, 2, '2026-01-01', 'dropped', 'quiet hours', timestamptz '2025-01-01' + n * interval '10 minutes', '2026-01-01'
              from generate_series(1, 50000) n;
            analyze delivery
            """);

        var plan = await desk.Bot.PlanAsync(
            "WaitingStore.ReadSql", new("TeamId", "T1"), new("UserIds", new[] { "U1", "U2" }), new("Since", new DateTime(2025, 12, 1, 0, 0, 0, DateTimeKind.Utc)),
            new("Kinds", new[] { "lesson.daily" }), new("Reasons", new[] { "quiet hours" }));

        Assert.That(plan.ToString(), Does.Contain("delivery_of_person").And.Not.Contain("Seq Scan"));
    }

    private Task HoldBackAsync(string kind, string slot, QuietReason why) => desk.Bot.ExecuteAsync(
        """
        insert into invitation (team_id, user_id, track_id, invited_by, via, invited_at) values (@TeamId, @UserId, 'u', 'U0PRIYA', '', @Now);
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, reason, created_at, finished_at)
        values (gen_random_uuid(), @TeamId, @UserId, @Kind, @Slot, 2, @Now, 'dropped', @Reason, @Now, @Now)
        """,
        new { desk.Learner.Workspace.TeamId, desk.Learner.UserId, Kind = kind, Slot = slot, Reason = NudgeGate.NameOf(why), Now = desk.Bot.Now.UtcDateTime });

    private object Reason(QuietReason why) => new { Reason = NudgeGate.NameOf(why), Now = desk.Bot.Now.UtcDateTime };

    private async Task<View> HomeAsync()
    {
        await desk.Learner.OpenHomeAsync();
        await desk.Bot.SettleAsync();
        return desk.Learner.Home!;
    }

    private static string Words(View view) => view.Body.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
