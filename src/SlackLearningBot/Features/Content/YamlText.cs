using SlackLearningBot.Learning.Content;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SlackLearningBot.Features.Content;

/// <summary>YAML that authors write: one mapping, no anchors, not deep.</summary>
internal static class YamlText
{
    private const int Deepest = 12;

    /// <param name="file">For errors.</param>
    /// <param name="lineBefore">Lines of the file before the YAML begins.</param>
    /// <param name="yaml">The YAML.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The mapping, empty for an empty text; null after an error.</returns>
    public static YamlFields? Read(string file, int lineBefore, string yaml, List<ContentError> errors)
    {
        try
        {
            if (Refuse(yaml) is { } refused)
            {
                errors.Add(new ContentError(file, lineBefore + refused.Line, refused.Rule, refused.Message));
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            var root = stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode;
            if (root is YamlMappingNode mapping && stream.Documents.Count < 2)
            {
                return new YamlFields(file, lineBefore, mapping, errors);
            }

            errors.Add(new ContentError(file, lineBefore + 1, "yaml-shape", "Expected keys and values, such as 'title: My lesson'."));
        }
        catch (YamlException broken)
        {
            errors.Add(new ContentError(
                file, lineBefore + (int)Math.Max(1, broken.Start.Line), "yaml", $"Found no valid YAML here ({broken.Message.TrimEnd('.')}). Look for a missing quote, a tab or wrong indentation."));
        }

        return null;
    }

    // The parser's events come one by one, so that depth costs no stack here as it would in the tree.
    private static (int Line, string Rule, string Message)? Refuse(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            var line = (int)parser.Current.Start.Line;
            if (depth > Deepest + 2)
            {
                return (line, "yaml-too-deep", $"Found YAML nested more than {Deepest} deep, expected what the format describes.");
            }

            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            {
                return (line, "yaml-anchor", "Found an anchor (&name) or alias (*name). Write the value out, or put it in quotes.");
            }
        }

        return null;
    }
}
