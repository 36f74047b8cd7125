namespace SlackLearningBot.Playground.Faults;

/// <summary>What a file says shall go wrong, and the seed of its chance.</summary>
internal sealed record FaultFile(int Seed, IReadOnlyList<FaultWish> Wishes)
{
    public static FaultFile None { get; } = new(1, []);
}
