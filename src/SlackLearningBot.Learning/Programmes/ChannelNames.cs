using System.Globalization;
using System.Text;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>How a group's own channel may be called: letters without capitals, digits, - and _ (https://docs.slack.dev/reference/methods/conversations.create#naming).</summary>
public static class ChannelNames
{
    public const int Longest = 80;

    private const string WithoutWords = "programme";

    /// <summary>From the programme's title and the group's day: "sql-for-analysts-2026-12-10".</summary>
    public static string Propose(string title, DateOnly day)
    {
        var end = day.ToString("'-'yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            if (IsWord(letter))
            {
                name.Append(letter);
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var words = name.ToString();
        words = (words.Length > Longest - end.Length ? words[..(Longest - end.Length)] : words).TrimEnd('-');
        return (words.Length == 0 ? WithoutWords : words) + end;
    }

    /// <summary>What somebody typed, without the # people write before it.</summary>
    public static string Tidy(string typed) => typed.Trim().TrimStart('#').ToLowerInvariant();

    /// <summary>What is wrong with it, as a sentence; null when nothing is.</summary>
    public static string? Problem(string name) => name switch
    {
        { Length: 0 or > Longest } => $"Expected 1 to {Longest} characters.",
        _ when !name.All(letter => IsWord(letter) || letter is '-' or '_') => "Expected small letters, digits, - and _, such as sql-for-analysts.",
        _ when !name.Any(IsWord) => "Expected at least one letter or digit.",
        _ => null,
    };

    private static bool IsWord(char letter) => char.IsDigit(letter) || (char.IsLetter(letter) && !char.IsUpper(letter) && char.ToLowerInvariant(letter) == letter);
}
