using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>Talks that were held are logged, listed and found.</summary>
internal sealed class LogTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open() => room = await TalkRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task A_talk_that_was_held_is_logged_and_everybody_finds_all_about_it()
    {
        await room.LogAsync(Bot.Anna, "Indexes that help", "2026-11-12", [Bot.Ben], "sql", "https://video.example/1", "An index reads from left to right.", "Measure first.");

        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("is logged").And.Contain("12 November 2026"));
        var card = await TalkRoom.OpenCardAsync(Bot.Erik, "/talk find indexes");
        Assert.That(TalkRoom.Dialog(Bot.Erik), Does.Contain("Indexes that help").And.Contain("<@U0PGBEN0001>").And.Contain("https://video.example/1")
            .And.Contain("An index reads from left to right.").And.Contain("Measure first.").And.Contain("Skills: sql").And.Not.Contain("Change what it says"));
        Assert.That(card, Is.Not.Null);
    }

    [Test]
    public async Task A_talk_is_changed_also_when_its_speaker_left_the_company_and_stays_theirs()
    {
        await room.LogAsync(Bot.Ben, "Indexes that help");
        await Bot.Ben.LeaveCompanyAsync();
        await Bot.SettleAsync();

        await Bot.Priya.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Priya, "/talk list"), "Change what it says");
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("talk_title").And.Contain("stays named").And.Not.Contain(Bot.Ben.UserId), "Slack refuses a form that names them");
        var result = await TalkRoom.SendAsync(Bot.Priya, "Indexes that helped", "", "", []);

        Assert.That(TalkRoom.Errors(result), Is.Empty);
        Assert.That(await Bot.QueryAsync<string>("select g.title || ' ' || h.user_id from gathering g join gathering_host h using (team_id, gathering_id)"), Is.EqualTo(new[] { $"Indexes that helped {Bot.Ben.UserId}" }));
    }

    [TestCase("postgres", true, Description = "in the title, whatever its ending")]
    [TestCase("measure", true, Description = "a take-away")]
    [TestCase("performance", true, Description = "a skill")]
    [TestCase("okafor", true, Description = "who spoke")]
    [TestCase("kubernetes", false)]
    public async Task It_is_found_by(string words, bool found)
    {
        await room.LogAsync(Bot.Ben, "How Postgres plans", skills: "sql, performance", takeAways: ["Measure before you change anything."]);
        await Bot.SettleAsync();

        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, $"/talk find {words}"), found ? Does.Contain("How Postgres plans") : Does.Contain("No talk is about"));
    }

    [Test]
    public async Task The_list_begins_with_what_was_proposed_last_and_goes_on_behind_a_button()
    {
        await Bot.ExecuteAsync(
            """
            insert into gathering (team_id, gathering_id, kind, title, owner, state, created_at)
            select @TeamId, gen_random_uuid(), 'talk', 'Talk ' || (100 + i), 'U1', 'proposed', @Now + make_interval(secs => i) from generate_series(1, 10) i
            """, new { Bot.Anna.Workspace.TeamId, Now = Bot.Now.UtcDateTime });
        var list = await TalkRoom.AskAsync(Bot.Anna, "/talk list");
        Assert.That(LessonDesk.All(list), Does.Match("Talk 110.*Talk 109.*Talk 103").And.Not.Contain("Talk 102"));

        await Bot.Anna.ClickAsync(list, "More");

        var next = LessonDesk.All(Bot.Anna.Messages().Last(message => message.EphemeralTo is not null));
        Assert.That(next, Does.Contain("Talk 102").And.Contain("Talk 101").And.Contain("Previous").And.Not.Contain("Talk 103"));
    }

    [Test]
    public async Task Another_workspace_finds_nothing()
    {
        await room.LogAsync(Bot.Ben, "How Postgres plans");
        var cleo = await Bot.AddCleoAsync();

        Assert.That(await TalkRoom.AskWordsAsync(cleo, "/talk find postgres"), Does.Contain("No talk is about"));
        Assert.That(await TalkRoom.AskWordsAsync(cleo, "/talk list"), Does.Contain("There are no talks yet"));
    }

    [TestCase("", "2026-11-12", null, "talk_title")]
    [TestCase("A talk", "2026-11-24", null, "talk_day", Description = "tomorrow")]
    [TestCase("A talk", "2026-11-12", "ftp://video", "talk_recording")]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_is_kept(string title, string day, string? recording, string field)
    {
        var result = await room.LogAsync(Bot.Ben, title, day, recording: recording);

        Assert.That(TalkRoom.Errors(result), Does.Contain(field));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering"), Is.Zero);
    }

    [Test]
    public async Task Its_speaker_changes_it_and_others_cannot()
    {
        await room.LogAsync(Bot.Anna, "Indexes", speakers: [Bot.Ben]);
        var card = await TalkRoom.OpenCardAsync(Bot.Ben);

        await Bot.Ben.ClickAsync(card, "Change what it says");
        await TalkRoom.SendAsync(Bot.Ben, "Indexes that help", "All about them.", "sql", [Bot.Ben], ("talk_slides", TalkRoom.Address("https://slides.example/1")));

        Assert.That(await TalkRoom.AskWordsAsync(Bot.Erik, "/talk list"), Does.Contain("Indexes that help").And.Contain("Held lately"));
        Assert.That(await Bot.ScalarAsync<string>("select slides from talk"), Is.EqualTo("https://slides.example/1"));
        await TalkRoom.OpenCardAsync(Bot.Erik, "/talk list");
        Assert.That(TalkRoom.Dialog(Bot.Erik), Does.Not.Contain("Change what it says"));
    }

    [TestCase('a', true)]
    [TestCase('&', false, Description = "escaped they are longer than a block of Slack's")]
    public async Task Long_addresses_do_not_keep_it_from_opening(char letter, bool isLinked)
    {
        await Bot.Anna.CommandAsync("/talk log");
        var (recording, slides) = ($"https://video.example/?{new string(letter, 1900)}", $"https://slides.example/?{new string(letter, 1900)}");
        await TalkRoom.SendAsync(
            Bot.Anna, "Indexes that help", "", "", [Bot.Ben], ("talk_day", TalkRoom.Date("2026-11-12")), ("talk_recording", TalkRoom.Address(recording)), ("talk_slides", TalkRoom.Address(slides)));

        await TalkRoom.OpenCardAsync(Bot.Erik, "/talk find indexes");

        Assert.That(TalkRoom.Dialog(Bot.Erik), Does.Contain("Recording").And.Contain("Slides"));
        Assert.That(TalkRoom.Dialog(Bot.Erik).Contains(recording, StringComparison.Ordinal), Is.EqualTo(isLinked));
        Assert.That(TalkRoom.Dialog(Bot.Erik).Contains(slides, StringComparison.Ordinal), Is.EqualTo(isLinked));
    }

    [Test]
    public async Task An_address_that_is_too_long_is_refused_at_its_field()
    {
        var result = await room.LogAsync(Bot.Ben, "How we deploy", recording: $"https://video.example/{new string('a', 2000)}");

        Assert.That(TalkRoom.Errors(result), Does.Contain("talk_recording").And.Contain("at most 2000"));
    }

    [Test]
    public async Task What_turns_the_direction_of_a_text_is_left_out()
    {
        await Bot.Ben.CommandAsync("/talk propose");
        await TalkRoom.SendAsync(Bot.Ben, "How we \u202Edeploy", "One\u2066\u0007 line\n\nand another", "", [Bot.Ben], ("talk_wished", TalkRoom.Typed("\u202EThursdays")));

        Assert.That(await Bot.ScalarAsync<string>("select title || '|' || abstract || '|' || wished from gathering"), Is.EqualTo("How we deploy|One line\n\nand another|Thursdays"));
    }

    [Test]
    public async Task A_title_pings_nobody()
    {
        await room.LogAsync(Bot.Ben, "<!channel> all *of* you");

        Assert.That((await TalkRoom.AskAsync(Bot.Anna, "/talk list")).Text, Does.Contain("&lt;!channel&gt;").And.Not.Contain("<!channel>"));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk list"), Does.Contain("*&lt;!channel&gt; all ∗of∗ you*"));
    }

    [Test]
    public async Task A_proposed_talk_waits_and_the_owner_hears_of_it_once()
    {
        await room.ProposeAsync(Bot.Ben, "How we deploy", "From commit to customer.", "ci", "Thursdays");

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("is proposed"));
        Assert.That(TalkRoom.Words(Bot.Priya), Does.Contain("A talk is proposed").And.Contain("How we deploy").And.Contain("Thursdays").And.Contain("From commit to customer."));
        Assert.That(TalkRoom.Words(Bot.Anna), Is.Empty);
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk list"), Does.Contain("Proposed, without a date yet").And.Contain("How we deploy").And.Contain("no date yet"));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Ben, "/talk mine"), Does.Contain("How we deploy"));
    }

    [Test]
    public async Task The_only_owner_is_not_told_that_owners_hear_of_it()
    {
        await room.ProposeAsync(Bot.Priya, "How we plan");

        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("it waits for you").And.Not.Contain("hear of it"));
    }

    [Test]
    public async Task An_owner_hears_of_a_proposed_talk_within_their_own_hours()
    {
        await Bot.ExecuteAsync(
            "insert into contact (team_id, user_id, zone) values (@TeamId, @UserId, 'America/New_York') on conflict (team_id, user_id) do update set zone = excluded.zone",
            new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId });

        await room.ProposeAsync(Bot.Ben, "How we deploy");
        Assert.That(TalkRoom.Words(Bot.Priya), Does.Not.Contain("A talk is proposed"), "it is five in the morning there");
        await Bot.TurnToAsync("2026-11-23T15:00:00Z");

        Assert.That(TalkRoom.Words(Bot.Priya), Does.Contain("A talk is proposed"));
    }

    [Test]
    public async Task Whoever_is_erased_is_named_no_longer_and_the_talk_stays()
    {
        await room.LogAsync(Bot.Ben, "How we deploy");
        await Bot.ExecuteAsync("update gathering set created_at = @Now", new { Bot.Now });

        await Bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(Bot.Ben), CancellationToken.None);

        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk list"), Does.Contain("How we deploy").And.Contain("a colleague · ").And.Not.Contain(Bot.Ben.UserId));
        Assert.That(await Bot.ScalarAsync<string>("select owner from gathering"), Is.EqualTo("erased"));
    }
}
