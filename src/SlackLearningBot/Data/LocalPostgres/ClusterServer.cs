using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>The server process of a private cluster: found, started, stopped. The caller holds the start lock.</summary>
internal sealed class ClusterServer(ClusterFolder folder, PostgresBinaries binaries, IReadOnlyList<string> settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private string PidFile => Path.Combine(folder.Data, "postmaster.pid");

    /// <summary>The port of the server that runs now, starting one when none does.</summary>
    public async Task<int> StartOrFindAsync(CancellationToken cancel)
    {
        if (ReadPidFile() is { } written)
        {
            if (IsOurs(written.Pid))
            {
                return await WaitUntilItAnswersAsync(cancel);
            }

            // The server was killed. If its number now belongs to another process, PostgreSQL would take that one for its own server and
            // refuse to start; if it belongs to nobody, PostgreSQL recovers by itself and needs the file to look for left-over children.
            if (IsAlive(written.Pid))
            {
                File.Delete(PidFile);
            }
        }

        return await StartAsync(cancel);
    }

    /// <summary>Ends every connection and stops; returns when the server is gone.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        if (ReadPidFile() is not { } written || !IsOurs(written.Pid))
        {
            return;
        }

        var run = await Tool.RunAsync(
            binaries.PgCtl, ["stop", "--silent", "--pgdata", folder.Data, "--mode", "fast", "--wait"], folder.Path, dropPrivileges: true, cancel);

        if (!run.Succeeded && IsOurs(written.Pid))
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
            var port = ChoosePort(anew: attempt > 2);
            var run = await Tool.RunAsync(
                binaries.PgCtl,
                ["start", "--silent", "--pgdata", folder.Data, "--log", folder.Log, "--wait", "--timeout", "60", "--options", Options(port)],
                folder.Path,
                dropPrivileges: true,
                cancel);

            if (run.Succeeded)
            {
                await File.WriteAllTextAsync(folder.Port, port.ToString(CultureInfo.InvariantCulture), cancel);
                return await WaitUntilItAnswersAsync(cancel);
            }

            // Somebody may have taken the port meanwhile, or children of a killed server may still be leaving.
            output = run.Output;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancel);
        }

        throw new LocalPostgresException(
            $"The private PostgreSQL in {folder.Path} did not start: {output}\nThe end of its log ({folder.Log}):\n{LogTail()}");
    }

    private string Options(int port)
    {
        string[] all =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", "timezone=UTC", "log_timezone=UTC", .. settings,
        ];
        return $"-p {port} {string.Join(' ', all.Select(setting => $"-c {setting}"))}";
    }

    private int ChoosePort(bool anew)
    {
        if (!anew && File.Exists(folder.Port) && int.TryParse(File.ReadAllText(folder.Port), out var last) && IsFree(last))
        {
            return last;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Another program may have started it this moment, or it may be recovering from a crash.</summary>
    private async Task<int> WaitUntilItAnswersAsync(CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();

        while (true)
        {
            var written = ReadPidFile();

            if (written is { Port: > 0 })
            {
                try
                {
                    await using var connection = new NpgsqlConnection(ConnectionString(written.Value.Port, "postgres", pooling: false));
                    await connection.OpenAsync(cancel);
                    return written.Value.Port;
                }
                catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword)
                {
                    throw new LocalPostgresException(
                        $"The private PostgreSQL in {folder.Path} refuses the password in its own file {folder.Password}. Put the right file back, or stop the server and delete the folder.",
                        refused);
                }
                catch (NpgsqlException) when (waited.Elapsed < Patience)
                {
                    // Not yet.
                }
                catch (NpgsqlException failure)
                {
                    throw new LocalPostgresException(
                        $"The private PostgreSQL in {folder.Path} (process {written.Value.Pid}) does not answer on port {written.Value.Port}: {failure.Message}\nThe end of its log:\n{LogTail()}",
                        failure);
                }
            }
            else if (waited.Elapsed > Patience)
            {
                throw new LocalPostgresException($"The private PostgreSQL in {folder.Path} ended while it was starting. The end of its log:\n{LogTail()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
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
        Pooling = pooling,
    }.ConnectionString;

    /// <summary>Its lines: process, data folder, start, port, socket folder, address, memory, state. The port comes a moment after the rest.</summary>
    private (int Pid, int Port)? ReadPidFile()
    {
        try
        {
            var lines = File.ReadAllLines(PidFile);
            return lines.Length > 0 && int.TryParse(lines[0], out var pid)
                ? (pid, lines.Length > 3 && int.TryParse(lines[3], out var port) ? port : 0)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Process numbers are used again, so a living process is ours only if it works in our folder.</summary>
    private bool IsOurs(int pid)
    {
        if (OperatingSystem.IsLinux())
        {
            // A server works in its data folder; one that was killed and not yet collected by its parent has none.
            return new DirectoryInfo($"/proc/{pid}/cwd").LinkTarget == folder.Data;
        }

        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private string LogTail() => File.Exists(folder.Log) ? string.Join('\n', File.ReadLines(folder.Log).TakeLast(12)) : "(no log)";
}
