namespace SlackLearningBot.Features.People;

/// <summary>Finds the people a file names among those of the workspace.</summary>
internal sealed class PeopleDirectory(IReadOnlyList<PersonRow> known)
{
    private readonly Dictionary<string, PersonRow> byId = known.ToDictionary(person => person.UserId);

    // Somebody who left and came back has two accounts with one address: the living one is meant.
    private readonly ILookup<string, PersonRow> byEmail = known
        .Where(person => person.Email is not null && !person.IsBot)
        .ToLookup(person => person.Email!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Somebody named in the file was not found.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>Whom a line is about; null with an error noted.</summary>
    public PersonRow? FindPerson(PeopleLine row, List<LineError> errors)
    {
        var (user, email) = (row[PeopleColumn.User], row[PeopleColumn.Email]);
        if (user is null && email is null)
        {
            errors.Add(new LineError(row.Line, "the line does not say who it is about; expected a user id or an e-mail address"));
            return null;
        }

        var byUser = user is null ? null : Find(user, PeopleColumn.User, row.Line, errors);
        var byAddress = email is null ? null : Find(email, PeopleColumn.Email, row.Line, errors);
        if (byUser is not null && byAddress is not null && byUser.UserId != byAddress.UserId)
        {
            errors.Add(new LineError(row.Line, $"user is {byUser.Shown}, but e-mail is {byAddress.Shown}; which of them is meant?"));
            return null;
        }

        return (user is null || byUser is not null) && (email is null || byAddress is not null) ? byUser ?? byAddress : null;
    }

    /// <summary>The manager a line names; null when it names none, or with an error noted.</summary>
    public string? FindManager(PersonRow person, PeopleLine row, List<LineError> errors)
    {
        if (row[PeopleColumn.Manager] is not { } named || Find(named, PeopleColumn.Manager, row.Line, errors) is not { } manager)
        {
            return null;
        }

        if (manager.UserId == person.UserId)
        {
            errors.Add(new LineError(row.Line, $"{person.Shown} cannot be their own manager; leave manager empty for somebody at the top"));
            return null;
        }

        return manager.UserId;
    }

    private PersonRow? Find(string named, PeopleColumn column, int line, List<LineError> errors)
    {
        var what = PeopleFile.NameOf(column);
        switch (PersonReference.Read(named))
        {
            case { UserId: { } id } when byId.TryGetValue(id, out var person):
                if (person.IsBot)
                {
                    errors.Add(new LineError(line, $"{what} {named} is a bot; expected a person"));
                    return null;
                }

                return person;
            case { Email: { } email } when byEmail.Contains(email):
                PersonRow[] found = [.. byEmail[email].OrderBy(person => person.Deleted)];
                if (found.Count(person => !person.Deleted) > 1)
                {
                    errors.Add(new LineError(line, $"{what} {named} belongs to several people ({string.Join(", ", found.Select(person => person.UserId))}); use the user id"));
                    return null;
                }

                return found[0];
            case { UserId: not null } or { Email: not null }:
                HasUnknown = true;
                errors.Add(new LineError(line, $"{what} {named} is nobody in this workspace"));
                return null;
            default:
                errors.Add(new LineError(line, $"{what} \"{named}\" is neither a user id such as U012AB3CD nor an e-mail address"));
                return null;
        }
    }
}
