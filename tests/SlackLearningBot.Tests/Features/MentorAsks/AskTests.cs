using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorAsks;

/// <summary>Finding a mentor, asking one after the other, and what their answers lead to.</summary>
internal sealed class AskTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync("2026-11-23T09:00:00Z"); // a Monday, in everybody's office hours in Europe
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task<IReadOnlyList<string>> ChoicesAsync() => bot.QueryAsync<string>("select mentor_id || ' ' || state from mentor_choice order by wish_id, place");

    private static string Newest(PersonHands person) => MentorDesk.Words(person.Messages()[^1]);

    [Test]
    public async Task Whoever_looks_asks_with_one_sentence_and_the_mentor_says_yes_with_one_click()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql", "I want to find out why our report is slow, and you wrote about it.");
        Assert.That(MentorDesk.Dialog(bot.Anna), Does.Contain($"I ask <@{bot.Ben.UserId}> for you"));
        await bot.SettleAsync();
        Assert.That(Newest(bot.Ben), Does.Contain($"<@{bot.Anna.UserId}> would like you as a mentor").And.Contain("why our report is slow").And.Contain("You have until the end of <!date^").And.Contain("|Thursday, 26 November>"));

        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Yes, gladly");
        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Yes, gladly");
        await bot.SettleAsync();

        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{bot.Ben.UserId} accepted" }));
        Assert.That(await bot.ScalarAsync<string>("select state from mentor_wish"), Is.EqualTo("matched"));
        Assert.That(bot.Anna.Messages().Select(MentorDesk.Words), Has.One.Contains($"<@{bot.Ben.UserId}> said yes"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from mentorship"), Is.EqualTo(1), "two clicks begin it once");
    }

    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Anna, @Ben, @Now)")]
    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Ben, @Anna, @Now)")]
    [TestCase("""
        insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, next_step_at) values (@TeamId, md5('x')::uuid, 'classic', @Now, 14, 45, '2027-02-01', '2027-01-01');
        insert into mentorship_member (team_id, mentorship_id, user_id, part) values (@TeamId, md5('x')::uuid, @Anna, 'mentee'), (@TeamId, md5('x')::uuid, @Ben, 'mentor')
        """)]
    public async Task A_yes_begins_nothing_between_two_who_must_not_or_are_together_already(string since)
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        await bot.ExecuteAsync(since, new { bot.Anna.Workspace.TeamId, Anna = bot.Anna.UserId, Ben = bot.Ben.UserId, bot.Now });
        var before = await bot.ScalarAsync<long>("select count(*) from mentorship");

        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Yes, gladly");
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<long>("select count(*) from mentorship"), Is.EqualTo(before));
        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{bot.Ben.UserId} gone" }));
        Assert.That(Newest(bot.Ben), Does.Contain("does not look for this any more"));
    }

    [Test]
    public async Task After_three_working_days_without_an_answer_the_next_choice_is_asked()
    {
        await MentorDesk.OfferAsync(bot.Maria, "SQL");
        await MentorDesk.AskAsync(bot.Anna, "sql");
        var first = (await bot.ScalarAsync<string>("select mentor_id from mentor_choice where state = 'asked'"))!;
        var second = first == bot.Ben.UserId ? bot.Maria : bot.Ben;

        await bot.TurnToAsync("2026-11-26T20:00:00Z");
        Assert.That(await bot.ScalarAsync<string>("select mentor_id from mentor_choice where state = 'asked'"), Is.EqualTo(first), "the third working day is not over");
        await bot.TurnToAsync("2026-11-27T09:00:00Z");
        await bot.TurnToAsync("2026-11-27T10:00:00Z");

        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{first} silent", $"{second.UserId} asked" }));
        Assert.That(Newest(bot.Slack.As(first, bot.Anna.Workspace.TeamId)), Does.Contain("gone on to somebody else"));
        Assert.That(bot.Anna.Messages().Select(MentorDesk.Words), Has.One.Contains($"I have asked <@{second.UserId}> now"));
        Assert.That(Newest(second), Does.Contain("would like you as a mentor"));
    }

    [Test]
    public async Task A_kind_no_reaches_the_mentee_and_the_next_is_asked()
    {
        await MentorDesk.OfferAsync(bot.Maria, "SQL");
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        var asked = bot.Slack.As((await bot.ScalarAsync<string>("select mentor_id from mentor_choice where state = 'asked'"))!, bot.Anna.Workspace.TeamId);

        await asked.ClickAsync(asked.Messages()[^1], "Not now");
        await asked.SubmitAsync(new JsonObject { ["mentor_ask_words"] = new JsonObject { ["mentor_ask.words"] = MentorDesk.Typed("After *Easter* <!channel> gladly!") } });
        await bot.SettleAsync();

        Assert.That(Newest(asked), Does.Contain("does not suit you now"));
        var told = bot.Anna.Messages().Select(MentorDesk.Words).Single(text => text.Contains("cannot take it on now", StringComparison.Ordinal));
        Assert.That(told, Does.Contain("After *Easter* &lt;!channel&gt; gladly!").And.Contain("I have asked"));
        Assert.That((await ChoicesAsync()).Select(choice => choice.Split(' ')[1]), Is.EqualTo(new[] { "declined", "asked" }));
    }

    [Test]
    public async Task A_proposed_colleague_hears_nothing_before_the_mentee_says_yes()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        await MentorDesk.OfferAsync(bot.Maria, "cooking");

        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Propose a colleague");
        await bot.Ben.SubmitAsync(new JsonObject { ["mentor_ask_colleague"] = new JsonObject { ["mentor_ask.colleague"] = new JsonObject { ["type"] = "users_select", ["selected_user"] = bot.Maria.UserId } } });
        await bot.SettleAsync();

        Assert.That(bot.Maria.Messages(), Is.Empty);
        Assert.That(Newest(bot.Anna), Does.Contain($"They propose <@{bot.Maria.UserId}> instead"));
        await bot.Anna.ClickAsync(bot.Anna.Messages()[^1], "Yes, ask them");
        await bot.SettleAsync();
        Assert.That(Newest(bot.Maria), Does.Contain("would like you as a mentor").And.Contain($"<@{bot.Ben.UserId}> thought of you."));
    }

    [Test]
    public async Task Somebody_without_a_profile_cannot_be_proposed()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();

        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Propose a colleague");
        var sent = await bot.Ben.SubmitAsync(new JsonObject { ["mentor_ask_colleague"] = new JsonObject { ["mentor_ask.colleague"] = new JsonObject { ["type"] = "users_select", ["selected_user"] = bot.Kenji.UserId } } });

        Assert.That(MentorDesk.Errors(sent), Does.Contain("cannot be proposed"));
        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{bot.Ben.UserId} asked" }));
    }

    [Test]
    public async Task Beyond_the_capacity_people_wait_and_the_one_refused_before_goes_first()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await MentorDesk.AskAsync(bot.Erik, "sql");
        await MentorDesk.AskAsync(bot.Kenji, "sql");
        await bot.SettleAsync();
        Assert.That(await bot.ScalarAsync<long>("select count(*) from mentor_choice where state = 'asked'"), Is.EqualTo(1), "one place, one asked");
        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(bot.Maria, "sql")), Does.Contain("No place free at the moment").And.Contain("you would wait for one"));
        Assert.That(bot.Kenji.Messages().Where(message => message.EphemeralTo is null).Select(MentorDesk.Words).Last(), Does.Contain("no place free at the moment").And.Contain("does not go by who came first"));
        await bot.ExecuteAsync(
            "insert into mentor_choice (team_id, wish_id, place, mentor_id, fit, state) select team_id, wish_id, 9, 'U0ELSE', 1, 'declined' from mentor_wish where user_id = @UserId", TestBot.Key(bot.Kenji));

        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Not now");
        await bot.Ben.SubmitAsync();
        await bot.TurnToAsync("2026-11-23T10:30:00Z");

        Assert.That(await bot.ScalarAsync<string>("select w.user_id from mentor_choice c join mentor_wish w using (team_id, wish_id) where c.state = 'asked'"), Is.EqualTo(bot.Kenji.UserId));
    }

    [Test]
    public async Task Neither_ones_own_line_nor_the_blocked_are_found_and_nobody_learns_why()
    {
        await MentorDesk.OfferAsync(bot.Maria, "SQL", "1", ("mentor.blocks", MentorDesk.Chosen(bot.Anna.UserId)));
        await bot.ExecuteAsync(
            """
            insert into person (team_id, user_id, manager_id) values (@TeamId, @Anna, @Erik), (@TeamId, @Erik, @Ben)
                on conflict (team_id, user_id) do update set manager_id = excluded.manager_id
            """, new { bot.Anna.Workspace.TeamId, Anna = bot.Anna.UserId, Erik = bot.Erik.UserId, Ben = bot.Ben.UserId });

        var found = MentorDesk.Words(await MentorDesk.FindAsync(bot.Anna, "sql"));

        Assert.That(found, Does.Contain("I found nobody").And.Not.Contain("Not shown").And.Not.Contain(bot.Maria.UserId).And.Not.Contain(bot.Ben.UserId));
    }

    [Test]
    public async Task One_wish_of_a_kind_at_a_time_and_it_can_be_ended()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        await MentorDesk.OfferAsync(bot.Maria, "cooking");
        await MentorDesk.AskAsync(bot.Anna, "cooking");
        Assert.That(MentorDesk.Dialog(bot.Anna), Does.Contain("You look for a mentor already"));

        var asks = MentorDesk.Words((await bot.Anna.CommandAsync("/mentor asks")).Ephemeral!);
        await bot.Anna.ClickAsync(bot.Anna.Messages().Last(message => message.EphemeralTo is not null), "Look no more");
        await bot.SettleAsync();

        Assert.That(asks, Does.Contain("They have until <!date^").And.Contain("|Thursday, 26 November>"));
        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{bot.Ben.UserId} dropped" }));
        Assert.That(Newest(bot.Ben), Does.Contain("does not look for this any more"));
    }

    [Test]
    public async Task Why_this_match_names_what_was_looked_for_and_what_fits()
    {
        await bot.ExecuteAsync("insert into person (team_id, user_id, level) values (@TeamId, @UserId, 'L5') on conflict (team_id, user_id) do update set level = 'L5'", TestBot.Key(bot.Ben));
        await MentorDesk.OfferAsync(bot.Anna, "", "0", ("mentor.goals_words", MentorDesk.Typed("SQL, leading a team")), ("mentor.level", MentorDesk.Typed("L3")));

        var found = MentorDesk.Words(await MentorDesk.FindAsync(bot.Anna, "sql basics"));

        Assert.That(found, Does.Contain("*Why this match?* Has “SQL”, which you look for").And.Contain("helps with SQL (1 of your 2 goals)").And.Contain("2 levels above you").And.Contain("1 of 1 place free"));
    }

    [Test]
    public async Task Who_pauses_before_the_question_comes_is_not_asked_and_the_next_is()
    {
        await MentorDesk.OfferAsync(bot.Maria, "SQL");
        await MentorDesk.AskAsync(bot.Anna, "sql");
        var asked = bot.Slack.As((await bot.ScalarAsync<string>("select mentor_id from mentor_choice where state = 'asked'"))!, bot.Anna.Workspace.TeamId);
        var other = asked.UserId == bot.Ben.UserId ? bot.Maria : bot.Ben;
        await asked.CommandAsync("/mentor pause");

        await bot.SettleAsync();
        await bot.TickAsync();

        Assert.That(asked.Messages().Where(message => message.EphemeralTo is null), Is.Empty);
        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{asked.UserId} gone", $"{other.UserId} asked" }));
        Assert.That(Newest(bot.Anna), Does.Contain($"I have asked <@{other.UserId}> now"));
    }

    [Test]
    public async Task Who_never_got_the_question_did_not_leave_it_unanswered()
    {
        await bot.ExecuteAsync("insert into contact (team_id, user_id, nudges_a_day) values (@TeamId, @UserId, 0) on conflict (team_id, user_id) do update set nudges_a_day = 0", TestBot.Key(bot.Ben));
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        Assert.That(bot.Ben.Messages().Where(message => message.EphemeralTo is null), Is.Empty);

        await bot.TurnToAsync("2026-11-27T09:00:00Z");
        await bot.TurnToAsync("2026-11-27T10:00:00Z");

        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{bot.Ben.UserId} gone" }));
        Assert.That(bot.Anna.Messages().Select(MentorDesk.Words), Has.One.Contains($"I could not reach <@{bot.Ben.UserId}>").And.None.Contains("did not find the time"));
    }

    [Test]
    public async Task A_no_stands_for_a_while_and_a_queue_that_nobody_serves_ends_with_a_word()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await MentorDesk.AskAsync(bot.Erik, "sql");
        await bot.SettleAsync();
        var mentee = (await bot.ScalarAsync<string>("select w.user_id from mentor_choice c join mentor_wish w using (team_id, wish_id) where c.state = 'asked'"))! == bot.Anna.UserId ? bot.Anna : bot.Erik;
        var waiting = mentee.UserId == bot.Anna.UserId ? bot.Erik : bot.Anna;

        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Not now");
        await bot.Ben.SubmitAsync();
        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(mentee, "sql")), Does.Contain("I found nobody"), "not again within a quarter of a year");
        await bot.Ben.CommandAsync("/mentor leave");
        await bot.TurnToAsync("2026-11-23T11:00:00Z");

        Assert.That(Newest(waiting), Does.Contain("Nobody of your choice can be asked any more"));
        Assert.That(await bot.QueryAsync<string>("select state from mentor_wish order by state"), Is.EqualTo(new[] { "ended", "ended" }));
    }

    [TestCase("\"reverse sql\"", "a mentor")]
    [TestCase("reverse sql", "a reverse mentor")]
    public async Task A_kind_in_front_is_told_and_quotes_take_it_as_a_word(string words, string kind)
    {
        var found = MentorDesk.Words(await MentorDesk.FindAsync(bot.Anna, words));

        Assert.That(found, Does.Contain($"who could be {kind}"));
    }

    [Test]
    public async Task Only_who_was_asked_may_answer()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        var button = LessonDesk.Element(bot.Ben.Messages()[^1], "Yes, gladly");

        await new LessonDesk(bot).ClickOldAsync(bot.Maria, bot.Ben.Messages()[^1], button);

        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{bot.Ben.UserId} asked" }));
    }

    [Test]
    public async Task A_mentor_who_rests_or_leaves_meanwhile_is_passed_over()
    {
        await MentorDesk.OfferAsync(bot.Maria, "SQL");
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        var asked = bot.Slack.As((await bot.ScalarAsync<string>("select mentor_id from mentor_choice where state = 'asked'"))!, bot.Anna.Workspace.TeamId);
        var other = asked.UserId == bot.Ben.UserId ? bot.Maria : bot.Ben;
        await other.CommandAsync("/mentor pause");

        await asked.ClickAsync(asked.Messages()[^1], "Not now");
        await asked.SubmitAsync();
        await bot.SettleAsync();

        Assert.That(await ChoicesAsync(), Is.EqualTo(new[] { $"{asked.UserId} declined", $"{other.UserId} gone" }));
        Assert.That(Newest(bot.Anna), Does.Contain("Nobody of your choice can be asked any more"));
    }
}
