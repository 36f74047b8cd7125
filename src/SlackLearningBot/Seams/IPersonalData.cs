using System.Text.Json.Nodes;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>What one slice keeps about a person, and how it forgets it. A lint test checks that every table with a person in it is named by exactly one.</summary>
internal interface IPersonalData
{
    /// <summary>The tables covered, all written by this slice.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Everything kept about the person, as JSON people can read: one property a table.</summary>
    Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel);

    /// <summary>Removes it, inside the caller's transaction.</summary>
    Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel);
}
