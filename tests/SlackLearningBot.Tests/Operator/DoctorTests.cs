using System.CommandLine;
using NUnit.Framework;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Operator;

/// <summary>Doctor finds each thing that is wrong, says what to do about it, and ends with 1; nothing it looks at can make it crash.</summary>
internal sealed class DoctorTests
{
    private FaultyNetwork network = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), network.Use);
        bot.Machine.Advance(await bot.ScalarAsync<DateTime>("select clock_timestamp()") - bot.Machine.GetUtcNow().UtcDateTime);
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    private Task<(int Code, string Output)> RunAsync() => RunAsync((_, _) => Task.FromResult(new ConsoleSession(bot.Services, null)));

    private static async Task<(int Code, string Output)> RunAsync(Func<ParseResult, CancellationToken, Task<ConsoleSession>> open)
    {
        await using var output = new StringWriter();
        var host = new ConsoleHost(open, output, output);
        var root = new RootCommand();
        root.Subcommands.Add(new DoctorCommand().Build(host));
        var code = await root.Parse(["doctor"]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output, EnableDefaultExceptionHandler = false });
        return (code, output.ToString());
    }

    [Test]
    public async Task All_is_well()
    {
        var (code, output) = await RunAsync();

        Assert.That(output, Does.Contain("All is well.").And.Not.Contain("✗"));
        Assert.That(code, Is.Zero);
    }

    [Test]
    public async Task A_token_that_Slack_refuses()
    {
        network.Answer("auth.test", 200, """{"ok":false,"error":"invalid_auth"}""");

        var (code, output) = await RunAsync();

        Assert.That(output, Does.Contain("✗ Slack refuses the token: invalid_auth").And.Contain("1 thing to mend").And.Not.Contain(PlaygroundOptions.BotToken));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_no_key_opens()
    {
        await bot.AddCleoAsync();
        await bot.ExecuteAsync("update installation set token_protected = 'nonsense' where team_id = 'T0OTHER0001'");

        var (code, output) = await RunAsync();

        Assert.That(output, Does.Contain("✗ The token of T0OTHER0001 cannot be opened").And.Contain("1 thing to mend"));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_scope_that_is_missing()
    {
        network.Answer(
            "auth.test", 200, """{"ok":true,"team_id":"T1","user_id":"U1"}""", ("X-OAuth-Scopes", string.Join(',', BotScopes.All.Except(["im:history"]))));

        var (code, output) = await RunAsync();

        Assert.That(output, Does.Contain("✗ The token lacks the scopes im:history"));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_clock_that_differs_from_Slacks()
    {
        network.Answer(
            "auth.test", 200, """{"ok":true,"team_id":"T1","user_id":"U1"}""",
            ("X-OAuth-Scopes", string.Join(',', BotScopes.All)), ("Date", bot.Machine.GetUtcNow().AddMinutes(-4).ToString("R")));

        var (code, output) = await RunAsync();

        Assert.That(output, Does.Contain("✗ This machine's clock differs from Slack's by 24")); // and the seconds of this test
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task Slack_that_cannot_be_reached()
    {
        network.LoseCall("auth.test");

        Assert.That((await RunAsync()).Output, Does.Contain("✗ Slack could not be reached"));
    }

    [Test]
    public async Task A_clock_that_differs_from_the_databases()
    {
        bot.Machine.Advance(TimeSpan.FromSeconds(30));

        Assert.That((await RunAsync()).Output, Does.Contain("✗ The database's clock and this machine's differ by"));
    }

    [Test]
    public async Task Migrations_that_have_not_run()
    {
        await bot.ExecuteAsync("delete from schema_migration where number = (select max(number) from schema_migration)");

        Assert.That((await RunAsync()).Output, Does.Contain("✗ 1 migrations have not run").And.Contain("migrate"));
    }

    [Test]
    public async Task A_database_that_needs_a_newer_program()
    {
        await bot.ExecuteAsync("update program_version set oldest_program = 9999");

        Assert.That((await RunAsync()).Output, Does.Contain("✗ This program is too old for the database"));
    }

    [TestCase("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hidden;Timeout=2")]
    [TestCase("Host=no-such-host.invalid;Database=x;Username=x;Password=hidden;Timeout=2")]
    public async Task A_database_that_is_away_keeps_Slack_from_being_asked_no_more_than_its_token_does(string connectionString)
    {
        await using var lonely = await BuildAsync(connectionString, PlaygroundOptions.BotToken);
        await using var homeless = await BuildAsync(connectionString, null);

        var withToken = await RunAsync((_, _) => Task.FromResult(new ConsoleSession(lonely.Services, null)));
        var withoutToken = await RunAsync((_, _) => Task.FromResult(new ConsoleSession(homeless.Services, null)));

        Assert.That(withToken.Output, Does.Contain("✗ PostgreSQL at ").And.Contain("✓ Slack takes the token").And.Not.Contain("hidden"));
        Assert.That(withoutToken.Output, Does.Contain("✗ PostgreSQL at ").And.Contain("✗ Slack was not asked"));
        Assert.That((withToken.Code, withoutToken.Code), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task An_empty_database_is_told_and_left_empty()
    {
        await using var empty = await TestDatabase.CreateEmptyAsync();
        await using var app = await BuildAsync(empty.ConnectionString, PlaygroundOptions.BotToken);

        var (code, output) = await RunAsync((_, _) => Task.FromResult(new ConsoleSession(app.Services, null)));

        Assert.That(output, Does.Contain("migrations have not run"));
        Assert.That(code, Is.EqualTo(1));
        await using var command = empty.DataSource.CreateCommand("select count(*) from information_schema.tables where table_schema = 'public'");
        Assert.That(await command.ExecuteScalarAsync(), Is.Zero);
    }

    [Test]
    public async Task Settings_that_are_wrong_are_all_told()
    {
        var (code, output) = await RunAsync((_, _) => throw new SettingsException(["Slack:SigningSecret is empty", "Bot:DefaultZone is odd"]));

        Assert.That(output, Does.Contain("✗ Slack:SigningSecret is empty").And.Contain("✗ Bot:DefaultZone is odd").And.Contain("2 things to mend"));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task An_app_level_token_that_Slack_takes()
    {
        bot.Slack.UseSocketMode();

        var (code, output) = await RunWithAppTokenAsync(PlaygroundOptions.AppToken);

        Assert.That(output, Does.Contain("✓ Slack takes the app-level token").And.Contain("All is well."));
        Assert.That(code, Is.Zero);
        Assert.That(bot.Slack.Sockets.Open, Is.Empty);
    }

    [TestCase("""{"ok":false,"error":"invalid_auth"}""", "✗ Slack refuses Slack:AppToken (invalid_auth)")]
    [TestCase("""{"ok":false,"error":"missing_scope","needed":"connections:write"}""", "✗ Slack:AppToken lacks the scope connections:write")]
    [TestCase("""{"ok":false,"error":"forbidden_team"}""", "✗ Slack does not let the app in (forbidden_team): see whether Socket Mode is switched on")]
    [TestCase("""{"ok":false,"error":"ratelimited"}""", "✗ Slack was asked for connections too often")]
    [TestCase("""{"ok":false,"error":"internal_error"}""", "manifests/slack-app.socket-mode.yaml")]
    public async Task An_app_level_token_that_Slack_does_not_take(string answer, string words)
    {
        network.Answer("apps.connections.open", 200, answer);

        var (code, output) = await RunWithAppTokenAsync(PlaygroundOptions.AppToken);

        Assert.That(output, Does.Contain(words).And.Contain("1 thing to mend").And.Not.Contain(PlaygroundOptions.AppToken));
        Assert.That(code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_scope_that_is_missing_names_the_manifest_of_the_transport()
    {
        bot.Slack.UseSocketMode();
        network.Answer("auth.test", 200, """{"ok":true,"team_id":"T1","user_id":"U1"}""", ("X-OAuth-Scopes", "chat:write"));

        var (_, output) = await RunWithAppTokenAsync(PlaygroundOptions.AppToken);

        Assert.That(output, Does.Contain("update the app from manifests/slack-app.socket-mode.yaml"));
    }

    private async Task<(int Code, string Output)> RunWithAppTokenAsync(string appToken)
    {
        await using var app = await BuildAsync(bot.ConnectionString, PlaygroundOptions.BotToken, appToken);
        return await RunAsync((_, _) => Task.FromResult(new ConsoleSession(app.Services, null)));
    }

    private Task<WebApplication> BuildAsync(string connectionString, string? token, string? appToken = null) => BotHost.BuildAsync(
        new BotHostOptions
        {
            Environment = "Test",
            IsServing = false,
            Migrates = false,
            Machine = bot.Machine,
            Services = appToken is null ? null : network.Use,
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:ApiBaseUrl"] = bot.Slack.ApiUrl.ToString(),
                ["Slack:BotToken"] = token,
                ["Slack:SigningSecret"] = appToken is null ? PlaygroundOptions.SigningSecret : null,
                ["Slack:AppToken"] = appToken,
            },
        },
        CancellationToken.None);
}
