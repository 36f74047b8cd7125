namespace SlackLearningBot.Playground.WebApi;

/// <summary>
/// Names of channels: at most 80 characters, letters without capitals, digits, - and _
/// (https://docs.slack.dev/reference/methods/conversations.create#naming).
/// </summary>
internal static class ChannelName
{
    private const int Most = 80;

    public static IReadOnlyList<string> Errors { get; } =
        ["invalid_name_required", "invalid_name_maxlength", "invalid_name_punctuation", "invalid_name_specials", "name_taken"];

    public static string Read(ApiCall call)
    {
        var name = call.Arguments.Text("name")?.TrimStart('#');
        if (string.IsNullOrEmpty(name))
        {
            throw new Refusal("invalid_name_required");
        }

        if (name.Length > Most)
        {
            throw new Refusal("invalid_name_maxlength");
        }

        if (!name.All(IsFine))
        {
            throw new Refusal("invalid_name_specials");
        }

        if (!name.Any(char.IsLetterOrDigit))
        {
            throw new Refusal("invalid_name_punctuation");
        }

        return call.Workspace.Conversations.FindByName(name) is null ? name : throw new Refusal("name_taken");
    }

    private static bool IsFine(char letter) => (char.IsLetter(letter) && !char.IsUpper(letter)) || char.IsDigit(letter) || letter is '-' or '_';
}
