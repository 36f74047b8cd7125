using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>A part of a text that stays together where a message is cut. A tight piece follows its neighbour without an empty line.</summary>
internal abstract record Piece(bool Tight)
{
    /// <summary>The words alone.</summary>
    public abstract string Plain { get; }

    internal sealed record Text(IReadOnlyList<Run> Runs, bool Quote = false, bool Heading = false, bool InList = false, bool Tight = false) : Piece(Tight)
    {
        public override string Plain => string.Concat(Runs.Select(run => run.Text));
    }

    internal sealed record Code(string Lines, bool Tight = false) : Piece(Tight)
    {
        public override string Plain => Lines;
    }

    /// <summary>An image, divider or table: a block of its own.</summary>
    internal sealed record Whole(Block Block, string Words) : Piece(false)
    {
        public override string Plain => Words;
    }
}
