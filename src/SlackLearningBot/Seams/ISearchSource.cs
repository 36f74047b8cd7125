using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>One kind of thing that <c>/learn search</c> finds, answered by the slice that has it.</summary>
internal interface ISearchSource
{
    /// <summary>Names it in buttons of messages, so it never changes: "lessons".</summary>
    string Kind { get; }

    /// <summary>Where it stands among the others, ascending: 10 lessons, 20 courses elsewhere, 30 talks, 40 sessions, 50 take-aways, 60 people.</summary>
    int Order { get; }

    /// <summary>"lesson".</summary>
    string One { get; }

    /// <summary>"lessons".</summary>
    string Many { get; }

    /// <summary>What this person may see and has the words, the best first; nothing for words that say nothing. No words are wrong.</summary>
    Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, int limit, int offset, CancellationToken cancel);
}

/// <summary>Who asks, and what: up to 150 characters, each gap one space.</summary>
internal sealed record SearchQuestion(LearnerKey Person, string Words);

/// <summary>Something that was found.</summary>
/// <param name="Title">For notifications and screen readers.</param>
/// <param name="Blocks">Three at most, with what opens it.</param>
internal sealed record SearchHit(string Title, IReadOnlyList<Block> Blocks);
