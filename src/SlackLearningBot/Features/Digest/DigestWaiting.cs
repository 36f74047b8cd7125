using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Digest;

/// <summary>A weekly note that could not be sent on its day waits in App Home.</summary>
internal sealed class DigestWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [Digests.Kind];

    public Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<WaitingThing?>>([.. held.Select(_ => new WaitingThing(DigestView.Name))]);
}
