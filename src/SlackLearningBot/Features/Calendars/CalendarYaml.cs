using System.Text;
using SlackLearningBot.Learning.Calendars;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SlackLearningBot.Features.Calendars;

/// <summary>
/// A calendar written as rules: <c>calendar</c>, <c>title</c>, <c>source</c> and <c>years</c>, and under <c>days</c> each rule with its name.
/// Read event by event, so that neither depth nor anchors can cost anything.
/// </summary>
internal static class CalendarYaml
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The draft, or what is wrong with the file.</summary>
    public static (RuleDraft? Draft, CalendarFinding? Error) Read(string file, byte[] bytes)
    {
        try
        {
            return Read(file, new Parser(new StringReader(Strict.GetString(bytes).TrimStart('\ufeff'))));
        }
        catch (DecoderFallbackException)
        {
            return (null, new CalendarFinding(file, 1, "Found bytes that are not UTF-8. Save the file as UTF-8."));
        }
        catch (YamlException broken)
        {
            return (null, new CalendarFinding(
                file, (int)Math.Max(1, broken.Start.Line), $"Found no valid YAML here ({broken.Message.TrimEnd('.')}). Look for a missing quote, a tab or wrong indentation."));
        }
    }

    private static (RuleDraft? Draft, CalendarFinding? Error) Read(string file, Parser parser)
    {
        var (keys, days) = (new Dictionary<string, CalendarEntry>(), new List<(CalendarEntry, string)>());
        Skip<StreamStart>(parser);
        Skip<DocumentStart>(parser);
        Skip<MappingStart>(parser);
        while (parser.Current is not MappingEnd)
        {
            var key = Word(parser, "a key such as 'title'");
            if (key.Text == "days")
            {
                Skip<MappingStart>(parser);
                while (parser.Current is not MappingEnd)
                {
                    var rule = Word(parser, "a day such as 12-25");
                    days.Add((rule, Word(parser, "the holiday's name").Text));
                }

                parser.MoveNext();
            }
            else if (key.Text is not ("calendar" or "title" or "source" or "years"))
            {
                return (null, new CalendarFinding(file, key.Line, $"Found the key '{key.Text}', expected calendar, title, source, years or days."));
            }
            else if (!keys.TryAdd(key.Text, Word(parser, $"one value for '{key.Text}'") with { Line = key.Line }))
            {
                return (null, new CalendarFinding(file, key.Line, $"Found '{key.Text}' twice."));
            }
        }

        return (new RuleDraft(file, keys.GetValueOrDefault("calendar"), keys.GetValueOrDefault("title"), keys.GetValueOrDefault("source"), keys.GetValueOrDefault("years"), days), null);
    }

    private static void Skip<T>(Parser parser)
        where T : ParsingEvent
    {
        if ((parser.Current is null || typeof(T) == typeof(StreamStart)) && !parser.MoveNext())
        {
            throw new YamlException("the file is empty");
        }

        if (parser.Current is not T)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, "expected keys and values, such as 'title: Sweden'");
        }

        parser.MoveNext();
    }

    private static CalendarEntry Word(Parser parser, string expected)
    {
        if (parser.Current is not Scalar { Anchor.IsEmpty: true } scalar)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"expected {expected}");
        }

        parser.MoveNext();
        return new CalendarEntry((int)Math.Max(1, scalar.Start.Line), scalar.Value);
    }
}
