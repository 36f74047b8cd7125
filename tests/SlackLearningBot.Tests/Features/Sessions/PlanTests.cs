using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Hostile;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>Owners plan sessions; everybody sees what comes, and what they may do with it.</summary>
internal sealed class PlanTests
{
    private SessionRoom room = null!;

    [SetUp]
    public async Task Open() => room = await SessionRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [TestCase("classroom", "Classroom session: *SQL* with", "the classroom session *SQL*")]
    [TestCase("webinar", "Webinar: *SQL* with", "the webinar *SQL*")]
    [TestCase("workshop", "Workshop: *SQL* with", "the workshop *SQL*")]
    [TestCase("dojo", "Dojo: *SQL* with", "the dojo *SQL*")]
    [TestCase("book_circle", "Book circle meeting: *SQL* with", "the book circle meeting *SQL*")]
    [TestCase("learning_day", "Learning day: *SQL* with", "the learning day *SQL*")]
    public async Task Each_kind_is_announced_and_told_in_its_own_words(string kind, string announced, string told)
    {
        await room.PlannedAsync(kind: kind, seats: 3);
        await Bot.Anna.ClickAsync(room.Board(), "I'm coming");
        await Bot.SettleAsync();

        Assert.That(room.Boards(), Has.Count.EqualTo(1));
        Assert.That(room.BoardWords(), Does.Contain(announced).And.Contain($"<@{Bot.Ben.UserId}>").And.Contain("1 person comes, 2 seats are left").And.Not.Contain("alk"));
        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain($"*It has a date:* {told} with you is").And.Not.Contain("speak"));
        Assert.That(TalkRoom.Words(Bot.Anna), Does.Contain($"*You have a seat:* {told}"));
        Assert.That(TalkRoom.Calendars(Bot.Anna).Single(), Does.Contain("SUMMARY:SQL").And.Contain("DTSTART:20261201T100000Z").And.Contain("DTEND:20261201T113000Z"));
    }

    [Test]
    public async Task Everybody_sees_what_comes_with_its_kind_who_teaches_when_and_the_seats_that_are_left()
    {
        await room.PlannedAsync(seats: 3, dates: [SessionRoom.Tuesday, SessionRoom.Wednesday]);
        await room.ComeAsync(Bot.Erik, SessionRoom.Tuesday);

        var list = await TalkRoom.AskWordsAsync(Bot.Anna, "/learn sessions");

        Assert.That(list, Does.Contain("What comes").And.Contain("*SQL*").And.Contain($"Workshop with <@{Bot.Ben.UserId}>").And.Contain("Tuesday 1 December, 10:00 UTC").And.Contain("2 seats are left")
            .And.Contain("Wednesday 2 December, 10:00 UTC").And.Contain("3 seats are left"));
    }

    [Test]
    public async Task The_card_shows_what_this_person_may_do_and_what_they_said()
    {
        await room.PlannedAsync(dates: [SessionRoom.Tuesday, SessionRoom.Wednesday]);
        await room.ComeAsync(Bot.Anna, SessionRoom.Wednesday);

        await SessionRoom.CardAsync(Bot.Anna);
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("You have a seat").And.Contain("I'm coming").And.Contain("I can't come").And.Contain("Choose one date")
            .And.Not.Contain("Move it").And.Not.Contain("Call it off").And.Not.Contain("Change what it says").And.Not.Contain("Who was there"));
        foreach (var one in new[] { Bot.Ben, Bot.Priya })
        {
            await SessionRoom.CardAsync(one);
            Assert.That(TalkRoom.Dialog(one), Does.Contain("Move it").And.Contain("Call it off").And.Contain("Change what it says").And.Not.Contain("Who was there"));
        }
    }

    [Test]
    public async Task One_click_on_the_card_is_a_seat_and_another_gives_it_back()
    {
        await room.PlannedAsync(dates: [SessionRoom.Tuesday, SessionRoom.Wednesday]);
        var wednesday = await room.DateAsync(SessionRoom.Wednesday);

        await Bot.Anna.ClickAsync(await SessionRoom.CardAsync(Bot.Anna), $"gathering.come:{wednesday:N}");
        await Bot.SettleAsync();
        Assert.That(await room.PlacesAsync(), Is.EqualTo(new[] { $"{Bot.Anna.UserId} yes Wed" }));
        await Bot.Anna.CloseAsync(cleared: true);
        await Bot.Anna.ClickAsync(await SessionRoom.CardAsync(Bot.Anna), $"gathering.stay:{wednesday:N}");

        Assert.That(await room.PlacesAsync(), Is.Empty);
    }

    [Test]
    public async Task Only_owners_plan_one()
    {
        Assert.That(LessonDesk.All(await TalkRoom.AskAsync(Bot.Anna, "/learn session new")), Does.Contain("owner"));
        Assert.That(Bot.Anna.Modal, Is.Null);

        await Bot.Priya.CommandAsync("/learn session new");
        await Bot.ExecuteAsync("delete from role_grant");
        await room.SendAsync(Bot.Priya, "SQL");

        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("Only the owners of our learning can plan a session"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from session") + await Bot.ScalarAsync<long>("select count(*) from gathering"), Is.Zero);
    }

    [Test]
    public async Task The_same_date_twice_is_refused_at_its_field()
    {
        var result = await room.PlanAsync(dates: [SessionRoom.Tuesday, SessionRoom.Tuesday]);

        Assert.That(TalkRoom.Errors(result), Does.Contain("session_date_1").And.Not.Contain("session_date_0"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering"), Is.Zero);
    }

    [Test]
    public async Task A_date_of_the_past_and_one_in_two_years_are_refused_at_their_fields()
    {
        var result = await room.PlanAsync(dates: ["2026-11-23T09:59:00Z", "2028-12-01T10:00:00Z"]);

        Assert.That(TalkRoom.Errors(result), Does.Contain("session_date_0").And.Contain("session_date_1"));
    }

    [Test]
    public async Task A_conversation_between_people_is_no_channel()
    {
        var result = await room.PlanAsync(channel: Bot.Priya.Dm);

        Assert.That(TalkRoom.Errors(result), Does.Contain("session_channel"));
    }

    [Test]
    public async Task A_private_channel_is_none_to_announce_in_and_whoever_chose_it_hears_so()
    {
        var secret = await SecretAsync();

        await room.PlanAsync(channel: secret, place: "https://video.example/1", dates: [SessionRoom.Tuesday, SessionRoom.Wednesday]);
        await Bot.TickAsync();

        Assert.That(await Bot.QueryAsync<string>("select state || ' ' || coalesce(channel, 'nowhere') from gathering"), Is.All.EqualTo("planned nowhere"));
        Assert.That(Bot.Kenji.Messages(secret).Where(message => LessonDesk.All(message).Contains("SQL", StringComparison.Ordinal)), Is.Empty);
        Assert.That(
            TalkRoom.Words(Bot.Priya), Does.Contain("I do not announce the workshop “SQL” in").And.Contain("public channels of this workspace only").And.Contain("`/learn sessions` and *Move it*").And.Not.Contain("/talk"));
    }

    [Test]
    public async Task A_session_that_is_to_be_announced_in_a_private_channel_stays_announced_where_it_was()
    {
        await room.PlannedAsync();
        var secret = await SecretAsync();

        await room.MoveAsync(Bot.Priya, SessionRoom.Tuesday, SessionRoom.Wednesday, channel: secret);
        await Bot.TickAsync();

        Assert.That(room.BoardWords(), Does.Contain("Wednesday 2 December").And.Contain("I'm coming"), "it is moved all the same");
        Assert.That(await Bot.ScalarAsync<string>("select channel from gathering"), Is.EqualTo(DemoWorkspace.LearningChannel));
        Assert.That(SessionRoom.Count(Bot.Priya, "public channels of this workspace only"), Is.EqualTo(1));
    }

    [TestCase(DemoWorkspace.EngineeringChannel)]
    [TestCase(null)]
    public async Task A_trainer_moves_it_and_leaves_it_where_it_is_announced(string? channel)
    {
        await room.PlannedAsync();
        await Bot.Ben.ClickAsync(await SessionRoom.CardAsync(Bot.Ben), "Move it");
        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("session_place").And.Not.Contain("session_channel"));

        var state = SessionRoom.State(("session_time", SessionRoom.At(SessionRoom.Wednesday)), ("session_minutes", SessionRoom.Chosen("90")), ("session_channel", TalkRoom.Channel(channel)));
        await HostileDesk.Submission(Bot.Ben, "session.moved", state, SlackLearningBot.Blocks.GatheringButtons.Value(await room.DateAsync(SessionRoom.Tuesday))).SendAsync(Bot);
        await Bot.SettleAsync();

        Assert.That(
            await Bot.ScalarAsync<string>("select channel || ' ' || to_char(starts_at at time zone 'utc', 'DD') from gathering"), Is.EqualTo($"{DemoWorkspace.LearningChannel} 02"));
    }

    /// <summary>A private channel with the bot in it.</summary>
    private async Task<string> SecretAsync()
    {
        var place = (await Bot.Kenji.CreateChannelAsync("secret", isPrivate: true)).Place!;
        await Bot.Kenji.InviteAsync(place.Id, Bot.Anna.Workspace.Bot.Id);
        return place.Id;
    }

    [Test]
    public async Task What_it_says_is_changed_at_all_dates_and_a_new_trainer_hears_of_them()
    {
        await room.PlannedAsync(dates: [SessionRoom.Tuesday, SessionRoom.Wednesday]);

        await Bot.Ben.ClickAsync(await SessionRoom.CardAsync(Bot.Ben), "Change what it says");
        await Bot.Ben.SubmitAsync(SessionRoom.State(SessionRoom.About("SQL for everybody", "Joins", Bot.Ben, Bot.Maria)));
        await Bot.SettleAsync();

        Assert.That(await Bot.QueryAsync<string>("select distinct title || ' ' || abstract from gathering"), Is.EqualTo(new[] { "SQL for everybody Joins" }));
        Assert.That(room.BoardWords(), Does.Contain("SQL for everybody").And.Contain("Joins").And.Contain(Bot.Maria.UserId));
        Assert.That(SessionRoom.Count(Bot.Maria, "*It has 2 dates:*"), Is.Zero, "it is night in New York");
        await Bot.TurnToAsync("2026-11-23T15:00:00Z");
        Assert.That(SessionRoom.Count(Bot.Maria, "*It has 2 dates:*"), Is.EqualTo(1));
        Assert.That(SessionRoom.Count(Bot.Ben, "*It has 2 dates:*"), Is.EqualTo(1), "Ben heard of them before");
    }

    [Test]
    public async Task A_trainer_who_left_the_company_is_replaced_with_the_form()
    {
        await room.PlannedAsync();
        await Bot.Ben.LeaveCompanyAsync();
        await Bot.SettleAsync();

        await Bot.Priya.ClickAsync(await SessionRoom.CardAsync(Bot.Priya), "Change what it says");
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("session_title").And.Not.Contain(Bot.Ben.UserId), "Slack refuses a form that names them");
        var nobody = await Bot.Priya.SubmitAsync(SessionRoom.State(SessionRoom.About("SQL", "")));
        Assert.That(TalkRoom.Errors(nobody), Does.Contain("session_trainers"));
        await Bot.Priya.SubmitAsync(SessionRoom.State(SessionRoom.About("SQL", "", Bot.Maria)));

        Assert.That(await Bot.QueryAsync<string>("select user_id from gathering_host"), Is.EqualTo(new[] { Bot.Maria.UserId }));
    }

    [Test]
    public async Task Who_does_not_teach_it_any_more_changes_nothing()
    {
        await room.PlannedAsync();
        await Bot.Ben.ClickAsync(await SessionRoom.CardAsync(Bot.Ben), "Change what it says");
        await Bot.ExecuteAsync("update gathering_host set user_id = @UserId", new { Bot.Maria.UserId });

        await Bot.Ben.SubmitAsync(SessionRoom.State(SessionRoom.About("Mine", "", Bot.Ben)));

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("nothing was changed"));
        Assert.That(await Bot.ScalarAsync<string>("select title from gathering"), Is.EqualTo("SQL"));
    }

    [TestCase(3)]
    [TestCase(4)]
    [TestCase(6)]
    [TestCase(7)]
    public async Task A_title_is_shown_letter_by_letter_wherever_it_stands(int number)
    {
        var title = HostileTexts.All[number];
        await room.PlannedAsync(title, dates: [SessionRoom.Tuesday, SessionRoom.Wednesday]);
        await room.ComeAsync(Bot.Anna, SessionRoom.Tuesday);
        await room.MoveAsync(Bot.Priya, SessionRoom.Tuesday, SessionRoom.Thursday);
        await SessionRoom.CardAsync(Bot.Anna);

        string[] shown =
        [
            room.BoardWords(), TalkRoom.Words(Bot.Anna), TalkRoom.Words(Bot.Ben), TalkRoom.Dialog(Bot.Anna), TalkRoom.Dialog(Bot.Priya), await TalkRoom.AskWordsAsync(Bot.Anna, "/learn sessions"),
        ];

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_place where answer = 'yes'"), Is.EqualTo(1));
        foreach (var words in shown)
        {
            // Labels for screen readers are plain text, in which nothing comes alive.
            Assert.That(System.Text.RegularExpressions.Regex.Replace(words, "\"accessibility_label\":\"[^\"]*\"", ""), Does.Not.Contain("<!channel>").And.Not.Contain("<!here>").And.Not.Contain("<https://evil.example").And.Not.Contain("<@U0PGBEN0001> <#"));
        }
    }

    [Test]
    public async Task Another_workspace_sees_nothing_of_it_and_changes_nothing()
    {
        var cleo = await Bot.AddCleoAsync();
        await room.PlannedAsync();

        Assert.That(await TalkRoom.AskWordsAsync(cleo, "/learn sessions"), Does.Contain("No sessions are planned"));
        Assert.That(await TalkRoom.AskWordsAsync(cleo, "/learn search sql"), Does.Not.Contain("Workshop"));
    }

    [Test]
    public async Task What_turns_the_direction_of_a_line_is_left_out_of_all_that_a_session_says()
    {
        var result = await room.PlanAsync(title: "SQL\u202e!", about: "Joins\u202e\0 and\nindexes\u2066", place: "Room\u202e 4");
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");

        Assert.That(await Bot.ScalarAsync<string>("select title || '|' || abstract || '|' || place from gathering"), Is.EqualTo("SQL!|Joins and\nindexes|Room 4"));
    }

    [Test]
    public async Task It_is_announced_nowhere_when_no_channel_is_chosen()
    {
        await Bot.Priya.CommandAsync("/learn session new");
        await Bot.Priya.SubmitAsync(SessionRoom.State(
            [("session_kind", SessionRoom.Chosen("dojo")), .. SessionRoom.About("SQL", "", Bot.Ben), ("session_minutes", SessionRoom.Chosen("60")), ("session_date_0", SessionRoom.At(SessionRoom.Tuesday))]));
        await Bot.TickAsync();

        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("announced nowhere"));
        Assert.That(room.Boards(), Is.Empty);
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/learn sessions"), Does.Contain("Dojo with"));
    }
}
