using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.World;

/// <summary>An interactive element and the block it stands in.</summary>
internal sealed record PlacedElement(JsonObject Block, JsonObject Element)
{
    public string BlockId => Block.Text("block_id") ?? "";

    public string ActionId => Element.Text("action_id") ?? "";

    public string Type => Element.Text("type") ?? "";

    public bool IsInput => Block.Text("type") == "input";
}

/// <summary>Finds the interactive elements in checked blocks, and names what came without a name.</summary>
internal static class Elements
{
    public static IEnumerable<PlacedElement> In(JsonArray blocks) =>
        blocks.OfType<JsonObject>().SelectMany(InBlock);

    /// <summary>Gives block_id and action_id to what has none, as Slack does.</summary>
    public static JsonArray Name(JsonArray blocks, Ids ids)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            NameBlock(block, ids);
        }

        foreach (var placed in In(blocks).Where(placed => placed.Element["action_id"] is null && placed.Type != "image"))
        {
            placed.Element["action_id"] = ids.NextShort("a");
        }

        return blocks;
    }

    private static void NameBlock(JsonObject block, Ids ids)
    {
        if (block["block_id"] is null)
        {
            block["block_id"] = ids.NextShort("b");
        }

        foreach (var child in Children(block))
        {
            NameBlock(child, ids);
        }
    }

    private static IEnumerable<PlacedElement> InBlock(JsonObject block)
    {
        var own = block.Text("type") switch
        {
            "section" => block["accessory"] is JsonObject accessory ? [accessory] : [],
            "input" => block["element"] is JsonObject element ? [element] : [],
            "actions" or "context_actions" => Objects(block["elements"]),
            "card" => Objects(block["actions"]),
            _ => [],
        };
        return own.Where(element => element.Text("type") != "image")
            .Select(element => new PlacedElement(block, element))
            .Concat(Children(block).SelectMany(InBlock));
    }

    private static IEnumerable<JsonObject> Children(JsonObject block) => block.Text("type") switch
    {
        "container" => Objects(block["child_blocks"]),
        "carousel" => Objects(block["elements"]),
        _ => [],
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? list) =>
        list is JsonArray items ? items.OfType<JsonObject>() : [];
}
