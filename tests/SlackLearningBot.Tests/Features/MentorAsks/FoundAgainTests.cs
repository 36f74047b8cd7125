using NUnit.Framework;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorAsks;

/// <summary>What goes on after an answer: the mentor's App Home, and when two meet again.</summary>
internal sealed class FoundAgainTests
{
    private const string Monday = "2026-11-23T09:00:00Z";

    [Test]
    public async Task The_mentors_App_Home_follows_who_waits_for_them()
    {
        await using var bot = await TestBot.StartAsync(Monday);
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
        await bot.Ben.OpenHomeAsync();
        await bot.SettleAsync();
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        Assert.That(bot.Ben.Home!.Body.ToJsonString(), Does.Contain(bot.Anna.UserId));

        await bot.TurnToAsync("2026-11-27T09:00:00Z");

        Assert.That(await bot.ScalarAsync<string>("select state from mentor_choice"), Is.EqualTo("silent"));
        Assert.That(bot.Ben.Home!.Body.ToJsonString(), Does.Not.Contain(bot.Anna.UserId));
    }

    [Test]
    public async Task Whoever_looks_without_a_profile_sees_when_both_work_too()
    {
        await using var bot = await TestBot.StartAsync(Monday);
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
        await bot.ExecuteAsync("""
            insert into person (team_id, user_id, zone) select @TeamId, unnest(array[@Ben, @Anna]), unnest(array['Europe/London', 'Europe/Stockholm'])
                on conflict (team_id, user_id) do update set zone = excluded.zone
            """, new { bot.Anna.Workspace.TeamId, Ben = bot.Ben.UserId, Anna = bot.Anna.UserId });

        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(bot.Anna, "sql")), Does.Contain("35 h a week when you both work"), "Stockholm and London, nine to five");
    }

    [Test]
    public async Task A_card_counts_the_places_for_which_there_are_hours()
    {
        await using var bot = await TestBot.StartAsync(Monday);
        await MentorDesk.OfferAsync(bot.Ben, "SQL", "5", ("mentor.hours", MentorDesk.Selected("4")));

        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(bot.Anna, "sql")), Does.Contain("2 of 2 places free"));
    }

    [TestCase(12, "2027-11-20T10:00:00Z", true, false)]
    [TestCase(12, "2027-11-24T10:00:00Z", true, true)]
    [TestCase(0, "2026-11-24T10:00:00Z", true, true)]
    [TestCase(0, "2026-11-24T10:00:00Z", false, false)]
    public async Task Whom_one_had_comes_again_after_as_many_months_as_the_company_says(int months, string at, bool isOver, bool isFound)
    {
        await using var bot = await TestBot.StartAsync(
            Monday, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false", ["Bot:SameMentorAfterMonths"] = $"{months}" });
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
        await bot.ExecuteAsync("""
            insert into mentorship (team_id, mentorship_id, kind, began_at, ended_at, next_step_at, every_days, minutes, ends_on)
            values (@TeamId, gen_random_uuid(), 'classic', @Now, case when @IsOver then @Now::timestamptz end, case when @IsOver then null else @Now::timestamptz + interval '9 years' end, 14, 45, '2036-01-01');
            insert into mentorship_member (team_id, mentorship_id, user_id, part) select team_id, mentorship_id, unnest(array[@Ben, @Anna]), unnest(array['mentor', 'mentee']) from mentorship
            """, new { bot.Anna.Workspace.TeamId, Ben = bot.Ben.UserId, Anna = bot.Anna.UserId, IsOver = isOver, bot.Now });
        bot.Machine.Advance(TestBot.Instant(at) - bot.Now);
        await bot.Slack.TurnClockAsync(TestBot.Instant(at)); // and no tick

        var said = MentorDesk.Words((await bot.Anna.CommandAsync("/mentor find sql")).Ephemeral!);

        Assert.That(said.Contains($"<@{bot.Ben.UserId}>", StringComparison.Ordinal), Is.EqualTo(isFound), said);
    }
}
