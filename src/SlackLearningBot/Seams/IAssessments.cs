using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Gives assessments in somebody else's transaction: whoever gets one is told, reminded and graded as if an owner had assigned it, and owners see how many passed, never who. Implemented by Features/Assessments.</summary>
internal interface IAssessments
{
    /// <summary>Given again with the same id, it is the same act: only who does not have it yet gets it.</summary>
    Task GiveAsync(NpgsqlTransaction transaction, GivenAssessment given, IReadOnlyList<string> people, CancellationToken cancel);

    /// <summary>
    /// Takes them back from these people, as far as they are not through with them: attempts end without a result, and nothing reminds them. Results stand, everybody
    /// else keeps theirs, and what is past its deadline stays as it is.
    /// </summary>
    Task TakeBackAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<Guid> assignments, IReadOnlyList<string> people, CancellationToken cancel);

    /// <summary>What was taken back from this one person is theirs again and announced anew, as far as it is open and they have an attempt left.</summary>
    Task GiveBackAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<Guid> assignments, string userId, CancellationToken cancel);

    /// <summary>These acts, as far as they are not over, end then: so do attempts that are under way, and reminders come by the new deadline. Done twice it changes nothing.</summary>
    Task MoveAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<Guid> assignments, DateTimeOffset deadline, CancellationToken cancel);
}

/// <summary>One act of giving an assessment.</summary>
/// <param name="By">An owner's id, or "erased".</param>
/// <param name="AssignmentId">Chosen by whoever gives it; the same act, always.</param>
/// <param name="AssessmentId">Which; nothing is given of one that is gone.</param>
/// <param name="Deadline">Calendar time; only the first of an act counts.</param>
internal sealed record GivenAssessment(LearnerKey By, Guid AssignmentId, Guid AssessmentId, DateTimeOffset Deadline);
