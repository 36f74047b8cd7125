using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.World;

/// <summary>
/// One call the bot made. Arguments and answer are kept as text, for there may be tens of thousands. <see cref="Fault"/> is what went wrong
/// with it on purpose; the answer is then the one the app was meant to get, or did not.
/// </summary>
internal sealed record CallRecord(
    int Number, DateTimeOffset At, string? TeamId, string Method, string TokenKind, string ArgumentsJson, int Status, string AnswerJson)
{
    public string? Fault { get; init; }

    public JsonObject Arguments => Json.Parse(ArgumentsJson).AsObject();

    public JsonObject Answer => Json.Parse(AnswerJson).AsObject();

    public bool Ok => Answer.Flag("ok");

    public string? Error => Answer.Text("error");
}

/// <summary>Web API calls and uses of a response_url, in order: the latest <paramref name="most"/> of them, and how many of each there were.</summary>
internal sealed class CallLog(int most)
{
    private readonly Queue<CallRecord> calls = [];
    private readonly Dictionary<(string Method, int Status), long> counts = [];
    private readonly Lock gate = new();
    private int last;

    public IReadOnlyList<CallRecord> All
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    /// <summary>How many calls of a method were answered with a status, the forgotten ones counted in.</summary>
    public IReadOnlyDictionary<(string Method, int Status), long> Counts
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<(string, int), long>(counts);
            }
        }
    }

    public IReadOnlyList<CallRecord> To(string method)
    {
        lock (gate)
        {
            return [.. calls.Where(call => call.Method == method)];
        }
    }

    public void Add(Func<int, CallRecord> call)
    {
        lock (gate)
        {
            var made = call(++last);
            counts[(made.Method, made.Status)] = counts.GetValueOrDefault((made.Method, made.Status)) + 1;
            calls.Enqueue(made);
            if (calls.Count > most)
            {
                calls.Dequeue();
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            calls.Clear();
            counts.Clear();
            last = 0;
        }
    }
}
