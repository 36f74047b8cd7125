using Dapper;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Forms that Slack does not open, and Homes that it does not take.</summary>
internal sealed class ViewFaultTests : FaultFixture
{
    private async Task<PersonHands> AtHomeAsync()
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await learner.OpenHomeAsync();
        await Bot.SettleAsync();
        return learner;
    }

    [TestCase("W23", "expired_trigger_id")]
    [TestCase("W23", "exchanged_trigger_id")]
    [TestCase("W23", "invalid_trigger_id")]
    [TestCase("W23", "older_form")]
    [TestCase("W24", "duplicate_external_id")]
    [TestCase("W20", "view_too_large")]
    [TestCase("W17", "")]
    [TestCase("W1", "")]
    [TestCase("W6", "")]
    [TestCase("W7", "internal_error")]
    [TestCase("W9", "503")]
    [TestCase("W10", "truncated")]
    public async Task A_form_that_does_not_open_is_answered_with_a_sentence_and_opens_the_next_time(string fault, string variant)
    {
        var learner = await AtHomeAsync();
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "views.open" });

        var first = await learner.ClickAsync(learner.Home!, "settings.open");
        var said = learner.Modal is { } remark ? remark.Body.ToJsonString() : null;
        await learner.CloseAsync(cleared: true);
        await learner.ClickAsync(learner.Home!, "settings.open");

        Assert.That(first.Ok, Is.True, "Slack shows no error");
        Assert.That(said, Is.Null.Or.Contains("had passed"), "a dialogue could say so, if Slack opens one now");
        Assert.That(learner.Modal!.Body.ToJsonString(), Does.Contain("Settings").IgnoreCase);
    }

    [TestCase("W23", "expired_trigger_id")]
    [TestCase("W4", "reset")]
    [TestCase("W9", "500")]
    public async Task A_commands_form_that_does_not_open_is_answered_in_words(string fault, string variant)
    {
        var stranger = Bot.Erik;
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "views.open" });

        var result = await stranger.CommandAsync("/learn");

        Assert.That(result.Ok, Is.True);
        Assert.That(result.Ephemeral!.Text, Does.Contain("had passed").And.Contain("click once more").And.Not.Contain("_"));
    }

    [TestCase("W1", "")]
    [TestCase("W2", "missing")]
    [TestCase("W4", "reset")]
    [TestCase("W5", "")]
    [TestCase("W6", "")]
    [TestCase("W7", "fatal_error")]
    [TestCase("W8", "200")]
    [TestCase("W9", "502")]
    [TestCase("W10", "gzip")]
    [TestCase("W15", "team_added_to_org")]
    public async Task A_Home_comes_when_Slack_takes_it_again(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "views.publish", Seconds = fault switch { "W5" => 1, _ => null } });

        await learner.OpenHomeAsync();
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(learner.Home, Is.Not.Null);
        Assert.That(await Bot.ScalarAsync<string>("select state from delivery where kind = 'home.publish' and recipient = @UserId", new { learner.UserId }), Is.EqualTo("sent"));
    }

    [TestCase("W24", "not_enabled")]
    [TestCase("W24", "hash_conflict")]
    [TestCase("W20", "view_too_large")]
    [TestCase("W22", "user_not_found")]
    [TestCase("W18", "")]
    [TestCase("C14", "off")]
    public async Task A_Home_that_is_refused_for_good_is_not_published_for_ever(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "views.publish", Count = fault == "C14" ? 1 : null });
        var before = Bot.Slack.World.Calls.To("views.publish").Count;

        await learner.OpenHomeAsync();
        await Bot.SettleAsync();
        await Desk.RecoverAsync();
        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        learner.Workspace.HomeTabEnabled = true;

        Assert.That(Bot.Slack.World.Calls.To("views.publish").Count - before, Is.LessThanOrEqualTo(3), "one a reason to publish");
        Assert.That(FaultDesk.Seen(learner), Has.Count.EqualTo(1), "lessons come all the same");
    }

    [Test, Strikes("C14", "off"), Strikes("C14", "on")]
    public async Task A_Home_tab_that_is_switched_on_again_is_filled()
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish("C14") { Variant = "off", At = "views.publish" });
        await learner.OpenHomeAsync();
        await Bot.SettleAsync();
        await Desk.RecoverAsync();
        var without = learner.Home;
        await Desk.BreakAsync(new FaultWish("C14") { Variant = "on", Team = learner.Workspace.TeamId });

        await learner.OpenHomeAsync();
        await Bot.SettleAsync();

        Assert.That(without, Is.Null);
        Assert.That(learner.Home, Is.Not.Null);
    }

    [Test, Strikes("W24", "push_limit_reached")]
    public async Task A_form_that_is_one_too_many_is_answered_all_the_same()
    {
        var learner = await AtHomeAsync();
        await Desk.BreakAsync(new FaultWish("W24") { Variant = "push_limit_reached", At = "views.open" });

        var result = await learner.ClickAsync(learner.Home!, "settings.open");

        Assert.That(result.Ok, Is.True);
    }

    [Test, Strikes("E17", "hash")]
    public async Task A_press_in_a_Home_of_yesterday_opens_what_it_says()
    {
        var learner = await AtHomeAsync();
        await Desk.BreakAsync(new FaultWish("E17") { Variant = "hash" });

        await learner.ClickAsync(learner.Home!, "settings.open");

        Assert.That(learner.Modal!.Body.ToJsonString(), Does.Contain("Settings").IgnoreCase);
    }

    [TestCase("W24", "not_found", 1)]
    [TestCase("W24", "hash_conflict", 2)]
    [TestCase("W6", "", 2)]
    [TestCase("W9", "502", 2)]
    public async Task A_form_does_not_load_for_ever_when_it_is_not_filled_at_once(string fault, string variant, int tries)
    {
        var learner = await AtHomeAsync();
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "views.update" });
        var before = Bot.Slack.World.Calls.To("views.update").Count;
        await using var database = new NpgsqlConnection(Bot.ConnectionString);
        await database.OpenAsync();
        await using var hold = await database.BeginTransactionAsync();
        await database.ExecuteAsync("lock table learner in access exclusive mode", transaction: hold); // so that reading the settings takes its time

        var click = learner.ClickAsync(learner.Home!, "settings.open");
        while (learner.Modal is null && !click.IsCompleted)
        {
            await Task.Delay(20);
        }

        await hold.RollbackAsync();
        var result = await click;

        Assert.That(result.Ok, Is.True);
        Assert.That(Bot.Slack.World.Calls.To("views.update").Count - before, Is.EqualTo(tries), "a view that was closed is left closed");
        Assert.That(learner.Modal!.Body.ToJsonString().Contains("Settings", StringComparison.OrdinalIgnoreCase), Is.EqualTo(tries == 2));
    }
}
