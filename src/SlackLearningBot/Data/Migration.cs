using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Data;

/// <summary>One file of Data/Migrations, called NNNN_verb_noun.sql.</summary>
internal sealed partial record Migration(int Number, string FileName, string Sql)
{
    /// <summary>Lower-case hex over the text with LF line ends, so that a checkout with CRLF has the same hash.</summary>
    public string Sha256 { get; } = Hash(Sql);

    /// <summary>The migrations inside the program, in order.</summary>
    public static IReadOnlyList<Migration> ReadEmbedded()
    {
        const string Folder = "SlackLearningBot.Data.Migrations.";
        var assembly = typeof(Migration).Assembly;

        return InOrder(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => From(name[Folder.Length..], ReadText(assembly, name))));
    }

    public static Migration From(string fileName, string sql) =>
        NamePattern().Match(fileName) is { Success: true } match
            ? new Migration(int.Parse(match.Groups["number"].ValueSpan), fileName, sql)
            : throw new MigrationException($"The migration file '{fileName}' is named wrongly: expected NNNN_verb_noun.sql, for example 0007_add_pause.sql.");

    /// <summary>Sorts, and refuses numbers that are missing or used twice.</summary>
    /// <exception cref="MigrationException">The numbers do not run 1, 2, 3 …</exception>
    public static IReadOnlyList<Migration> InOrder(IEnumerable<Migration> migrations)
    {
        Migration[] ordered = [.. migrations.OrderBy(migration => migration.Number).ThenBy(migration => migration.FileName, StringComparer.Ordinal)];

        for (var i = 0; i < ordered.Length; i++)
        {
            if (i > 0 && ordered[i].Number == ordered[i - 1].Number)
            {
                throw new MigrationException(
                    $"The migrations {ordered[i - 1].FileName} and {ordered[i].FileName} have the same number. Give the newer one the next free number.");
            }

            if (ordered[i].Number != i + 1)
            {
                throw new MigrationException(
                    $"Migration {i + 1:0000} is missing: {ordered[i].FileName} was found in its place. Numbers run without gaps from 0001; rename the file or bring the missing one back.");
            }
        }

        return ordered;
    }

    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    private static string ReadText(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(?<number>\d{4})_[a-z0-9]+(_[a-z0-9]+)+\.sql\z", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
