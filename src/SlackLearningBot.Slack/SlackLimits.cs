namespace SlackLearningBot.Slack;

/// <summary>
/// Slack's limits, counted in UTF-16 characters unless the name says otherwise.
/// Pages are under <c>https://docs.slack.dev/</c>; where two sources disagree, the stricter one stands here.
/// </summary>
public static class SlackLimits
{
    /// <summary>reference/block-kit/blocks</summary>
    public const int MessageBlocks = 50;

    /// <summary>surfaces/modals and surfaces/app-home</summary>
    public const int ViewBlocks = 100;

    /// <summary>reference/methods/views.open (<c>view_too_large</c>); bytes of JSON.</summary>
    public const int ViewBytes = 250 * 1024;

    /// <summary>reference/views/modal-views: title, submit and close.</summary>
    public const int ViewTitle = 24;

    /// <summary>reference/views/modal-views</summary>
    public const int PrivateMetadata = 3000;

    /// <summary>reference/views/modal-views</summary>
    public const int CallbackId = 255;

    /// <summary>reference/views/modal-views</summary>
    public const int ExternalId = 255;

    /// <summary>reference/block-kit/blocks</summary>
    public const int BlockId = 255;

    /// <summary>reference/block-kit/block-elements</summary>
    public const int ActionId = 255;

    /// <summary>reference/block-kit/composition-objects/text-object</summary>
    public const int TextObject = 3000;

    /// <summary>reference/block-kit/blocks/section-block</summary>
    public const int SectionText = 3000;

    /// <summary>reference/block-kit/blocks/section-block</summary>
    public const int SectionFields = 10;

    /// <summary>reference/block-kit/blocks/section-block</summary>
    public const int SectionField = 2000;

    /// <summary>reference/block-kit/blocks/context-block</summary>
    public const int ContextElements = 10;

    /// <summary>reference/block-kit/blocks/actions-block</summary>
    public const int ActionsElements = 25;

    /// <summary>reference/block-kit/blocks/header-block</summary>
    public const int HeaderText = 150;

    /// <summary>reference/block-kit/blocks/image-block</summary>
    public const int ImageAltText = 2000;

    /// <summary>reference/block-kit/blocks/image-block</summary>
    public const int ImageTitle = 2000;

    /// <summary>reference/block-kit/blocks/image-block</summary>
    public const int ImageUrl = 3000;

    /// <summary>reference/block-kit/blocks/input-block</summary>
    public const int InputLabel = 2000;

    /// <summary>reference/block-kit/blocks/input-block</summary>
    public const int InputHint = 2000;

    /// <summary>reference/block-kit/blocks/markdown-block: the sum over a message.</summary>
    public const int MarkdownText = 12000;

    /// <summary>reference/block-kit/blocks/table-block</summary>
    public const int TableRows = 100;

    /// <summary>reference/block-kit/blocks/table-block</summary>
    public const int TableColumns = 20;

    /// <summary>reference/block-kit/blocks/table-block</summary>
    public const int TablesPerMessage = 1;

    /// <summary>reference/block-kit/blocks/data-visualization-block</summary>
    public const int ChartTitle = 50;

    /// <summary>reference/block-kit/blocks/data-visualization-block: names of points, categories and series.</summary>
    public const int ChartLabel = 20;

    /// <summary>reference/block-kit/blocks/data-visualization-block</summary>
    public const int ChartAxisLabel = 50;

    /// <summary>reference/block-kit/blocks/data-visualization-block: points of a series, segments, categories.</summary>
    public const int ChartPoints = 20;

    /// <summary>reference/block-kit/blocks/data-visualization-block</summary>
    public const int ChartSeries = 6;

    /// <summary>reference/block-kit/blocks/data-visualization-block</summary>
    public const int ChartsPerMessage = 2;

    /// <summary>reference/block-kit/block-elements/button-element</summary>
    public const int ButtonText = 75;

    /// <summary>reference/block-kit/block-elements/button-element</summary>
    public const int ButtonValue = 2000;

    /// <summary>reference/block-kit/block-elements/button-element</summary>
    public const int ButtonUrl = 3000;

    /// <summary>reference/block-kit/block-elements/button-element</summary>
    public const int AccessibilityLabel = 75;

    /// <summary>reference/block-kit/block-elements: placeholder of selects, pickers and inputs.</summary>
    public const int Placeholder = 150;

    /// <summary>reference/block-kit/block-elements/select-menu-element</summary>
    public const int SelectOptions = 100;

    /// <summary>reference/block-kit/block-elements/select-menu-element</summary>
    public const int SelectOptionGroups = 100;

    /// <summary>reference/block-kit/block-elements/overflow-menu-element</summary>
    public const int OverflowOptions = 5;

    /// <summary>reference/block-kit/block-elements/checkboxes-element</summary>
    public const int CheckboxOptions = 10;

    /// <summary>reference/block-kit/block-elements/radio-button-group-element</summary>
    public const int RadioOptions = 10;

    /// <summary>reference/block-kit/composition-objects/option-object</summary>
    public const int OptionText = 75;

    /// <summary>reference/block-kit/composition-objects/option-object</summary>
    public const int OptionDescription = 75;

    /// <summary>reference/block-kit/composition-objects/option-object says 150, the types of Slack's own SDK say 75.</summary>
    public const int OptionValue = 75;

    /// <summary>reference/block-kit/composition-objects/option-object</summary>
    public const int OptionUrl = 3000;

    /// <summary>reference/block-kit/composition-objects/option-group-object</summary>
    public const int OptionGroupLabel = 75;

    /// <summary>reference/block-kit/composition-objects/confirmation-dialog-object</summary>
    public const int ConfirmTitle = 100;

    /// <summary>reference/block-kit/composition-objects/confirmation-dialog-object</summary>
    public const int ConfirmText = 300;

    /// <summary>reference/block-kit/composition-objects/confirmation-dialog-object</summary>
    public const int ConfirmButton = 30;

    /// <summary>reference/block-kit/block-elements/plain-text-input-element: greatest min_length and max_length.</summary>
    public const int PlainTextInputLength = 3000;

    /// <summary>reference/methods/chat.postMessage: text is cut above this; 4,000 is recommended.</summary>
    public const int MessageText = 40000;

    /// <summary>reference/methods/chat.postMessage</summary>
    public const int RecommendedMessageText = 4000;

    /// <summary>reference/methods/conversations.create#naming</summary>
    public const int ChannelName = 80;

    /// <summary>reference/methods/conversations.setTopic</summary>
    public const int ChannelTopic = 250;

    /// <summary>reference/methods/conversations.invite: people of one call.</summary>
    public const int InvitedAtOnce = 100;

    /// <summary>interactivity/handling-user-interaction: uses of one response_url.</summary>
    public const int ResponseUrlUses = 5;

    /// <summary>interactivity/handling-user-interaction: minutes a response_url lives.</summary>
    public const int ResponseUrlMinutes = 30;

    /// <summary>reference/interaction-payloads/block_suggestion-payload</summary>
    public const int SuggestedOptions = 100;

    /// <summary>surfaces/modals: views on one another.</summary>
    public const int ViewStack = 3;

    /// <summary>authentication/verifying-requests-from-slack: seconds a timestamp may differ from our clock.</summary>
    public const int SignatureAgeSeconds = 300;
}
