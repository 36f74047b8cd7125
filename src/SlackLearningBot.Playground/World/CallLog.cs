using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.World;

/// <summary>One call the bot made. Arguments and answer are kept as text, for there may be tens of thousands.</summary>
internal sealed record CallRecord(
    int Number, DateTimeOffset At, string? TeamId, string Method, string TokenKind, string ArgumentsJson, int Status, string AnswerJson)
{
    public JsonObject Arguments => Json.Parse(ArgumentsJson).AsObject();

    public JsonObject Answer => Json.Parse(AnswerJson).AsObject();

    public bool Ok => Answer.Flag("ok");

    public string? Error => Answer.Text("error");
}

/// <summary>Every Web API call and every use of a response_url, in order.</summary>
internal sealed class CallLog
{
    private readonly List<CallRecord> calls = [];
    private readonly Lock gate = new();

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
            calls.Add(call(calls.Count + 1));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            calls.Clear();
        }
    }
}
