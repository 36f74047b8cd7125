using System.Globalization;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>
/// Half an emoji, escaped, is legal JSON but no text: .NET throws when it is read, even while looking for another name beside it.
/// A text cut by someone else's program must not cost the whole payload, so such halves become U+FFFD before parsing.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> utf8Json)
    {
        var rest = utf8Json.Span;
        if (rest.IndexOf("\\ud"u8) < 0 && rest.IndexOf("\\uD"u8) < 0)
        {
            return utf8Json;
        }

        var mended = utf8Json.ToArray();
        for (var at = 0; at < mended.Length;)
        {
            at += mended[at] is not (byte)'\\' ? 1 : Unit(mended, at) switch
            {
                null => 2,
                { } high when char.IsHighSurrogate(high) && Unit(mended, at + EscapeLength) is { } low && char.IsLowSurrogate(low) =>
                    2 * EscapeLength,
                { } lone when char.IsSurrogate(lone) => Replace(mended, at),
                _ => EscapeLength,
            };
        }

        return mended;
    }

    private static char? Unit(byte[] json, int at) =>
        at + EscapeLength <= json.Length && json[at] is (byte)'\\' && json[at + 1] is (byte)'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    private static int Replace(byte[] json, int at)
    {
        "\\ufffd"u8.CopyTo(json.AsSpan(at));
        return EscapeLength;
    }
}
