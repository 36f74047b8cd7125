using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Sheets that are no lessons but a list of what can be learnt elsewhere, for the slice that reads dropped files. Implemented by Features/Courses.</summary>
internal interface ICourseSheets
{
    /// <summary>By its header line alone.</summary>
    bool Recognises(string text);

    /// <summary>Shows the owner what would become of it; nothing is in the list before they say so. The same source is offered once.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="sheet">Its name and text.</param>
    /// <param name="source">Stands for the message and file it came with.</param>
    /// <param name="cancel">Stops it.</param>
    Task OfferAsync(NpgsqlTransaction transaction, LearnerKey owner, ContentFile sheet, string source, CancellationToken cancel);
}
