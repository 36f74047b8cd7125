using NUnit.Framework;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>"Turn this into a lesson" on a colleague's message: their yes first, then an owner's draft.</summary>
internal sealed class WishTests
{
    private const string Shortcut = "lesson.from_message";

    [Test]
    public async Task The_author_is_asked_and_nobody_sees_the_text_before_their_yes()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var message = await SaidAsync(bot, "Small changes are read to the end.");

        var answer = await bot.Anna.MessageShortcutAsync(message, Shortcut);
        await bot.SettleAsync();

        Assert.That(answer.Ephemeral!.Text, Does.Contain("<@U0PGBEN0001>").And.Contain("nobody else sees the message before"));
        var question = bot.Ben.Messages()[^1];
        Assert.That(question.Words(), Does.Contain("<@U0PGANNA001> finds").And.Contain("Small changes are read to the end.").And.Contain("not with my name"));
        Assert.That(bot.Priya.Messages().Concat(bot.Maria.Messages()).Concat(bot.Anna.Messages()), Is.Empty);

        await bot.Ben.ClickAsync(question, "Yes");
        await bot.SettleAsync();

        Assert.That(bot.Ben.Now(question).Text, Does.Contain("will bear your name"));
        Assert.That(bot.Priya.Messages()[^1].Words(), Does.Contain("A message of <@U0PGBEN0001>").And.Contain("Small changes are read").And.Contain("<@U0PGANNA001> had the idea"));
        Assert.That(bot.Maria.Messages(), Has.Count.EqualTo(1));
        Assert.That(bot.Anna.Messages()[^1].Text, Does.Contain("said yes"));
    }

    [Test]
    public async Task A_no_is_told_kindly_and_the_text_is_forgotten()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Anna.MessageShortcutAsync(await SaidAsync(bot, "Not for everybody"), Shortcut);
        await bot.SettleAsync();
        var question = bot.Ben.Messages()[^1];

        await bot.Ben.ClickAsync(question, "No");
        await bot.Ben.ClickAsync(question, "Yes");
        await bot.SettleAsync();

        Assert.That(bot.Ben.Now(question).Text, Does.Contain("stays where it is"), "the first answer holds");
        Assert.That(bot.Anna.Messages()[^1].Text, Does.Contain("would rather not").And.Contain("Thank you").And.Not.Contain("Not for everybody"));
        Assert.That(bot.Priya.Messages(), Is.Empty);
        Assert.That(await bot.ScalarAsync<string?>("select text from lesson_wish"), Is.Null);
    }

    [Test]
    public async Task The_first_owner_gets_the_form_filled_and_the_lesson_bears_the_name()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.ExecuteAsync("insert into person (team_id, user_id, real_name) values ('T0PGJUNIPER', 'U0PGBEN0001', 'Ben Carter') on conflict (team_id, user_id) do update set real_name = 'Ben Carter'");
        await AgreedAsync(bot, "Small changes are read to the end.", "Yes");
        var offer = bot.Priya.Messages()[^1];
        var other = bot.Maria.Messages()[^1];

        await bot.Priya.ClickAsync(offer, "Make it a lesson");
        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("Small changes are read to the end.").And.Contain("By Ben Carter"));
        Assert.That(await bot.Maria.RemarkAsync(other, "Make it a lesson"), Does.Contain("<@U0PGPRIYA01> is making a lesson of it"));

        await bot.Priya.ChooseAsync("track", "+");
        await bot.Priya.ChooseAsync("type", "none");
        await bot.Priya.SubmitAsync(FormDesk.Of(("track_title", "Reviews")));
        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("has no error"));
        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Publish");

        Assert.That(await bot.ScalarAsync<string>("select source->>'attribution' || ': ' || body from lesson"), Is.EqualTo("By Ben Carter: Small changes are read to the end."));
        Assert.That(await bot.Maria.RemarkAsync(other, "Make it a lesson"), Does.Contain("lesson already"));
        Assert.That(await bot.ScalarAsync<string?>("select text from lesson_wish"), Is.Null);
    }

    [Test]
    public async Task An_author_who_would_rather_not_be_named_is_not()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await AgreedAsync(bot, "Small changes", "Yes, but not with my name");

        Assert.That(bot.Priya.Messages()[^1].Words(), Does.Contain("A colleague's message").And.Not.Contain("U0PGBEN0001"));
        await bot.Priya.ClickAsync(bot.Priya.Messages()[^1], "Make it a lesson");
        Assert.That(bot.Priya.Modal!.Words(), Does.Not.Contain("Ben"));
    }

    [Test]
    public async Task A_discarded_draft_leaves_the_message_to_another_owner()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await AgreedAsync(bot, "Take it", "Yes");
        var other = bot.Maria.Messages()[^1];
        await bot.Priya.ClickAsync(bot.Priya.Messages()[^1], "Make it a lesson");
        await bot.Priya.ChooseAsync("track", "+");
        await bot.Priya.ChooseAsync("type", "none");
        await bot.Priya.SubmitAsync(FormDesk.Of(("track_title", "Reviews")));
        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Send it to me first");
        await bot.SettleAsync();

        await bot.Priya.ClickAsync(bot.Priya.Messages()[^1], "Discard");
        await bot.Maria.ClickAsync(other, "Make it a lesson");

        Assert.That(bot.Maria.Modal!.Words(), Does.Contain("Take it"));
    }

    [Test]
    public async Task Somebody_of_another_company_is_not_asked()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var message = await SaidAsync(bot, "From outside");
        var channel = bot.Ben.Workspace.Conversations.FindByName("general")!.Id;
        const string payload = """
            {"type":"message_action","callback_id":"lesson.from_message","trigger_id":"1.2","team":{"id":"T0PGJUNIPER"},"user":{"id":"U0PGANNA001","team_id":"T0PGJUNIPER"},
             "channel":{"id":"CHANNEL"},"message":{"type":"message","user":"U0OUTSIDER1","team":"T0ELSEWHERE","ts":"TS","text":"From outside"}}
            """;

        var reply = await bot.Services.GetServices<SlackLearningBot.Slack.Handlers.IMessageShortcutHandler>().Single(one => one.CallbackId == Shortcut).HandleAsync(
            (SlackLearningBot.Slack.Inbound.MessageAction)SlackLearningBot.Slack.Inbound.Interaction.Parse(payload.Replace("CHANNEL", channel).Replace("TS", message.Ts)), default);

        Assert.That(((SlackLearningBot.Slack.Handlers.CommandReply.Ephemeral)reply).Message.Text.Text, Does.Contain("another company"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson_wish"), Is.Zero);
    }

    [Test]
    public async Task The_same_message_twice_asks_once()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var message = await SaidAsync(bot, "Once");

        await bot.Anna.MessageShortcutAsync(message, Shortcut);
        var again = await bot.Priya.MessageShortcutAsync(message, Shortcut);
        await bot.SettleAsync();

        Assert.That(again.Ephemeral!.Text, Does.Contain("asked only once"));
        Assert.That(bot.Ben.Messages(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Ones_own_message_goes_straight_to_the_owners()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var answer = await bot.Ben.MessageShortcutAsync(await SaidAsync(bot, "My own idea"), Shortcut);
        await bot.SettleAsync();

        Assert.That(answer.Ephemeral!.Text, Does.Contain("goes to the owners"));
        Assert.That(bot.Ben.Messages(), Is.Empty);
        Assert.That(bot.Priya.Messages()[^1].Words(), Does.Contain("My own idea").And.Not.Contain("had the idea"));
    }

    [Test]
    public async Task A_programs_message_is_no_lesson()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Anna.SayAsync("hello");
        await bot.SettleAsync();

        var answer = await bot.Anna.MessageShortcutAsync(bot.Anna.Messages()[^1], Shortcut);

        Assert.That(answer.Ephemeral!.Text, Does.Contain("from a program"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson_wish"), Is.Zero);
    }

    [Test]
    public async Task Nobody_but_the_author_answers()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Anna.MessageShortcutAsync(await SaidAsync(bot, "Mine"), Shortcut);
        await bot.SettleAsync();
        await bot.ExecuteAsync("update lesson_wish set author_id = 'U0PGERIK001'");

        var answer = await bot.Ben.RemarkAsync(bot.Ben.Messages()[^1], "Yes");

        Assert.That(answer, Does.Contain("somebody else"));
        Assert.That(await bot.ScalarAsync<string>("select state from lesson_wish"), Is.EqualTo("asked"));
    }

    [Test]
    public async Task Without_an_answer_it_is_forgotten_after_thirty_days()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Anna.MessageShortcutAsync(await SaidAsync(bot, "Forget me"), Shortcut);
        await bot.SettleAsync();

        await bot.TurnToAsync("2026-12-24T08:00:00Z");
        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Yes");
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<string?>("select text from lesson_wish"), Is.Null);
        Assert.That(bot.Ben.Messages()[^1].Text, Does.Contain("more than 30 days ago"));
        Assert.That(bot.Priya.Messages(), Is.Empty);
    }

    [Test]
    public async Task An_author_who_is_erased_takes_the_message_the_draft_and_the_name_along()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.ExecuteAsync("insert into person (team_id, user_id, real_name) values ('T0PGJUNIPER', 'U0PGBEN0001', 'Ben Carter') on conflict (team_id, user_id) do update set real_name = 'Ben Carter'");
        await AgreedAsync(bot, "First", "Yes");
        await PublishAsync(bot);
        await AgreedAsync(bot, "Second", "Yes");
        await bot.Priya.ClickAsync(bot.Priya.Messages()[^1], "Make it a lesson");
        Assert.That(await bot.ScalarAsync<string>("select source->>'attribution' from lesson"), Is.EqualTo("By Ben Carter"));

        await bot.Ben.CommandAsync("/learn data erase");
        await bot.Ben.SubmitAsync(Fields.Of(("data.erase.word", "data.erase.word", "ERASE")));

        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson_wish"), Is.Zero);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft where state = 'open'"), Is.Zero);
        Assert.That(await bot.ScalarAsync<string?>("select source->>'attribution' from lesson"), Is.Null);
        Assert.That(await bot.ScalarAsync<string>("select body from lesson"), Is.EqualTo("First"));
    }

    [Test]
    public async Task Whoever_had_the_idea_may_be_erased_and_the_author_still_answers()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Anna.MessageShortcutAsync(await SaidAsync(bot, "Idea"), Shortcut);
        await bot.SettleAsync();

        await bot.Anna.CommandAsync("/learn data erase");
        await bot.Anna.SubmitAsync(Fields.Of(("data.erase.word", "data.erase.word", "ERASE")));
        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Yes");
        await bot.SettleAsync();

        Assert.That(bot.Priya.Messages()[^1].Words(), Does.Contain("Idea").And.Not.Contain("U0PGANNA001"));
        Assert.That(bot.Anna.Messages(), Is.Empty);
    }

    private static async Task PublishAsync(TestBot bot)
    {
        await bot.Priya.ClickAsync(bot.Priya.Messages()[^1], "Make it a lesson");
        await bot.Priya.ChooseAsync("track", "+");
        await bot.Priya.ChooseAsync("type", "none");
        await bot.Priya.SubmitAsync(FormDesk.Of(("track_title", "Reviews")));
        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Publish");
        await bot.Priya.CloseAsync();
    }

    private static async Task AgreedAsync(TestBot bot, string text, string answer)
    {
        await bot.Anna.MessageShortcutAsync(await SaidAsync(bot, text), Shortcut);
        await bot.SettleAsync();
        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], answer);
        await bot.SettleAsync();
    }

    private static async Task<Message> SaidAsync(TestBot bot, string text) =>
        (await bot.Ben.SayAsync(text, bot.Ben.Workspace.Conversations.FindByName("general")!.Id)).Said!;
}
