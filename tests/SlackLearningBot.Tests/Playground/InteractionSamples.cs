using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Playground;

/// <summary>Payloads as Slack really sent them, to hold ours against.</summary>
internal static class InteractionSamples
{
    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(SharedFolder.Require("slack-samples"), "interactivity", name + ".json")))!.AsObject();

    /// <summary>Every field of the sample is in the payload, with a value of the same kind.</summary>
    public static void MustHave(JsonObject payload, JsonObject sample, string path = "")
    {
        foreach (var (name, value) in sample)
        {
            Assert.That(payload.ContainsKey(name), Is.True, $"{path}{name} is in Slack's payload and not in ours");
            if (value is JsonObject text && (string?)text["type"] == "plain_text")
            {
                continue; // what a view says is the app's own
            }

            Assert.That(Kind(payload[name]), Is.EqualTo(Kind(value)), path + name);
            if (value is JsonObject inner)
            {
                MustHave(payload[name]!.AsObject(), inner, $"{path}{name}.");
            }
        }
    }

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.True or JsonValueKind.False => "flag",
        { } kind => kind.ToString(),
    };
}
