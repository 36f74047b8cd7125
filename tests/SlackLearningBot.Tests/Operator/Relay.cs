using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SlackLearningBot.Tests.Operator;

/// <summary>A way to a database that is not there until it is opened, and may hang up on one of those who take it.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder target;
    private readonly List<Task> under = [];
    private readonly CancellationTokenSource end = new();
    private TcpListener? listener;
    private int came;

    public Relay(string connectionString)
    {
        target = new NpgsqlConnectionStringBuilder(connectionString);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Port = ((IPEndPoint)free.LocalEndpoint).Port;
    }

    public int Port { get; }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(target.ConnectionString)
    {
        Host = "127.0.0.1", Port = Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Whoever comes is let through, but for so many from the one on who is the first <paramref name="unwanted"/>.</summary>
    public void Open(int unwanted = 0, int many = 1)
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        under.Add(AcceptAsync(listener, unwanted, many));
    }

    private async Task AcceptAsync(TcpListener door, int unwanted, int many)
    {
        try
        {
            while (true)
            {
                var guest = await door.AcceptTcpClientAsync(end.Token);
                under.Add(++came >= unwanted && came < unwanted + many ? Task.Run(guest.Dispose) : PassAsync(guest));
            }
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task PassAsync(TcpClient guest)
    {
        using var server = new TcpClient();
        using (guest)
        {
            try
            {
                await server.ConnectAsync(target.Host!, target.Port, end.Token);
                await Task.WhenAny(
                    guest.GetStream().CopyToAsync(server.GetStream(), end.Token), server.GetStream().CopyToAsync(guest.GetStream(), end.Token));
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
            {
                // Either side hung up.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener?.Dispose();
        await Task.WhenAll(under.ToArray());
        end.Dispose();
    }
}
