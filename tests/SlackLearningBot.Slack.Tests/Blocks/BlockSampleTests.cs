using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Tests.Blocks;

/// <summary>Every block of Slack's own samples is read and written back without a loss.</summary>
internal sealed class BlockSampleTests
{
    private static readonly Dictionary<string, Type> Typed = new()
    {
        ["section"] = typeof(Section),
        ["divider"] = typeof(Divider),
        ["header"] = typeof(Header),
        ["context"] = typeof(Context),
        ["actions"] = typeof(Actions),
        ["image"] = typeof(Image),
        ["input"] = typeof(Input),
        ["markdown"] = typeof(MarkdownBlock),
        ["rich_text"] = typeof(RichText),
        ["table"] = typeof(Table),
        ["data_visualization"] = typeof(DataVisualization),
    };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Samples() =>
        SlackSamples.Names("block-kit").Where(name => !name.Contains("schema.", StringComparison.Ordinal));

    [TestCaseSource(nameof(Samples))]
    public void A_sample_is_written_back_as_it_was_read(string name)
    {
        var found = Blocks(SlackSamples.ReadJson(name)).ToArray();

        Assert.Multiple(() =>
        {
            foreach (var json in found)
            {
                var written = JsonNode.Parse(SlackJson.Write(SlackJson.ReadBlock(json)));
                Assert.That(
                    JsonNode.DeepEquals(Trim(json, written), written), Is.True, $"{json.GetRawText()}\nbecame\n{written}");
            }
        });
    }

    [TestCaseSource(nameof(Samples))]
    public void A_sample_with_fields_nobody_knows_yet_is_read_the_same(string name)
    {
        foreach (var json in Blocks(SlackSamples.ReadJson(name)))
        {
            var plain = SlackJson.ReadBlock(json);
            var odd = SlackJson.ReadBlock(Odd.WithUnknownFields(json));

            var written = JsonNode.Parse(SlackJson.Write(plain));
            Assert.That(odd, Is.TypeOf(plain.GetType()), json.GetRawText());
            Assert.That(JsonNode.DeepEquals(Trim(JsonElement.Parse(SlackJson.Write(odd)), written), written), Is.True, json.GetRawText());
        }
    }

    [Test]
    public void A_block_of_a_type_nobody_knows_yet_round_trips_exactly()
    {
        var unknown = Samples().SelectMany(name => Unknown(SlackSamples.ReadJson(name))).ToArray();

        Assert.That(unknown, Has.Length.GreaterThan(20));
        Assert.That(
            unknown.Select(json => SlackJson.Write(SlackJson.ReadBlock(json))),
            Is.EqualTo(unknown.Select(json => JsonSerializer.Serialize(json, Compact))));
        Assert.That(unknown.Select(SlackJson.ReadBlock), Is.All.TypeOf<UnknownBlock>());
    }

    [Test]
    public void Known_blocks_become_records_unless_they_break_a_rule_of_ours()
    {
        var found = Samples().SelectMany(name => Blocks(SlackSamples.ReadJson(name))).ToArray();

        var unread = found.Where(json => json.Text("type") is { } type && Typed.TryGetValue(type, out var record)
            && SlackJson.ReadBlock(json).GetType() != record).Select(json => json.GetRawText()).ToArray();

        Assert.That(found, Has.Length.GreaterThan(200));
        Assert.That(unread, Is.Empty);
    }

    private static IEnumerable<JsonElement> Blocks(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Blocks),
        JsonValueKind.Object when json.Text("type") is { } type && Typed.ContainsKey(type) => [json],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Blocks(member.Value)),
        _ => [],
    };

    /// <summary>The members of any list called blocks, or the sample itself, whose type has no record.</summary>
    private static IEnumerable<JsonElement> Unknown(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.Text("type") is { } type && !Typed.ContainsKey(type) && json.Field("blocks") is null => [json],
        JsonValueKind.Object => json.Items("blocks").SelectMany(Unknown),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Unknown),
        _ => [],
    };

    /// <summary>The sample without what the record does not model (unknown fields) or leaves out (null).</summary>
    private static JsonNode? Trim(JsonElement sample, JsonNode? written) => (sample.ValueKind, written) switch
    {
        (JsonValueKind.Object, JsonObject kept) => new JsonObject(sample.EnumerateObject()
            .Where(member => kept.ContainsKey(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, Trim(member.Value, kept[member.Name])))),
        (JsonValueKind.Array, JsonArray kept) => new JsonArray(
            [.. sample.EnumerateArray().Select((item, at) => Trim(item, at < kept.Count ? kept[at] : null))]),
        _ => JsonNode.Parse(sample.GetRawText()),
    };
}
