using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>Builds <see cref="Mrkdwn.Of"/>: literals as they are, holes escaped, live markup kept.</summary>
[InterpolatedStringHandler]
public readonly ref struct MrkdwnHandler
{
    private readonly StringBuilder _markup;

    public MrkdwnHandler(int literalLength, int formattedCount) =>
        _markup = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _markup.Append(literal);

    public void AppendFormatted(string? value) => _markup.Append(SlackText.Escape(value ?? ""));

    public void AppendFormatted<T>(T value, string? format = null) => _markup.Append(value switch
    {
        null => "",
        ILiveMarkup live => live.ToMarkup(),
        IFormattable formattable => SlackText.Escape(formattable.ToString(format, CultureInfo.InvariantCulture)),
        _ => SlackText.Escape(value.ToString() ?? ""),
    });

    internal string ToMarkup() => _markup.ToString();
}
