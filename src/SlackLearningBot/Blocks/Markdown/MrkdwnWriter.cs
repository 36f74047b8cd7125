using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>Runs in Slack's own markup (https://docs.slack.dev/messaging/formatting-message-text).</summary>
internal static class MrkdwnWriter
{
    private static readonly (Marks Mark, char Sign)[] Signs = [(Marks.Bold, '*'), (Marks.Italic, '_'), (Marks.Strike, '~')];

    public static string Write(IReadOnlyList<Run> runs, bool quote = false)
    {
        var lines = Lines(runs).Select(line => (quote ? "> " : "") + WriteLine(line));
        return string.Join('\n', lines);
    }

    public static IEnumerable<IReadOnlyList<Run>> Lines(IReadOnlyList<Run> runs)
    {
        var line = new List<Run>();
        foreach (var run in runs)
        {
            if (run.IsBreak)
            {
                yield return line;
                line = [];
            }
            else
            {
                line.Add(run);
            }
        }

        yield return line;
    }

    private static string WriteLine(IReadOnlyList<Run> line)
    {
        var written = new MarkupText();
        WriteNested([.. line], 0, written);
        return written.ToString().TrimEnd();
    }

    private static void WriteNested(List<Run> runs, int level, MarkupText written)
    {
        if (level == Signs.Length)
        {
            runs.ForEach(run => WriteRun(run, written));
            return;
        }

        var (mark, sign) = Signs[level];
        for (var at = 0; at < runs.Count;)
        {
            var marked = runs[at].Marks.HasFlag(mark);
            var group = runs.Skip(at).TakeWhile(run => run.Marks.HasFlag(mark) == marked).ToList();
            at += group.Count;
            if (marked)
            {
                WriteMarked(group, sign, level, written);
            }
            else
            {
                WriteNested(group, level + 1, written);
            }
        }
    }

    // A mark beside a space is no mark to Slack, so spaces at both ends go outside.
    private static void WriteMarked(List<Run> group, char sign, int level, MarkupText written)
    {
        var (first, last) = (group.FindIndex(IsVisible), group.FindLastIndex(IsVisible));
        if (first < 0)
        {
            written.Add(string.Concat(group.Select(run => run.Text)));
            return;
        }

        var inner = group.GetRange(first, last - first + 1);
        var (lead, trail) = (SpaceBefore(inner[0]), SpaceAfter(inner[^1]));
        inner[0] = inner[0] with { Text = inner[0].Text[lead.Length..] };
        inner[^1] = inner[^1] with { Text = inner[^1].Text[..^trail.Length] };
        written.Add(string.Concat(group.Take(first).Select(run => run.Text)) + lead);
        written.Open(sign);
        WriteNested(inner, level + 1, written);
        written.Close(sign);
        written.Add(trail + string.Concat(group.Skip(last + 1).Select(run => run.Text)));
    }

    private static bool IsVisible(Run run) => run.Marks.HasFlag(Marks.Code) || !string.IsNullOrWhiteSpace(run.Text);

    private static string SpaceBefore(Run run) =>
        run.Marks.HasFlag(Marks.Code) ? "" : run.Text[..(run.Text.Length - run.Text.TrimStart().Length)];

    private static string SpaceAfter(Run run) => run.Marks.HasFlag(Marks.Code) ? "" : run.Text[run.Text.TrimEnd().Length..];

    private static void WriteRun(Run run, MarkupText written)
    {
        if (run.Url is { } url)
        {
            WriteLink(run, url, written);
        }
        else if (run.Marks.HasFlag(Marks.Code))
        {
            written.Open('`');
            written.Add(SlackText.Escape(run.Text));
            written.Close('`');
        }
        else
        {
            written.Add(SlackText.Escape(run.Text));
        }
    }

    private static void WriteLink(Run run, string url, MarkupText written)
    {
        var label = run.Text.Trim();
        if (label.Length == 0)
        {
            written.Add(run.Text);
            return;
        }

        written.Add(SpaceBefore(run));
        written.Add($"<{SlackText.Escape(url)}|{SlackText.Escape(label)}>");
        written.Add(SpaceAfter(run));
    }
}
