namespace SlackLearningBot.Features.People;

/// <summary>Finds the one person an operator means, asking Slack when nobody known goes by that name.</summary>
internal sealed class PersonFinder(PersonStore store, SyncRun sync)
{
    /// <summary>The person, or null with the complaint written.</summary>
    /// <param name="teamId">The workspace.</param>
    /// <param name="named">What the operator typed.</param>
    /// <param name="alsoGone">Whether somebody who left will do: a role may be taken from them, never given.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<PersonRow?> FindAsync(string teamId, string named, bool alsoGone, TextWriter error, CancellationToken cancel)
    {
        if (PersonReference.Read(named) is not { } reference)
        {
            await error.WriteLineAsync($"\"{named}\" is no person. Expected @name, a user id such as U012AB3CD, or an e-mail address.");
            return null;
        }

        var found = await store.FindAsync(teamId, reference, cancel);
        string? trouble = null;
        if (found.Count == 0)
        {
            trouble = await sync.ReadEverybodyAsync(teamId, cancel);
            found = await store.FindAsync(teamId, reference, cancel);
        }

        switch (found.Where(person => !person.IsBot && (alsoGone || !person.Deleted)).ToList())
        {
            case [var person]:
                return person;
            case []:
                await error.WriteLineAsync(trouble ?? (found.Count == 0
                    ? $"Nobody in workspace {teamId} goes by {named}."
                    : $"{named} is a bot or has left workspace {teamId}."));
                return null;
            case var several:
                await error.WriteLineAsync($"Several people go by {named}: {string.Join(", ", several.Select(person => person.Shown))}. Use the user id.");
                return null;
        }
    }
}
