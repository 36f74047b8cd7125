using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A channel of a group's own: made once, people brought in once, and what Slack refuses becomes a sentence to the owner.</summary>
internal sealed class ProgrammeChannelTests
{
    private const string Name = "sql-for-analysts-2026-12-10";

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private Workspace Home => Bot.Anna.Workspace;

    private Conversation? Channel => Home.Conversations.FindByName(Name);

    private async Task BeginAsync(string own, params PersonHands[] people)
    {
        await desk.ChooseAsync(people, own: own);
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
    }

    private int Calls(string method) => Bot.Slack.World.Calls.All.Count(call => call.Method == method && call.Ok);

    [TestCase("private", true)]
    [TestCase("public", false)]
    public async Task It_is_made_once_says_what_it_is_for_and_everybody_is_brought_in_once(string own, bool isPrivate)
    {
        await desk.ChooseAsync([Bot.Anna, Bot.Erik], own: own);
        Assert.That(desk.CardWords(), Does.Contain($"It gets a {own} channel: #{Name}."));
        Assert.That(Channel, Is.Null, "nothing is made before the yes");

        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Channel!.IsPrivate, Is.EqualTo(isPrivate));
        Assert.That(Channel.Members, Is.EquivalentTo(new[] { Home.Bot.Id, Bot.Priya.UserId, Bot.Anna.UserId, Bot.Erik.UserId }), "the owner, too, who looks after it");
        Assert.That(Channel.Topic, Does.Contain("SQL for analysts"));
        Assert.That(Bot.Anna.Messages(Channel.Id).Count(message => LessonDesk.All(message).Contains("This is the channel of a group of *SQL for analysts*", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(Words(Bot.Anna, Channel.Id), Does.Not.Contain("of 5 done").And.Not.Contain(Bot.Erik.UserId + "> did"), "nothing of anybody's progress");
        Assert.That(Calls("conversations.create"), Is.EqualTo(1));
        Assert.That(Invited(), Is.Unique);
        Assert.That(ProgrammeDesk.Find(Bot.Anna, "enrolled you in").Words(), Does.Contain("Your group has a channel"));
    }

    [Test]
    public async Task Nobody_who_wants_none_gets_one()
    {
        await BeginAsync("none", Bot.Anna);

        Assert.That(Calls("conversations.create"), Is.Zero);
        Assert.That(desk.CardWords(), Does.Contain("programme.channel"), "it can be made later");
    }

    [Test]
    public async Task Whoever_leaves_it_is_not_brought_back_and_stays_in_the_programme()
    {
        await BeginAsync("private", Bot.Anna, Bot.Erik);
        await Bot.Anna.LeaveAsync(Channel!.Id);

        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("days: 7", "days: 8", StringComparison.Ordinal));
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-30T09:30:00Z");

        Assert.That(Channel!.Has(Bot.Anna.UserId), Is.False);
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(new[] { "Why an index is fast" }));
    }

    [Test]
    public async Task Whoever_leaves_the_programme_first_is_not_brought_in_and_whoever_comes_back_is()
    {
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await BeginAsync("private", Bot.Anna, Bot.Erik);
        await Bot.TickAsync();
        Assert.That(Channel!.Has(Bot.Anna.UserId), Is.False, "nobody is brought in by night");
        await Bot.ExecuteAsync("update programme_member set left_at = @Now, channel_at = null where user_id = @UserId", new { Bot.Anna.UserId, Now = Bot.Now.UtcDateTime });

        await Bot.TurnToAsync("2026-11-24T09:30:00Z");
        Assert.That((Channel!.Has(Bot.Erik.UserId), Channel.Has(Bot.Anna.UserId)), Is.EqualTo((true, false)));

        await Bot.ExecuteAsync("update programme_member set left_at = null, waits = true; update programme_cohort set walking = true");
        await Bot.TickAsync();
        await Bot.TickAsync();
        Assert.That(Channel!.Has(Bot.Anna.UserId), Is.True);
    }

    [Test]
    public async Task Who_joins_the_group_later_is_brought_in_then()
    {
        await BeginAsync("private", Bot.Anna);
        await desk.AddAsync(Bot.Anna, Bot.Erik);
        Assert.That(desk.CardWords(), Does.Contain("you chose 2 people by name; that is 1 person to enrol. Shall I enrol this person in the group that is under way?"));
        Assert.That(Channel!.Has(Bot.Erik.UserId), Is.False, "nobody is told before the yes");

        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();

        Assert.That(Channel!.Has(Bot.Erik.UserId), Is.True);
        Assert.That(Invited(), Is.Unique);
        Assert.That(desk.CardWords(), Does.Contain("2 people; the steps of 1 are being planned."));
        await desk.ClickAsync("programme.show");
        Assert.That(desk.CardWords(), Does.Contain("2 people."));
    }

    [Test]
    public async Task More_people_than_Slack_takes_at_once_come_in_portions()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 130).Select(_ => desk.Lessons.NewLearnerAsync()));
        await BeginAsync("private", people);
        await Bot.TickAsync();

        Assert.That(Channel!.Members, Has.Count.EqualTo(132));
        Assert.That(Invited(), Has.Length.EqualTo(131).And.Unique);
        Assert.That(Portions().Max(users => users.Length), Is.InRange(99, 100));
    }

    [Test]
    public async Task One_who_cannot_come_holds_nobody_back()
    {
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await BeginAsync("private", Bot.Anna, Bot.Erik);
        await Bot.Anna.LeaveCompanyAsync();

        await Bot.TurnToAsync("2026-11-24T09:30:00Z");

        Assert.That(Channel!.Has(Bot.Erik.UserId), Is.True);
        Assert.That(await Bot.ScalarAsync<string?>("select problem from programme_channel"), Is.Null);
    }

    [Test]
    public async Task A_name_that_is_taken_is_told_once_and_another_one_can_be_chosen()
    {
        await Bot.Kenji.CreateChannelAsync(Name);
        await BeginAsync("private", Bot.Anna);
        await Bot.TickAsync();

        Assert.That(ProgrammeDesk.Count(Bot.Priya, $"It has no channel yet: the name #{Name} is taken"), Is.EqualTo(1));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), Is.EqualTo(1), "the programme goes on");

        await Bot.Priya.ClickAsync(ProgrammeDesk.Find(Bot.Priya, "is taken"), "programme.channel");
        var wrong = await desk.SendAsync(("programme_channel_name", "plain_text_input", "value", "SQL 2026!"), Private());
        Assert.That($"{wrong.Errors}", Does.Contain("small letters"));
        await desk.SendAsync(("programme_channel_name", "plain_text_input", "value", "#sql-autumn"), Private());
        await Bot.TickAsync();
        await Bot.TickAsync();

        var made = Home.Conversations.FindByName("sql-autumn");
        Assert.That((made?.IsPrivate, made?.Has(Bot.Anna.UserId)), Is.EqualTo(((bool?)true, (bool?)true)));
    }

    [Test]
    public async Task A_missing_scope_is_told_once_and_tried_again_on_a_click()
    {
        Home.Scopes.Remove("groups:write");
        await BeginAsync("private", Bot.Anna);
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-24T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Priya, "I lack the permission `groups:write`"), Is.EqualTo(1));

        Home.Scopes.Add("groups:write");
        await Bot.Priya.ClickAsync(ProgrammeDesk.Find(Bot.Priya, "I lack the permission"), "programme.channel_again");
        await Bot.SettleAsync();
        await Bot.TickAsync();

        Assert.That(Channel!.Has(Bot.Anna.UserId), Is.True);
    }

    [Test]
    public async Task An_archived_channel_is_told_once_and_the_programme_goes_on()
    {
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await BeginAsync("private", Bot.Anna);
        Channel!.IsArchived = true;
        await Bot.TurnToAsync("2026-11-24T09:30:00Z");
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-30T09:30:00Z");

        Assert.That(ProgrammeDesk.Count(Bot.Priya, "it was archived"), Is.EqualTo(1));
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(new[] { "Why an index is fast" }));

        Channel!.IsArchived = false;
        await Bot.Priya.ClickAsync(ProgrammeDesk.Find(Bot.Priya, "it was archived"), "programme.channel_again");
        await Bot.SettleAsync();
        Assert.That(Channel.Has(Bot.Anna.UserId), Is.True);
    }

    [Test]
    public async Task Its_trouble_waits_for_the_owners_hour_and_counts_as_one_of_their_two()
    {
        await BeginAsync("private", Bot.Anna);
        await desk.LiveInAsync(Bot.Priya, "Europe/London");
        await Bot.TurnToAsync("2026-11-24T22:00:00Z");
        await desk.AddAsync(Bot.Erik);
        await desk.ClickAsync("programme.ask");
        Channel!.IsArchived = true;
        await Bot.ExecuteAsync("update programme_member set channel_at = @Now where user_id = @UserId", new { Bot.Erik.UserId, Now = Bot.Now.UtcDateTime });

        await Bot.TickAsync();
        await Bot.TickAsync();
        Assert.That(await Bot.ScalarAsync<string>("select problem from programme_channel"), Is.EqualTo("is_archived"));
        Assert.That(ProgrammeDesk.Count(Bot.Priya, "it was archived"), Is.Zero, "not by night");

        await Bot.TurnToAsync("2026-11-25T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Priya, "it was archived"), Is.EqualTo(1));
        Assert.That(LessonDesk.All((await Bot.Priya.CommandAsync("/learn why")).Ephemeral!), Does.Contain("You opened the group, and Slack does not let me use its channel"));
    }

    [Test]
    public async Task A_renamed_channel_goes_on_as_the_same()
    {
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await BeginAsync("private", Bot.Anna);
        var channel = Channel!;
        Home.Conversations.Rename(channel, "the-sql-people");

        await Bot.TurnToAsync("2026-11-24T09:30:00Z");

        Assert.That(channel.Has(Bot.Anna.UserId), Is.True);
        Assert.That(Calls("conversations.create"), Is.EqualTo(1));
        await desk.ClickAsync("programme.show");
        Assert.That(desk.CardWords(), Does.Contain($"<#{channel.Id}>"));
    }

    [Test]
    public async Task An_answer_that_was_lost_makes_no_second_channel()
    {
        await Bot.Slack.FaultAsync(new FaultWish("W4") { At = "conversations.create" });
        await BeginAsync("private", Bot.Anna);
        Bot.Machine.Advance(TimeSpan.FromMinutes(2));
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Channel!.Has(Bot.Anna.UserId), Is.True);
        Assert.That(await Bot.ScalarAsync<string>("select channel_id from programme_channel"), Is.EqualTo(Channel.Id));
        Assert.That(ProgrammeDesk.Count(Bot.Priya, "is taken"), Is.Zero);
    }

    [Test]
    public async Task The_group_called_off_its_channel_stays_and_nobody_more_is_brought_in()
    {
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await BeginAsync("private", Bot.Anna);
        await desk.ClickAsync("programme.cancel");
        await Bot.TurnToAsync("2026-11-24T09:30:00Z");

        Assert.That(Channel!.Has(Bot.Anna.UserId), Is.False);
        Assert.That(desk.CardWords(), Does.Contain("stays. Archive it when nobody needs it"));
    }

    [Test]
    public async Task Nobody_but_an_owner_has_one_made()
    {
        await BeginAsync("none", Bot.Anna);
        var card = desk.Card();

        await desk.Lessons.ClickOldAsync(Bot.Erik, card, LessonDesk.Element(card, "programme.channel"));

        Assert.That(MentorDesk.Dialog(Bot.Erik), Does.Contain("Only owners"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_channel"), Is.Zero);
    }

    private static (string Block, string Type, string Name, JsonNode? Value) Private() =>
        ("programme_own_channel", "static_select", "selected_option", MentorDesk.Selected("private")["selected_option"]!.DeepClone());

    private IEnumerable<string[]> Portions() =>
        Bot.Slack.World.Calls.All.Where(call => call.Method == "conversations.invite").Select(call => $"{call.Arguments["users"]}".Split(','));

    private string[] Invited() => [.. Portions().SelectMany(users => users)];

    private static string Words(PersonHands person, string channel) => string.Join('\n', person.Messages(channel).Select(message => LessonDesk.All(message)));
}
