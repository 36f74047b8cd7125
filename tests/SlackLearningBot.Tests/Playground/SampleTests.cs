using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NUnit.Framework;
using SlackLearningBot.Playground.Strict;

namespace SlackLearningBot.Tests.Playground;

/// <summary>The Playground's own checks against Block Kit samples from several SDKs and a schema generated from Slack's types.</summary>
internal sealed class SampleTests
{
    /// <summary>Samples that are no valid input to Slack, each with its reason.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["python-slack-sdk.blocks.dict_block"] = "dates whose timestamp is a text",
        ["python-slack-sdk.blocks.dict_block-2"] = "a list without style",
        ["python-slack-sdk.blocks.input"] = "unexpected fields, for a parser to survive",
        ["python-slack-sdk.blocks.input-11"] = "a call block, which only Slack's calls make",
        ["python-slack-sdk.blocks.input-18"] = "a video without title",
        ["slack-go.block_call.TestCallBlockInBlocks"] = "a call block",
        ["slack-go.block_call.TestCallBlockWithAppIcons"] = "a call block",
        ["slack-go.block_call.TestCallBlockWithParticipants"] = "a call block",
        ["slack-go.block_conv.TestRichTextUnknownRoundTrip"] = "an unknown part",
        ["slack-go.block_data_table.TestDataTableBlockUnknownCellType"] = "an unknown cell",
        ["slack-go.block_data_visualization.TestDataVisualizationBlockSeriesChartsJSONRoundTrip"] = "three charts in one message",
        ["slack-go.block_data_visualization.TestDataVisualizationBlockUnknownChartType"] = "an unknown chart",
        ["slack-go.block_rich_text.TestRichTextBlock_UnmarshalJSON"] = "an empty rich text",
        ["slack-go.block_rich_text.richTextQuotePayload"] = "a border of more than 1",
        ["slack-go.block_roundtrip.TestBlockRealPayloadRoundTrip"] = "a null cell, which Slack sends but does not take",
        ["slack-go.block_table.TestTableBlockHeterogeneousCells"] = "a null cell, which Slack sends but does not take",
        ["slack-go.block_table.TestTableBlockUnsupportedCellType"] = "an unknown cell",
        ["python-slack-sdk.view_home_006"] = "an answer of Slack, with id and hash",
        ["python-slack-sdk.view_modal_008"] = "an answer of Slack, with state and hash",
        ["python-slack-sdk.view_modal_009"] = "an answer of Slack, with id and hash",
        ["python-slack-sdk.view_modal_010"] = "an answer of Slack, with id and hash",
    };

    /// <summary>Valid samples that the schema (of July 2026, structure only) does not know yet.</summary>
    private static readonly Dictionary<string, string> BeyondSchema = new(StringComparer.Ordinal)
    {
        ["python-slack-sdk.blocks.input-23"] = "null keeps a column's default",
        ["slack-go.block_card.TestCardBlockJSONRoundTrip"] = "subtext",
        ["slack-go.block_card.TestCardBlockSlackIconJSONRoundTrip"] = "slack_icon",
        ["slack-go.block_data_table.TestDataTableBlockUnmarshalViaBlocks"] = "a number without text",
        ["slack-go.block_roundtrip.TestBlockRealPayloadRoundTrip-2"] = "a number without text",
    };

    [Test]
    public void Every_valid_block_of_the_samples_is_accepted()
    {
        var problems = new List<string>();
        foreach (var (name, json) in Samples("blocks"))
        {
            var blocks = json as JsonArray ?? json["blocks"]?.DeepClone() as JsonArray ?? new JsonArray(json.DeepClone());
            var verdict = JudgeBlocks(blocks);
            if ((verdict.Error is not null) != Refused.ContainsKey(name))
            {
                problems.Add($"{name}: {verdict.Error} {string.Join("; ", verdict.Problems)}");
            }
        }

        Assert.That(problems, Is.Empty, string.Join('\n', problems));
    }

    [Test]
    public void Every_valid_view_of_the_samples_is_accepted()
    {
        var problems = new List<string>();
        foreach (var (name, json) in Samples("views"))
        {
            var verdict = Judge(json);
            if ((verdict.Error is not null) != Refused.ContainsKey(name))
            {
                problems.Add($"{name}: {verdict.Error} {string.Join("; ", verdict.Problems)}");
            }
        }

        Assert.That(problems, Is.Empty, string.Join('\n', problems));
    }

    [Test]
    public async Task What_is_accepted_fits_the_schema_of_slacks_own_types()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder(), "schema.generated-from-slack-types-3.2.0.json"));
        var problems = new List<string>();
        foreach (var (name, json) in Samples("blocks").Where(sample => IsKnown(sample.Name, sample.Json)))
        {
            var blocks = json as JsonArray ?? json["blocks"]?.DeepClone() as JsonArray ?? new JsonArray(json.DeepClone());
            Check(schema, new JsonObject { ["blocks"] = blocks.DeepClone() }, name, problems);
        }

        foreach (var (name, json) in Samples("views").Where(sample => !Refused.ContainsKey(sample.Name)))
        {
            var view = json.DeepClone().AsObject();
            view["title"] ??= new JsonObject { ["type"] = "plain_text", ["text"] = "T" }; // the schema wants a title on every view
            Check(schema, new JsonObject { ["view"] = view }, name, problems);
        }

        Assert.That(problems, Is.Empty, string.Join('\n', problems));
    }

    private static bool IsKnown(string name, JsonNode sample) => !Refused.ContainsKey(name) && !BeyondSchema.ContainsKey(name)
        && !sample.ToJsonString().Contains("data_visualization", StringComparison.Ordinal); // younger than the schema

    private static void Check(JsonSchema schema, JsonObject root, string name, List<string> problems)
    {
        var errors = schema.Validate(root.ToJsonString());
        if (errors.Count > 0)
        {
            problems.Add($"{name}: {string.Join("; ", errors.Select(error => error.Path + " " + error.Kind))}");
        }
    }

    /// <summary>Alerts stand in modals only.</summary>
    private static Verdict JudgeBlocks(JsonArray blocks)
    {
        if (blocks.Any(block => (string?)block!["type"] == "alert"))
        {
            return Judge(new JsonObject
            {
                ["type"] = "modal", ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "T" }, ["blocks"] = blocks.DeepClone(),
            });
        }

        return MessageCheck.Blocks(JsonSerializer.SerializeToElement(blocks));
    }

    private static Verdict Judge(JsonNode view) => ViewCheck.Judge(
        JsonSerializer.SerializeToElement(view), (string?)view["type"] == "home" ? Surface.Home : Surface.Modal);

    private static IEnumerable<(string Name, JsonNode Json)> Samples(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Folder(), kind), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!));

    private static string Folder()
    {
        var shared = Environment.GetEnvironmentVariable("LEARNINGBOT_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SlackLearningBot.sln")))
            {
                shared = Path.Combine(folder.FullName, "..", "shared");
            }
        }

        var samples = Path.Combine(shared ?? "", "slack-samples", "block-kit");
        if (!Directory.Exists(samples))
        {
            Assert.Ignore("The Slack samples are not here; set LEARNINGBOT_SHARED to the folder that holds slack-samples.");
        }

        return samples;
    }
}
