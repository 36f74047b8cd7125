namespace SlackLearningBot.Data;

/// <summary>What a run of the migrator did.</summary>
/// <param name="Applied">File names, in the order they ran; empty when the schema was up to date.</param>
/// <param name="QuartzProvisioned">Whether Quartz's own tables were created or completed in this run.</param>
/// <param name="ProgramNumber">The highest migration this program knows.</param>
/// <param name="DatabaseNumber">The highest migration the database has; above the program's when a newer program was here before.</param>
internal sealed record MigrationReport(IReadOnlyList<string> Applied, bool QuartzProvisioned, int ProgramNumber, int DatabaseNumber);

/// <summary>How the schema stands, read without changing anything (for <c>doctor</c> and <c>/health/ready</c>).</summary>
/// <param name="Pending">File names that are still to run.</param>
/// <param name="ProgramNumber">The highest migration this program knows.</param>
/// <param name="DatabaseNumber">The highest migration the database has.</param>
/// <param name="Refusal">Why this program must not run on this database, or null.</param>
internal sealed record MigrationStatus(IReadOnlyList<string> Pending, int ProgramNumber, int DatabaseNumber, string? Refusal);
