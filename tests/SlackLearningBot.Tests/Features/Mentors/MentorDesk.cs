using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Features.Mentors;

/// <summary>People who write mentor profiles, and look for one another.</summary>
internal static class MentorDesk
{
    /// <summary>Writes a profile through the form; what is not named stays as it is proposed.</summary>
    public static async Task<HandResult> OfferAsync(PersonHands person, string gives, string people = "1", params (string Field, JsonObject Value)[] others)
    {
        await person.CommandAsync($"/mentor offer {gives}");
        var state = new JsonObject { ["mentor_people"] = new JsonObject { ["mentor.people"] = Selected(people) } };
        foreach (var (field, value) in others)
        {
            state[field.Replace('.', '_')] = new JsonObject { [field] = value };
        }

        return await person.SubmitAsync(state);
    }

    /// <summary>What is written at the form's fields, when it was not taken.</summary>
    public static string Errors(HandResult result) => result.Errors?.ToJsonString(Plain) ?? "";

    public static JsonObject Typed(string text) => new() { ["type"] = "plain_text_input", ["value"] = text.Length > 0 ? text : null };

    public static JsonObject Selected(string value) => new() { ["type"] = "static_select", ["selected_option"] = Option(value) };

    public static JsonObject Ticked(params string[] values) => new() { ["type"] = "checkboxes", ["selected_options"] = new JsonArray([.. values.Select(Option)]) };

    public static JsonObject Chosen(params string[] users) => new() { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray([.. users.Select(user => JsonValue.Create(user))]) };

    /// <summary>What the open dialog says.</summary>
    public static string Dialog(PersonHands person) => person.Modal is { } view ? view.Body.ToJsonString(Plain) : "";

    /// <summary>Looks for somebody, and answers what was found.</summary>
    public static async Task<Message> FindAsync(PersonHands person, string words)
    {
        await person.CommandAsync($"/mentor find {words}");
        return person.Messages().Last(message => message.EphemeralTo is not null);
    }

    /// <summary>Asks the first who was found, with this sentence.</summary>
    public static async Task AskAsync(PersonHands person, string words, string sentence = "I want to speak at our next all-hands.")
    {
        await person.ClickAsync(await FindAsync(person, words), "Ask");
        await person.SubmitAsync(new JsonObject { ["mentor_find_sentence"] = new JsonObject { ["mentor_find.sentence"] = Typed(sentence) } });
    }

    public static string Words(Message message) => LessonDesk.All(message);

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonNode Option(string value) => new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value }, ["value"] = value };
}
