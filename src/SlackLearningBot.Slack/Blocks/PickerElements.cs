using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>A calendar to choose a day from (https://docs.slack.dev/reference/block-kit/block-elements/date-picker-element).</summary>
public sealed record DatePicker(
    string ActionId,
    DateOnly? InitialDate = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "datepicker";
}

/// <summary>A time of day; <paramref name="Timezone"/> is an IANA name and only shown.</summary>
public sealed record TimePicker(
    string ActionId,
    TimeOnly? InitialTime = null,
    string? Timezone = null,
    PlainText? Placeholder = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : SelectElement(ActionId, Placeholder, Confirm, FocusOnLoad)
{
    public override string Type => "timepicker";

    [JsonConverter(typeof(HourAndMinuteConverter))]
    public TimeOnly? InitialTime { get; } = InitialTime;
}

/// <summary>A day and an hour in the person's own zone; travels as Unix seconds (https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element).</summary>
public sealed record DateTimePicker(
    string ActionId,
    DateTimeOffset? InitialDateTime = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : ActionElement(ActionId)
{
    public override string Type => "datetimepicker";

    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTimeOffset? InitialDateTime { get; } = InitialDateTime;

    internal override ElementPlaces Places => ElementPlaces.Actions | ElementPlaces.Input;
}
