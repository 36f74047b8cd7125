using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Features.Talks;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Hostile;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>What a person has no button for does nothing either when it is sent without one. That each request is a good one is seen when somebody sends it who may.</summary>
internal sealed class RightsTests
{
    private const string Day = "2026-12-03";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await Bot.ExecuteAsync(
            """
            insert into talk_series (team_id, series_id, name, owner, first_day, every_weeks, hour, zone, minutes, created_at)
            values (@TeamId, md5('series')::uuid, 'Tech talk', @Priya, '2026-12-03', 1, '15:00', 'Europe/London', 45, @Now);
            insert into talk_rota (team_id, series_id, user_id, position) values (@TeamId, md5('series')::uuid, @Ben, 1);
            """,
            new { Bot.Ben.Workspace.TeamId, Priya = Bot.Priya.UserId, Ben = Bot.Ben.UserId, Now = Bot.Now.UtcDateTime });
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [TestCase("edit")]
    [TestCase("plan")]
    [TestCase("off")]
    [TestCase("take")]
    [TestCase("pass")]
    [TestCase("end")]
    [TestCase("open")]
    public async Task Nobody_does_with_a_talk_what_is_others_to_do(string what)
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        var may = what is "end" or "open" ? Bot.Priya : Bot.Ben;

        await StaysAsync(what, Bot.Anna, may);
    }

    [Test]
    public async Task Who_speaks_does_not_give_a_proposed_talk_its_date()
    {
        await room.ProposeAsync(Bot.Ben, "How we deploy");

        await StaysAsync("plan", Bot.Ben, Bot.Priya);
    }

    [Test]
    public async Task Nobody_writes_questions_for_others_listeners()
    {
        await room.LogAsync(Bot.Ben, "How we deploy");

        await StaysAsync("questions", Bot.Anna, Bot.Ben);
    }

    [Test]
    public async Task Nobody_of_another_workspace_does_anything()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        var cleo = await Bot.AddCleoAsync();
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)", new { cleo.Workspace.TeamId, cleo.UserId, Bot.Now });
        var before = await SeenAsync();

        foreach (var what in new[] { "edit", "plan", "off", "take", "pass", "end" })
        {
            await SendAsync(what, cleo);
            Assert.That(await SeenAsync(), Is.EqualTo(before), what);
        }
    }

    private async Task StaysAsync(string what, PersonHands other, PersonHands may)
    {
        var before = await SeenAsync();

        await SendAsync(what, other);
        Assert.That(await SeenAsync(), Is.EqualTo(before));

        await SendAsync(what, may);
        Assert.That(await SeenAsync(), Is.Not.EqualTo(before), "the request is a good one");
    }

    private async Task SendAsync(string what, PersonHands person)
    {
        var talk = await Bot.ScalarAsync<Guid?>("select gathering_id from gathering") ?? Guid.Empty;
        var slot = TalkValues.Of(new SlotValue(await Bot.ScalarAsync<Guid>("select series_id from talk_series where name = 'Tech talk'"), DateOnly.Parse(Day, System.Globalization.CultureInfo.InvariantCulture)));
        var about = Fields(("talk_title", TalkRoom.Typed("Changed")), ("talk_speakers", People(person)));
        var plan = Fields(
            ("talk_series_name", TalkRoom.Typed("Another series")),
            ("talk_series_every", Selected("1")),
            ("talk_time", new JsonObject { ["type"] = "datetimepicker", ["selected_date_time"] = TestBot.Instant("2026-12-04T15:00:00Z").ToUnixTimeSeconds() }),
            ("talk_minutes", Selected("45")),
            ("talk_channel", TalkRoom.Channel(DemoWorkspace.LearningChannel)));
        var request = what switch
        {
            "edit" => HostileDesk.Submission(person, TalkForm.Edit, about, TalkValues.Of(talk)),
            "plan" => HostileDesk.Submission(person, PlanForm.Callback, plan, TalkValues.Of(talk)),
            "off" => HostileDesk.Click(person, "1.1", HostileDesk.Button(TalkView.CallOff, TalkValues.Of(talk))),
            "take" => HostileDesk.Submission(person, SeriesView.TakeForm, about, slot),
            "pass" => HostileDesk.Click(person, "1.1", HostileDesk.Button(SeriesView.Pass, slot)),
            "end" => HostileDesk.Click(person, "1.1", HostileDesk.Button(SeriesView.End, slot)),
            "open" => HostileDesk.Submission(person, SeriesForm.Callback, plan),
            _ => HostileDesk.Submission(
                person, QuizForm.Callback, Fields(("talk_ask_0", TalkRoom.Typed("Why?")), ("talk_answer_0", TalkRoom.Typed("because"))), TalkValues.Of(new QuizFields(talk, []))),
        };
        await request.SendAsync(Bot);
        await Bot.SettleAsync();
    }

    /// <summary>All that people can do with talks, as it is stored.</summary>
    private Task<string?> SeenAsync() => Bot.ScalarAsync<string>(
        """
        select concat_ws(' ',
            (select jsonb_agg(to_jsonb(g) - array['search', 'announced_ts', 'board_changed'] order by g.gathering_id) from gathering g),
            (select jsonb_agg(to_jsonb(h) - 'told' order by h.gathering_id, h.user_id) from gathering_host h),
            (select jsonb_agg(to_jsonb(s) order by s.series_id) from talk_series s),
            (select jsonb_agg(to_jsonb(s) order by s.series_id, s.day) from talk_slot s),
            (select jsonb_agg(q.ask order by q.question_id) from question q))
        """);

    private static JsonObject People(PersonHands person) => new() { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray(person.UserId) };

    private static JsonObject Selected(string value) => new() { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = value } };

    private static JsonObject Fields(params (string Block, JsonObject Value)[] fields)
    {
        var state = new JsonObject();
        foreach (var (block, value) in fields)
        {
            state[block] = new JsonObject { [block] = value };
        }

        return state;
    }
}
