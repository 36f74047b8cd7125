using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Content;

/// <summary>The id of a file that names none: its path (or of a thing: its title), made of a-z, 0-9 and "-". It changes when the file moves, so own lessons should name theirs.</summary>
public static partial class FileId
{
    private const int Longest = 75;

    /// <returns>1 to 75 characters, the same for ever for the same text.</returns>
    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bare = path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        var id = Others().Replace(bare.ToLowerInvariant(), "-").Trim('-');
        if (id.Length is > 0 and <= Longest)
        {
            return id;
        }

        // Long or without a single usable letter: the hash keeps it apart from others.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8];
        return id.Length == 0 ? hash : $"{id[..(Longest - 9)].TrimEnd('-')}-{hash}";
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Others();
}
