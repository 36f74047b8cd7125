using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>An owner makes an assessment and chooses who gets it; whatever is wrong is said at its field.</summary>
internal sealed class MakingTests
{
    private AssessmentDesk desk = null!;

    [OneTimeSetUp]
    public async Task Start() => desk = await AssessmentDesk.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task It_is_made_of_the_questions_of_tracks_and_given_from_the_same_dialog()
    {
        await desk.MakeAsync("SQL for all", count: "3", quotas: "", mark: "80", attempts: "1", minutes: "20");

        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("*SQL for all* is made: 3 questions, 80 % to pass, one attempt, 20 minutes. Nobody has it yet."));
        Assert.That(
            await Bot.QueryAsync<string>("select title || ' ' || questions || ' ' || quotas || ' ' || pass_mark || ' ' || attempts || ' ' || minutes || ' ' || certificate || ' ' || author_id from assessment where title = 'SQL for all'"),
            Is.EqualTo(new[] { $"SQL for all 3 [] 80 1 20 true {DemoWorkspace.Priya}" }));
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "assessment.assign-open");
        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("Look who that is").And.Contain("\"initial_option\"").And.Contain(await desk.NewestAsync()));
    }

    [Test]
    public async Task Only_owners_make_and_give()
    {
        foreach (var words in new[] { "assess new", "assess assign", "assess status", "assess" })
        {
            var result = await Bot.Anna.CommandAsync($"/learn {words}");

            Assert.That(LessonDesk.All(result.Ephemeral!), Does.Contain("is for the owners of this workspace's learning"), words);
            Assert.That(Bot.Anna.Modal, Is.Null);
        }
    }

    [Test]
    public async Task Who_is_no_owner_any_more_makes_and_gives_nothing()
    {
        await desk.MakeOwnerAsync(Bot.Ben);
        await desk.MakeAsync("Before");
        await Bot.Ben.CommandAsync("/learn assess new");
        await Bot.ExecuteAsync("delete from role_grant where user_id = @UserId", new { Bot.Ben.UserId });
        var before = await Bot.ScalarAsync<long>("select count(*) from assessment");

        await Bot.Ben.SubmitAsync(view: Bot.Ben.Modal, state: []);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment"), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_wrong_in_the_form_stands_at_its_field()
    {
        var result = await desk.MakeAsync("?", count: "9", quotas: "sql 3", mark: "0", attempts: "11", minutes: "900");

        Assert.That(result.Errors!.Select(error => error.Key), Is.EquivalentTo(new[]
        {
            "assessment_Title", "assessment_Count", "assessment_Quotas", "assessment_PassMark", "assessment_Attempts", "assessment_Minutes",
        }));
        Assert.That((string?)result.Errors!["assessment_Count"], Is.EqualTo("These tracks have 4 questions, so 9 cannot be drawn."));
    }

    [Test]
    public async Task A_track_without_questions_is_no_bank()
    {
        await desk.Lessons.AddEmptyTrackAsync("empty");

        var result = await desk.MakeAsync("Nothing", track: "empty");

        Assert.That((string?)result.Errors!["assessment_Tracks"], Is.EqualTo("These tracks have no questions. Choose others, or write questions for them first."));
    }

    [Test]
    public async Task A_lesson_that_names_no_skill_stands_for_those_of_its_track()
    {
        await desk.Lessons.AddTrackAsync("skilled", 3);
        await Bot.ExecuteAsync("update track set skills = '{networks}' where track_id = 'skilled'; update lesson set skills = '{http}' where lesson_id = 'skilled-1'; update lesson set skills = '{}' where lesson_id in ('skilled-2', 'skilled-3')");

        var tooMany = await desk.MakeAsync("Skilled", track: "skilled", quotas: "networks 3");
        var right = await desk.MakeAsync("Skilled", track: "skilled", quotas: "networks 2, http 1");

        Assert.That((string?)tooMany.Errors!["assessment_Quotas"], Does.Contain("2 questions about “networks”").And.Contain("1 is missing"));
        Assert.That(right.Ok, Is.True, $"{right.Errors}");
    }

    [TestCase(null, "Choose a day and an hour.")]
    [TestCase("2026-11-23T08:29:00Z", "That is in the past. Choose a moment that is still to come.")]
    [TestCase("2026-11-23T09:00:00Z", "That is less than an hour from now. Leave people more time.")]
    [TestCase("2028-01-01T00:00:00Z", "That is more than a year from now. Choose a nearer day.")]
    public async Task A_deadline_lies_ahead(string? deadline, string error)
    {
        await desk.MakeAsync();

        var result = await desk.AssignAsync([DemoWorkspace.Anna], deadline: deadline);

        Assert.That((string?)result.Errors!["assign_deadline"], Is.EqualTo(deadline is null ? "Please complete this required field." : error)); // the first is the client's own word
    }

    [Test]
    public async Task Somebody_must_be_chosen_and_a_channel_is_no_conversation_between_people()
    {
        await desk.MakeAsync();

        Assert.That((string?)(await desk.AssignAsync()).Errors!["assign_people"], Is.EqualTo("Nobody is chosen yet. Choose people, a channel, a group or a track."));
        Assert.That((string?)(await desk.AssignAsync(channel: Bot.Priya.Dm)).Errors!["assign_channel"], Does.StartWith("This is a conversation between people."));
        Assert.That((string?)(await desk.AssignAsync(group: "two words")).Errors!["assign_group"], Is.EqualTo("Write the handle of one group, such as @backend."));
        Assert.That((string?)(await desk.AssignAsync([DemoWorkspace.Anna], which: $"{Guid.Empty}")).Errors!["assign_which"], Is.EqualTo("Choose one of the assessments."));
    }

    [Test]
    public async Task A_bank_that_has_shrunk_since_is_told_when_it_is_given()
    {
        await desk.Lessons.AddTrackAsync("shrinking", 3);
        await desk.MakeAsync("Shrinking", track: "shrinking", count: "3");
        await Bot.ExecuteAsync("update question set retired_at = '2026-11-23' where question_id = 'shrinking-2-q'");

        var result = await desk.AssignAsync([DemoWorkspace.Anna]);

        Assert.That((string?)result.Errors!["assign_which"], Is.EqualTo("Its tracks have only 2 questions now, and it asks 3. Make a new one, or write more questions."));
    }

    [Test]
    public async Task Hostile_words_stay_words()
    {
        await desk.MakeAsync("<!channel> *bold* `code` <https://evil.example|x>");
        await desk.GiveAsync();

        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("&lt;!channel&gt; ∗bold∗").And.Not.Contain("<!channel>").And.Not.Contain("<https://evil"));
        var verify = LessonDesk.All((await Bot.Anna.CommandAsync("/learn verify <!here> `x`")).Ephemeral!);
        Assert.That(verify, Does.Contain("is no code of a certificate").And.Not.Contain("<!here>"));
        Assert.That(LessonDesk.All((await Bot.Priya.CommandAsync("/learn assess <!everyone>")).Ephemeral!), Does.Contain("I cannot read").And.Not.Contain("<!everyone>"));
    }
}
