using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NUnit.Framework;
using SlackLearningBot.Edge;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Tests.Edge;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>SQL, markup, NUL and emoji in every field of everything that comes in: nothing breaks, nothing comes alive, nobody else's rows move.</summary>
internal sealed class FieldTests
{
    private static readonly string[] Kept = ["learner", "enrolment", "lesson_turn", "review", "role_grant", "lesson", "installation"];

    private HostileDesk desk = null!;
    private PersonHands anna = null!;
    private Message lesson = null!;
    private string before = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        desk = await HostileDesk.OpenAsync();
        anna = await desk.Lessons.NewLearnerAsync("t");
        lesson = await desk.Lessons.SendAsync(anna);
        before = await desk.RowsAsync(Kept);
    }

    [OneTimeTearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private async Task AssertUnharmedAsync(IReadOnlyList<(string What, BotAnswer Answer)> answers)
    {
        await desk.Bot.SettleAsync();
        Assert.That(answers.Where(one => one.Answer.Status is not (200 or 400)).Select(one => $"{one.Answer.Status} {one.Answer.Failure} {one.What}"), Is.Empty);
        Assert.That(answers.Where(one => one.Answer.Body.Contains("went wrong on my side", StringComparison.Ordinal)).Select(one => one.What), Is.Empty);
        Assert.That(desk.Log.Lines, Is.Empty);
        Assert.That(desk.LiveMarkup([.. answers.Select(one => one.Answer.Body)]), Is.Empty);
        Assert.That(await desk.RowsAsync(Kept), Is.EqualTo(before));
    }

    [Test]
    public async Task In_the_words_after_every_command()
    {
        var answers = new List<(string, BotAnswer)>();
        var paths = desk.Bot.Services.GetServices<ISubcommand>().Select(command => command.Path).Where(path => path is not "stop").Append("");

        foreach (var text in paths.SelectMany(path => HostileTexts.All.Select(text => $"{path} {text}")))
        {
            answers.Add((text, await desk.CommandAsync(anna, ("text", text))));
        }

        await AssertUnharmedAsync(answers);
    }

    [TestCase("command")]
    [TestCase("team_id")]
    [TestCase("user_id")]
    [TestCase("channel_id")]
    [TestCase("channel_name")]
    [TestCase("user_name")]
    [TestCase("response_url")]
    [TestCase("trigger_id")]
    public async Task In_the_other_fields_of_a_command(string field)
    {
        var answers = new List<(string, BotAnswer)>();

        foreach (var text in HostileTexts.All)
        {
            answers.Add((text, await desk.CommandAsync(anna, (field, text), ("text", "help"))));
        }

        await AssertUnharmedAsync(answers);
    }

    [Test]
    public async Task In_the_value_of_every_button_and_menu()
    {
        var answers = new List<(string, BotAnswer)>();

        foreach (var route in desk.Bot.Services.GetServices<ActionRoute>())
        {
            foreach (var value in HostileTexts.All.Concat(HostileTexts.All.Select(text => Typed(route, text))))
            {
                var action = HostileDesk.Button(route.Name, value);
                action["selected_option"] = new JsonObject { ["value"] = value };
                answers.Add(($"{route.Name} {value}", await HostileDesk.Click(anna, lesson.Ts, action).SendAsync(desk.Bot)));
            }
        }

        await AssertUnharmedAsync(answers);
    }

    [TestCase("action_id")]
    [TestCase("block_id")]
    [TestCase("team")]
    [TestCase("user")]
    [TestCase("channel")]
    [TestCase("message_ts")]
    [TestCase("trigger_id")]
    public async Task In_the_other_fields_of_a_click(string field)
    {
        var value = (string?)Features.Lessons.LessonDesk.Element(lesson, "Why this?")["value"];
        var answers = new List<(string, BotAnswer)>();

        foreach (var text in HostileTexts.All)
        {
            var request = HostileDesk.Click(anna, lesson.Ts, HostileDesk.Button("lesson.why", value), payload => Put(payload, field, text));
            answers.Add((text, await request.SendAsync(desk.Bot)));
        }

        await AssertUnharmedAsync(answers);
    }

    [Test]
    public async Task In_every_field_of_every_form()
    {
        string[] blocks = ["rhythm_hour", "rhythm_days", "rhythm_zone", "rhythm_tracks", "pause_until", "day", "data.erase.word"];
        string[] actions = ["rhythm.hour", "rhythm.days", "rhythm.each_day", "rhythm.zone", "rhythm.tracks", "pause.day", "lesson.later_day", "data.erase.word"];
        var answers = new List<(string, BotAnswer)>();

        foreach (var (callback, text) in desk.Bot.Services.GetServices<IViewSubmissionHandler>().SelectMany(handler => HostileTexts.All.Select(text => (handler.CallbackId, text))))
        {
            var state = new JsonObject(blocks.Select(block => KeyValuePair.Create(block, (JsonNode?)new JsonObject(
                actions.Select(action => KeyValuePair.Create(action, (JsonNode?)Everything(text)))))));
            answers.Add(($"{callback} {text}", await HostileDesk.Submission(anna, callback, state, text).SendAsync(desk.Bot)));
            answers.Add(($"{text} {callback}", await HostileDesk.Submission(anna, text, [], callback).SendAsync(desk.Bot)));
        }

        await AssertUnharmedAsync(answers);
    }

    [Test]
    public async Task In_every_field_of_a_menu_that_asks_while_somebody_types()
    {
        var answers = new List<(string, BotAnswer)>();

        foreach (var text in HostileTexts.All)
        {
            foreach (var field in new[] { "action_id", "block_id", "value", "team", "user" })
            {
                var payload = new JsonObject { ["type"] = "block_suggestion", ["action_id"] = "a", ["value"] = "v", ["team"] = new JsonObject { ["id"] = anna.Workspace.TeamId } };
                Put(payload, field, text);
                answers.Add((text, await HostileDesk.Interaction(payload, "/slack/options").SendAsync(desk.Bot)));
            }
        }

        await AssertUnharmedAsync(answers);
    }

    [TestCase("message")]
    [TestCase("app_home_opened")]
    [TestCase("user_change")]
    public async Task In_every_field_of_an_event(string type)
    {
        var answers = new List<(string, BotAnswer)>();

        foreach (var (text, number) in HostileTexts.All.Select((text, number) => (text, number)))
        {
            var person = new JsonObject { ["id"] = "U0STRANGE", ["team_id"] = anna.Workspace.TeamId, ["name"] = text, ["real_name"] = text, ["tz"] = text, ["locale"] = text, ["profile"] = new JsonObject { ["email"] = text, ["real_name"] = text } };
            foreach (var field in new[] { "user", "channel", "text", "ts", "tab", "subtype", "event_id", "team_id", "person" })
            {
                var inner = new JsonObject
                {
                    ["type"] = type, ["user"] = type == "user_change" ? person.DeepClone() : "U0STRANGE", ["channel"] = "D0STRANGE", ["channel_type"] = "im",
                    ["text"] = text, ["tab"] = "home", ["ts"] = $"1790000{number:D3}.000100",
                };
                var envelope = new JsonObject { ["type"] = "event_callback", ["team_id"] = anna.Workspace.TeamId, ["event_id"] = $"Ev{type}{field}{number}", ["event_time"] = 1790000000, ["event"] = inner };
                (field is "event_id" or "team_id" ? envelope : inner)[field] = text;
                answers.Add(($"{field} {text}", await SlackRequest.Event(envelope.ToJsonString()).SendAsync(desk.Bot)));
            }
        }

        await AssertUnharmedAsync(answers);
    }

    /// <summary>The value a button of this handler carries, with the text in every string and an impossible number in every other place.</summary>
    private static string Typed(ActionRoute route, string text)
    {
        var typed = route.Handler.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IActionHandler<>));
        if (typed is null)
        {
            return text;
        }

        var shape = (JsonTypeInfo)typed.GetProperty("ValueType")!.GetValue(route.Handler)!;
        var value = new JsonObject(shape.Properties.Select(property => KeyValuePair.Create(property.Name, property.PropertyType switch
        {
            var type when type == typeof(string) => (JsonNode?)text,
            var type when type == typeof(Guid) => Guid.Empty.ToString(),
            _ => int.MinValue,
        })));
        return $"{typed.GetProperty("ValueVersion")!.GetValue(route.Handler)}.{value.ToJsonString()}";
    }

    private static void Put(JsonObject payload, string field, string text)
    {
        switch (field)
        {
            case "action_id" or "block_id" when payload["actions"] is JsonArray actions:
                actions[0]![field] = text;
                break;
            case "team" or "user" or "channel":
                payload[field] = new JsonObject { ["id"] = text };
                payload["container"]?.AsObject().Remove("channel_id");
                break;
            case "message_ts":
                payload["container"]![field] = text;
                break;
            default:
                payload[field] = text;
                break;
        }
    }

    private static JsonObject Everything(string text) => Filled(text[..Math.Min(text.Length, 2000)]); // all fields together stay below the limit of a body

    private static JsonObject Filled(string text) => new()
    {
        ["type"] = "plain_text_input", ["value"] = text, ["selected_date"] = text, ["selected_time"] = text,
        ["selected_option"] = new JsonObject { ["value"] = text }, ["selected_options"] = new JsonArray(new JsonObject { ["value"] = text }),
    };
}
