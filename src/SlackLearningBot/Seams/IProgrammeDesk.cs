using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Takes the programmes that owners drop into the direct message beside lessons. Implemented by Features/Programmes; called by Features/Authoring.</summary>
internal interface IProgrammeDesk
{
    /// <summary>Keeps it as a draft, and owes its owner the report. Done twice for the same file of Slack's it changes nothing.</summary>
    Task TakeAsync(NpgsqlTransaction transaction, LearnerKey owner, string fileId, ContentFile file, CancellationToken cancel);
}
