namespace SlackLearningBot.Features.People;

/// <summary>What an import comes to: whose facts change how, or what is wrong.</summary>
/// <param name="Changes">People whose facts change.</param>
/// <param name="Unchanged">How many lines say what is known already.</param>
/// <param name="Errors">Any one of them stops the whole import.</param>
/// <param name="HasUnknown">Somebody is not known: Slack may know more than we do.</param>
internal sealed record PeoplePlan(IReadOnlyList<PersonChange> Changes, int Unchanged, IReadOnlyList<LineError> Errors, bool HasUnknown)
{
    /// <summary>Looks everybody up among <paramref name="known"/> (all of the workspace) and checks managers as they would be afterwards.</summary>
    public static PeoplePlan Make(PeopleSheet sheet, IReadOnlyList<PersonRow> known)
    {
        var directory = new PeopleDirectory(known);
        var errors = new List<LineError>(sheet.Errors);
        var changes = new List<PersonChange>();
        var lines = new Dictionary<string, int>();
        foreach (var row in sheet.Rows.Where(row => row.Cells.Count > 0))
        {
            if (directory.FindPerson(row, errors) is not { } person)
            {
                continue;
            }

            if (!lines.TryAdd(person.UserId, row.Line))
            {
                errors.Add(new LineError(row.Line, $"{person.Shown} stands in line {lines[person.UserId]} already; keep one of them"));
                continue;
            }

            changes.Add(new PersonChange(person, After(person, row, sheet.Columns, directory, errors)));
        }

        errors.AddRange(ManagerCycles.Find(changes, known, lines));
        PersonChange[] real = [.. changes.Where(change => change.Before != change.After)];
        return new PeoplePlan(real, changes.Count - real.Length, [.. errors.OrderBy(error => error.Line)], directory.HasUnknown);
    }

    private static PersonRow After(
        PersonRow person, PeopleLine row, IReadOnlySet<PeopleColumn> columns, PeopleDirectory directory, List<LineError> errors) => person with
        {
            ManagerId = columns.Contains(PeopleColumn.Manager) ? directory.FindManager(person, row, errors) : person.ManagerId,
            Level = columns.Contains(PeopleColumn.Level) ? row[PeopleColumn.Level] : person.Level,
            TeamName = columns.Contains(PeopleColumn.Team) ? row[PeopleColumn.Team] : person.TeamName,
            Country = columns.Contains(PeopleColumn.Country) ? row[PeopleColumn.Country] : person.Country,
            Site = columns.Contains(PeopleColumn.Site) ? row[PeopleColumn.Site] : person.Site,
        };
}

/// <summary>A person before and after an import.</summary>
internal sealed record PersonChange(PersonRow Before, PersonRow After)
{
    /// <summary>"Ben Okafor (U2): manager U5 → U1, level none → L4".</summary>
    public string Describe()
    {
        (string Name, string? Before, string? After)[] fields =
        [
            ("manager", Before.ManagerId, After.ManagerId), ("level", Before.Level, After.Level), ("team", Before.TeamName, After.TeamName),
            ("country", Before.Country, After.Country), ("site", Before.Site, After.Site),
        ];
        var changed = fields.Where(field => field.Before != field.After).Select(field => $"{field.Name} {field.Before ?? "none"} → {field.After ?? "none"}");
        return $"{After.Shown}: {string.Join(", ", changed)}";
    }
}
