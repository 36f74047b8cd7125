using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Memory;

/// <summary>How well things are kept: a learner's wish, a track's, a workspace's.</summary>
internal sealed class KeepTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private MemoryDesk memory = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        memory = new MemoryDesk(bot);
        await desk.AddTrackAsync("t", 1);
        await desk.AddTrackAsync("top 100", 1);
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { bot.Priya.Workspace.TeamId, bot.Priya.UserId, bot.Now });
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    /// <summary>Somebody who knows one thing for about a month; planned by the usual wish.</summary>
    private async Task<PersonHands> KnowingAsync(string track = "t")
    {
        var person = await desk.NewLearnerAsync(track);
        await memory.AddReviewAsync(person, $"{track}-1-q", "2026-11-01T09:00:00Z", 3);
        await desk.SendAsync(person);
        await person.ClickAsync(person.Messages()[^1], $"Right {track}-1");
        return person;
    }

    private async Task<DateOnly> DueAsync(PersonHands person, string track = "t") => (await memory.FindAsync(person, $"{track}-1-q"))!.DueOn;

    /// <summary>When it comes again by the rules, for a wish.</summary>
    private async Task<DateOnly> ExpectedAsync(PersonHands person, double retention, int aDay = 3, string track = "t")
    {
        var row = (await memory.FindAsync(person, $"{track}-1-q"))!;
        var offset = await bot.ScalarAsync<double?>("select value from learner_offset where user_id = @UserId", new { person.UserId }) ?? 0;
        return NextAsking.DueOn(
            MemoryDesk.Model, new(row.State, row.LastOn), new DateOnly(2026, 11, 1), new AskingWish(retention, offset, QuestionBudget.AnItem(aDay, 7, 1)), _ => 0);
    }

    private async Task<string> SayAsync(PersonHands person, string words)
    {
        var said = LessonDesk.All((await person.CommandAsync(words)).Ephemeral!);
        await bot.SettleAsync();
        return said;
    }

    [Test]
    public async Task A_learners_wish_moves_the_days_of_their_questions_at_once_and_nobody_elses()
    {
        var (anna, ben) = (await KnowingAsync(), await KnowingAsync());
        var before = await DueAsync(anna);

        var said = (await anna.CommandAsync("/learn keep 97, 2 a day")).Ephemeral!;

        Assert.That(said.Text, Does.Contain("about *97 of 100* (your choice), at most 2 questions a day"));
        Assert.That(before, Is.EqualTo(await ExpectedAsync(anna, 0.85)));
        Assert.That(await DueAsync(anna), Is.EqualTo(await ExpectedAsync(anna, 0.97, 2)).And.LessThan(before));
        Assert.That(await DueAsync(ben), Is.EqualTo(before));
        Assert.That(await SayAsync(anna, "/learn keep 70"), Does.Contain("70 of 100").And.Contain("at most 2 questions a day"), "what was not spoken of stays");
        Assert.That(await DueAsync(anna), Is.EqualTo(await ExpectedAsync(anna, 0.70, 2)).And.GreaterThan(before));
        Assert.That(await SayAsync(anna, "/learn keep usual"), Does.Contain("85 of 100* (the usual), at most 3 questions a day"));
        Assert.That(await DueAsync(anna), Is.EqualTo(before));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from memory_wish"), Is.Zero, "a wish for nothing is no row");
    }

    [Test]
    public async Task The_memory_itself_stays_as_it_was()
    {
        var anna = await KnowingAsync();
        var before = (await memory.FindAsync(anna, "t-1-q"))!;

        await anna.CommandAsync("/learn keep 97");

        Assert.That(await memory.FindAsync(anna, "t-1-q"), Is.EqualTo(before with { DueOn = await DueAsync(anna) }));
    }

    [TestCase("/learn keep 40", "I found “40”, and expected from 70 to 97 of 100")]
    [TestCase("/learn keep 4 a day", "I found “4 a day”, and expected 0 to 3 questions a day")]
    [TestCase("/learn keep everything", "I cannot read “everything”")]
    public async Task What_cannot_be_wished_for_is_told_with_what_can(string words, string expected)
    {
        var anna = await KnowingAsync();

        Assert.That(await SayAsync(anna, words), Does.Contain(expected).And.Contain("Nothing was changed; type for example"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from memory_wish"), Is.Zero);
    }

    [Test]
    public async Task The_form_shows_what_holds_and_saves_what_is_chosen()
    {
        var anna = await KnowingAsync();
        await anna.OpenHomeAsync();
        await bot.SettleAsync();

        await anna.ClickAsync(anna.Home!, "memory.keep");
        var form = anna.Modal!.Body.Plain();
        await anna.SubmitAsync(new JsonObject().With("memory_share", "memory.share", "0.90").With("memory_number", "memory.number", "0"));
        await bot.SettleAsync();

        Assert.That(form, Does.Contain("As in my company: about 85 of 100").And.Contain("About 97 of 100 – the most questions").And.Contain("No questions"));
        Assert.That(anna.Modal!.Body.Plain(), Does.Contain("No questions from before come (your choice)"));
        Assert.That(await bot.QueryAsync<string>("select scope || ' ' || about || ' ' || retention || ' ' || questions_a_day from memory_wish"), Is.EqualTo(new[] { $"person {anna.UserId} 0.9 0" }));
        Assert.That(anna.Home!.Body.Plain(), Does.Contain("No questions from before come (your choice)"), "App Home is kept fresh");
    }

    [Test]
    public async Task A_made_up_value_is_refused_beside_its_field()
    {
        var anna = await KnowingAsync();
        await anna.CommandAsync("/learn keep");

        var refused = await anna.SubmitAsync(new JsonObject().With("memory_share", "memory.share", "0.20").With("memory_number", "memory.number", "7"));

        Assert.That(refused.Errors!.Select(error => error.Key), Is.EquivalentTo(new[] { "memory_share", "memory_number" }));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from memory_wish"), Is.Zero);
    }

    [Test]
    public async Task An_owner_decides_for_the_workspace_and_for_a_track_and_everybodys_own_choice_stays()
    {
        var (anna, ben, maria) = (await KnowingAsync(), await KnowingAsync(), await KnowingAsync("top 100"));
        await ben.CommandAsync("/learn keep 80");
        var bens = await DueAsync(ben);

        var said = await SayAsync(bot.Priya, "/learn keep workspace 95 2 a day");

        Assert.That(said, Does.Contain("Whoever chose nothing keeps about 95 of 100.").And.Contain("At most 2 questions a day, for everybody.").And.Contain("in the next minutes"));
        Assert.That(await DueAsync(anna), Is.EqualTo(await ExpectedAsync(anna, 0.95, 2)));
        Assert.That(await DueAsync(ben), Is.EqualTo(await ExpectedAsync(ben, 0.80, 2)).And.EqualTo(bens));
        Assert.That(await SayAsync(bot.Priya, "/learn keep track Track top 100 70"), Does.Contain("Track top 100: about 70 of 100."));
        Assert.That(await DueAsync(maria, "top 100"), Is.EqualTo(await ExpectedAsync(maria, 0.70, 2, "top 100")));
        Assert.That(await DueAsync(anna), Is.EqualTo(await ExpectedAsync(anna, 0.95, 2)), "not in that track");
        Assert.That(await SayAsync(anna, "/learn progress"), Does.Contain("95 of 100* (from your company), at most 2 questions a day"));
        await SayAsync(bot.Priya, "/learn keep workspace usual");
        Assert.That(await DueAsync(anna), Is.EqualTo(await ExpectedAsync(anna, 0.85)));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'memory.replan'"), Is.Zero, "done, and nothing is kept");
    }

    [TestCase("/learn keep track t 2 a day", "decided for the whole workspace, not for a track")]
    [TestCase("/learn keep track nothing 90", "I found no track called “nothing”")]
    [TestCase("/learn keep track top 90", "Did you mean Track top 100 (`top 100`)?")]
    [TestCase("/learn keep track t", "I cannot read “t”")]
    [TestCase("/learn keep track t 99", "I found “99”")]
    [TestCase("/learn keep workspace 9", "I found “9”")]
    public async Task An_owners_slips_change_nothing(string words, string expected)
    {
        Assert.That(await SayAsync(bot.Priya, words), Does.Contain(expected).And.Contain("othing was changed").Or.Contain(expected));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from memory_wish"), Is.Zero);
    }

    [Test]
    public async Task Nobody_but_an_owner_decides_and_who_does_not_learn_has_nothing_to_keep()
    {
        var anna = await KnowingAsync();

        Assert.That(await SayAsync(anna, "/learn keep workspace 90"), Does.Contain("for the owners"));
        Assert.That(await SayAsync(anna, "/learn keep track t 90"), Does.Contain("for the owners"));
        Assert.That(await SayAsync(bot.Maria, "/learn keep 90"), Does.Contain("You are not learning at the moment"));
        Assert.That(await SayAsync(bot.Maria, "/learn keep"), Does.Contain("You are not learning at the moment"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from memory_wish"), Is.Zero);
        Assert.That(await SayAsync(anna, "/learn help"), Does.Contain("keep 90, 2 a day").And.Not.Contain("keep workspace"));
    }

    [Test]
    public async Task Another_workspace_keeps_its_own()
    {
        var anna = await KnowingAsync();
        var cleo = await bot.AddCleoAsync();
        await bot.ExecuteAsync(
            "insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at) values (@TeamId, @UserId, 'Europe/Stockholm', '08:30', 127, @Now, '2100-01-01')",
            new { cleo.Workspace.TeamId, cleo.UserId, bot.Now });
        var before = await DueAsync(anna);

        await SayAsync(cleo, "/learn keep 97");

        Assert.That(await DueAsync(anna), Is.EqualTo(before));
        Assert.That(await bot.ScalarAsync<string>("select team_id from memory_wish"), Is.EqualTo(cleo.Workspace.TeamId));
    }
}
