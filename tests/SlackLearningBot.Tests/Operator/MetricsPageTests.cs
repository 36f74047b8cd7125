using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using SlackLearningBot.Operator.Telemetry;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Outbox;

namespace SlackLearningBot.Tests.Operator;

/// <summary>The page for Prometheus: on a port of its own, with everything an operator watches, and without people, workspaces or secrets.</summary>
[NonParallelizable] // instruments of one name are one to OpenTelemetry: another bot of this process that stops would end ours
internal sealed partial class MetricsPageTests
{
    private TestBot bot = null!;
    private HttpClient http = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?> { ["Telemetry:PrometheusPort"] = "0" }, services => services.AddSingleton<IWork>(new NoteWork()));
        http = new HttpClient();
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        await bot.DisposeAsync();
    }

    private Uri Page => bot.Services.GetRequiredService<TelemetryService>().Prometheus!.Address!;

    private async Task<string> ReadAsync()
    {
        await bot.Services.GetRequiredService<OutboxGauges>().ReadAsync(CancellationToken.None);
        return await http.GetStringAsync(Page);
    }

    [Test]
    public async Task It_is_served_to_this_machine_alone_and_never_where_Slack_comes_in()
    {
        var answer = await http.GetAsync(Page);

        Assert.That(Page.Host, Is.EqualTo("127.0.0.1"));
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.ToString()), Is.EqualTo((HttpStatusCode.OK, "text/plain; version=0.0.4; charset=utf-8")));
        Assert.That((await http.GetAsync(new Uri(bot.Address, "/metrics"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await http.GetAsync(new Uri(Page, "/health/live"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "nor the other way round");
        Assert.That((await http.PostAsync(Page, null)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_taken_port_is_said_with_its_setting()
    {
        using var exporter = new PrometheusExporter();
        await using var second = new PrometheusServer(exporter, Page.Port, NullLogger<PrometheusServer>.Instance);

        Assert.That(() => second.StartAsync(CancellationToken.None), Throws.TypeOf<SettingsException>().With.Message.Contains($"Telemetry:PrometheusPort is \"{Page.Port}\", and another program listens there"));
    }

    [Test]
    public async Task It_shows_how_the_outbox_stands()
    {
        await bot.ExecuteAsync("""
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at, state, attempted_at, reason, finished_at)
            select gen_random_uuid(), @Team, 'U' || n, 'test.note', 'x', 0, @Now - n * interval '1 minute', @Now, state,
                   case when state = 'unsure' then @Now end, case when state = 'dead' then 'broken' end, case when state = 'dead' then @Now end
              from (values (1, 'waiting'), (2, 'waiting'), (3, 'unsure'), (4, 'dead')) as one (n, state);
            insert into lane (team_id, method, paused_until) values (@Team, 'chat.update', @Now + interval '1 minute');
            """, new { DemoWorkspace.Team, bot.Now });

        var page = await ReadAsync();

        Assert.That(page, Does.Contain("\nlearning_deliveries_due 3\n").And.Contain("\nlearning_deliveries_unsure 1\n").And.Contain("\nlearning_deliveries_dead 1\n")
            .And.Contain("\nlearning_deliveries_in_flight 0\n").And.Contain("\nlearning_deliveries_oldest_due_age_seconds 180\n").And.Contain("\nlearning_lanes_closed 1\n")
            .And.Contain("\nlearning_events_waiting 0\n"));
    }

    [Test]
    public async Task It_shows_how_long_Slack_waited_for_us_and_we_for_Slack()
    {
        await bot.Anna.CommandAsync("/learn help");
        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();

        var way = Transport.IsSocketMode ? "socket" : "http";
        Shows($$"""learning_edge_ack_seconds_count\{kind="command",outcome="ok",way="{{way}}"\} [1-9]""");
        Shows($$"""learning_edge_ack_seconds_bucket\{kind="event",outcome="ok",way="{{way}}",le="\+Inf"\} [1-9]""");
        Shows("""learning_slack_call_seconds_count\{method="views.publish",outcome="answered"\} [1-9]""");
        Assert.That(await ReadAsync(), Does.Not.Contain("http_client_request_duration").And.Not.Contain("http_server_"), "each call and each request is measured once, by its kind");
    }

    [Test]
    public async Task What_is_not_Slacks_is_told_apart()
    {
        await http.PostAsync(new Uri(bot.Address, "/slack/commands"), new StringContent("text=hello"));

        Shows("""learning_edge_ack_seconds_count\{kind="command",outcome="refused",way="http"\} [1-9]""");
    }

    /// <summary>An answer is over a moment after its reader has it.</summary>
    private void Shows(string pattern) => Assert.That(ReadAsync, Does.Match(pattern).After(5).Seconds.PollEvery(50).MilliSeconds);

    [Test]
    public async Task It_names_no_person_no_workspace_and_no_secret()
    {
        await bot.Anna.OpenHomeAsync();
        await bot.Anna.CommandAsync("/learn time 9:00");
        await bot.SettleAsync();

        // Pools of connections that only tests have are measured too; ours has a name.
        var page = string.Join('\n', (await ReadAsync()).Split('\n').Where(line => !line.StartsWith("db_client", StringComparison.Ordinal) || line.Contains("\"learning\"", StringComparison.Ordinal)));

        Assert.That(SlackIds().Matches(page).Select(match => match.Value), Is.Empty);
        Assert.That(page, Does.Not.Contain("xoxb").And.Not.Contain("Password").And.Not.Contain("Host="));
    }

    [GeneratedRegex(@"\b[UWTCD]0[A-Z0-9]{5,}\b")]
    private static partial Regex SlackIds();

    [Test]
    public async Task Every_line_is_one_that_Prometheus_reads()
    {
        await bot.Anna.CommandAsync("/learn help");

        var lines = (await ReadAsync()).TrimEnd('\n').Split('\n');

        Assert.That(lines.Where(line => !Sample().IsMatch(line)), Is.Empty);
        Assert.That(lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)), Is.Unique);
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-zA-Z_][a-zA-Z0-9_]* .+|[a-zA-Z_][a-zA-Z0-9_]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*")*\})? (-?[0-9.eE+-]+|[+-]Inf|NaN))$""", RegexOptions.None, 10_000)]
    private static partial Regex Sample();
}
