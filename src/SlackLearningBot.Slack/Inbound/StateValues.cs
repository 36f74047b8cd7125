using System.Globalization;
using System.Text.Json;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>
/// What one element holds, typed by what is asked for; a question its kind has no answer to gives null or nothing.
/// Everything here comes from a person's client.
/// </summary>
public sealed record ElementState(string Type, JsonElement Json)
{
    /// <summary>The text typed in, or a button's value.</summary>
    public string? Value => Json.Text("value");

    /// <summary>The value of the chosen option.</summary>
    public string? Selected => Json.Text("selected_option", "value");

    /// <summary>The values of all chosen options.</summary>
    public IReadOnlyList<string> SelectedMany =>
        [.. Json.Items("selected_options").Select(option => option.Text("value")).OfType<string>()];

    public string? User => Json.Text("selected_user");

    public IReadOnlyList<string> Users => Json.Texts("selected_users");

    /// <summary>The chosen channel or conversation.</summary>
    public string? Conversation => Json.Text("selected_conversation") ?? Json.Text("selected_channel");

    public IReadOnlyList<string> Conversations =>
        Json.Texts("selected_conversations") is { Count: > 0 } conversations ? conversations : Json.Texts("selected_channels");

    public DateOnly? Date => DateOnly.TryParseExact(
        Json.Text("selected_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public TimeOnly? Time => HourAndMinuteConverter.Parse(Json.Text("selected_time"));

    public DateTimeOffset? DateTime => Json.Instant("selected_date_time");

    public decimal? Number =>
        decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static ElementState From(JsonElement json) => new(json.Text("type") ?? "", json);
}

/// <summary>The values of a form by block_id and action_id; a field that is not there reads like an empty one.</summary>
public sealed class StateValues
{
    private readonly Dictionary<(string Block, string Action), ElementState> _states;

    private StateValues(Dictionary<(string Block, string Action), ElementState> states) => _states = states;

    public static StateValues None { get; } = new([]);

    public IReadOnlyDictionary<(string Block, string Action), ElementState> All => _states;

    public ElementState? Find(string block, string action) => _states.GetValueOrDefault((block, action));

    public string? Text(string block, string action) => Find(block, action)?.Value;

    public decimal? Number(string block, string action) => Find(block, action)?.Number;

    public string? Selected(string block, string action) => Find(block, action)?.Selected;

    public IReadOnlyList<string> SelectedMany(string block, string action) => Find(block, action)?.SelectedMany ?? [];

    public string? User(string block, string action) => Find(block, action)?.User;

    public IReadOnlyList<string> Users(string block, string action) => Find(block, action)?.Users ?? [];

    public string? Conversation(string block, string action) => Find(block, action)?.Conversation;

    public IReadOnlyList<string> Conversations(string block, string action) => Find(block, action)?.Conversations ?? [];

    public DateOnly? Date(string block, string action) => Find(block, action)?.Date;

    public TimeOnly? Time(string block, string action) => Find(block, action)?.Time;

    public DateTimeOffset? DateTime(string block, string action) => Find(block, action)?.DateTime;

    /// <summary>Reads <c>{"values":{block_id:{action_id:{…}}}}</c>.</summary>
    internal static StateValues From(JsonElement? state)
    {
        if (state?.Object("values") is not { } values)
        {
            return None;
        }

        var states = new Dictionary<(string, string), ElementState>();
        foreach (var block in values.EnumerateObject().Where(block => block.Value.ValueKind is JsonValueKind.Object))
        {
            foreach (var action in block.Value.EnumerateObject())
            {
                states[(block.Name, action.Name)] = ElementState.From(action.Value);
            }
        }

        return new StateValues(states);
    }
}
