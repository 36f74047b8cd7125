using System.Collections.Concurrent;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Memory;

/// <summary>The numbers of the memory model that a workspace uses.</summary>
/// <param name="Number">Of the fit; 0 for the numbers every workspace starts with.</param>
/// <param name="Model">Made of its numbers.</param>
internal sealed record Fit(int Number, Fsrs6 Model)
{
    public static Fit First { get; } = new(0, new Fsrs6(FsrsParameters.Default));
}

/// <summary>Keeps the models that were made of workspaces' numbers.</summary>
internal sealed class Models
{
    private readonly ConcurrentDictionary<string, Fit> fits = new();

    /// <param name="teamId">Whose fit it is.</param>
    /// <param name="number">Its number; 0 when the workspace has none of its own.</param>
    /// <param name="parameters">Its numbers; null when it has none.</param>
    public Fit Of(string teamId, int number, double[]? parameters)
    {
        if (number == 0 || parameters is null)
        {
            return Fit.First;
        }

        // A workspace that was erased and comes back counts its fits from the beginning: the number alone does not tell.
        if (fits.TryGetValue(teamId, out var known) && known.Number == number && known.Model.Parameters.Values.SequenceEqual(parameters))
        {
            return known;
        }

        return fits[teamId] = new Fit(number, new Fsrs6(FsrsParameters.Of(parameters)));
    }
}
