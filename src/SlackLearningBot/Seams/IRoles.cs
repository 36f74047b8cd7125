using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Who may do what in a workspace. Implemented by Features/People; asked before an owner's action is done.</summary>
internal interface IRoles
{
    Task<bool> IsOwnerAsync(LearnerKey person, CancellationToken cancel);
}
