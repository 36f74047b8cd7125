using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SlackLearningBot.Playground.Setup;

/// <summary>Reads a YAML or JSON file (by its ending) into fields that know their place.</summary>
internal static class SetupFile
{
    private const int Deepest = 30;

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Deepest,
    };

    public static Field Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{path} cannot be read: {e.Message} Expected a YAML or JSON file.");
        }
    }

    public static Field Parse(string file, string text)
    {
        var root = file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? FromJson(file, text) : FromYaml(file, text);
        return root is { Members: not null } ? root : throw new SetupException($"{file}: found no object; expected names and values, such as 'name: Juniper'.");
    }

    private static Field? FromJson(string file, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Of(file, "", document.RootElement);
        }
        catch (JsonException broken)
        {
            throw new SetupException($"{file}:{broken.LineNumber + 1}: found no valid JSON; expected a closing bracket, a comma or a quote near here.");
        }
    }

    private static Field? Of(string file, string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => new Field(file, path, line: null)
        {
            Members = Named(value.EnumerateObject().Select(member => (member.Name, Of(file, Below(path, member.Name), member.Value)))),
        },
        JsonValueKind.Array => new Field(file, path, line: null)
        {
            Elements = [.. value.EnumerateArray().Select((item, i) => Of(file, $"{path}[{i}]", item)).OfType<Field>()],
        },
        JsonValueKind.String => new Field(file, path, line: null) { Written = value.GetString(), IsQuoted = true },
        _ => new Field(file, path, line: null) { Written = value.GetRawText() },
    };

    private static Field? FromYaml(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : Of(file, "", stream.Documents[0].RootNode, depth: 0);
        }
        catch (YamlException broken)
        {
            throw new SetupException(
                $"{file}:{Math.Max(1, broken.Start.Line)}: found no valid YAML ({broken.Message.TrimEnd('.')}); expected matching quotes and indentation, and no tabs.");
        }
    }

    private static Field? Of(string file, string path, YamlNode node, int depth)
    {
        var line = (int)node.Start.Line;
        if (depth > Deepest)
        {
            throw new SetupException($"{file}:{line}: {path} is nested more than {Deepest} deep; expected what the format describes.");
        }

        return node switch
        {
            YamlMappingNode map => new Field(file, path, line)
            {
                Members = Named(map.Children.Select(member =>
                {
                    var name = (member.Key as YamlScalarNode)?.Value ?? "";
                    return (name, Of(file, Below(path, name), member.Value, depth + 1));
                })),
            },
            YamlSequenceNode list => new Field(file, path, line)
            {
                Elements = [.. list.Children.Select((item, i) => Of(file, $"{path}[{i}]", item, depth + 1)).OfType<Field>()],
            },
            YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" } => null,
            YamlScalarNode scalar => new Field(file, path, line) { Written = scalar.Value, IsQuoted = scalar.Style != ScalarStyle.Plain },
            _ => null,
        };
    }

    private static Dictionary<string, Field> Named(IEnumerable<(string Name, Field? Value)> members) =>
        members.Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value!, StringComparer.Ordinal);

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
