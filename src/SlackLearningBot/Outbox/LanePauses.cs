namespace SlackLearningBot.Outbox;

/// <summary>Which methods of one workspace Slack wants left alone, and until when (machine time): read once a batch, kept current while it is sent.</summary>
internal sealed class LanePauses(IReadOnlyDictionary<string, DateTimeOffset> known)
{
    /// <summary>The lane of all methods: a dead token fails whatever is called.</summary>
    public const string Every = "*";

    private readonly Dictionary<string, DateTimeOffset> pauses = new(known);

    public void Note(string method, DateTimeOffset until) => pauses[method] = until;

    /// <summary>Null when the method may be called now.</summary>
    public DateTimeOffset? Find(string method, DateTimeOffset now)
    {
        var one = pauses.GetValueOrDefault(method);
        var every = pauses.GetValueOrDefault(Every);
        var until = one > every ? one : every;
        return until > now ? until : null;
    }
}
