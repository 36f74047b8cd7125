using SlackLearningBot.Learning.Content;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SlackLearningBot.Features.Content;

/// <summary>The keys of one YAML mapping. A value of the wrong shape is an error and counts as not given.</summary>
internal sealed class YamlFields(string file, int lineBefore, YamlMappingNode mapping, List<ContentError> errors)
{
    public At At => AtOf(mapping);

    public bool Has(string key) => Node(key) is not null;

    public bool IsText(string key) => Node(key) is YamlScalarNode;

    /// <summary>A single value; null when the key is missing or has none.</summary>
    public Raw? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or null } => null,
        YamlScalarNode scalar => new Raw(WordsOf(scalar), AtOf(scalar)),
        var other => Wrong<Raw>(other, $"Expected one value for '{key}', such as '{key}: …'."),
    };

    /// <summary>A list of single values.</summary>
    public IReadOnlyList<Raw> Texts(string key)
    {
        var items = Items(key, "a list of words, such as [one, two]");
        return [.. items.Select(item => item is YamlScalarNode scalar ? new Raw(WordsOf(scalar), AtOf(scalar)) : Wrong<Raw>(item, $"Expected words in '{key}', such as [one, two].")).OfType<Raw>()];
    }

    /// <summary>A list of single values, or one of them alone.</summary>
    public IReadOnlyList<Raw> OneOrMore(string key) => IsText(key) ? Text(key) is { } only ? [only] : [] : Texts(key);

    /// <summary>The keys that were written.</summary>
    public IReadOnlyList<Raw> Keys() =>
        [.. mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => new Raw(key.Value ?? "", AtOf(key)))];

    /// <summary>A mapping below this one; null when the key is missing.</summary>
    public YamlFields? Fields(string key) => Node(key) switch
    {
        null => null,
        YamlMappingNode inner => new YamlFields(file, lineBefore, inner, errors),
        var other => Wrong<YamlFields>(other, $"Expected keys and values in '{key}'."),
    };

    /// <summary>A list of mappings.</summary>
    public IReadOnlyList<YamlFields> List(string key)
    {
        var items = Items(key, "a list whose items begin with '- '");
        return [.. items.Select(item => item is YamlMappingNode inner ? new YamlFields(file, lineBefore, inner, errors) : Wrong<YamlFields>(item, $"Expected keys and values in each item of '{key}'.")).OfType<YamlFields>()];
    }

    public IReadOnlyList<Raw> Unknown(IReadOnlyList<string> known) =>
        [.. mapping.Children.Keys.Where(key => key is not YamlScalarNode { Value: { } name } || !known.Contains(name)).Select(key => new Raw(key.ToString(), AtOf(key)))];

    private YamlNode? Node(string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private IEnumerable<YamlNode> Items(string key, string expected) => Node(key) switch
    {
        null or YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or null } => [],
        YamlSequenceNode list => list.Children,
        var other => Wrong<IEnumerable<YamlNode>>(other, $"Expected {expected} for '{key}'.") ?? [],
    };

    private T? Wrong<T>(YamlNode node, string message)
        where T : class
    {
        var at = AtOf(node);
        errors.Add(new ContentError(at.File, at.Line, "yaml-shape", message));
        return null;
    }

    // A NUL can be written as "\0", and PostgreSQL takes none.
    private static string WordsOf(YamlScalarNode scalar) => (scalar.Value ?? "").Replace("\0", "", StringComparison.Ordinal);

    private At AtOf(YamlNode node) => new(file, lineBefore + (int)Math.Max(1, node.Start.Line));
}
