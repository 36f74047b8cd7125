namespace SlackLearningBot.Playground.Strict;

/// <summary>Where blocks are to be shown, which decides what is allowed.</summary>
internal enum Surface
{
    Message,
    Modal,
    Home,
}

/// <summary>What a check found wrong, in Slack's words and with a JSON pointer, and what it counts on the way.</summary>
internal sealed class Findings(Surface surface)
{
    private readonly List<string> problems = [];
    private readonly HashSet<string> blockIds = new(StringComparer.Ordinal);

    public Surface Surface { get; } = surface;

    public IReadOnlyList<string> Problems => problems;

    public bool None => problems.Count == 0;

    public int MarkdownCharacters { get; set; }

    public int Tables { get; set; }

    public int Charts { get; set; }

    public int Focused { get; set; }

    /// <summary>All characters people would read; Slack refuses too many of them (msg_blocks_too_long).</summary>
    public int TextCharacters { get; set; }

    /// <summary>The pointer of the first input block, which makes a modal need a submit button.</summary>
    public string? FirstInput { get; set; }

    public void Add(string problem, string at) => problems.Add($"{problem} [json-pointer:{at}]");

    public void AddFirst(string problem, string at) => problems.Insert(0, $"{problem} [json-pointer:{at}]");

    public void Insert(int index, string problem, string at) => problems.Insert(index, $"{problem} [json-pointer:{at}]");

    public bool IsNewBlockId(string id) => blockIds.Add(id);
}
