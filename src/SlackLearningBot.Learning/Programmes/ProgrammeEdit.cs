namespace SlackLearningBot.Learning.Programmes;

/// <summary>One thing that an edit changes.</summary>
public abstract record ProgrammeChange
{
    private ProgrammeChange()
    {
    }

    /// <summary>The programme itself is called or described otherwise.</summary>
    public sealed record Renamed(string Title) : ProgrammeChange;

    public sealed record Added(ProgrammeStep Step) : ProgrammeChange;

    public sealed record Removed(ProgrammeStep Step) : ProgrammeChange;

    /// <summary>It comes on another day.</summary>
    public sealed record Moved(ProgrammeStep Step, int DaysBefore) : ProgrammeChange;

    /// <summary>It says something else, or is of another kind.</summary>
    public sealed record Rewritten(ProgrammeStep Step) : ProgrammeChange;

    /// <summary>It is for the other one of participant and manager.</summary>
    public sealed record Readdressed(ProgrammeStep Step) : ProgrammeChange;
}

/// <summary>What a new version of a programme changes for those who are in the middle of it.</summary>
public static class ProgrammeEdit
{
    private static readonly StepOption[] NoForms = [];

    /// <summary>In the order of the new version, then what is gone; empty when nothing changes.</summary>
    public static IReadOnlyList<ProgrammeChange> Compare(Programme before, Programme after)
    {
        var old = before.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        List<ProgrammeChange> changes = [];
        if ((before.Title, before.Description) != (after.Title, after.Description))
        {
            changes.Add(new ProgrammeChange.Renamed(after.Title));
        }

        foreach (var step in after.Steps)
        {
            changes.AddRange(old.TryGetValue(step.Id, out var was) ? Compare(was, step) : [new ProgrammeChange.Added(step)]);
        }

        var kept = after.Steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        changes.AddRange(before.Steps.Where(step => !kept.Contains(step.Id)).Select(step => new ProgrammeChange.Removed(step)));
        return changes;
    }

    /// <summary>Whether people who are in the middle of it can go on: a session cannot come or go under way, since all days count from it.</summary>
    public static bool KeepsItsSession(Programme before, Programme after) => (before.Session is null) == (after.Session is null);

    /// <summary>Whether everybody who was invited to the session has to hear of it: it takes another time, or is somewhere else.</summary>
    /// <param name="before">As they were told of it.</param>
    /// <param name="after">As it is now.</param>
    /// <param name="place">Of the group's own; null: where the programme says.</param>
    public static bool ChangesTheInvitation(Programme before, Programme after, string? place) =>
        before.Session is { } was && after.Session is { } now && (was.Minutes, place ?? was.Where) != (now.Minutes, place ?? now.Where);

    private static IEnumerable<ProgrammeChange> Compare(ProgrammeStep was, ProgrammeStep step)
    {
        if (was.Days != step.Days)
        {
            yield return new ProgrammeChange.Moved(step, was.Days);
        }

        if (was.Audience != step.Audience)
        {
            yield return new ProgrammeChange.Readdressed(step);
        }

        if (was with { Days = step.Days, Audience = step.Audience, Options = NoForms } != step with { Options = NoForms } || !was.Options.SequenceEqual(step.Options))
        {
            yield return new ProgrammeChange.Rewritten(step);
        }
    }
}
