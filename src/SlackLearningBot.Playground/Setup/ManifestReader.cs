namespace SlackLearningBot.Playground.Setup;

/// <summary>
/// Reads an app manifest in YAML or JSON. What Slack's page would refuse of the parts used here is refused with its place;
/// parts the Playground does not offer (workflows, functions …) are passed over.
/// </summary>
internal static class ManifestReader
{
    private static readonly string[] ShortcutTypes = ["global", "message"];

    public static AppManifest ReadFile(string path) => Read(SetupFile.Read(path));

    public static AppManifest Read(Field root)
    {
        var name = root.Need("display_information", "an object with the app's name").Need("name", "the app's name").Text();
        var tabs = root.At("features.app_home");
        var interactivity = root.At("settings.interactivity");
        var events = root.At("settings.event_subscriptions");
        var interactions = PathOf(interactivity?.Member("request_url"));
        return new AppManifest
        {
            Name = name,
            BotName = root.At("features.bot_user.display_name")?.Text() ?? name,
            Commands = [.. Items(root, "features.slash_commands").Select(Command)],
            Shortcuts = [.. Items(root, "features.shortcuts").Select(Shortcut)],
            BotScopes = root.At("oauth_config.scopes.bot")?.Texts() ?? [],
            UserScopes = root.At("oauth_config.scopes.user")?.Texts() ?? [],
            RedirectUrls = root.At("oauth_config.redirect_urls")?.Texts() ?? [],
            BotEvents = (events?.Member("bot_events")?.Texts() ?? []).ToHashSet(StringComparer.Ordinal),
            HasHomeTab = tabs?.Member("home_tab_enabled")?.Flag() ?? false,
            HasMessagesTab = tabs?.Member("messages_tab_enabled")?.Flag() ?? true,
            IsMessagesTabReadOnly = tabs?.Member("messages_tab_read_only_enabled")?.Flag() ?? false,
            IsInteractive = interactivity?.Member("is_enabled")?.Flag() ?? false,
            WantsSocketMode = root.At("settings.socket_mode_enabled")?.Flag() ?? false,
            EventsPath = PathOf(events?.Member("request_url")) ?? "/slack/events",
            InteractionsPath = interactions ?? "/slack/events",
            OptionsPath = PathOf(interactivity?.Member("message_menu_options_url")) ?? interactions ?? "/slack/events",
        };
    }

    private static IReadOnlyList<Field> Items(Field root, string way) => root.At(way)?.Items() ?? [];

    private static KnownCommand Command(Field given)
    {
        var command = given.Need("command", "a command such as /learn");
        if (!command.Text().StartsWith('/') || command.Text().Length is < 2 or > 32 || command.Text().Any(char.IsWhiteSpace))
        {
            throw command.Refuse("a slash and 1 to 31 characters without a blank, such as /learn");
        }

        return new KnownCommand(
            command.Text(), given.Need("description", "what the command does").Text(), given.Member("usage_hint")?.Text() ?? "",
            PathOf(given.Member("url")));
    }

    private static KnownShortcut Shortcut(Field given)
    {
        var type = given.Need("type", "'global' or 'message'");
        return ShortcutTypes.Contains(type.Text())
            ? new KnownShortcut(
                given.Need("name", "the words in the menu").Text(), given.Need("callback_id", "the name the app knows it by").Text(),
                given.Need("description", "what the shortcut does").Text(), OnMessages: type.Text() == "message")
            : throw type.Refuse("'global' or 'message'");
    }

    private static string? PathOf(Field? url)
    {
        if (url is null)
        {
            return null;
        }

        return Uri.TryCreate(url.Text(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.PathAndQuery
            : throw url.Refuse("an address such as https://bot.example.com/slack/events");
    }
}
