using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>More programmes and groups than one page shows.</summary>
internal sealed class ProgrammeListTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Open() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Close() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private string Shown => Bot.Priya.Messages()[^1].Words();

    [Test]
    public async Task The_last_programme_is_reached_page_by_page_and_started_there()
    {
        await Bot.ExecuteAsync(
            """
            insert into programme (team_id, programme_id, title, description, version, author_id, saved_at)
            select @TeamId, 'p' || i, 'Agile ' || (100 + i), '', 1, 'U1', @Now from generate_series(1, 15) i
            """, new { Bot.Priya.Workspace.TeamId, Now = Bot.Now.UtcDateTime });

        await Bot.Priya.CommandAsync("/learn program");
        Assert.That(Shown, Does.Contain("Agile 101").And.Contain("Agile 115").And.Not.Contain("SQL for analysts").And.Contain("More"));
        await Bot.Priya.ClickAsync(Bot.Priya.Messages()[^1], "programme.page:programmes-1");

        Assert.That(Shown, Does.Contain("SQL for analysts").And.Not.Contain("Agile").And.Contain("Previous"));
        await Bot.Priya.ClickAsync(Bot.Priya.Messages()[^1], "programme.start:sql");
        Assert.That(Bot.Priya.Modal!.Words(), Does.Contain("programme_session"));
    }

    [Test]
    public async Task Groups_with_a_session_ahead_come_first_and_all_others_behind_a_button()
    {
        await Bot.ExecuteAsync(
            """
            insert into programme (team_id, programme_id, title, description, version, author_id, saved_at)
            select @TeamId, 'p' || i, 'Agile ' || (100 + i), '', 1, 'U1', @Now from generate_series(1, 12) i;
            insert into programme_cohort (team_id, cohort_id, programme_id, author_id, session_at, starts_on, audience, created_at, state)
            select @TeamId, gen_random_uuid(), 'p' || i, 'U1', case i when 1 then @Now + interval '9 days' when 2 then @Now + interval '2 days' when 3 then @Now - interval '1 day' end, '2026-11-01', '{}',
                   @Now + make_interval(secs => i), 'running'
              from generate_series(1, 12) i;
            """, new { Bot.Priya.Workspace.TeamId, Now = Bot.Now.UtcDateTime });

        await Bot.Priya.CommandAsync("/learn program");
        Assert.That(Groups(), Does.Match("(?s)Agile 102.*Agile 101.*Agile 112.*Agile 111.*Agile 105").And.Not.Contain("Agile 104").And.Not.Contain("Agile 103"));
        await Bot.Priya.ClickAsync(Bot.Priya.Messages()[^1], "programme.page:groups-1");

        Assert.That(Groups(), Does.Match("(?s)Agile 104.*Agile 103").And.Not.Contain("Agile 105"));

        string Groups() => Shown[Shown.IndexOf("divider", StringComparison.Ordinal)..];
    }

    [Test]
    public async Task Whoever_is_no_owner_any_more_sees_no_other_page()
    {
        await Bot.ExecuteAsync(
            """
            insert into programme (team_id, programme_id, title, description, version, author_id, saved_at)
            select @TeamId, 'p' || i, 'Agile ' || (100 + i), '', 1, 'U1', @Now from generate_series(1, 15) i
            """, new { Bot.Priya.Workspace.TeamId, Now = Bot.Now.UtcDateTime });
        await Bot.Priya.CommandAsync("/learn program");
        var list = Bot.Priya.Messages()[^1];
        await Bot.ExecuteAsync("delete from role_grant");

        await Bot.Priya.ClickAsync(list, "programme.page:programmes-1");

        Assert.That(Shown, Does.Contain("Only owners").And.Not.Contain("SQL for analysts"));
    }

    [TestCase("programme")]
    [TestCase("programmes")]
    [TestCase("Programs")]
    public async Task It_is_found_however_it_is_spelt(string word)
    {
        await Bot.Priya.CommandAsync($"/learn {word}");
        Assert.That(Shown, Does.Contain("SQL for analysts").And.Contain("programme.start"));

        await Bot.Priya.CommandAsync($"/learn {word} import");
        Assert.That(Shown, Does.Contain("A programme is a YAML file"));
        await Bot.Priya.CommandAsync($"/learn {word} new");
        Assert.That(Bot.Priya.Modal!.Words(), Does.Contain("programme_steps"));
    }
}
