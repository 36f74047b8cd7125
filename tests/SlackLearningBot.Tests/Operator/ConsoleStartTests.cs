using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using SlackLearningBot.Operator;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Tests.Operator;

/// <summary>What an operator reads when the start goes wrong: a sentence, never a stack.</summary>
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
}
