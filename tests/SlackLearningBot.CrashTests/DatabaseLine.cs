using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SlackLearningBot.CrashTests;

/// <summary>
/// The line between the bots and PostgreSQL. At its seed's word it cuts a connection, before what a bot asks has come to the server, or after it was
/// executed and before the bot hears of it.
/// </summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly Random chance;
    private readonly Task accepting;
    private long before;
    private long after;

    public DatabaseLine(string connectionString, Random chance)
    {
        this.chance = chance;
        server = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The way to the same database, over this line.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.ConnectionString;

    /// <summary>One of so many questions is cut; 0 for none.</summary>
    public int CutOneOf { get; set; }

    public long CutBefore => Interlocked.Read(ref before);

    public long CutAfter => Interlocked.Read(ref after);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync(end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The run is over.
        }
    }

    private async Task PassAsync(TcpClient bot)
    {
        using var postgres = new TcpClient { NoDelay = true };
        using (bot)
        {
            try
            {
                bot.NoDelay = true;
                await postgres.ConnectAsync(IPAddress.Loopback, server.Port, end.Token);
                var isCut = new StrongBox();
                await Task.WhenAny(AskAsync(bot.GetStream(), postgres.GetStream(), isCut), AnswerAsync(postgres.GetStream(), bot.GetStream(), isCut));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // PostgreSQL is away: whoever came is hung up on.
            }

            bot.Client.LingerState = new LingerOption(enable: true, seconds: 0); // a reset, as of a broken line
        }
    }

    private async Task AskAsync(NetworkStream bot, NetworkStream postgres, StrongBox isCut)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await bot.ReadAsync(buffer, end.Token)) > 0;)
        {
            switch (Cut())
            {
                case 1:
                    Interlocked.Increment(ref before);
                    return;
                case 2:
                    isCut.Value = true;
                    break;
            }

            await postgres.WriteAsync(buffer.AsMemory(0, read), end.Token);
        }
    }

    private async Task AnswerAsync(NetworkStream postgres, NetworkStream bot, StrongBox isCut)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await postgres.ReadAsync(buffer, end.Token)) > 0;)
        {
            if (isCut.Value)
            {
                Interlocked.Increment(ref after);
                return;
            }

            await bot.WriteAsync(buffer.AsMemory(0, read), end.Token);
        }
    }

    /// <summary>0 no, 1 before, 2 after.</summary>
    private int Cut()
    {
        lock (chance)
        {
            return CutOneOf > 0 && chance.Next(CutOneOf) == 0 ? 1 + chance.Next(2) : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
        end.Dispose();
    }

    private sealed class StrongBox
    {
        public volatile bool Value;
    }
}
