namespace SlackLearningBot.Learning.Exchange;

/// <summary>Gives each thing an id of its own: the second that wants the same gets "-2" behind it.</summary>
internal sealed class FreeIds
{
    private const int Longest = 66;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> last = new(StringComparer.Ordinal);

    /// <param name="id">At most 75 characters.</param>
    /// <returns>At most 75 characters, never given before.</returns>
    public string Take(string id)
    {
        var free = id;
        while (!taken.Add(free))
        {
            var number = last[id] = last.GetValueOrDefault(id, 1) + 1;
            free = $"{id[..Math.Min(id.Length, Longest)].TrimEnd('-')}-{number}";
        }

        return free;
    }
}
