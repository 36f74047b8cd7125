namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>A VEVENT with its own properties, without those of what stands in it (an alarm).</summary>
internal sealed class IcsEvent(int line)
{
    private readonly List<IcsProperty> properties = [];

    /// <summary>Where it begins.</summary>
    public int Line => line;

    /// <summary>The first line that cannot be read as a property.</summary>
    public int? BrokenLine { get; set; }

    public string Uid => Find("UID")?.Value.Trim() ?? $"line {line}";

    /// <summary>Whether it is one time of an event that repeats.</summary>
    public bool IsPart => Find("RECURRENCE-ID") is not null;

    public bool IsCancelled => Find("STATUS")?.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Of two events with one id the higher is the newer.</summary>
    public int Sequence => int.TryParse(Find("SEQUENCE")?.Value, out var sequence) ? sequence : 0;

    public void Add(IcsProperty property) => properties.Add(property);

    public IcsProperty? Find(string name) => properties.Find(property => property.Name == name);

    public IEnumerable<IcsProperty> All(string name) => properties.Where(property => property.Name == name);
}
