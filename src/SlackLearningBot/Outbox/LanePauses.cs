using System.Collections.Concurrent;

namespace SlackLearningBot.Outbox;

/// <summary>Which methods of one workspace Slack wants left alone, and until when (machine time): read with every claim, kept current in between.</summary>
internal sealed class LanePauses
{
    /// <summary>The lane of all methods: a dead token fails whatever is called.</summary>
    public const string Every = "*";

    private readonly ConcurrentDictionary<string, DateTimeOffset> pauses = new();

    /// <summary>False when it was to be left alone anyway.</summary>
    public bool Note(string method, DateTimeOffset until, DateTimeOffset now)
    {
        var isNew = true;
        pauses.AddOrUpdate(method, until, (_, known) =>
        {
            isNew = known <= now;
            return known > until ? known : until;
        });
        return isNew;
    }

    /// <summary>Null when the method may be called now.</summary>
    public DateTimeOffset? Find(string method, DateTimeOffset now)
    {
        if (pauses.IsEmpty)
        {
            return null;
        }

        var one = pauses.GetValueOrDefault(method);
        var every = pauses.GetValueOrDefault(Every);
        var until = one > every ? one : every;
        return until > now ? until : null;
    }

    /// <summary>The last moment at which any of these is to be left alone.</summary>
    public DateTimeOffset? Find(IReadOnlyList<string> methods, DateTimeOffset now) => methods.Max(method => Find(method, now));
}
