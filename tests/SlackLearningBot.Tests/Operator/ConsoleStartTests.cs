using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using SlackLearningBot.Operator;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Tests.Operator;

/// <summary>What an operator reads when the start goes wrong: a sentence, never a stack.</summary>
[NonParallelizable] // one sets environment variables
internal sealed class ConsoleStartTests
{
    [Test]
    public void A_taken_port_is_said_before_anything_begins()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.That(
            () => ServeCommand.RequireFree($"http://127.0.0.1:{port}"),
            Throws.TypeOf<SettingsException>().With.Message.Contains($"another program listens on port {port}"));
        other.Stop();
        Assert.That(() => ServeCommand.RequireFree($"http://127.0.0.1:{port}"), Throws.Nothing);
    }

    [Test]
    public async Task Doctor_tells_that_the_database_is_away_and_asks_Slack_all_the_same()
    {
        var output = new StringWriter();

        var code = await RunDoctorAsync(output, ("ConnectionStrings__Postgres", "Host=127.0.0.1;Port=1;Username=bot;Password=secret"), ("Slack__BotToken", "xoxb-of-nobody"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output.ToString(), Does.Contain("✗ PostgreSQL at 127.0.0.1:1 does not answer").And.Contain("✗ Slack").And.Contain("2 things to mend").And.Not.Contain("secret"));
    }

    private static async Task<int> RunDoctorAsync(StringWriter output, params (string Name, string Value)[] settings)
    {
        settings = [.. settings, ("Slack__SigningSecret", "s"), ("Slack__ApiBaseUrl", "https://127.0.0.1:1/api/")];
        foreach (var (name, value) in settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            return await BotConsole.RunAsync(["doctor"], [new DoctorCommand()], output, output);
        }
        finally
        {
            foreach (var (name, _) in settings)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
