using System.Text.RegularExpressions;

namespace SlackLearningBot.Features.People;

/// <summary>How people name a person: exactly one of the three is set.</summary>
/// <param name="UserId">Slack's id, as typed or as Slack writes a mention: U012AB3CD, &lt;@U012AB3CD|ben&gt;.</param>
/// <param name="Email">An e-mail address.</param>
/// <param name="Handle">Slack's name without its @.</param>
internal sealed partial record PersonReference(string? UserId, string? Email, string? Handle)
{
    private const int Longest = 200;

    /// <summary>Null for nothing, for several words and for what is no name at all.</summary>
    public static PersonReference? Read(string text)
    {
        var tidy = text.Trim();
        if (tidy.Length > Longest)
        {
            return null;
        }

        if (Mention().Match(tidy) is { Success: true } mention)
        {
            return new PersonReference(mention.Groups["id"].Value, null, null);
        }

        if (tidy.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
        {
            return null;
        }

        if (Id().IsMatch(tidy))
        {
            return new PersonReference(tidy, null, null);
        }

        var handle = tidy.TrimStart('@');
        return handle.Length == 0 || handle.IndexOfAny(['<', '>']) >= 0
            ? null
            : handle.Contains('@') ? new PersonReference(null, tidy, null) : new PersonReference(null, null, handle);
    }

    [GeneratedRegex(@"^<@(?<id>[UW][A-Z0-9]{1,30})(?:\|[^<>]*)?>\z", RegexOptions.None, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^[UW][A-Z0-9]{1,30}\z", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
