using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>
/// Something that App Home shows has changed. Nothing is done for people who never opened it: Slack tells when they do, and they get it then.
/// Implemented by Features/Home.
/// </summary>
internal interface IHomeWishes
{
    /// <summary>App Home shall show how things are now. Wished again and again it is published only when it changed.</summary>
    Task RefreshAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel);

    /// <summary>The same for several people of one workspace, in one go.</summary>
    Task RefreshAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, CancellationToken cancel);
}
