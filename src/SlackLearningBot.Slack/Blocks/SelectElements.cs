namespace SlackLearningBot.Slack.Blocks;

/// <summary>What menus have in common: they stand in sections, actions and inputs, and have a placeholder.</summary>
public abstract record SelectElement(string ActionId, PlainText? Placeholder, Confirm? Confirm, bool? FocusOnLoad)
    : ActionElement(ActionId)
{
    public PlainText? Placeholder { get; } = Limit.Placeholder(Placeholder);

    internal override ElementPlaces Places => ElementPlaces.Section | ElementPlaces.Actions | ElementPlaces.Input;
}

/// <summary>A menu of given choices: either options or groups of them.</summary>
public sealed record StaticSelect(
    string ActionId,
    IReadOnlyList<Option>? Options = null,
    IReadOnlyList<OptionGroup>? OptionGroups = null,
    Option? InitialOption = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "static_select";

    public IReadOnlyList<Option>? Options { get; } = Choices(Options, OptionGroups);

    public IReadOnlyList<OptionGroup>? OptionGroups { get; } =
        Limit.OptionalCount(OptionGroups, "select option groups", SlackLimits.SelectOptionGroups);

    public Option? InitialOption { get; } = OptionList.Initial(InitialOption, Options, OptionGroups);

    internal static IReadOnlyList<Option>? Choices(IReadOnlyList<Option>? options, IReadOnlyList<OptionGroup>? groups)
    {
        OptionList.OneKind(options, groups);
        return OptionList.OptionalPlain(options, "select options", SlackLimits.SelectOptions);
    }
}

/// <summary>A menu to choose several of at most 100 options from (https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element).</summary>
public sealed record MultiStaticSelect(
    string ActionId,
    IReadOnlyList<Option>? Options = null,
    IReadOnlyList<OptionGroup>? OptionGroups = null,
    IReadOnlyList<Option>? InitialOptions = null,
    int? MaxSelectedItems = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "multi_static_select";

    public IReadOnlyList<Option>? Options { get; } = StaticSelect.Choices(Options, OptionGroups);

    public IReadOnlyList<OptionGroup>? OptionGroups { get; } =
        Limit.OptionalCount(OptionGroups, "select option groups", SlackLimits.SelectOptionGroups);

    public IReadOnlyList<Option>? InitialOptions { get; } = OptionList.Initials(InitialOptions, Options, OptionGroups);
}

/// <summary>A menu whose choices the bot gives while the person types (block_suggestion).</summary>
public sealed record ExternalSelect(
    string ActionId,
    int? MinQueryLength = null,
    Option? InitialOption = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "external_select";
}

/// <summary>A menu of the people of the workspace (https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element).</summary>
public sealed record UsersSelect(
    string ActionId,
    string? InitialUser = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "users_select";
}

/// <summary>A menu to choose several people from (https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element).</summary>
public sealed record MultiUsersSelect(
    string ActionId,
    IReadOnlyList<string>? InitialUsers = null,
    int? MaxSelectedItems = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "multi_users_select";
}

/// <summary>A menu of the conversations a person is in (https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element).</summary>
public sealed record ConversationsSelect(
    string ActionId,
    string? InitialConversation = null,
    bool? DefaultToCurrentConversation = null,
    bool? ResponseUrlEnabled = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "conversations_select";
}

/// <summary>A menu of the public channels.</summary>
public sealed record ChannelsSelect(
    string ActionId,
    string? InitialChannel = null,
    bool? ResponseUrlEnabled = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "channels_select";
}
