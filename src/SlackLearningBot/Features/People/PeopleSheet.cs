namespace SlackLearningBot.Features.People;

/// <summary>A company's list of people as read from a CSV file, before anybody is looked up.</summary>
/// <param name="Columns">Which of the known columns the file has; what it has not, an import leaves alone.</param>
/// <param name="Rows">Its lines.</param>
/// <param name="Errors">What is wrong with it, by line.</param>
internal sealed record PeopleSheet(IReadOnlySet<PeopleColumn> Columns, IReadOnlyList<PeopleLine> Rows, IReadOnlyList<LineError> Errors);

internal enum PeopleColumn
{
    User,
    Email,
    Manager,
    Level,
    Team,
    Country,
    Site,
}

/// <summary>One line; a value is null when its cell is empty.</summary>
internal sealed record PeopleLine(int Line, IReadOnlyDictionary<PeopleColumn, string?> Cells)
{
    public string? this[PeopleColumn column] => Cells.GetValueOrDefault(column);
}

/// <summary>What is wrong, and in which line of the file (the first is 1).</summary>
internal sealed record LineError(int Line, string Message);
