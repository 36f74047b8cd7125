namespace SlackLearningBot.Features.People;

/// <summary>Nobody may be, over others, their own manager's manager.</summary>
internal static class ManagerCycles
{
    /// <summary>One error a cycle, at the last of its lines in the file.</summary>
    /// <param name="changes">The file's people as they would be afterwards.</param>
    /// <param name="known">Everybody, as they are now.</param>
    /// <param name="lines">In which line each of the file's people stands.</param>
    public static IEnumerable<LineError> Find(IReadOnlyList<PersonChange> changes, IReadOnlyList<PersonRow> known, IReadOnlyDictionary<string, int> lines)
    {
        var managers = known.ToDictionary(person => person.UserId, person => person.ManagerId);
        foreach (var change in changes)
        {
            managers[change.After.UserId] = change.After.ManagerId;
        }

        var judged = new HashSet<string>();
        foreach (var start in changes.Select(change => change.After.UserId))
        {
            var way = new List<string>();
            var onWay = new HashSet<string>();
            var at = start;
            while (at is not null && !judged.Contains(at) && onWay.Add(at))
            {
                way.Add(at);
                at = managers.GetValueOrDefault(at);
            }

            if (at is not null && onWay.Contains(at))
            {
                string[] cycle = [.. way.SkipWhile(person => person != at)];
                yield return new LineError(
                    cycle.Max(person => lines.GetValueOrDefault(person)),
                    $"managers go round in a circle: {string.Join(" → ", cycle.Append(at))}; one of them must have another manager, or none");
            }

            judged.UnionWith(way);
        }
    }
}
