using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Memory;

/// <summary>Sums up by question how answers went beside what was foretold.</summary>
internal sealed class QuestionOffsets
{
    private readonly Dictionary<string, QuestionOffset> offsets = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, QuestionOffset> All => offsets;

    public void Add(Foretelling foretelling) =>
        offsets[foretelling.QuestionId] = offsets.GetValueOrDefault(foretelling.QuestionId).With(foretelling.Chance, foretelling.Right);
}
