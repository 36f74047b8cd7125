using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>The server process of a private cluster: found, started, stopped. The caller holds the start lock.</summary>
internal sealed class ClusterServer(ClusterFolder folder, PostgresBinaries binaries, IReadOnlyList<string> settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The port of the server that runs now, starting one when none does.</summary>
    public async Task<int> StartOrFindAsync(CancellationToken cancel)
    {
        if (PidFile.Find(folder) is { } written)
        {
            if (written.IsOurs())
            {
                // It may be leaving: whoever told it to stop may have been killed before it was gone, and with it went the lock. Then one is started.
                return await WaitUntilItAnswersAsync(orLeaves: true, cancel) ?? await StartAsync(cancel);
            }

            // The server was killed. If its number now belongs to another process, PostgreSQL would take that one for its own server and
            // refuse to start; if it belongs to nobody, PostgreSQL recovers by itself and needs the file to look for left-over children.
            // Whoever knows our password is our server after all, and would stop if its file were taken away.
            if (written.IsAlive())
            {
                if (await FindFaultAsync(written.Port, cancel) is null)
                {
                    return written.Port;
                }

                PidFile.Delete(folder);
            }
        }

        return await StartAsync(cancel);
    }

    public bool IsRunning() => PidFile.Find(folder) is { } written && written.IsOurs();

    /// <summary>Ends every connection and stops; returns when the server is gone.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        if (PidFile.Find(folder) is not { } written || !written.IsOurs())
        {
            return;
        }

        var run = await Tool.RunAsync(
            binaries.PgCtl, ["stop", "--silent", "--pgdata", folder.Data, "--mode", "fast", "--wait"], folder.Path, dropPrivileges: true, cancel);

        if (!run.Succeeded && written.IsOurs())
        {
            throw new LocalPostgresException($"The private PostgreSQL in {folder.Path} (process {written.Pid}) did not stop: {run.Output}");
        }
    }

    private async Task<int> StartAsync(CancellationToken cancel)
    {
        const int Attempts = 4;
        var output = "";

        if (new FileInfo(folder.Log) is { Exists: true, Length: > 10_000_000 })
        {
            File.Delete(folder.Log);
        }

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var port = LoopbackPort.Choose(attempt > 2 ? null : LastPort());
            var run = await Tool.RunAsync(
                binaries.PgCtl,
                ["start", "--silent", "--pgdata", folder.Data, "--log", folder.Log, "--wait", "--timeout", "60", "--options", Options(port)],
                folder.Path,
                dropPrivileges: true,
                cancel);

            if (run.Succeeded)
            {
                await File.WriteAllTextAsync(folder.Port, port.ToString(CultureInfo.InvariantCulture), cancel);
                return (await WaitUntilItAnswersAsync(orLeaves: false, cancel))!.Value;
            }

            // Somebody may have taken the port meanwhile, or children of a killed server may still be leaving.
            output = run.Output;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancel);
        }

        throw new LocalPostgresException(
            $"The private PostgreSQL in {folder.Path} did not start: {output}\nThe end of its log ({folder.Log}):\n{LogTail()}");
    }

    private int? LastPort() => File.Exists(folder.Port) && int.TryParse(File.ReadAllText(folder.Port), out var last) ? last : null;

    private string Options(int port)
    {
        string[] all =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", "timezone=UTC", "log_timezone=UTC", .. settings,
        ];
        return $"-p {port} {string.Join(' ', all.Select(setting => $"-c {setting}"))}";
    }

    /// <summary>The port it answers at; null when it left instead. Another program may have started it this moment, or it may be recovering from a crash.</summary>
    private async Task<int?> WaitUntilItAnswersAsync(bool orLeaves, CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();

        while (true)
        {
            var written = PidFile.Find(folder);

            var fault = written is { Port: > 0 } ? await FindFaultAsync(written.Port, cancel) : null;

            if (written is { Port: > 0 } && fault is null)
            {
                return written.Port;
            }

            if (orLeaves && written?.IsOurs() != true)
            {
                return null;
            }

            if (fault is PostgresException { SqlState: PostgresErrorCodes.InvalidPassword })
            {
                throw new LocalPostgresException(
                    $"The private PostgreSQL in {folder.Path} refuses the password in its own file {folder.Password}. Put the right file back, or stop the server and delete the folder.",
                    fault);
            }

            if (waited.Elapsed > Patience)
            {
                throw new LocalPostgresException(
                    $"The private PostgreSQL in {folder.Path} does not answer: {fault?.Message ?? "its process ended while it was starting."}\nThe end of its log ({folder.Log}):\n{LogTail()}",
                    fault);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
        }
    }

    /// <summary>Null when our server answers there.</summary>
    private async Task<NpgsqlException?> FindFaultAsync(int port, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(port, "postgres", pooling: false));
            await connection.OpenAsync(cancel);
            return null;
        }
        catch (NpgsqlException fault)
        {
            return fault;
        }
    }

    public string ConnectionString(int port, string database, bool pooling = true) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = ClusterCreation.SuperUser,
        Password = File.ReadAllText(folder.Password),
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable, // asking for it would be a round trip, and Npgsql breaks when its cut connection is cancelled later
        Pooling = pooling,
    }.ConnectionString;

    private string LogTail() => File.Exists(folder.Log) ? string.Join('\n', File.ReadLines(folder.Log).TakeLast(12)) : "(no log)";
}
