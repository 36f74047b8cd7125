using System.Reflection;
using System.Text.RegularExpressions;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>Every SQL constant of the bot: a const string whose name ends in Sql, as style.md wants them.</summary>
internal static partial class SqlSource
{
    public static IReadOnlyList<SqlConstant> All { get; } =
        [.. from type in typeof(SlackLearningBot.Operator.BotHost).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where field is { IsLiteral: true } && field.FieldType == typeof(string) && field.Name.EndsWith("Sql", StringComparison.Ordinal)
            orderby type.FullName, field.Name
            select new SqlConstant(type, field.Name, (string)field.GetRawConstantValue()!)];

    /// <summary>Where the file of a type stands below src/SlackLearningBot, e.g. "Features/Lessons" or "Outbox".</summary>
    public static string Owner(Type type)
    {
        var parts = type.Namespace!.Split('.');
        return parts is [_, "Features", var slice, ..] ? $"Features/{slice}" : parts is [_, var room, ..] ? room : "";
    }

    [GeneratedRegex(@"\b(?:insert\s+into|merge\s+into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?([a-z_]+)", RegexOptions.IgnoreCase)]
    public static partial Regex Writes();

    /// <summary>Statements of a constant, without their line comments.</summary>
    public static IEnumerable<string> Statements(string sql) =>
        LineComment().Replace(sql, "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex LineComment();

    /// <summary>Text of a file that defines tables.</summary>
    public static IEnumerable<string> Migrations() => Repository.Files("src/SlackLearningBot/Data/Migrations", ".sql").Select(File.ReadAllText);
}

internal sealed record SqlConstant(Type Type, string Name, string Sql)
{
    public override string ToString() => $"{Type.Name}.{Name}";
}
