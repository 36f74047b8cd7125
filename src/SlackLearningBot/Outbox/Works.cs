namespace SlackLearningBot.Outbox;

/// <summary>Every slice's works, by kind.</summary>
internal sealed class Works(IEnumerable<IWork> works)
{
    private readonly Dictionary<string, IWork> works = works.ToDictionary(work => work.Kind);

    /// <summary>Null for what only another version of the program knows.</summary>
    public IWork? Find(string kind) => works.GetValueOrDefault(kind);
}
