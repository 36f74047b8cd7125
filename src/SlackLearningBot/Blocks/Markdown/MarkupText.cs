using System.Text;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>A line of mrkdwn in the making. Slack sees a mark only at the edge of a word, so beside a letter a zero-width space makes an edge.</summary>
internal sealed class MarkupText
{
    private const char Edge = '\u200b';
    private readonly StringBuilder text = new();
    private bool closed;
    private bool opened;

    public void Open(char sign)
    {
        if (closed || (!opened && text.Length > 0 && (char.IsLetterOrDigit(text[^1]) || text[^1] == sign)))
        {
            text.Append(Edge);
        }

        text.Append(sign);
        (opened, closed) = (true, false);
    }

    public void Close(char sign)
    {
        text.Append(sign);
        (opened, closed) = (false, true);
    }

    public void Add(string words)
    {
        if (words.Length == 0)
        {
            return;
        }

        if (closed && (char.IsLetterOrDigit(words[0]) || char.IsSurrogate(words[0])))
        {
            text.Append(Edge);
        }

        text.Append(words);
        (opened, closed) = (false, false);
    }

    public override string ToString() => text.ToString();
}
