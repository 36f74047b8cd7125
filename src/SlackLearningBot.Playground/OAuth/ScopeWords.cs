namespace SlackLearningBot.Playground.OAuth;

/// <summary>Scopes in the words of a consent page (https://docs.slack.dev/reference/scopes).</summary>
internal static class ScopeWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["app_mentions:read"] = "View messages that directly mention it in conversations that it is in",
        ["bookmarks:read"] = "List bookmarks",
        ["bookmarks:write"] = "Create, edit and remove bookmarks",
        ["channels:history"] = "View messages and other content in public channels that it has been added to",
        ["channels:join"] = "Join public channels in the workspace",
        ["channels:manage"] = "Manage public channels that it has been added to and create new ones",
        ["channels:read"] = "View basic information about public channels in the workspace",
        ["channels:write.invites"] = "Invite members to public channels",
        ["channels:write.topic"] = "Set the description of public channels",
        ["chat:write"] = "Send messages as itself",
        ["chat:write.customize"] = "Send messages with a customised name and picture",
        ["chat:write.public"] = "Send messages to channels it is not a member of",
        ["commands"] = "Add shortcuts and slash commands that people can use",
        ["dnd:read"] = "View Do Not Disturb settings of people in the workspace",
        ["files:read"] = "View files shared in channels and conversations that it has been added to",
        ["files:write"] = "Upload, edit and delete files as itself",
        ["groups:history"] = "View messages and other content in private channels that it has been added to",
        ["groups:read"] = "View basic information about private channels that it has been added to",
        ["groups:write"] = "Manage private channels that it has been added to and create new ones",
        ["groups:write.invites"] = "Invite members to private channels",
        ["groups:write.topic"] = "Set the description of private channels",
        ["im:history"] = "View messages and other content in direct messages that it has been added to",
        ["im:read"] = "View basic information about direct messages that it has been added to",
        ["im:write"] = "Start direct messages with people",
        ["mpim:history"] = "View messages and other content in group direct messages that it has been added to",
        ["mpim:read"] = "View basic information about group direct messages that it has been added to",
        ["mpim:write"] = "Start group direct messages with people",
        ["reactions:read"] = "View emoji reactions and their content in channels and conversations that it has been added to",
        ["reactions:write"] = "Add and edit emoji reactions",
        ["team:read"] = "View the name, e-mail domain and icon of the workspace it is connected to",
        ["usergroups:read"] = "View user groups in the workspace",
        ["users.profile:read"] = "View profile details about people in the workspace",
        ["users:read"] = "View people in the workspace",
        ["users:read.email"] = "View e-mail addresses of people in the workspace",
    };

    public static string Of(string scope) => Known.GetValueOrDefault(scope, scope);

    /// <summary>True for a name that could be a scope: lower-case words with dots, dashes, underscores and one colon.</summary>
    public static bool IsScope(string name) =>
        Known.ContainsKey(name) || (name.Length <= 64 && char.IsAsciiLetterLower(name[0])
            && name.All(letter => char.IsAsciiLetterLower(letter) || letter is ':' or '.' or '_' or '-') && name.Count(letter => letter == ':') <= 1);
}
