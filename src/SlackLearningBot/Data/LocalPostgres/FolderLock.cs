using System.Diagnostics;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>
/// A lock on a file that the system gives back when its holder dies. The file stays; only the lock counts.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream stream;

    private FolderLock(FileStream stream) => this.stream = stream;

    /// <summary>Waits for the lock; another program holds it for no longer than it takes to start or stop a server.</summary>
    public static async Task<FolderLock> TakeAsync(string file, bool shared, TimeSpan patience, CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();

        while (true)
        {
            if (TryTake(file, shared) is { } taken)
            {
                return taken;
            }

            if (waited.Elapsed > patience)
            {
                throw new LocalPostgresException(
                    $"Another program has held {file} for more than {patience.TotalSeconds:0} s. It is starting or stopping the private PostgreSQL; end it if it hangs, and start again.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }

    /// <summary>Null when somebody else holds it in a way that excludes ours.</summary>
    public static FolderLock? TryTake(string file, bool shared)
    {
        try
        {
            // The file is created first: a shared lock is one for reading, and reading creates nothing.
            if (!File.Exists(file))
            {
                Create(file);
            }

            return new FolderLock(new FileStream(
                file, FileMode.Open, shared ? FileAccess.Read : FileAccess.ReadWrite, shared ? FileShare.Read : FileShare.None));
        }
        catch (IOException failure) when (failure is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }

    private static void Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };

        if (!OperatingSystem.IsWindows())
        {
            // Who can open the file can hold up its owner.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }

    public void Dispose() => stream.Dispose();
}
