using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Content;

/// <summary>Ids: there, well shaped, and used once in the whole folder for each kind of thing.</summary>
/// <remarks>75 is what an option of a Slack menu holds (https://docs.slack.dev/reference/block-kit/composition-objects/option-object), where a track's id stands.</remarks>
internal sealed partial class IdCheck(Notes notes)
{
    private readonly Dictionary<(string Kind, string Id), At> seen = [];

    public string Check(string kind, Raw? raw, At owner)
    {
        if (raw is null || raw.Text.Trim().Length == 0)
        {
            notes.Error(raw?.At ?? owner, $"{kind}-id-missing", $"Found a {kind} without an id. Give it one of 1 to 75 of a-z, 0-9 and '-' that never changes.");
            return "";
        }

        var id = raw.Text.Trim();
        if (!Shape().IsMatch(id))
        {
            notes.Error(raw.At, $"{kind}-id-shape", $"Found the id '{Notes.Show(raw)}', expected 1 to 75 of a-z, 0-9 and '-'.");
        }
        else if (!seen.TryAdd((kind, id), raw.At))
        {
            var first = seen[(kind, id)];
            notes.Error(raw.At, $"{kind}-id-repeated", $"Found the id '{id}' again; {first.File}:{first.Line} has it too. Give one of them another id.");
        }

        return id;
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,75}\z", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
